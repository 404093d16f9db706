import { meanInterval } from "../../statistics/interval.js";
import type { Threshold } from "../experiment.js";
import type { Study } from "../study.js";

export type Verdict = "held" | "crossed" | "inconclusive";

/** One threshold in one cell. */
export interface Judged {
  readonly threshold: Threshold;
  /** From 1. */
  readonly cell: number;
  readonly verdict: Verdict;
  /** Of the outcome's mean over replicates; null where it has no value at all. */
  readonly mean: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly n: number;
}

const HOLDS: { readonly [op in Threshold["op"]]: (value: number, line: number) => boolean } = {
  "<": (value, line) => value < line,
  "<=": (value, line) => value <= line,
  ">": (value, line) => value > line,
  ">=": (value, line) => value >= line,
};

/**
 * Every threshold in every cell. It is held where the whole interval of the mean keeps to it, crossed where none of it does, and
 * inconclusive where the interval straddles the line or there is none (fewer than two values).
 */
export function judge(study: Study, thresholds: readonly Threshold[]): Judged[] {
  return thresholds.flatMap((threshold) => {
    const outcome = study.outcomes.findIndex(({ key }) => key === threshold.outcome);
    return study.cells.map((_, c) => judgeCell(study, threshold, outcome, c));
  });
}

function judgeCell({ runs }: Study, threshold: Threshold, outcome: number, c: number): Judged {
  const values = runs.values[outcome]
    .subarray(runs.first[c], runs.first[c + 1])
    .filter((value) => !Number.isNaN(value));
  const cell = c + 1;
  if (values.length === 0) return { threshold, cell, verdict: "inconclusive", mean: null, lo: null, hi: null, n: 0 };
  const { mean, lo, hi, n } = meanInterval(values, threshold.level);
  const holds = (value: number): boolean => HOLDS[threshold.op](value, threshold.value);
  const verdict =
    lo === null || hi === null || holds(lo) !== holds(hi) ? "inconclusive" : holds(lo) ? "held" : "crossed";
  return { threshold, cell, verdict, mean, lo, hi, n };
}

/** Is the user's line crossed, as they set it? */
export const isCrossed = ({ verdict, threshold }: Judged): boolean =>
  verdict === "crossed" || (verdict === "inconclusive" && threshold.inconclusive === "crossed");
