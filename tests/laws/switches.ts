import { REWARDS, SANCTIONS } from "../../src/enforcement/sanctions.js";
import { ACTS } from "../../src/life/acts.js";
import { OCCASIONS } from "../../src/life/occasions.js";
import { defaultSettings } from "../../src/scenario/catalogue.js";
import type { CHANNELS } from "../../src/watch/channel.js";
import { type Changes, type Lab, together, without } from "../support/lab.js";
import { SAFEGUARD_SWITCHES } from "./safeguard-switches.js";

/** A number that a switch must move: up (1) or down (−1) when the section is on. `gone`: it is 0 when the section is off. */
export interface Move {
  readonly what: string;
  readonly of: (world: Lab) => number;
  readonly sign: 1 | -1;
  readonly gone: boolean;
  /** Whatever happens in one of the two worlds happens in the other, too, so that no difference is by chance. */
  readonly nested?: boolean;
}

/** How one section of the catalogue is tested. */
export interface Switch {
  /** What both worlds of the pair have besides the strict rules. */
  readonly base?: Changes;
  readonly months?: number;
  /** What its `direction` says, as numbers. */
  readonly moves: readonly Move[];
  /** Its rates at zero. */
  readonly zero: Changes;
  /** What both worlds need so that "all rates zero" and "off" mean the same, and why. */
  readonly besides?: { readonly why: string; readonly settings: Changes };
}

const move =
  (sign: 1 | -1, gone: boolean) =>
  (...keys: readonly string[]): Move => ({
    what: keys.join(" + "),
    of: (w) => keys.reduce((sum, key) => sum + w.total(key), 0),
    sign,
    gone,
  });
const more = move(1, false);
const fewer = move(-1, false);
const only = move(1, true);
const none = (what: string, of: (w: Lab) => number): Move => ({ what, of, sign: 1, gone: true });

const OUT_OF_LINE = ACTS.filter((a) => a.chilled).map((a) => `acts.${a.key}`);
const OFFENCES = ACTS.filter((a) => a.deterred).map((a) => `acts.${a.key}`);
const QUIET = without("response.compliance", "response.self_censorship", "response.point_seeking");
/** Nothing but the court's list closes anything. */
const LISTS_ALONE = Object.fromEntries(SANCTIONS.map((r) => [`enforcement.${r.key}`, { below: 0 }]));
const nothingSeen = Object.fromEntries(ACTS.map((a) => [a.key, 0]));

/** Mean score of a group, in points. */
const mean = (w: Lab, group: string): number => {
  const bands = [0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, b) => sum + w.total(`band_${b}`, group), 0);
  return bands === 0 ? 0 : w.total("score_sum", group) / 16 / bands;
};
const perResident = (w: Lab, key: string, group: string): number => w.total(key, group) / w.total("residents", group);

/** Some channels invent nothing, and have no rate of it. */
const invents = (key: string): boolean => "phantom" in defaultSettings()[`watch.${key}`];

const channel = (
  key: (typeof CHANNELS)[number],
  extra: Partial<Switch> & { zero?: Changes } = {},
): [string, Switch] => [
  `watch.${key}`,
  {
    ...extra,
    moves: [only(`records.${key}`), ...(extra.moves ?? [])],
    zero: extra.zero ?? { [`watch.${key}`]: { sees: nothingSeen, ...(invents(key) ? { phantom: 0 } : {}) } },
  },
];

/** Which occasion meets which sanction or reward. */
const metOn = (occasion: string): string =>
  [...SANCTIONS, ...REWARDS].filter((r) => r.occasion === occasion).map((r) => `met.${r.key}`)[0];

export const SWITCHES: ReadonlyMap<string, Switch> = new Map<string, Switch>([
  ...ACTS.filter((a) => !a.derived).map((a): [string, Switch] => [
    `life.${a.key}`,
    { months: 2, moves: [only(`acts.${a.key}`)], zero: { [`life.${a.key}`]: { rate: 0 } }, ...rare(a.key) },
  ]),
  ...OCCASIONS.map((o): [string, Switch] => [
    `life.${o.key}`,
    { moves: [only(metOn(o.key))], zero: { [`life.${o.key}`]: { rate: 0 } } },
  ]),
  [
    "life.debt",
    {
      moves: [only("acts.court_judgment"), only("acts.debt_paid"), more("records.courts")],
      base: { "life.debt": { judged: 0.2, paid: 0.2 } },
      zero: { "life.debt": { cured: 0, judged: 0, paid: 0 } },
      besides: {
        why: "what flows into debt is the rate of another section: arrears are noted once loans fall behind",
        settings: { "life.loan_arrears": { rate: 0 } },
      },
    },
  ],
  channel("cameras", {
    // A longer list, so that mistakes are many enough to count.
    base: { "watch.cameras": { list: 2_000_000, phantom: 0.0009 } },
    moves: [
      only("false_records.cameras"),
      none("false records per woman above those per man", (w) => {
        const of = (sex: string): number => perResident(w, "false_records.cameras", `sex:${sex}`);
        return Math.max(0, of("female") - of("male"));
      }),
      none("false records per minority resident above those per other", (w) => {
        const of = (group: string): number => perResident(w, "false_records.cameras", `minority:${group}`);
        return Math.max(0, of("minority") - of("majority"));
      }),
    ],
    zero: { "watch.cameras": { per_resident: 0, phantom: 0 } },
  }),
  channel("payments", { moves: [more("records")] }),
  channel("billers", {
    moves: [
      none("records of the lowest fifth above those of the highest", (w) =>
        Math.max(0, perResident(w, "records.billers", "income:Q1") - perResident(w, "records.billers", "income:Q5")),
      ),
    ],
  }),
  channel("courts", { moves: [only("court_listed")] }),
  channel("tax_office", { moves: [only("exit_bans"), only("met.exit_ban")] }),
  channel("review", {
    moves: [only("false_records.review"), more("chill_sum")],
    zero: { "watch.review": { sees: nothingSeen, false_flag: 0 } },
    besides: {
      why: "that the review exists is enough to chill: ambient chill hangs on the switch, not on a rate",
      settings: { "response.self_censorship": { reviewed_only: false } },
    },
  }),
  channel("subscriptions"),
  channel("neighbours", {
    base: { "watch.neighbours": { malice: 1 / 256 } },
    moves: [
      only("false_records.neighbours"),
      none("false records per minority resident above those per other", (w) => {
        const of = (group: string): number => perResident(w, "false_records.neighbours", `minority:${group}`);
        return Math.max(0, of("minority") - of("majority"));
      }),
      none("false records per resident registered elsewhere above those per other", (w) => {
        const of = (group: string): number => perResident(w, "false_records.neighbours", `registered:${group}`);
        return Math.max(0, of("away") - of("home"));
      }),
    ],
    zero: { "watch.neighbours": { sees: nothingSeen, malice: 0 } },
  }),
  channel("employers"),
  channel("transport_staff", {
    base: { "watch.cameras": { sees: { red_crossing: 0.9 } } },
    moves: [only("misconduct_listed")],
  }),
  channel("offices", { moves: [more("points_gained")] }),
  [
    "registry.enrolment",
    {
      moves: [only("score_sum"), only("points_lost"), only("sanctioned_by_score"), only("rewarded"), only("seeking")],
      zero: { "registry.enrolment": { share: 0 } },
    },
  ],
  [
    "registry.regional",
    {
      moves: [only("records"), only("points_lost"), only("points_gained"), only("court_listed")],
      // A registry has no rate that brings something about; what it can do to a report is to lose it.
      zero: { "registry.regional": { lost: 1 } },
    },
  ],
  [
    "registry.centre",
    {
      base: { "registry.centre": { from: "2018-06", delay: 3, mixed_up: 0.05 } },
      moves: [only("records_mixed_up"), only("copies_duplicated"), more("copies_lost"), fewer("records")],
      zero: { "registry.centre": { from: "2018-06", delay: 0, lost: 0, duplicate: 0, mixed_up: 0 } },
      besides: {
        why: "the centre also brings one rule book for all regions, which is a rule and not a rate",
        settings: { "score.rule_book": { regional_spread: 0 } },
      },
    },
  ],
  [
    "score.rule_book",
    {
      moves: [only("points_lost"), only("points_gained"), only("sanctioned_by_score")],
      zero: { "score.rule_book": { points: nothingSeen } },
    },
  ],
  [
    "score.association",
    {
      base: together(without("score.household"), QUIET),
      moves: [only("sanctioned_through_others")],
      zero: { "score.association": { weight: 0 } },
      besides: {
        why: "dropping friends pays as soon as association exists: that hangs on the switch, not on its weight",
        settings: { "response.dropping_ties": { drop: 0 } },
      },
    },
  ],
  [
    "score.household",
    {
      base: together(without("score.association"), QUIET),
      moves: [only("sanctioned_through_others")],
      zero: { "score.household": { weight: 0 } },
    },
  ],
  [
    "score.standing",
    {
      base: QUIET,
      moves: [
        {
          what: "mean score of the highest income fifth less that of the lowest",
          of: (w) => mean(w, "income:Q5") - mean(w, "income:Q1"),
          sign: 1,
          gone: false,
        },
      ],
      zero: { "score.standing": { on: true, ability: [0, 0, 0, 0, 0], identity: [0, 0, 0, 0] } },
    },
  ],
  [
    "score.publicity",
    {
      base: without("score.association"),
      moves: [only("ties_dropped"), only("low_company"), more("caution_sum")],
      // It has no rate: scores are public from a month on, or never.
      zero: { "score.publicity": { from: null } },
    },
  ],
  [
    "enforcement.court_list",
    {
      base: together(LISTS_ALONE, without("enforcement.misconduct_list", "enforcement.tax_list")),
      moves: [only("court_listed"), only("on_court_list"), only("under.management_bar"), only("sanctioned")],
      zero: { "enforcement.court_list": { listed: 0 } },
    },
  ],
  [
    "enforcement.misconduct_list",
    {
      base: LISTS_ALONE,
      moves: [only("misconduct_listed"), only("under.air_ban"), only("under.rail_ban")],
      zero: { "enforcement.misconduct_list": { listed: 0 } },
    },
  ],
  [
    "enforcement.tax_list",
    { moves: [only("exit_bans"), only("under.exit_ban")], zero: { "enforcement.tax_list": { barred: 0 } } },
  ],
  [
    "response.awareness",
    {
      moves: [
        only("caution_sum"),
        only("chill_sum"),
        only("seeking"),
        only("words_held_back"),
        only("offences_deterred"),
      ],
      zero: { "response.awareness": { share: 0 } },
    },
  ],
  [
    "response.compliance",
    {
      base: { "response.compliance": { felt: 50 } },
      moves: [only("offences_deterred"), only("caution_sum"), fewer(...OFFENCES)],
      zero: { "response.compliance": { felt: 0, seen: 0 } },
    },
  ],
  [
    "response.self_censorship",
    {
      base: { "response.self_censorship": { ambient: 120 } },
      moves: [only("words_held_back"), only("chill_sum"), { ...fewer(...OUT_OF_LINE), nested: true }],
      zero: { "response.self_censorship": { ambient: 0, struck: 0 } },
    },
  ],
  [
    "response.point_seeking",
    {
      moves: [only("seeking"), more("acts.praise"), more("acts.volunteering"), more("acts.donating")],
      zero: { "response.point_seeking": { reach: 0 } },
    },
  ],
  [
    "response.dropping_ties",
    {
      base: { "response.dropping_ties": { drop: 0.3 } },
      months: 7,
      moves: [only("ties_dropped"), fewer("ties")],
      zero: { "response.dropping_ties": { drop: 0 } },
    },
  ],
  [
    "response.work_lost",
    {
      // Nobody learns caution, so that nothing but the loss differs; then every late bill of the one world is one of the other.
      base: together(QUIET, {
        "response.work_lost": { steps: 5 },
        "life.apply_job": { rate: 0.3 },
        "enforcement.job_bar": { below: 1001 },
      }),
      moves: [only("income_lost"), only("poorer"), fewer("income_sum"), { ...more("acts.late_bill"), nested: true }],
      zero: { "response.work_lost": { loss: 0 } },
    },
  ],
  [
    "response.pay_off",
    {
      base: { "response.pay_off": { pays: 0.2 }, "life.debt": { paid: 0, judged: 0.3 } },
      moves: [only("acts.debt_paid"), only("court_left_paid")],
      zero: { "response.pay_off": { pays: 0 } },
    },
  ],
  ...SANCTIONS.map((r): [string, Switch] => [
    `enforcement.${r.key}`,
    {
      moves: [only(`met.${r.key}`), only(`under.${r.key}`)],
      zero: { [`enforcement.${r.key}`]: { below: 0, court: false, misconduct: "none", tax: false } },
    },
  ]),
  ...REWARDS.map((r): [string, Switch] => [
    `enforcement.${r.key}`,
    { moves: [only(`met.${r.key}`)], zero: { [`enforcement.${r.key}`]: { at_least: 2000 } } },
  ]),
  ...SAFEGUARD_SWITCHES,
]);

/** Some acts are too rare for a small world; a pair may have them oftener. */
function rare(key: string): Partial<Switch> {
  const rates: Record<string, number> = { fraud: 0.01, award: 0.01, blood: 0.01, article_out: 0.02, article_in: 0.02 };
  return key in rates ? { base: { [`life.${key}`]: { rate: rates[key] } } } : {};
}
