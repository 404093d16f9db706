import type { Points } from "./designs/points.js";
import type { Outcome } from "./experiment.js";
import type { Factor, FactorValue } from "./factor.js";

/** What is known of a run. */
export const RUN = { missing: 0, done: 1, failed: 2 } as const;

/** The runs of a sweep, cell by cell: run n of cell c is replicate n − first[c] + 1, for first[c] ≤ n < first[c + 1]. */
export interface Runs {
  /** cells + 1 places. */
  readonly first: Int32Array;
  /** One of RUN, for each run. */
  readonly state: Uint8Array;
  /** The seed that each run really used; 0 where it is missing. */
  readonly seed: Uint32Array;
  /** Of each outcome, in the order of `Study.outcomes`, a value for each run. NaN where the run is not done, or the measure cannot be estimated. */
  readonly values: readonly Float64Array[];
}

/** A run that has no values, and why, in a sentence. */
export interface Missing {
  /** From 1, as in the tables. */
  readonly cell: number;
  readonly replicate: number;
  readonly why: string;
}

/**
 * A sweep as an analysis reads it: which points were asked for, and what came of each. `readStudy(folder)` reads one, finished or not.
 * The same runs give the same study, whatever the number of workers, shards, interruptions and processes that made them.
 */
export interface Study {
  readonly name: string;
  /** Of all that the sweep was asked for: experiment, points, model version. 64 hexadecimal digits. */
  readonly digest: string;
  readonly factors: readonly Factor[];
  readonly design: {
    /** As in designs/designs.ts. An estimator refuses another method's points, naming both. */
    readonly method: string;
    readonly options: { readonly [name: string]: unknown };
    /** What the design told of the order of its points (`Layout.structure`). */
    readonly structure: { readonly [name: string]: unknown };
    /** The points as the design laid them out, for designs in the unit cube; else null. */
    readonly unit: Points | null;
    /** Cell (from 0) of each point, in the design's order. Points with the same resolved scenario share a cell. */
    readonly cellOf: Int32Array;
  };
  /** Value of each factor, cell by cell. */
  readonly cells: readonly (readonly FactorValue[])[];
  readonly outcomes: readonly Outcome[];
  /** Are replicates with the same number paired across cells, by a common seed? */
  readonly paired: boolean;
  readonly runs: Runs;
  /** Every run that is asked for and has no values. Empty for a complete sweep. */
  readonly missing: readonly Missing[];
}

/** Mean of an outcome (its number) over the done replicates of a cell, or NaN where there is none. What a design's estimator takes as the cell's answer. */
export function cellMean({ runs }: Study, outcome: number, cell: number): number {
  const values = runs.values[outcome];
  let sum = 0;
  let n = 0;
  for (let run = runs.first[cell]; run < runs.first[cell + 1]; run++) {
    if (Number.isNaN(values[run])) continue;
    sum += values[run];
    n++;
  }
  return n === 0 ? Number.NaN : sum / n;
}
