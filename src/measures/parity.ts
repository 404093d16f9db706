import type { Estimate } from "./measure.js";

/**
 * Two groups side by side: demographic (statistical) parity as a difference and as a ratio, first minus second and first over
 * second. Dwork et al. 2012 (difference); Feldman et al. 2015 (ratio). Zero, or one, is where the two are alike; what is just is
 * not for a number to say.
 */
export interface Pair {
  readonly dimension: string;
  readonly first: string;
  readonly second: string;
}

/** Which groups are compared: the two ends of each dimension that has two. */
export const PAIRS: readonly Pair[] = [
  { dimension: "sex", first: "female", second: "male" },
  { dimension: "minority", first: "minority", second: "majority" },
  { dimension: "registered", first: "away", second: "home" },
  { dimension: "income", first: "Q1", second: "Q5" },
  { dimension: "place", first: "rural", second: "urban" },
];

/** Measures that are compared between groups. */
export const COMPARED: readonly string[] = [
  "sanctioned_share",
  "sanctioned_false_share",
  "false_record_share",
  "refusals_per_1000_air_ban",
  "refusals_per_1000_rail_ban",
  "mean_score",
];

/** How a comparison is named in the column `group`: "sex:female-male", "sex:female/male". */
export const differenceKey = (p: Pair): string => `${p.dimension}:${p.first}-${p.second}`;
export const ratioKey = (p: Pair): string => `${p.dimension}:${p.first}/${p.second}`;

/** first − second; null where either cannot be estimated. n is the smaller of the two. */
export const difference = (first: Estimate, second: Estimate): Estimate => ({
  value: first.value === null || second.value === null ? null : first.value - second.value,
  n: Math.min(first.n, second.n),
});

/** first ÷ second; null where either cannot be estimated or the second is zero. n is the smaller of the two. */
export const quotient = (first: Estimate, second: Estimate): Estimate => ({
  value: first.value === null || second.value === null || second.value === 0 ? null : first.value / second.value,
  n: Math.min(first.n, second.n),
});
