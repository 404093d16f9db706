import { quantile } from "../../statistics/quantile.js";

/** An index with its lower and upper bound. Null where it cannot be estimated. */
export interface Bounded {
  readonly estimate: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** How bounds are drawn: so many resamples, keyed to the seed, so that the same study gives the same bytes. */
export interface Bootstrap {
  readonly seed: number;
  readonly resamples: number;
  /** 0.95 for bounds that leave out 2.5 % at either end. */
  readonly level: number;
}

export const NO_BOUNDS: Bounded = { estimate: null, lo: null, hi: null };

/**
 * An estimate with the percentiles of its bootstrap values (Efron and Tibshirani 1993). Values that are not finite (a resample without
 * variance) are left out; bounds are null where fewer than half are left.
 */
export function bounded(estimate: number, resampled: Float64Array, level: number): Bounded {
  if (!Number.isFinite(estimate)) return NO_BOUNDS;
  const rising = resampled.filter(Number.isFinite).sort();
  if (rising.length === 0 || rising.length * 2 < resampled.length) return { estimate, lo: null, hi: null };
  return { estimate, lo: quantile(rising, (1 - level) / 2), hi: quantile(rising, (1 + level) / 2) };
}

/** Do the bounds leave open whether it is above or below zero? */
export const coversZero = ({ lo, hi }: Bounded): boolean => lo !== null && hi !== null && lo <= 0 && hi >= 0;
