import { ACTS } from "../life/acts.js";
import { quarterBegins } from "../life/presence.js";
import type { Clock } from "../state/clock.js";
import { INCOME_GINI, type Measure, ratio, total } from "./measure.js";
import { MOBILITY } from "./mobility.js";

/** Adults, Internet users and payers are counted once a year. */
export const inDecember = (clock: Clock): boolean => clock.season === 11;

const actsThat = (test: (act: (typeof ACTS)[number]) => boolean): string[] =>
  ACTS.filter(test).map((act) => `acts.${act.key}`);
const WORDS_OUT = actsThat((act) => act.chilled !== undefined);
const WORDS_IN = actsThat((act) => act.domain === "online" && act.chilled === undefined);
const OFFENCES = actsThat((act) => act.deterred !== undefined);

/** Who residents are, what they do and leave undone, whom they know, and what they have learned. */
export const OF_PEOPLE: readonly Measure[] = [
  total({
    key: "adults",
    unit: "residents",
    says: "Residents aged 18 and over, in December.",
    of: "adults",
    when: inDecember,
  }),
  total({
    key: "online",
    unit: "residents",
    says: "Residents who use the Internet, in December.",
    of: "online",
    when: inDecember,
  }),
  total({
    key: "payers",
    unit: "residents",
    says: "Residents who pay by mobile phone, in December.",
    of: "payers",
    when: inDecember,
  }),
  ratio({
    key: "online_share",
    unit: "share of residents",
    says: "Residents who use the Internet, in December.",
    of: "online",
    per: "residents",
    when: inDecember,
  }),
  ratio({
    key: "payer_share",
    unit: "share of residents",
    says: "Residents who pay by mobile phone, in December.",
    of: "payers",
    per: "residents",
    when: inDecember,
  }),
  ratio({
    key: "income_mean",
    unit: "money a year",
    says: "Mean income per head.",
    of: "income_sum",
    per: "residents",
  }),
  {
    key: INCOME_GINI,
    unit: "Gini coefficient",
    says: "Inequality of income per head within the group: 0 where all have the same, towards 1 where one has everything.",
    formula: "Σᵢ Σⱼ |vᵢ − vⱼ| ÷ (2 N² mean), over residents' income levels",
    reads: ["residents"],
    of(month) {
      const n = month("residents");
      const value = n > 0 ? month(INCOME_GINI) : Number.NaN;
      return { value: Number.isNaN(value) ? null : value, n };
    },
  },
  ratio({
    key: "poorer_share",
    unit: "share of residents",
    says: "Residents whose income is below what it was at the start.",
    of: "poorer",
    per: "residents",
  }),

  total({
    key: "offences",
    unit: "resident-months",
    says: "Offences that caution can prevent, as they truly happened.",
    of: OFFENCES,
  }),
  ratio({
    key: "deterred_share",
    unit: "share of offences",
    says: "Of the offences there would have been, those that learned caution kept from happening.",
    of: "offences_deterred",
    per: ["offences_deterred", ...OFFENCES],
  }),
  total({
    key: "words_out",
    unit: "resident-months",
    says: "Words, pictures and follows out of line that came.",
    of: WORDS_OUT,
  }),
  total({
    key: "words_in",
    unit: "resident-months",
    says: "Words and pictures in line on public matters, praise among them.",
    of: WORDS_IN,
  }),
  ratio({
    key: "held_back_share",
    unit: "share of words out of line",
    says: "Of the words, pictures and follows out of line there would have been, those held back.",
    of: "words_held_back",
    per: ["words_held_back", ...WORDS_OUT],
  }),

  total({
    key: "ties",
    unit: "ends of ties",
    says: "Living ties, counted at each end, in the first month of each quarter of the world; null in others.",
    of: "ties",
    when: quarterBegins,
  }),
  ratio({
    key: "mean_degree",
    unit: "ties per resident",
    says: "Living ties per resident, in the first month of each quarter of the world; null in others.",
    when: quarterBegins,
    of: "ties",
    per: "residents",
  }),
  ratio({
    key: "ties_dropped_share",
    unit: "share of living ties",
    says: "Ties dropped in the month because one of the two stands low, in the first month of each quarter; null in others.",
    when: quarterBegins,
    of: "ties_dropped",
    per: "ties",
  }),
  ratio({
    key: "caution_mean",
    unit: "share of full caution",
    says: "Learned caution about offences when a quarter begins, mean over all residents (children have none).",
    of: "caution_sum",
    per: "residents",
    times: 1 / 255,
    times_says: "1/255",
    when: quarterBegins,
  }),
  ratio({
    key: "chill_mean",
    unit: "share of full chill",
    says: "Learned caution about speaking when a quarter begins, mean over all residents (those offline have none).",
    of: "chill_sum",
    per: "residents",
    times: 1 / 255,
    times_says: "1/255",
    when: quarterBegins,
  }),

  ...MOBILITY,
];
