import { type Comparison, replicatesFor } from "../statistics/power.js";
import type { Outcome } from "./experiment.js";
import { RUN, type Study } from "./study.js";

/** A difference to be seen: in standard deviations of a cell's replicates, in the outcome's own unit, or as a share of its mean. */
export interface Difference {
  readonly size: number;
  readonly of: "sd" | "unit" | "mean";
}

/** What a pilot says of an outcome. */
export interface Spread {
  readonly outcome: Outcome;
  readonly mean: number;
  /** Standard deviation over replicates, pooled over cells. */
  readonly sd: number;
  /** Correlation of paired replicates of two cells, pooled over pairs of cells; null where the pilot's replicates are not paired. */
  readonly correlation: number | null;
  readonly cells: number;
  /** Replicates that all of these cells have. */
  readonly replicates: number;
}

/** Replicates of each cell to see a difference between two of them. */
export interface Needed {
  readonly comparison: Comparison;
  readonly correlation: number | null;
  /** Null for more than a hundred million. */
  readonly replicates: number | null;
}

/** Every pair of a few cells says more than enough of a correlation. */
const MOST_CELLS = 50;

/** The spread of each outcome over the replicates of a pilot; those that cannot be estimated are left out. */
export function spreads(study: Study): Spread[] {
  return study.outcomes.flatMap((outcome, k) => spreadOf(study, outcome, k) ?? []);
}

function spreadOf({ runs, cells, paired }: Study, outcome: Outcome, k: number): Spread | null {
  const columns = cells.slice(0, MOST_CELLS).map((_, c) => {
    const [from, to] = [runs.first[c], runs.first[c + 1]];
    return [...runs.values[k].subarray(from, to)].map((v, n) => (runs.state[from + n] === RUN.done ? v : Number.NaN));
  });
  // Only replicates that every cell has, so that they can be paired.
  const least = Math.min(...columns.map((own) => own.length));
  const whole = [...Array(least).keys()].filter((r) => columns.every((own) => !Number.isNaN(own[r])));
  const n = whole.length;
  if (n < 2) return null;
  const values = columns.map((own) => whole.map((r) => own[r]));
  const means = values.map((own) => own.reduce((a, b) => a + b, 0) / n);
  const covariance = (a: number, b: number): number =>
    values[a].reduce((sum, value, r) => sum + (value - means[a]) * (values[b][r] - means[b]), 0) / (n - 1);
  const variance = means.reduce((sum, _, c) => sum + covariance(c, c), 0) / means.length;
  let [shared, pairs] = [0, 0];
  for (let a = 0; a < values.length; a++)
    for (let b = a + 1; b < values.length; b++) {
      shared += covariance(a, b);
      pairs++;
    }
  const correlation = paired && pairs > 0 && variance > 0 ? shared / pairs / variance : null;
  const mean = means.reduce((a, b) => a + b, 0) / means.length;
  return { outcome, mean, sd: Math.sqrt(variance), correlation, cells: values.length, replicates: n };
}

/** A difference in standard deviations of one cell's replicates. */
export function effectOf({ size, of }: Difference, spread: Pick<Spread, "mean" | "sd"> | null): number | null {
  if (of === "sd") return size;
  if (spread === null || !(spread.sd > 0)) return null;
  return (of === "unit" ? size : size * Math.abs(spread.mean)) / spread.sd;
}

/**
 * Replicates that each of two cells needs so that a difference of `effect` standard deviations is seen: unpaired, and paired for each
 * correlation. The differences of pairs have the standard deviation sd √(2 (1 − correlation)).
 */
export function needed(
  effect: number,
  { power, alpha, correlations }: { power: number; alpha: number; correlations: readonly number[] },
): Needed[] {
  const of = (comparison: Comparison, own: number): number | null =>
    replicatesFor(power, { effect: own, alpha, comparison });
  return [
    { comparison: "unpaired", correlation: null, replicates: of("unpaired", effect) },
    ...correlations.map(
      (correlation): Needed => ({
        comparison: "paired",
        correlation,
        // A correlation of 1 would need but two; a pilot's estimate is held below it.
        replicates: of("paired", effect / Math.sqrt(2 * (1 - Math.min(correlation, 0.9999)))),
      }),
    ),
  ];
}
