/** The value of one factor in every cell of a study. */
export interface FactorColumn {
  readonly key: string;
  /** Numbers; where the factor has categories, their places in the list. */
  readonly values: Float64Array;
  /** Values that have no order, such as true and false or names; null for numbers. */
  readonly categories: readonly string[] | null;
}

/** A factor's range cut into slices. */
export interface Slices {
  /** The slice of each cell. */
  readonly of: Int32Array;
  readonly count: number;
  /** Least and greatest value in each slice. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Is each slice one value? */
  readonly single: boolean;
}

/**
 * Cuts a factor's range: where it has no more than `most` different values, each is a slice; else there are `most` slices with about as
 * many cells each, and cells of equal value share a slice.
 */
export function slicesOf({ values }: FactorColumn, most: number): Slices {
  const rising = Float64Array.from(values).sort();
  const distinct = rising.filter((x, i) => i === 0 || x !== rising[i - 1]);
  const single = distinct.length <= most;
  const starts = single ? distinct : cuts(rising, most);
  const of = Int32Array.from(values, (x) => lastNotAbove(starts, x));
  const from = new Float64Array(starts.length).fill(Number.POSITIVE_INFINITY);
  const to = new Float64Array(starts.length).fill(Number.NEGATIVE_INFINITY);
  of.forEach((slice, i) => {
    from[slice] = Math.min(from[slice], values[i]);
    to[slice] = Math.max(to[slice], values[i]);
  });
  return { of, count: starts.length, from, to, single };
}

/** The least value of each slice. */
function cuts(rising: Float64Array, most: number): Float64Array {
  const starts = Float64Array.from({ length: most }, (_, s) => rising[Math.round((s * rising.length) / most)]);
  return starts.filter((x, s) => s === 0 || x !== starts[s - 1]);
}

function lastNotAbove(starts: Float64Array, x: number): number {
  let [lo, hi] = [0, starts.length - 1];
  while (lo < hi) {
    const mid = (lo + hi + 1) >> 1;
    if (starts[mid] <= x) lo = mid;
    else hi = mid - 1;
  }
  return lo;
}
