/** Points of the unit cube, one a row: `at[row × factors + factor]`, each in [0, 1]. */
export interface Points {
  readonly rows: number;
  readonly factors: number;
  readonly at: Float64Array;
}

/**
 * Factors that are moved together count as one input of the analysis. `of[factor]` is the number of its group; `count` groups are
 * numbered from 0 without a gap.
 */
export interface Grouping {
  readonly of: readonly number[];
  readonly count: number;
}

/** Each factor by itself. */
export const ungrouped = (factors: number): Grouping => ({
  of: Array.from({ length: factors }, (_, k) => k),
  count: factors,
});

/** Throws RangeError unless groups are numbered from 0 without a gap. */
export function checkGrouping({ of, count }: Grouping): void {
  const seen = new Set(of);
  for (let g = 0; g < count; g++) if (!seen.has(g)) throw new RangeError(`group ${g} of ${count} has no factor`);
  if (seen.size !== count) throw new RangeError(`groups are numbered 0 to ${count - 1}`);
}
