import jstat from "jstat";

/** A mean with its interval. `lo` and `hi` are null where there is no more than one value: then nothing is known of the spread. */
export interface MeanInterval {
  readonly n: number;
  readonly mean: number;
  /** Standard deviation of the values, n − 1 in the denominator; null for fewer than two. */
  readonly sd: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly level: number;
}

/**
 * Student's interval of a mean: mean ± t(1 − (1 − level) / 2, n − 1) · sd / √n (Student 1908). Values are taken as independent
 * draws, as replicates with different seeds are. Throws RangeError for no values.
 */
export function meanInterval(values: ArrayLike<number>, level = 0.95): MeanInterval {
  const n = values.length;
  if (n === 0) throw new RangeError("a mean needs at least one value");
  let sum = 0;
  for (let k = 0; k < n; k++) sum += values[k];
  const mean = sum / n;
  if (n === 1) return { n, mean, sd: null, lo: null, hi: null, level };
  let squares = 0;
  for (let k = 0; k < n; k++) squares += (values[k] - mean) ** 2;
  const sd = Math.sqrt(squares / (n - 1));
  const half = (studentQuantile(1 - (1 - level) / 2, n - 1) * sd) / Math.sqrt(n);
  return { n, mean, sd, lo: mean - half, hi: mean + half, level };
}

/** Quantile of Student's t with `dof` degrees of freedom. */
export const studentQuantile = (p: number, dof: number): number => jstat.studentt.inv(p, dof);
