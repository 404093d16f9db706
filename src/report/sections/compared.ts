import { difference, PAIRS, type Pair, quotient } from "../../measures/parity.js";
import { falseShare } from "../figures/who-false.js";
import { refusalRate } from "../figures/who-refused.js";
import type { Amount } from "../reading/amount.js";
import { steady } from "../reading/amount.js";
import { sanctionsOf } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Cell, Table } from "../report.js";
import { monthName, span } from "../words.js";
import { column, textColumn } from "./section.js";

interface Compared {
  readonly name: string;
  readonly format: "share" | "rate" | "points";
  readonly of: (group: string) => Amount;
}

const measuresOf = (r: Reading): Compared[] => {
  const on = (key: string): boolean => sanctionsOf(r.scenario).some((s) => s.key === key);
  return [
    { name: "Mean score", format: "points", of: (g) => r.at("mean_score", r.lastMonth, g) },
    { name: "Under a sanction", format: "share", of: (g) => r.at("sanctioned_share", r.lastMonth, g) },
    { name: "With a reward", format: "share", of: (g) => r.at("rewarded_share", r.lastMonth, g) },
    { name: "False records", format: "share", of: (g) => falseShare(r, g) },
    ...(on("air_ban")
      ? [{ name: "Air refusals", format: "rate" as const, of: (g: string) => refusalRate(r, "air_ban", g) }]
      : []),
    ...(on("rail_ban")
      ? [{ name: "Rail refusals", format: "rate" as const, of: (g: string) => refusalRate(r, "rail_ban", g) }]
      : []),
  ];
};

/** How the two ends of a dimension are called, side by side. */
const ENDS: Readonly<Record<string, string>> = {
  sex: "female / male",
  minority: "minority / majority",
  registered: "elsewhere / at home",
  income: "poorest / richest fifth",
  place: "rural / urban",
};

/** Groups side by side, as differences and ratios (demographic parity). Null where there is nothing to compare. */
export function compared(r: Reading): Table | null {
  const rows = measuresOf(r).flatMap((m) => PAIRS.flatMap((p) => row(m, p)));
  if (rows.length === 0) return null;
  return {
    kind: "table",
    key: "compared",
    title: "Groups side by side",
    says: `First minus second (pp: percentage points), and first over second. Scores and shares of residents: ${monthName(r.lastMonth)}; false records and refusals per 1,000 residents: ${span(r.lastYear)}. n counts residents; for false records, records filed. A difference is evidence about this world and its assumptions; what it means is not for a number to say.`,
    columns: [
      textColumn("What"),
      textColumn("First / second"),
      column("First", "", "rate"),
      column("n", "", "count"),
      column("Second", "", "rate"),
      column("n", "", "count"),
      column("Difference", "", "rate"),
      column("Ratio", "", "ratio"),
    ],
    rows,
  };
}

function row({ name, format, of }: Compared, p: Pair): Cell[][] {
  const first = of(`${p.dimension}:${p.first}`);
  const second = of(`${p.dimension}:${p.second}`);
  if (first.value === null || second.value === null || (first.value === 0 && second.value === 0)) return [];
  const apart = steady(difference(first, second).value) as number;
  const ratio = format === "points" ? null : steady(quotient(first, second).value);
  return [
    [
      name,
      ENDS[p.dimension] ?? `${p.first} / ${p.second}`,
      { value: first.value, as: format },
      first.n,
      { value: second.value, as: format },
      second.n,
      { value: apart, as: format === "share" ? "change" : format },
      ratio,
    ],
  ];
}
