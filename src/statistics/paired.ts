import { studentQuantile } from "./interval.js";

/** The effect of B against A on one number, from replicates that are each a pair. */
export interface PairedEstimate {
  /** Pairs in which both values could be estimated. */
  readonly n: number;
  /** Mean of B − A; null without a pair. */
  readonly estimate: number | null;
  /** Student's interval of that mean; null for fewer than two pairs, which say nothing of the spread. */
  readonly lo: number | null;
  readonly hi: number | null;
  readonly meanA: number | null;
  readonly meanB: number | null;
  /**
   * (var A + var B) ÷ var (B − A): by which factor unpaired replicates would have to be more for an interval as narrow. Null for fewer
   * than two pairs, and where B − A does not vary.
   */
  readonly gain: number | null;
}

const NONE: PairedEstimate = { n: 0, estimate: null, lo: null, hi: null, meanA: null, meanB: null, gain: null };
/** Differences that vary by less than this part of their values vary by rounding alone. */
const ROUNDING = 1e-12;

/**
 * Paired differences of many numbers at once, pair by pair, without keeping the pairs: means and sums of squares by Welford's
 * method (Welford 1962). The same pairs in the same order give the same result to the last bit. NaN stands for what cannot be
 * estimated; such a pair is left out for that number.
 */
export class PairedMoments {
  private readonly n: Uint32Array;
  private readonly a: Moments;
  private readonly b: Moments;
  private readonly difference: Moments;
  /** Student's quantile by number of pairs, for the level last asked for. */
  private quantiles: { readonly level: number; readonly of: number[] } = { level: 0, of: [] };

  constructor(readonly size: number) {
    this.n = new Uint32Array(size);
    this.a = new Moments(size);
    this.b = new Moments(size);
    this.difference = new Moments(size);
  }

  /** One more pair: all values of A, and all of B. */
  add(a: ArrayLike<number>, b: ArrayLike<number>): void {
    for (let k = 0; k < this.size; k++) {
      const x = a[k];
      const y = b[k];
      if (Number.isNaN(x) || Number.isNaN(y)) continue;
      const n = ++this.n[k];
      this.a.push(k, n, x);
      this.b.push(k, n, y);
      this.difference.push(k, n, y - x);
    }
  }

  at(k: number, level = 0.95): PairedEstimate {
    const n = this.n[k];
    if (n === 0) return NONE;
    const meanA = this.a.mean[k];
    const meanB = this.b.mean[k];
    const estimate = this.difference.mean[k];
    if (n === 1) return { n, estimate, lo: null, hi: null, meanA, meanB, gain: null };
    const squares = this.difference.squares[k];
    const sd = Math.sqrt(squares / (n - 1));
    const half = (this.quantile(level, n) * sd) / Math.sqrt(n);
    const varies = sd > ROUNDING * (Math.abs(meanA) + Math.abs(meanB));
    const gain = varies ? (this.a.squares[k] + this.b.squares[k]) / squares : null;
    return { n, estimate, lo: estimate - half, hi: estimate + half, meanA, meanB, gain };
  }

  private quantile(level: number, n: number): number {
    if (this.quantiles.level !== level) this.quantiles = { level, of: [] };
    this.quantiles.of[n] ??= studentQuantile(1 - (1 - level) / 2, n - 1);
    return this.quantiles.of[n];
  }
}

/** Means, and sums of squares about them, of many numbers. */
class Moments {
  readonly mean: Float64Array;
  readonly squares: Float64Array;

  constructor(size: number) {
    this.mean = new Float64Array(size);
    this.squares = new Float64Array(size);
  }

  /** The n-th value of number k. */
  push(k: number, n: number, x: number): void {
    const before = x - this.mean[k];
    this.mean[k] += before / n;
    this.squares[k] += before * (x - this.mean[k]);
  }
}
