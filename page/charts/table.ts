import type { Series } from "./series.js";

/** One line of a chart. */
export interface Line {
  readonly key: string;
  readonly label: string;
  readonly values: Series;
}

/** What every chart is given. */
export interface Chart {
  readonly title: string;
  /** What is shown, in a sentence. */
  readonly says: string;
  /** Name of its file, without its ending. */
  readonly file: string;
  /** All months of the world, lived or not: the width of the chart. */
  readonly months: readonly string[];
  readonly lines: readonly Line[];
  /** Month shown in the picture, from 1; marked in the chart. */
  readonly at: number;
}

/** A chart as rows: a month, and the value of each line. */
export const csv = (months: readonly string[], lines: readonly Line[]): string =>
  [
    ["month", ...lines.map((line) => line.key)],
    ...months.map((month, m) => [month, ...lines.map((line) => line.values[m] ?? "")]),
  ]
    .map((row) => row.map(cell).join(","))
    .join("\r\n")
    .concat("\r\n");

const cell = (value: unknown): string => {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Hands a text to the reader as a file. Nothing is sent anywhere: the browser writes it from memory. */
export function save(name: string, text: string, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
