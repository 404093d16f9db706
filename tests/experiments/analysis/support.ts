import { createHash } from "node:crypto";
import { pointCount, pointValues } from "../../../src/experiments/design.js";
import { designOf } from "../../../src/experiments/designs/designs.js";
import type { Outcome } from "../../../src/experiments/experiment.js";
import type { Factor, FactorValue } from "../../../src/experiments/factor.js";
import { type Missing, RUN, type Study } from "../../../src/experiments/study.js";

/** What a run gives: one number for each outcome. */
export type World = (point: readonly FactorValue[], replicate: number, cell: number) => readonly number[];

interface Said {
  readonly factors: readonly Factor[];
  readonly design: { readonly method: string; readonly [option: string]: unknown };
  readonly world: World;
  readonly outcomes?: readonly string[];
  readonly replicates?: number;
  readonly paired?: boolean;
  /** Runs that failed: "cell replicate", both from 1. */
  readonly failed?: readonly string[];
}

export const outcome = (key: string): Outcome => ({ key, measure: key, group: "all", when: null, unit: "share" });

/** A study as a finished sweep would leave it, with a function instead of worlds. */
export function studyOf({
  factors,
  design,
  world,
  outcomes = ["y"],
  replicates = 1,
  paired = false,
  failed = [],
}: Said): Study {
  const { method, ...options } = design;
  const laid = designOf(method).lay(factors, designOf(method).options.parse(options), { seed: 1, read: () => "" });
  const places = new Map<string, number>();
  const cells: (readonly FactorValue[])[] = [];
  const cellOf = Int32Array.from({ length: pointCount(laid.points) }, (_, p) => {
    const values = pointValues(laid.points, factors, p);
    const key = JSON.stringify(values);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, cells.length);
    cells.push(values);
    return cells.length - 1;
  });
  const size = cells.length * replicates;
  const values = outcomes.map(() => new Float64Array(size).fill(Number.NaN));
  const state = new Uint8Array(size).fill(RUN.done);
  const missing: Missing[] = [];
  for (let run = 0; run < size; run++) {
    const [c, r] = [Math.floor(run / replicates), (run % replicates) + 1];
    if (failed.includes(`${c + 1} ${r}`)) {
      state[run] = RUN.failed;
      missing.push({ cell: c + 1, replicate: r, why: "the world broke" });
    } else
      world(cells[c], r, c).forEach((value, o) => {
        values[o][run] = value;
      });
  }
  return {
    name: "made",
    digest: createHash("sha256")
      .update(JSON.stringify([factors, design, replicates]))
      .digest("hex"),
    factors,
    design: { method, options, structure: laid.structure, unit: "at" in laid.points ? laid.points : null, cellOf },
    cells,
    outcomes: outcomes.map(outcome),
    paired,
    runs: {
      first: Int32Array.from({ length: cells.length + 1 }, (_, c) => c * replicates),
      state,
      seed: new Uint32Array(size).fill(7),
      values,
    },
    missing,
  };
}
