import type { z } from "zod";
import type { Points } from "./designs/points.js";
import { type Factor, type FactorValue, factorValue } from "./factor.js";

/** Points given by the values of the factors themselves, points × factors. */
export interface ValuePoints {
  readonly values: readonly (readonly FactorValue[])[];
}

/** What a design lays out: its points, and what its estimator will need to know of their order. */
export interface Layout {
  /** One point a row, one column a factor, in the order of the factors: places in the unit cube (`factorValue` makes values of them), or values. Each point becomes a cell. */
  readonly points: Points | ValuePoints;
  /**
   * Told to the estimator as it is (`study.design.structure`), and kept with the sweep: plain JSON. For Saltelli say how many base points
   * and which row is which matrix; for Morris the trajectories; for a Latin hypercube the smallest distance.
   */
  readonly structure: { readonly [name: string]: unknown };
}

/** What a design may use beside factors and options. */
export interface Surroundings {
  /** The experiment's own seed (0..2³¹−1), for a design that draws. The same seed lays out the same points. */
  readonly seed: number;
  /** Text of a file named in the options, beside the experiment's file. Throws a ScenarioError that names it. */
  readonly read: (file: string) => string;
}

/** A design of experiments: a row of the table in designs/designs.ts. */
export interface Design<O = unknown> {
  /** As it is called in `design: { method: … }`: "full-factorial", "latin-hypercube", "saltelli". */
  readonly method: string;
  /** One sentence, for the schema and the guide. */
  readonly says: string;
  /** What may be said under `design:` beside `method`: a strict zod object with defaults, each key with `.meta({ description })`. */
  readonly options: z.ZodType<O>;
  /** True where the points bring their own values, so that factors need neither range nor levels. */
  readonly bringsValues?: boolean;
  /** What it cannot be used with: a sentence for the user, or null where all is well. Asked before `lay`. */
  readonly refuses?: (factors: readonly Factor[], options: O) => string | null;
  /**
   * Lays out the points. A pure function: no clock, no generator with a state. With a larger size it should give the smaller
   * design's points first, where the method allows, so that a sweep that grows keeps its runs. Points may repeat: cells are
   * told apart by their resolved scenario, so a repeated point is run once.
   */
  lay(factors: readonly Factor[], options: O, surroundings: Surroundings): Layout;
}

/** Ties a design's options to its functions. */
export const design = <O>(d: Design<O>): Design => d as unknown as Design;

/** How many points there are. */
export const pointCount = (points: Layout["points"]): number =>
  "values" in points ? points.values.length : points.rows;

/** The values of point `p` (from 0), in the order of the factors. */
export function pointValues(points: Layout["points"], factors: readonly Factor[], p: number): readonly FactorValue[] {
  if ("values" in points) return points.values[p];
  return factors.map((factor, f) => factorValue(factor, points.at[p * points.factors + f]));
}
