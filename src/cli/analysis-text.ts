import type { Analysis, OutcomeAnalysis } from "../experiments/analysis/analysis.js";
import type { FoundBox } from "../experiments/analysis/boxes.js";
import type { IndexRow } from "../experiments/analysis/rows.js";
import { textTable } from "./screen.js";

/** Columns of each method's table: an index, and its heading. */
const COLUMNS: Readonly<Record<IndexRow["method"], readonly (readonly [index: string, title: string])[]>> = {
  sobol: [
    ["first", "first order"],
    ["total", "total"],
  ],
  morris: [
    ["mu_star", "μ*"],
    ["mu", "μ"],
    ["sigma", "σ"],
  ],
  pawn: [["median", "PAWN median"]],
};

/** An analysis as a person reads it: for each outcome a table of its factors, then what must be known to read it. */
export const analysisText = (analysis: Analysis): string =>
  [...analysis.outcomes.map((outcome) => outcomeText(analysis, outcome)), ...analysis.boxes.map(boxText)].join("\n\n");

function outcomeText(analysis: Analysis, { key, unit, mean, sd, says }: OutcomeAnalysis): string {
  const rows = analysis.indices.filter((row) => row.outcome === key);
  const methods = [...new Set(rows.map(({ method }) => method))];
  const tables = methods.map((method) => {
    const factors = [
      ...new Set(rows.filter((r) => r.method === method && r.with === null).map(({ factor }) => factor)),
    ];
    const columns = COLUMNS[method];
    const cell = (factor: string, index: string): IndexRow | undefined =>
      rows.find((r) => r.method === method && r.index === index && r.factor === factor && r.with === null);
    return textTable(
      ["factor", ...columns.map(([, title]) => title), ...(method === "pawn" ? ["idle below"] : [])],
      factors.map((factor) => [
        factor,
        ...columns.map(([index]) => bounded(cell(factor, index))),
        ...(method === "pawn" ? [number(cell(factor, "median")?.dummy)] : []),
      ]),
    );
  });
  const spread = mean === null ? "" : `: mean ${number(mean)}, between cells ± ${number(sd)} (${unit})`;
  return [
    `${key}${spread}`,
    ...[...tables, pairsText(rows), effectsText(analysis, key)].filter((t) => t !== "").map(indented),
    ...says.map((s) => `  ${s}`),
  ].join("\n");
}

function pairsText(rows: readonly IndexRow[]): string {
  const pairs = rows.filter((row) => row.with !== null);
  if (pairs.length === 0) return "";
  return textTable(
    ["pair", "second order"],
    pairs.map((row) => [`${row.factor}, ${row.with}`, bounded(row)]),
  );
}

function effectsText({ effects }: Analysis, key: string): string {
  // Slices of ranges are many; they are in the table and on the page.
  const rows = effects.filter((row) => row.outcome === key && row.from !== "all cells");
  if (rows.length === 0) return "";
  return textTable(
    ["factor", "from", "to", "effect"],
    rows.map((row) => [row.factor, row.from, row.to, bounded(row)]),
    3,
  );
}

function boxText({ says, cases, cells, box }: FoundBox): string {
  const head = `${says}: ${cases} of ${cells} cells`;
  if (box === null) return `${head}; there is no box to look for.`;
  const sides = box.restrictions.map((r) => {
    const inside =
      r.categories?.join(", ") ??
      `${r.from === null ? "" : `from ${number(r.from)} `}${r.to === null ? "" : `up to ${number(r.to)}`}`;
    return `  ${r.factor}: ${inside.trim()} (quasi-p ${r.quasiP < 1e-4 ? "below 0.0001" : number(r.quasiP)})`;
  });
  return [
    `${head}; a box of ${box.cells} cells holds ${box.cases} of them, and ${Math.round(100 * box.density)} % of its cells are cases:`,
    ...sides,
    "  quasi-p: how probable it is that cells taken at random would do as well. A side above 0.05 may as well be left out.",
  ].join("\n");
}

/** "0.558 [0.51, 0.6]". */
function bounded(row: Pick<IndexRow, "estimate" | "lo" | "hi"> | undefined): string {
  if (row === undefined || row.estimate === null) return "–";
  return row.lo === null ? number(row.estimate) : `${number(row.estimate)} [${number(row.lo)}, ${number(row.hi)}]`;
}

const number = (x: number | null | undefined): string =>
  x === null || x === undefined ? "–" : String(Number(x.toPrecision(3)));

const indented = (text: string): string =>
  text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
