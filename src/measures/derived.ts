import { COUNTER_NUMBER, COUNTERS } from "./counters.js";
import { OF_LISTS_AND_DOORS } from "./lists-and-doors.js";
import { type Measure, snake } from "./measure.js";
import { OF_SAFEGUARDS } from "./of-safeguards.js";
import { OF_PEOPLE } from "./people.js";
import { OF_RECORDS_AND_SCORES } from "./records-and-scores.js";

/** Measures worked out from the counters. To add one, add a row to one of these; a row whose counters the month does not count is left out. */
const DERIVED: readonly Measure[] = [
  ...OF_PEOPLE,
  ...OF_RECORDS_AND_SCORES,
  ...OF_LISTS_AND_DOORS,
  ...OF_SAFEGUARDS,
].filter((row) => row.reads.every((key) => COUNTER_NUMBER.has(key)));

/** Counters that are there only to work a measure out. */
const isIngredient = (key: string): boolean =>
  /^(rank_|band_|score_sum$|income_sum$|caution_sum$|chill_sum$|points_(lost|gained)$)|_expected$/.test(key);

/** Counters whose measure has another name, so that it is told from a sanction's. */
const RENAMED: Readonly<Record<string, string>> = { under_exit_ban: "on_tax_list" };
const measureKey = (counter: string): string => RENAMED[counter] ?? snake(counter);

/** Counters that are measures as they stand, under their own name. n is the group's residents. */
const COUNTED: readonly Measure[] = COUNTERS.filter(
  (c) => !isIngredient(c.key) && !DERIVED.some((row) => row.key === measureKey(c.key)),
).map((c) => ({
  key: measureKey(c.key),
  unit: c.unit,
  says: c.says,
  formula: "counted",
  reads: [c.key, "residents"],
  of: (month) => ({ value: month(c.key), n: month("residents") }),
}));

/** Every measure that is given for each month and group, in the order of the tables, bands aside. */
export const MEASURES: readonly Measure[] = [...COUNTED, ...DERIVED];
