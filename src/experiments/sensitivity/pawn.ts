import { drawnOrder, drawWholes } from "../../draws/laboratory.js";
import { quantile } from "../../statistics/quantile.js";
import { type Bootstrap, type Bounded, bounded } from "./bounds.js";
import { type FactorColumn, slicesOf } from "./slices.js";

export interface PawnIndex {
  /** Median, over slices of the factor, of the Kolmogorov–Smirnov distance; null where the factor or the outcome does not vary. */
  readonly median: Bounded;
  /** The greatest of the distances. */
  readonly most: Bounded;
  readonly slices: number;
  /** What a factor that does nothing stays below, with probability `level`: median, and greatest. Null as above. */
  readonly dummyMedian: number | null;
  readonly dummyMost: number | null;
}

/** Slices of a factor that has more values than that (Pianosi and Wagener 2018 use about ten). */
const MOST_SLICES = 10;

/**
 * PAWN indices (Pianosi and Wagener 2015, 2018) from any cells, however they were placed. Each factor's range is cut into slices; the
 * index is how far the outcome's distribution within a slice lies from that over all cells:
 *
 *   KS(s) = max over y of |F(y | factor in slice s) − F(y)|,   and of these the median and the maximum over slices
 *
 * So it sees what a factor does to any part of the distribution, whatever the shape. Even a factor that does nothing has distances
 * above zero where cells are few: the dummy is what that factor's slices give when the outcomes are dealt to them at random.
 * Bounds are percentiles over cells drawn anew, moved so that their median is the estimate: cells that come up twice make distances longer
 * than they are.
 */
export function pawn(factors: readonly FactorColumn[], outcome: Float64Array, bootstrap: Bootstrap): PawnIndex[] {
  const n = outcome.length;
  const { seed, resamples, level } = bootstrap;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => outcome[a] - outcome[b] || a - b);
  const sorted = Float64Array.from(order, (i) => outcome[i]);
  const place = new Int32Array(n);
  order.forEach((i, p) => {
    place[i] = p;
  });
  const once = new Int32Array(n).fill(1);
  const sliced = factors.map((factor) => {
    const slices = slicesOf(factor, MOST_SLICES);
    return {
      slices,
      of: Int32Array.from(order, (i) => slices.of[i]),
      varies: slices.count > 1 && sorted[0] !== sorted[n - 1],
      found: Array.from({ length: 4 }, () => new Float64Array(resamples)),
    };
  });
  const drawn = new Int32Array(n);
  const weight = new Int32Array(n);
  for (let r = 0; r < resamples; r++) {
    drawWholes(seed, "resample", r, n, drawn);
    weight.fill(0);
    for (const i of drawn) weight[place[i]]++;
    const dealt = drawnOrder(seed, "dummy_order", r, n);
    for (const { slices, of, varies, found } of sliced) {
      if (!varies) continue;
      [found[0][r], found[1][r]] = summary(ksDistances(sorted, of, weight, slices.count));
      const dummy = dealt.map((i) => of[i]);
      [found[2][r], found[3][r]] = summary(ksDistances(sorted, dummy, once, slices.count));
    }
  }
  return sliced.map(({ slices, of, varies, found }) => {
    const whole = varies ? summary(ksDistances(sorted, of, once, slices.count)) : [Number.NaN, Number.NaN];
    const upTo = (dummies: Float64Array): number | null =>
      varies && resamples > 0 ? quantile(dummies.sort(), level) : null;
    return {
      median: around(whole[0], found[0], level),
      most: around(whole[1], found[1], level),
      slices: slices.count,
      dummyMedian: upTo(found[2]),
      dummyMost: upTo(found[3]),
    };
  });
}

function around(estimate: number, resampled: Float64Array, level: number): Bounded {
  const found = bounded(estimate, resampled, level);
  if (found.lo === null || found.hi === null) return found;
  const off = estimate - quantile(resampled.filter(Number.isFinite).sort(), 0.5);
  return { estimate, lo: Math.max(0, found.lo + off), hi: Math.min(1, found.hi + off) };
}

/**
 * Kolmogorov–Smirnov distance of each slice from all cells together. Cells are in rising order of outcome; `weight` says how often each
 * counts. NaN for a slice that is empty. Between two cells of a slice only the distribution of all rises, so that the distance is
 * greatest just before or at a cell of the slice.
 */
export function ksDistances(
  sorted: Float64Array,
  sliceOf: Int32Array,
  weight: Int32Array,
  slices: number,
): Float64Array {
  const n = sorted.length;
  const size = new Float64Array(slices);
  let all = 0;
  for (let p = 0; p < n; p++) {
    size[sliceOf[p]] += weight[p];
    all += weight[p];
  }
  const furthest = new Float64Array(slices).fill(Number.NaN);
  const below = new Float64Array(slices);
  let belowAll = 0;
  for (let first = 0, next = 0; first < n; first = next) {
    while (next < n && sorted[next] === sorted[first]) next++;
    for (let p = first; p < next; p++) if (weight[p] > 0) compare(sliceOf[p]);
    for (let p = first; p < next; p++) {
      below[sliceOf[p]] += weight[p];
      belowAll += weight[p];
    }
    for (let p = first; p < next; p++) if (weight[p] > 0) compare(sliceOf[p]);
  }
  return furthest;

  function compare(s: number): void {
    const distance = Math.abs(below[s] / size[s] - belowAll / all);
    if (!(distance <= furthest[s])) furthest[s] = distance;
  }
}

/** Median and maximum of the distances of slices that are not empty. */
function summary(distances: Float64Array): [number, number] {
  const rising = distances.filter(Number.isFinite).sort();
  return [quantile(rising, 0.5), rising[rising.length - 1]];
}
