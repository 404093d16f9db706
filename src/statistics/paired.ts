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
  private readonly mean: readonly Float64Array[];
  private readonly squares: readonly Float64Array[];

  constructor(readonly size: number) {
    this.n = new Uint32Array(size);
    // Of A, of B, and of B − A.
    this.mean = [0, 1, 2].map(() => new Float64Array(size));
    this.squares = [0, 1, 2].map(() => new Float64Array(size));
  }

  /** One more pair: all values of A, and all of B. */
  add(a: ArrayLike<number>, b: ArrayLike<number>): void {
    const { n, mean, squares } = this;
    for (let k = 0; k < this.size; k++) {
      const x = a[k];
      const y = b[k];
      if (Number.isNaN(x) || Number.isNaN(y)) continue;
      n[k]++;
      push(mean[0], squares[0], k, n[k], x);
      push(mean[1], squares[1], k, n[k], y);
      push(mean[2], squares[2], k, n[k], y - x);
    }
  }

  at(k: number, level = 0.95): PairedEstimate {
    const n = this.n[k];
    if (n === 0) return NONE;
    const [meanA, meanB, estimate] = this.mean.map((column) => column[k]);
    if (n === 1) return { n, estimate, lo: null, hi: null, meanA, meanB, gain: null };
    const [varA, varB, varD] = this.squares.map((column) => column[k] / (n - 1));
    const sd = Math.sqrt(varD);
    const half = (quantile(level, n - 1) * sd) / Math.sqrt(n);
    const varies = sd > ROUNDING * (Math.abs(meanA) + Math.abs(meanB));
    return {
      n,
      estimate,
      lo: estimate - half,
      hi: estimate + half,
      meanA,
      meanB,
      gain: varies ? (varA + varB) / varD : null,
    };
  }
}

function push(mean: Float64Array, squares: Float64Array, k: number, n: number, x: number): void {
  const before = x - mean[k];
  mean[k] += before / n;
  squares[k] += before * (x - mean[k]);
}

const known = new Map<string, number>();
/** Student's quantile, worked out once for each level and number of pairs. */
function quantile(level: number, dof: number): number {
  const key = `${level} ${dof}`;
  let t = known.get(key);
  if (t === undefined) {
    t = studentQuantile(1 - (1 - level) / 2, dof);
    known.set(key, t);
  }
  return t;
}
