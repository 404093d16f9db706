import type { Bounded } from "../sensitivity/bounds.js";

export type IndexMethod = "sobol" | "morris" | "pawn";

/** One sensitivity index of a factor, or of a group of factors moved together: a row of sensitivity.parquet. */
export interface IndexRow extends Bounded {
  /** Key of the outcome. */
  readonly outcome: string;
  readonly method: IndexMethod;
  /** first, total, second; mu, mu_star, sigma; median, most. */
  readonly index: string;
  /** Name of the factor or group. */
  readonly factor: string;
  /** The other of a pair, for second order; else null. */
  readonly with: string | null;
  readonly unit: string;
  /** The same from the first half of a Sobol design's base points, to see how far it still moves; else null. */
  readonly half: number | null;
  /** PAWN: what a factor that does nothing stays below, with the bounds' probability; else null. */
  readonly dummy: number | null;
  /** What it rests on: base points (Sobol), elementary effects (Morris), cells (PAWN). */
  readonly n: number;
  /** Of those, how many were left out for want of a value. */
  readonly dropped: number;
}

/** What setting a factor otherwise does to an outcome's mean: a row of effects.parquet. */
export interface EffectRow extends Bounded {
  readonly outcome: string;
  readonly factor: string;
  /** The value it is held against, or "all cells". */
  readonly from: string;
  /** The value it is set to, or the ends of a slice of its range: "0.2 to 0.4". */
  readonly to: string;
  readonly unit: string;
  /** How the bounds come about, or why there are none. */
  readonly method: string;
  /** Combinations of the other factors over which it is averaged; of a slice, its cells. */
  readonly combinations: number;
  /** Replicates of each; pairs where replicates are paired. */
  readonly replicates: number;
}
