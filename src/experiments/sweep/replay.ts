import { runWorld } from "../../worlds/run.js";
import { cellOf } from "../cell.js";
import type { Outcome } from "../experiment.js";
import { takeOutcomes } from "../outcomes.js";
import { RUN } from "../study.js";
import { NoSweep, SweepFolder } from "./folder.js";
import { readKept } from "./kept.js";
import { seedOf } from "./seeds.js";

/** A run of a sweep, lived again, beside what is kept of it. */
export interface ReplayedRun {
  /** From 1. */
  readonly cell: number;
  readonly replicate: number;
  readonly seed: number;
  readonly digest: string;
  readonly outcomes: readonly {
    readonly outcome: Outcome;
    /** NaN where it cannot be estimated. */
    readonly value: number;
    /** As kept; null where the run has no result. */
    readonly kept: number | null;
  }[];
  /** As kept; null where the run has no result. */
  readonly keptDigest: string | null;
  /** Is all as it is kept, bit for bit? Null where nothing is kept of it. */
  readonly matches: boolean | null;
}

/** The cell or the replicate is none of the sweep's. */
export class NoSuchRun extends Error {}

/**
 * Lives one run of a sweep again in this thread, so that an error carries its whole stack, and holds it against what is kept. Throws NoSweep,
 * NoSuchRun, and whatever the world throws.
 */
export async function replayRun(path: string, cell: number, replicate: number): Promise<ReplayedRun> {
  const folder = SweepFolder.existing(path);
  const plan = folder.plan();
  const { cells, experiment } = plan;
  if (cells.length === 0) throw new NoSweep(`${path} has no cells`);
  if (cell > cells.length) throw new NoSuchRun(`${path} has cells 1 to ${cells.length}, not ${cell}`);
  const { max } = experiment.replication;
  if (replicate > max) throw new NoSuchRun(`cells of ${path} have at most ${max} replicates, not ${replicate}`);
  const { seeds, values } = cells[cell - 1];
  const seed = seedOf(seeds, replicate);
  const world = await runWorld({ ...cellOf(experiment, values), seed, sample: 0 });
  const found = takeOutcomes(world, experiment.outcomes);
  const kept = readKept(folder.runs, plan);
  const n = kept.first[cell - 1] + replicate - 1;
  const isKept = n < kept.first[cell] && kept.state[n] === RUN.done;
  const keptDigest = isKept ? Buffer.from(kept.digest.buffer, 16 * n, 16).toString("hex") : null;
  const outcomes = experiment.outcomes.map((outcome, k) => ({
    outcome,
    value: found[k],
    kept: isKept ? kept.values[k][n] : null,
  }));
  const same = outcomes.every(({ value, kept: before }) => Object.is(value, before)) && keptDigest === world.digest;
  return { cell, replicate, seed, digest: world.digest, outcomes, keptDigest, matches: isKept ? same : null };
}
