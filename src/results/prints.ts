import { PRINT_WORDS, printText } from "../engine/print.js";
import type { Outcomes } from "../worlds/outcomes.js";

export const PRINTS = "prints.json";
export const PRINTS_SAY =
  "A print of every town's state at the end of each month, so that a replay can tell where it goes another way.";

/** Prints by month and town, as a run's folder holds them: a line a month. */
export function printsText({ prints, months }: Outcomes): string {
  const rows = printsOf(prints, months.length).map((row, m) => `${JSON.stringify(months[m])}: ${JSON.stringify(row)}`);
  return `{\n${rows.join(",\n")}\n}\n`;
}

/** Prints as text, by month and town. */
export function printsOf(prints: Int32Array, months: number): string[][] {
  const width = prints.length / months;
  return Array.from({ length: months }, (_, m) =>
    Array.from({ length: width / PRINT_WORDS }, (_, t) => printText(prints, m * width + t * PRINT_WORDS)),
  );
}
