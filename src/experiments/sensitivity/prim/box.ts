import { binomialAtLeast } from "../../../statistics/binomial.js";
import type { FactorColumn } from "../slices.js";
import { everything, insideOf, type Limit, type Limits, withLimit } from "./limits.js";

/** What a box says of one factor. */
export interface Restriction {
  readonly factor: string;
  /** Least and greatest value inside; null where the box goes on to the end of what was tried, and for categories. */
  readonly from: number | null;
  readonly to: number | null;
  /** Categories inside; null for numbers. */
  readonly categories: readonly string[] | null;
  /**
   * Quasi-p-value (Bryant and Lempert 2010): how probable it is that cells taken at random from the box without this restriction, as many as
   * are left with it, would hold as many cases. Binomial, one-sided. It makes no allowance for the search.
   */
  readonly quasiP: number;
}

/** A box as it is told. */
export interface Box {
  /** Cells in the box, and cases among them. */
  readonly cells: number;
  readonly cases: number;
  /** Cases in the box ÷ all cases. */
  readonly coverage: number;
  /** Cases in the box ÷ cells in the box. */
  readonly density: number;
  readonly restrictions: readonly Restriction[];
}

export const countCases = (cases: ArrayLike<boolean>, inside: Int32Array): number => {
  let n = 0;
  for (const i of inside) if (cases[i]) n++;
  return n;
};

/** Tells a box. `all` counts the cases of all cells. */
export function boxOf(factors: readonly FactorColumn[], cases: ArrayLike<boolean>, limits: Limits, all: number): Box {
  const whole = everything(factors);
  const inside = insideOf(factors, limits);
  const held = countCases(cases, inside);
  const restrictions = factors.flatMap((factor, f): Restriction[] => {
    const ends = narrowed(factor, limits[f], whole[f]);
    if (ends === null) return [];
    const without = insideOf(factors, withLimit(limits, f, whole[f]));
    const density = countCases(cases, without) / without.length;
    return [{ factor: factor.key, ...ends, quasiP: binomialAtLeast(held, inside.length, density) }];
  });
  return {
    cells: inside.length,
    cases: held,
    coverage: held / all,
    density: held / inside.length,
    restrictions,
  };
}

function narrowed(
  { categories }: FactorColumn,
  limit: Limit,
  whole: Limit,
): Pick<Restriction, "from" | "to" | "categories"> | null {
  if ("categories" in limit) {
    const all = categories as readonly string[];
    if (limit.categories.size === all.length) return null;
    return { from: null, to: null, categories: [...limit.categories].map((c) => all[c]) };
  }
  const ends = whole as typeof limit;
  const from = limit.lo > ends.lo ? limit.lo : null;
  const to = limit.hi < ends.hi ? limit.hi : null;
  return from === null && to === null ? null : { from, to, categories: null };
}
