import type { Reading } from "../reading/reading.js";
import type { Sentence } from "../report.js";
import { sentence } from "../sentence.js";

/** Months of a year that this world lived. */
export const monthsOf = (r: Reading, year: number): string[] => r.months.filter((m) => m.startsWith(`${year}-`));

/** "2018", or how much of it was lived. */
export function yearSaid(r: Reading, year: number): string {
  const lived = monthsOf(r, year).length;
  return lived === 12 ? String(year) : `the ${lived === 1 ? "month" : `${lived} months`} of ${year} that were lived`;
}

export const notLived = (year: number): Sentence => sentence`${String(year)} is not among the months of this world.`;

/** December 2018, which most claims are about; the last month where it was not lived. */
export const endOf2018 = (r: Reading): string => (r.months.includes("2018-12") ? "2018-12" : r.lastMonth);
