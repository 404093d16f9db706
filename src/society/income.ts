/**
 * Income per head, from the means of the five quintiles: within each of the lower four, incomes rise in a straight line that
 * joins the next quintile's; above where the fourth ends, the top fifth follows a Pareto tail (type II) with its published mean.
 * Held as one of 256 levels, each 3 % above the one before; what lies above the last level is held as the last.
 * docs/decisions/0005-income.md says how near this comes to the published Gini coefficient.
 */
export const LEVELS = 256;
const STEP = 1.03;

/** x to the power y (0 ≤ y < 64) by repeated squaring and square roots alone, which IEEE 754 fixes to the last bit everywhere. */
function power(x: number, y: number): number {
  let whole = Math.floor(y);
  let fraction = y - whole;
  let result = 1;
  for (let base = x; whole > 0; whole >>= 1, base *= base) if (whole & 1) result *= base;
  for (let root = Math.sqrt(x), bit = 0; bit < 40 && fraction > 0; bit++, root = Math.sqrt(root)) {
    fraction *= 2;
    if (fraction >= 1) {
      result *= root;
      fraction -= 1;
    }
  }
  return result;
}

export interface IncomeScale {
  /** Yuan (or euro) a year that each level stands for. */
  readonly values: Float64Array;
  /** The same in whole money, as incomes are counted. */
  readonly whole: Float64Array;
  /** Quintile 0..4 of each level. */
  readonly quintile: Uint8Array;
  /** Levels of each quintile, by the upper twelve bits of a uniform draw: 4,096 of the first quintile, 4,096 of the second … */
  readonly levels: Uint8Array;
  /** Level of the 32-bit uniform u within quintile q. */
  level(q: number, u: number): number;
}

/**
 * `means`: income per head of the five quintiles; `lowest`: the smallest income; both in money a year. `tail`: the exponent of
 * the top tail, heavier where it is smaller.
 */
export function incomeScale(means: readonly number[], lowest: number, tail: number): IncomeScale {
  const edges = [lowest];
  for (let q = 0; q < 4; q++) edges.push(2 * means[q] - edges[q]);
  for (let q = 0; q < 4; q++) {
    if (!(edges[q + 1] > edges[q])) {
      throw new RangeError(
        `quintile means ${means.join(", ")} with lowest income ${lowest} do not rise in straight lines; change the lowest income`,
      );
    }
  }
  if (!(means[4] > edges[4])) throw new RangeError(`the top quintile's mean ${means[4]} must lie above ${edges[4]}`);
  const values = new Float64Array(LEVELS);
  values[0] = lowest / 4 > 100 ? lowest / 4 : 100;
  for (let k = 1; k < LEVELS; k++) values[k] = values[k - 1] * STEP;
  const top = topFifth(edges[4], means[4], values[LEVELS - 1], tail);
  const quintile = Uint8Array.from(values, (v) => Math.max(0, edges.filter((e) => e <= v).length - 1));
  const half = Math.sqrt(STEP);
  /** The level nearest in ratio (its border with the next lies at value·√STEP) among those of quintile q. */
  const levelOf = (income: number, q: number) => {
    let lo = 0;
    let hi = LEVELS - 1;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (income < values[mid] * half) hi = mid;
      else lo = mid + 1;
    }
    while (quintile[lo] < q && lo < LEVELS - 1) lo++;
    while (quintile[lo] > q && lo > 0) lo--;
    return lo;
  };
  const levels = new Uint8Array(means.length * UNIFORM_STEPS);
  for (let q = 0; q < means.length; q++)
    for (let k = 0; k < UNIFORM_STEPS; k++)
      levels[q * UNIFORM_STEPS + k] = levelOf(q < 4 ? edges[q] + middleOf(k) * (edges[q + 1] - edges[q]) : top[k], q);
  return {
    values,
    whole: values.map(Math.round),
    quintile,
    levels,
    level: (q, u) => levels[q * UNIFORM_STEPS + (u >>> 20)],
  };
}

/** The uniform number inside a quintile is taken in 4,096 steps: finer than the levels. */
const UNIFORM_STEPS = 4096;
const middleOf = (k: number): number => (k + 0.5) / UNIFORM_STEPS;

/** Incomes of the top fifth, step by step: `from` + scale·((1 − u)^(−1/tail) − 1), at most `most`, with the scale that gives the mean. */
function topFifth(from: number, mean: number, most: number, tail: number): Float64Array {
  const shape = Float64Array.from({ length: UNIFORM_STEPS }, (_, k) => power(1 / (1 - middleOf(k)), 1 / tail) - 1);
  const at = (scale: number, k: number) => Math.min(most, from + scale * shape[k]);
  const sum = (scale: number) => {
    let all = 0;
    for (let k = 0; k < UNIFORM_STEPS; k++) all += at(scale, k);
    return all;
  };
  let lo = 0;
  let hi = most;
  for (let n = 0; n < 60; n++) {
    const middle = (lo + hi) / 2;
    if (sum(middle) < mean * UNIFORM_STEPS) lo = middle;
    else hi = middle;
  }
  return shape.map((_, k) => at(lo, k));
}
