import type { Analysis } from "../../experiments/analysis/analysis.js";
import type { FoundBox } from "../../experiments/analysis/boxes.js";
import { textOf } from "../../experiments/analysis/columns.js";
import type { Factor } from "../../experiments/factor.js";
import type { Cell, Column, Format, Table } from "../report.js";
import { rowsOf } from "./figures.js";

const column = (title: string, format: Format = "text", unit = ""): Column => ({ title, unit, format });

/** A range as it is read: its ends, or the levels. */
function valuesOf({ range, scale, levels }: Factor): string {
  if (levels !== null) return levels.map(textOf).join(", ");
  return range === null
    ? "as in the points"
    : `${textOf(range[0])} to ${textOf(range[1])}${scale === "log" ? ", evenly in the logarithm" : ""}`;
}

export const factorsTable = ({ study }: Analysis): Table => ({
  kind: "table",
  key: "factors",
  title: "Factors",
  says: "What was varied, and between which values.",
  columns: [column("Factor"), column("Setting"), column("Values"), column("Unit"), column("Base"), column("Group")],
  rows: study.factors.map((f) => [f.name, f.path, valuesOf(f), f.unit, textOf(f.base), f.group]),
});

const ends = (lo: number | null, hi: number | null): Cell[] => [lo, hi];

/** Second-order indices of an outcome, the largest first; null where the design has none. */
export function pairsTable(analysis: Analysis, outcome: string, place: number): Table | null {
  const rows = [...rowsOf(analysis, outcome, "sobol", "second")].filter((r) => r.estimate !== null);
  if (rows.length === 0) return null;
  rows.sort((a, b) => (b.estimate as number) - (a.estimate as number));
  return {
    kind: "table",
    key: `pairs-${place}`,
    title: `Pairs of factors: ${outcome}`,
    says: "Second-order Sobol indices: the share of the variance that two factors give together beyond what each gives alone.",
    columns: [
      column("Factor"),
      column("with"),
      column("Index", "index"),
      column("from", "index"),
      column("to", "index"),
    ],
    rows: rows.map((r) => [r.factor, r.with, r.estimate, ...ends(r.lo, r.hi)]),
  };
}

/** How far first-order and total indices moved when the base points were doubled. */
export function convergenceTable(analysis: Analysis, outcome: string, place: number): Table | null {
  const [first, total] = ["first", "total"].map((index) => rowsOf(analysis, outcome, "sobol", index));
  if (first.every((r) => r.half === null)) return null;
  return {
    kind: "table",
    key: `half-${place}`,
    title: `Half the runs, and all: ${outcome}`,
    says: "The indices from the first half of the base points and from all. Where they still move much, double the base points: every run done is kept.",
    columns: [
      column("Factor"),
      column("First order, half", "index"),
      column("all", "index"),
      column("Total, half", "index"),
      column("all", "index"),
    ],
    rows: first.map((r, k) => [r.factor, r.half, r.estimate, total[k].half, total[k].estimate]),
  };
}

/** The sides of a box. */
export function sidesTable({ box, says }: FoundBox, place: number): Table | null {
  if (box === null) return null;
  return {
    kind: "table",
    key: `sides-${place}`,
    title: `The box: ${says}`,
    says: "The settings inside. Quasi-p: how probable it is that as many cells taken at random from the box without this side would hold as many cases; it makes no allowance for the search.",
    columns: [column("Factor"), column("Inside"), column("Quasi-p")],
    rows: box.restrictions.map((r) => [
      r.factor,
      r.categories === null ? sideText(r.from, r.to) : r.categories.join(", "),
      r.quasiP < 1e-4 ? "below 0.0001" : r.quasiP.toFixed(4),
    ]),
  };
}

function sideText(from: number | null, to: number | null): string {
  const brief = (x: number | null): string => String(Number((x ?? 0).toPrecision(3)));
  if (from !== null && to !== null) return `${brief(from)} to ${brief(to)}`;
  return from === null ? `up to ${brief(to)}` : `from ${brief(from)}`;
}
