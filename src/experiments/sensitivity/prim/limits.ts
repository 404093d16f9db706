import type { FactorColumn } from "../slices.js";

/** What a box keeps of one factor: the numbers from `lo` to `hi`, or some of the categories. */
export type Limit = { readonly lo: number; readonly hi: number } | { readonly categories: ReadonlySet<number> };

/** A box: one limit for each factor. */
export type Limits = readonly Limit[];

/** The box that holds all cells. */
export const everything = (factors: readonly FactorColumn[]): Limits =>
  factors.map(({ values, categories }) => {
    if (categories !== null) return { categories: new Set(categories.keys()) };
    let [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const x of values) {
      lo = Math.min(lo, x);
      hi = Math.max(hi, x);
    }
    return { lo, hi };
  });

export const within = (limit: Limit, x: number): boolean =>
  "categories" in limit ? limit.categories.has(x) : x >= limit.lo && x <= limit.hi;

/** Numbers of the cells in a box, rising. */
export function insideOf(factors: readonly FactorColumn[], limits: Limits): Int32Array {
  const inside: number[] = [];
  for (let i = 0; i < factors[0].values.length; i++)
    if (limits.every((limit, f) => within(limit, factors[f].values[i]))) inside.push(i);
  return Int32Array.from(inside);
}

/** The box with one factor's limit exchanged. */
export const withLimit = (limits: Limits, f: number, limit: Limit): Limits =>
  limits.map((own, k) => (k === f ? limit : own));

/** Narrower limits of one factor: each takes about `peel` of the cells inside off one end, or one category. Cells of equal value stay together. */
export function narrower({ values }: FactorColumn, limit: Limit, inside: Int32Array, peel: number): Limit[] {
  if ("categories" in limit)
    return limit.categories.size < 2
      ? []
      : [...limit.categories].map((c) => ({ categories: new Set([...limit.categories].filter((d) => d !== c)) }));
  const rising = Float64Array.from(inside, (i) => values[i]).sort();
  const n = rising.length;
  if (rising[0] === rising[n - 1]) return [];
  const take = Math.min(n - 1, Math.max(1, Math.floor(peel * n)));
  const up = rising[take] > rising[take - 1] ? rising[take] : rising.find((x) => x > rising[take]);
  const down =
    rising[n - take - 1] < rising[n - take] ? rising[n - take - 1] : rising.findLast((x) => x < rising[n - take]);
  return [
    ...(up === undefined ? [] : [{ lo: up, hi: limit.hi }]),
    ...(down === undefined ? [] : [{ lo: limit.lo, hi: down }]),
  ];
}

/** Wider limits of one factor: each takes about `take` cells in at one end, or one category. `beside` are the cells that all other limits hold. */
export function wider({ values, categories }: FactorColumn, limit: Limit, beside: Int32Array, take: number): Limit[] {
  if ("categories" in limit)
    return [...(categories ?? []).keys()]
      .filter((c) => !limit.categories.has(c))
      .map((c) => ({ categories: new Set([...limit.categories, c].sort((a, b) => a - b)) }));
  const rising = Float64Array.from(beside, (i) => values[i]).sort();
  const below = rising.filter((x) => x < limit.lo);
  const above = rising.filter((x) => x > limit.hi);
  return [
    ...(below.length === 0 ? [] : [{ lo: below[Math.max(0, below.length - take)], hi: limit.hi }]),
    ...(above.length === 0 ? [] : [{ lo: limit.lo, hi: above[Math.min(above.length, take) - 1] }]),
  ];
}
