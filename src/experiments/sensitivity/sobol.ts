import { drawWholes } from "../../draws/laboratory.js";
import { saltelliBlock, saltelliPart } from "../designs/saltelli.js";
import { type Bootstrap, type Bounded, bounded } from "./bounds.js";

export interface SobolData {
  /** The outcome of each row of a Saltelli design, in its order; NaN where there is none. */
  readonly values: Float64Array;
  readonly groups: number;
  readonly secondOrder: boolean;
}

export interface SobolIndices {
  /** Base points the indices rest on, and those left out because a row of theirs has no outcome. */
  readonly base: number;
  readonly dropped: number;
  /** Mean of all rows, and variance of the rows A and B. */
  readonly mean: number;
  readonly variance: number;
  /** One for each group. */
  readonly first: readonly Bounded[];
  readonly total: readonly Bounded[];
  /** One for each pair of groups, a before b; empty without second order. */
  readonly second: readonly (Bounded & { readonly a: number; readonly b: number })[];
}

/** Outcomes by matrix: `ab[g][i]` is the outcome of AB of group g at base point i. */
interface Columns {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly ab: readonly Float64Array[];
  readonly ba: readonly Float64Array[];
}

/**
 * Sobol indices of each group of factors from a Saltelli design: how much of an outcome's variance it gives by itself (first order), and
 * with all it interacts with (total).
 *
 *   Sⱼ  = mean(B (ABⱼ − A)) ÷ V                      Saltelli et al. 2010, table 2 (b)
 *   Tⱼ  = mean((A − ABⱼ)²) ÷ 2V                       Jansen 1999
 *   Sⱼₖ = mean(BAⱼ ABₖ − A B) ÷ V − Sⱼ − Sₖ            Saltelli 2002
 *
 * Outcomes are taken from their mean over all rows; V is the variance of A and B together. So the numbers are those of SALib for the
 * same points. Bounds are percentiles over base points drawn anew with all their rows. Null where the outcome does not vary.
 */
export function sobolIndices(data: SobolData, bootstrap: Bootstrap): SobolIndices {
  const { columns, base, dropped } = columnsOf(data);
  const { groups, secondOrder } = data;
  const pairs = secondOrder ? pairsOf(groups) : [];
  const all = Int32Array.from({ length: base }, (_, i) => i);
  const whole = estimates(columns, all, pairs);
  const resampled = Array.from(whole.indices, () => new Float64Array(bootstrap.resamples));
  const drawn = new Int32Array(base);
  for (let r = 0; r < bootstrap.resamples; r++) {
    drawWholes(bootstrap.seed, "resample", r, base, drawn);
    const { indices } = estimates(columns, drawn, pairs);
    for (let n = 0; n < indices.length; n++) resampled[n][r] = indices[n];
  }
  const at = (n: number): Bounded => bounded(whole.indices[n], resampled[n], bootstrap.level);
  return {
    base,
    dropped,
    mean: whole.mean,
    variance: whole.variance,
    first: Array.from({ length: groups }, (_, g) => at(g)),
    total: Array.from({ length: groups }, (_, g) => at(groups + g)),
    second: pairs.map(([a, b], n) => ({ a, b, ...at(2 * groups + n) })),
  };
}

const pairsOf = (groups: number): [number, number][] =>
  Array.from({ length: groups }, (_, a) => a).flatMap((a) =>
    Array.from({ length: groups - a - 1 }, (_, n): [number, number] => [a, a + 1 + n]),
  );

/** Sorts rows into matrices. A base point with a row that has no outcome is left out whole. */
function columnsOf({ values, groups, secondOrder }: SobolData): { columns: Columns; base: number; dropped: number } {
  const block = saltelliBlock(groups, secondOrder);
  if (values.length % block !== 0)
    throw new RangeError(`Sobol: ${values.length} rows are no whole number of blocks of ${block}`);
  const found = values.length / block;
  const kept: number[] = [];
  for (let i = 0; i < found; i++) if (values.subarray(i * block, (i + 1) * block).every(Number.isFinite)) kept.push(i);
  const base = kept.length;
  const column = (): Float64Array => new Float64Array(base);
  const columns: Columns = {
    a: column(),
    b: column(),
    ab: Array.from({ length: groups }, column),
    ba: Array.from({ length: secondOrder ? groups : 0 }, column),
  };
  kept.forEach((i, n) => {
    for (let row = i * block; row < (i + 1) * block; row++) {
      const { matrix, group } = saltelliPart(row, groups, secondOrder);
      const into = { A: columns.a, B: columns.b, AB: columns.ab[group], BA: columns.ba[group] }[matrix];
      into[n] = values[row];
    }
  });
  return { columns, base, dropped: found - base };
}

/** First, total and second-order indices in a row, over the base points named (one may come up several times). NaN where nothing varies. */
function estimates({ a, b, ab, ba }: Columns, over: Int32Array, pairs: readonly [number, number][]) {
  const n = over.length;
  const groups = ab.length;
  const indices = new Float64Array(2 * groups + pairs.length).fill(Number.NaN);
  const mean = meanOver([a, b, ...ab, ...ba], over);
  const middle = meanOver([a, b], over);
  let squares = 0;
  let product = 0;
  let same = true;
  for (const i of over) {
    squares += (a[i] - middle) ** 2 + (b[i] - middle) ** 2;
    product += (a[i] - mean) * (b[i] - mean);
    same = same && a[i] === b[i] && a[i] === a[over[0]];
  }
  const variance = same ? 0 : squares / (2 * n);
  if (n === 0 || variance === 0) return { mean, variance, indices };
  for (let g = 0; g < groups; g++) {
    const swapped = ab[g];
    let first = 0;
    let total = 0;
    for (const i of over) {
      const by = swapped[i] - a[i];
      first += (b[i] - mean) * by;
      total += by * by;
    }
    indices[g] = first / n / variance;
    indices[groups + g] = total / n / 2 / variance;
  }
  pairs.forEach(([j, k], p) => {
    const [left, right] = [ba[j], ab[k]];
    let both = 0;
    for (const i of over) both += (left[i] - mean) * (right[i] - mean);
    indices[2 * groups + p] = (both - product) / n / variance - indices[j] - indices[k];
  });
  return { mean, variance, indices };
}

function meanOver(columns: readonly Float64Array[], over: Int32Array): number {
  let sum = 0;
  for (const column of columns) for (const i of over) sum += column[i];
  return sum / (columns.length * over.length);
}
