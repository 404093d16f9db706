import type { FactorValue } from "../experiments/factor.js";
import type { Study } from "../experiments/study.js";
import type { Judged } from "../experiments/sweep/thresholds.js";
import { isCrossed } from "../experiments/sweep/thresholds.js";
import { meanInterval } from "../statistics/interval.js";
import { grouped } from "./numbers.js";
import { textTable } from "./screen.js";

const MOST_CELLS = 20;
const MOST_OUTCOMES = 4;
const LEVEL = 0.95;

/** The first cells and outcomes of a sweep: mean over replicates ± half the width of its 95 % interval. */
export function cellsTable({ cells, factors, outcomes, runs }: Study): string {
  const shown = outcomes.slice(0, MOST_OUTCOMES);
  const head = ["cell", ...factors.map((f) => f.name), "n", ...shown.map((o) => o.key)];
  const rows = cells.slice(0, MOST_CELLS).map((values, c) => {
    const own = shown.map((_, k) => runs.values[k].subarray(runs.first[c], runs.first[c + 1]));
    return [
      String(c + 1),
      ...values.map(brief),
      String(runs.first[c + 1] - runs.first[c]),
      ...own.map((all) => meanText(all.filter((value) => !Number.isNaN(value)))),
    ];
  });
  const more = [
    cells.length > MOST_CELLS ? `${grouped(cells.length - MOST_CELLS)} more cells` : "",
    outcomes.length > MOST_OUTCOMES ? `${grouped(outcomes.length - MOST_OUTCOMES)} more outcomes` : "",
  ].filter(Boolean);
  const units = shown.map((o) => `${o.key}: ${o.unit}`).join("; ");
  return [
    textTable(head, rows),
    more.length > 0 ? `… and ${more.join(", ")}, in the table` : "",
    `Mean over n replicates ± half of its ${100 * LEVEL} % interval. ${units}.`,
  ]
    .filter(Boolean)
    .join("\n");
}

/** What was made of each threshold, in words: crossed and inconclusive cells by number. */
export function thresholdLines(judged: readonly Judged[]): string[] {
  const all = [...new Set(judged.map(({ threshold }) => threshold))];
  return all.map((threshold) => {
    const own = judged.filter((j) => j.threshold === threshold);
    const of = (how: string): string => {
      const cells = own.filter((j) => j.verdict === how);
      if (cells.length === 0) return "";
      const list = cells.slice(0, 5).map((j) => `cell ${j.cell} (${interval(j)})`);
      return `${how} in ${cells.length} of ${own.length}: ${list.join(", ")}${cells.length > 5 ? ", …" : ""}`;
    };
    const parts = [of("crossed"), of("inconclusive")].filter(Boolean);
    const asCrossed = own.some((j) => j.verdict === "inconclusive" && isCrossed(j))
      ? " (inconclusive counts as crossed)"
      : "";
    return `${threshold.says}: ${parts.length === 0 ? `held in all ${own.length} cells` : parts.join("; ")}${asCrossed}`;
  });
}

const interval = ({ mean, lo, hi }: Judged): string =>
  mean === null
    ? "no value"
    : lo === null || hi === null
      ? `${figure(mean)}, no interval`
      : `${figure(lo)} to ${figure(hi)}`;

export function brief(value: FactorValue): string {
  if (typeof value === "number") return figure(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}

function meanText(values: Float64Array): string {
  if (values.length === 0) return "–";
  const { mean, lo } = meanInterval(values, LEVEL);
  return lo === null ? figure(mean) : `${figure(mean)} ± ${figure(mean - lo, 2)}`;
}

function figure(x: number, digits = 4): string {
  if (x === 0) return "0";
  const size = Math.abs(x);
  return size >= 1e6 || size < 1e-4 ? x.toExponential(digits - 1) : String(Number(x.toPrecision(digits)));
}
