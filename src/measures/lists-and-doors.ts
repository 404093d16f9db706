import { REWARDS, SANCTIONS } from "../enforcement/sanctions.js";
import { type Measure, ratio, total } from "./measure.js";
import { inDecember } from "./people.js";

const COURT_EXITS = ["court_left_paid", "court_left_term", "court_left_corrected"];
const CHANCE = { times: 2 ** -32, times_says: "1/2³²" };
/** Sanctions that are met on an occasion. */
const MEETABLE = SANCTIONS.filter((s) => s.occasion !== null);

/** Who is listed, sanctioned or rewarded, why, for how long, and how often it is met. */
export const OF_LISTS_AND_DOORS: readonly Measure[] = [
  total({
    key: "court_left",
    unit: "residents",
    says: "Residents who left the court's list, for whatever reason.",
    of: COURT_EXITS,
  }),
  ratio({
    key: "court_exits_per_entry",
    unit: "exits per entry",
    says: "Exits from the court's list for each entry, over the calendar year so far.",
    of: COURT_EXITS,
    per: "court_listed",
    sinceJanuary: true,
  }),
  ratio({
    key: "court_listed_false_share",
    unit: "share of entries",
    says: "Entries on the court's list that rest on a false record, over the calendar year so far.",
    of: "court_listed_false",
    per: "court_listed",
    sinceJanuary: true,
  }),
  total({
    key: "court_listed_this_year",
    unit: "residents",
    says: "Entries on the court's list, over the calendar year so far.",
    of: "court_listed",
    sinceJanuary: true,
  }),
  ratio({
    key: "court_listed_per_1000_adults",
    unit: "entries per 1,000 adults",
    says: "Entries on the court's list over the calendar year, in December, for each 1,000 adults then.",
    of: "court_listed",
    per: "adults",
    times: 1000,
    sinceJanuary: true,
    when: inDecember,
  }),
  total({
    key: "misconduct_listed_expected",
    unit: "residents",
    says: "Expected number of new listings for travel misconduct: the sum of their chances.",
    of: "misconduct_expected",
    ...CHANCE,
  }),
  total({
    key: "misconduct_listed_expected_this_year",
    unit: "residents",
    says: "The same over the calendar year so far.",
    of: "misconduct_expected",
    sinceJanuary: true,
    ...CHANCE,
  }),
  total({
    key: "exit_bans_expected",
    unit: "residents",
    says: "Expected number of new exit bans: the sum of their chances.",
    of: "exit_bans_expected",
    ...CHANCE,
  }),
  total({
    key: "exit_bans_expected_this_year",
    unit: "residents",
    says: "The same over the calendar year so far.",
    of: "exit_bans_expected",
    sinceJanuary: true,
    ...CHANCE,
  }),

  ratio({
    key: "sanctioned_share",
    unit: "share of residents",
    says: "Residents under any sanction.",
    of: "sanctioned",
    per: "residents",
  }),
  ratio({
    key: "sanctioned_by_score_share",
    unit: "share of sanctioned residents",
    says: "Sanctioned residents whose score alone would do it.",
    of: "sanctioned_by_score",
    per: "sanctioned",
  }),
  ratio({
    key: "sanctioned_false_share",
    unit: "share of sanctioned residents",
    says: "Sanctioned residents with a sanction they would not be under without false records.",
    of: "sanctioned_false",
    per: "sanctioned",
  }),
  ratio({
    key: "sanctioned_through_others_share",
    unit: "share of sanctioned residents",
    says: "Sanctioned residents with a sanction they would not be under without the scores of their ties and household.",
    of: "sanctioned_through_others",
    per: "sanctioned",
  }),
  ratio({
    key: "rewarded_share",
    unit: "share of residents",
    says: "Residents whose score opens something.",
    of: "rewarded",
    per: "residents",
  }),
  ratio({
    key: "lock_out_share",
    unit: "share of sanctioned residents",
    says: "Sanctioned residents under sanction for more than twelve months without a break.",
    of: "spells_over_a_year",
    per: "sanctioned",
  }),
  total({
    key: "air_barred_this_year",
    unit: "residents",
    says: "Residents barred from flying at some time in the calendar year so far.",
    of: "air_barred_first",
    sinceJanuary: true,
  }),
  ...MEETABLE.map((s) =>
    ratio({
      key: `refusals_per_1000_${s.key}`,
      unit: "refusals per 1,000 residents",
      says: `${s.met} In the month, for each 1,000 residents.`,
      of: `met.${s.key}`,
      per: "residents",
      times: 1000,
    }),
  ),
  ...MEETABLE.map((s) =>
    ratio({
      key: `refusals_per_barred_${s.key}`,
      unit: "refusals per resident under it",
      says: `${s.met} In the month, for each resident under this sanction.`,
      of: `met.${s.key}`,
      per: `under.${s.key}`,
    }),
  ),
  total({
    key: "refusals",
    unit: "times",
    says: "Times any door was found closed.",
    of: MEETABLE.map((s) => `met.${s.key}`),
  }),
  total({
    key: "rewards_met",
    unit: "times",
    says: "Times any door was found opened wider.",
    of: REWARDS.map((r) => `met.${r.key}`),
  }),
];
