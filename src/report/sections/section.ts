import type { Reading } from "../reading/reading.js";
import type { Column, Figure, Format, Section, Sentence, Table } from "../report.js";

/** A picture or table, or the reason there is none. */
type Shown = Figure | Table | string;

/** `shown`, or why it is left out. */
export const or = (shown: Figure | Table | null, reason: string): Shown => shown ?? reason;

/** Puts a part of the story together. A reason that several pictures share is given once. */
export function section(key: string, title: string, says: readonly Sentence[], shows: readonly Shown[]): Section {
  return {
    key,
    title,
    says,
    shows: shows.filter((x) => typeof x !== "string"),
    left_out: [...new Set(shows.filter((x) => typeof x === "string"))],
  };
}

export const column = (title: string, unit: string, format: Format): Column => ({ title, unit, format });
export const textColumn = (title: string): Column => column(title, "", "text");

/** Calendar years of a world, each with the months lived in it. */
export const yearsOf = (r: Reading): { year: string; label: string; months: string[] }[] =>
  [...new Set(r.months.map((m) => m.slice(0, 4)))].map((year) => {
    const months = r.months.filter((m) => m.startsWith(year));
    const label =
      months.length === 12 ? year : `${year} (${months.length} ${months.length === 1 ? "month" : "months"})`;
    return { year, label, months };
  });
