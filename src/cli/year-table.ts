import { type Block, valueAt } from "../worlds/measured.js";
import { grouped } from "./numbers.js";
import { textTable } from "./screen.js";

interface Column {
  /** Two lines. */
  readonly title: readonly [string, string];
  readonly measure: string;
  /** The year's last month, or all its months added up. */
  readonly of: "last" | "sum";
  readonly write?: (value: number) => string;
}

const COLUMNS: readonly Column[] = [
  { title: ["rated", "at its end"], measure: "rated", of: "last" },
  { title: ["mean", "score"], measure: "mean_score", of: "last", write: (v) => v.toFixed(1) },
  { title: ["under any", "sanction"], measure: "sanctioned", of: "last" },
  { title: ["air tickets", "refused"], measure: "met_air_ban", of: "sum" },
  { title: ["rail tickets", "refused"], measure: "met_rail_ban", of: "sum" },
  { title: ["new court", "listings"], measure: "court_listed", of: "sum" },
  { title: ["false", "records"], measure: "records_false", of: "sum" },
  { title: ["words", "held back"], measure: "words_held_back", of: "sum" },
  // Counted at each end of a tie.
  { title: ["ties", "dropped"], measure: "ties_dropped", of: "sum", write: (v) => grouped(Math.round(v / 2)) },
  { title: ["income", "Gini"], measure: "income_gini", of: "last", write: (v) => v.toFixed(3) },
];

/** A world in a few lines, one a year: everyone's numbers in the year's last month, or added up over its months. */
export function yearTable(blocks: readonly Block[], months: readonly string[]): string {
  const found = COLUMNS.map(({ measure }) =>
    blocks.find((b) => b.measure.key === measure && b.groups[0] === "all" && b.months.length === months.length),
  );
  const years = [...new Set(months.map((label) => label.slice(0, 4)))];
  const rows = years.map((year) => {
    const mine = months.flatMap((label, m) => (label.startsWith(year) ? [m] : []));
    return [
      year,
      ...COLUMNS.map(({ of, write = grouped }, c) => {
        const block = found[c];
        if (block === undefined) return "-";
        const values = (of === "last" ? mine.slice(-1) : mine).map((m) => valueAt(block, m, 0));
        return values.includes(null) ? "-" : write(values.reduce<number>((sum, v) => sum + (v ?? 0), 0));
      }),
    ];
  });
  return textTable(["year", ...COLUMNS.map((c) => c.title[0])], [["", ...COLUMNS.map((c) => c.title[1])], ...rows]);
}
