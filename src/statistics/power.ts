import jstat from "jstat";
import { studentQuantile } from "./interval.js";

/** What is compared: two sets of independent runs, or pairs of runs that share their random numbers. */
export type Comparison = "unpaired" | "paired";

export interface PowerAsked {
  /** Difference of means ÷ standard deviation: of the values where unpaired (Cohen's d), of the differences where paired (d_z). Above 0. */
  readonly effect: number;
  /** Probability of a false alarm, two-sided. */
  readonly alpha: number;
  readonly comparison: Comparison;
}

/**
 * Power of the two-sided t test with `n` replicates on each side (or n pairs): the probability that |t| exceeds its critical value, from
 * the noncentral t distribution with noncentrality d √(n ÷ 2), 2 n − 2 degrees of freedom (unpaired), or d_z √n, n − 1 (paired).
 * Both tails count, as in R's power.t.test(strict = TRUE) and G*Power.
 */
export function tTestPower(n: number, { effect, alpha, comparison }: PowerAsked): number {
  const unpaired = comparison === "unpaired";
  const dof = unpaired ? 2 * n - 2 : n - 1;
  const shift = effect * Math.sqrt(unpaired ? n / 2 : n);
  const critical = studentQuantile(1 - alpha / 2, dof);
  // So far from 0 the other tail holds nothing, and the series would take long.
  if (shift - critical > 12) return 1;
  return 1 - jstat.noncentralt.cdf(critical, dof, shift) + jstat.noncentralt.cdf(-critical, dof, shift);
}

/** More than this nobody runs; null stands for it. */
const MOST = 100_000_000;

/** The least n that gives a power; null for more than a hundred million. Replicates of each side, or pairs. */
export function replicatesFor(power: number, asked: PowerAsked): number | null {
  let enough = 2;
  while (tTestPower(enough, asked) < power) {
    if (enough >= MOST) return null;
    enough *= 2;
  }
  let short = Math.max(1, enough / 2);
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (tTestPower(middle, asked) < power) short = middle;
    else enough = middle;
  }
  return enough;
}
