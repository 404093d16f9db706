import { RUN } from "../study.js";
import type { SweepPlan } from "./plan.js";
import { keyOf, type RunsFile, scanRuns } from "./records.js";
import { Settling } from "./settling.js";

/** The runs that a folder keeps of a plan, cell by cell: run n of cell c is replicate n − first[c] + 1, for first[c] ≤ n < first[c + 1]. */
export interface KeptRuns {
  readonly first: Int32Array;
  /** One of RUN, for each run. */
  readonly state: Uint8Array;
  readonly seed: Uint32Array;
  /** Of each run's world: 16 bytes a run. */
  readonly digest: Uint8Array;
  /** By outcome, a value for each run; NaN where the run is not done or the measure cannot be estimated. */
  readonly values: readonly Float64Array[];
  /** What failed, by run, in words. */
  readonly errors: ReadonlyMap<number, string>;
  /** Cells whose number of replicates is decided: 1. */
  readonly settled: Uint8Array;
  /** Runs of cells that are not settled, done out of turn beyond those above: by cell, by replicate, the values of the bounds' outcomes. */
  readonly ahead: ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>;
  /** Hours of computing that the runs took, repetitions included. */
  readonly hours: number;
  /** Runs of cells that this plan does not have: of another version of the model, or of an older or newer plan. */
  readonly stale: number;
  readonly files: readonly RunsFile[];
}

/** Two runs of the same cell, replicate and seed came out differently: the machine, the program or the files cannot be trusted. */
export class Disagreement extends Error {}

/** Reads what a folder keeps of a plan. Throws `Disagreement`. */
export function readKept(runsFolder: string, plan: SweepPlan): KeptRuns {
  const { cells, experiment } = plan;
  const { min, max, bounds } = experiment.replication;
  const number = new Map(cells.map(({ address }, c) => [keyOf(address), c]));
  const highest = new Int32Array(cells.length).fill(bounds.length === 0 ? max : min);
  if (bounds.length > 0)
    scanRuns(runsFolder, (run) => {
      const c = number.get(run.key);
      if (c !== undefined && run.replicate <= max) highest[c] = Math.max(highest[c], run.replicate);
    });
  const raw = room(highest, experiment.outcomes.length);
  const errors = new Map<number, string>();
  let seconds = 0;
  let stale = 0;
  const files = scanRuns(runsFolder, (run) => {
    if (run.done) seconds += run.seconds;
    const c = number.get(run.key);
    if (c === undefined || run.replicate > highest[c]) {
      if (c === undefined) stale++;
      return;
    }
    const n = raw.first[c] + run.replicate - 1;
    if (!run.done) {
      if (raw.state[n] === RUN.done) return;
      raw.state[n] = RUN.failed;
      raw.seed[n] = run.seed;
      errors.set(n, run.error);
      return;
    }
    if (raw.state[n] === RUN.done) return agree(raw, n, run);
    errors.delete(n);
    raw.state[n] = RUN.done;
    raw.seed[n] = run.seed;
    raw.digest.set(run.digestBytes, 16 * n);
    for (let k = 0; k < raw.values.length; k++) raw.values[k][n] = run.value(k);
  });
  const found = { hours: seconds / 3600, stale, files };
  if (bounds.length === 0)
    return { ...raw, errors, settled: new Uint8Array(cells.length).fill(1), ahead: new Map(), ...found };
  return { ...cut(raw, errors, plan), ...found };
}

type Room = Pick<KeptRuns, "first" | "state" | "seed" | "digest" | "values">;

function room(counts: Int32Array, outcomes: number): Room {
  const first = new Int32Array(counts.length + 1);
  counts.forEach((count, c) => {
    first[c + 1] = first[c] + count;
  });
  const runs = first[counts.length];
  return {
    first,
    state: new Uint8Array(runs),
    seed: new Uint32Array(runs),
    digest: new Uint8Array(16 * runs),
    values: Array.from({ length: outcomes }, () => new Float64Array(runs).fill(Number.NaN)),
  };
}

type View = Parameters<Parameters<typeof scanRuns>[1]>[0];

function agree(raw: Room, n: number, run: View): void {
  const same =
    raw.seed[n] === run.seed &&
    run.digestBytes.equals(raw.digest.subarray(16 * n, 16 * n + 16)) &&
    raw.values.every((values, k) => Object.is(values[n], run.value(k)));
  if (same) return;
  throw new Disagreement(
    `cell ${run.address}, replicate ${run.replicate}, seed ${run.seed} was run twice and came out differently, the second time in ${run.file}. ` +
      "A run's result depends on nothing else, so a file, a machine or the program is not what it was.",
  );
}

/** Where replicates stop by what comes out: each cell's number of them, and only those. */
function cut(raw: Room, errors: ReadonlyMap<number, string>, plan: SweepPlan) {
  const { replication, outcomes } = plan.experiment;
  const boundOutcomes = replication.bounds.map((b) => outcomes.findIndex(({ key }) => key === b.outcome));
  const settled = new Uint8Array(plan.cells.length);
  const counts = new Int32Array(plan.cells.length);
  const ahead = new Map<number, Map<number, readonly number[]>>();
  for (let c = 0; c < counts.length; c++) {
    const settling = new Settling(replication);
    for (let n = raw.first[c]; n < raw.first[c + 1] && raw.state[n] === RUN.done && settling.settledAt === null; n++)
      settling.take((b) => raw.values[boundOutcomes[b]][n]);
    settled[c] = settling.settledAt === null ? 0 : 1;
    // One that is not settled lacks at least one replicate more.
    counts[c] = settling.settledAt ?? Math.max(replication.min, settling.taken + 1);
    if (settled[c] === 1) continue;
    const beyond = new Map<number, readonly number[]>();
    for (let n = raw.first[c] + counts[c]; n < raw.first[c + 1]; n++)
      if (raw.state[n] === RUN.done)
        beyond.set(
          n - raw.first[c] + 1,
          boundOutcomes.map((k) => raw.values[k][n]),
        );
    ahead.set(c, beyond);
  }
  const kept = room(counts, outcomes.length);
  const keptErrors = new Map<number, string>();
  for (let c = 0; c < counts.length; c++) {
    const from = raw.first[c];
    const to = Math.min(raw.first[c + 1], from + counts[c]);
    kept.state.set(raw.state.subarray(from, to), kept.first[c]);
    kept.seed.set(raw.seed.subarray(from, to), kept.first[c]);
    kept.digest.set(raw.digest.subarray(16 * from, 16 * to), 16 * kept.first[c]);
    raw.values.forEach((values, k) => void kept.values[k].set(values.subarray(from, to), kept.first[c]));
    for (let n = from; n < to; n++) {
      const error = errors.get(n);
      if (error !== undefined) keptErrors.set(kept.first[c] + n - from, error);
    }
  }
  return { ...kept, errors: keptErrors, settled, ahead };
}
