import { BANDS } from "../score/score.js";
import { CHANNELS } from "../watch/channel.js";
import { type Measure, ratio, snake, total } from "./measure.js";

/** Everyone with a score is in a band. */
const RATED = { name: "rated", counters: Array.from({ length: BANDS }, (_, b) => `band_${b}`) };
const FALSE_RECORDS = ["records_wrong_person", "records_nobody", "records_mixed_up"];
const SIXTEENTH = { times: 1 / 16, times_says: "1/16" };

/** What registries hold, what of it is false, and the scores it makes. */
export const OF_RECORDS_AND_SCORES: readonly Measure[] = [
  total({
    key: "records_false",
    unit: "records",
    says: "Records filed of what their subject did not do.",
    of: FALSE_RECORDS,
  }),
  ratio({
    key: "false_record_share",
    unit: "share of records",
    says: "Records filed that are false.",
    of: FALSE_RECORDS,
    per: "records",
  }),
  ...CHANNELS.map((channel) =>
    ratio({
      key: `false_record_share_${channel}`,
      unit: "share of records",
      says: `Records that came by ${channel.replaceAll("_", " ")} and are false.`,
      of: `false_records.${channel}`,
      per: `records.${channel}`,
    }),
  ),

  total({ key: "rated", unit: "residents", says: "Residents with a score, in whatever band.", of: RATED }),
  ratio({
    key: "rated_share",
    unit: "share of residents",
    says: "Residents with a score.",
    of: RATED,
    per: "residents",
  }),
  ratio({
    key: "mean_score",
    unit: "points",
    says: "Mean score of rated residents.",
    of: "score_sum",
    per: RATED,
    ...SIXTEENTH,
  }),
  total({
    key: "points_lost",
    unit: "points",
    says: "Points taken by records in the month.",
    of: "points_lost",
    ...SIXTEENTH,
  }),
  total({
    key: "points_gained",
    unit: "points",
    says: "Points given by records in the month.",
    of: "points_gained",
    ...SIXTEENTH,
  }),
  ratio({
    key: "at_limit_share",
    unit: "share of rated residents",
    says: "Rated residents whose score is held by an end of the scale.",
    of: "at_limit",
    per: RATED,
  }),
  ratio({
    key: "low_company_share",
    unit: "share of rated residents",
    says: "Rated residents with at least one living tie seen to stand low.",
    of: "low_company",
    per: RATED,
  }),
];

/** Shares of rated residents in each band, with the scenario's own names, from the bottom up. */
export const bandMeasures = (names: readonly string[]): Measure[] =>
  names.map((name, b) =>
    ratio({
      key: `band_share_${snake(name) || b}`,
      unit: "share of rated residents",
      says: `Rated residents in band ${name}.`,
      of: `band_${b}`,
      per: RATED,
    }),
  );
