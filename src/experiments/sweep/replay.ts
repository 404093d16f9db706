import { MODEL_VERSION } from "../../worlds/address.js";
import type { RunOptions } from "../../worlds/run.js";
import { cellOf } from "../cell.js";
import type { Outcome } from "../experiment.js";
import type { FactorValue } from "../factor.js";
import { RUN } from "../study.js";
import { SweepFolder } from "./folder.js";
import { readKept } from "./kept.js";
import { seedOf } from "./seeds.js";
import { lived } from "./task.js";

/** A run of a sweep, lived again, beside what is kept of it. */
export interface ReplayedRun {
  /** From 1. */
  readonly cell: number;
  readonly replicate: number;
  readonly seed: number;
  /** Value of each factor, by its name. */
  readonly factors: { readonly [name: string]: FactorValue };
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
  /** The model's version that the sweep was made with, where it is not this program's; else null. */
  readonly otherModel: number | null;
}

/** The cell or the replicate is none of the sweep's. */
export class NoSuchRun extends Error {
  override readonly name = "NoSuchRun";
  constructor(what: "cell" | "replicate", found: number, most: number, path: string) {
    super(`--${what}: found ${found}; ${path} has ${what}s 1 to ${most}; nearest: ${found < 1 ? 1 : most}`);
  }
}

/**
 * Lives one run of a sweep again in this thread, so that an error carries its whole stack, and holds it against what is kept. Throws NoSweep,
 * NoSuchRun, and whatever the world throws.
 */
export async function replayRun(
  path: string,
  cell: number,
  replicate: number,
  hears: Pick<RunOptions, "onMonth" | "signal"> = {},
): Promise<ReplayedRun> {
  const folder = SweepFolder.existing(path);
  const plan = folder.plan();
  const { cells, experiment, modelVersion } = plan;
  if (cell < 1 || cell > cells.length) throw new NoSuchRun("cell", cell, cells.length, path);
  const { max } = experiment.replication;
  if (replicate < 1 || replicate > max) throw new NoSuchRun("replicate", replicate, max, path);
  const { seeds, values } = cells[cell - 1];
  const seed = seedOf(seeds, replicate);
  const kept = readKept(folder.runs, plan);
  const n = kept.first[cell - 1] + replicate - 1;
  const isKept = n < kept.first[cell] && kept.state[n] === RUN.done;
  const keptDigest = isKept ? Buffer.from(kept.digest.buffer, 16 * n, 16).toString("hex") : null;
  const { scenario, residents } = cellOf(experiment, values);
  const again = await lived({ scenario, residents, seed, outcomes: experiment.outcomes, atOnce: 1, ...hears });
  const outcomes = experiment.outcomes.map((outcome, k) => ({
    outcome,
    value: again.values[k],
    kept: isKept ? kept.values[k][n] : null,
  }));
  const same =
    keptDigest === again.digest &&
    kept.seed[n] === seed &&
    outcomes.every(({ value, kept: before }) => Object.is(value, before));
  return {
    cell,
    replicate,
    seed,
    factors: Object.fromEntries(experiment.factors.map(({ name }, f) => [name, values[f]])),
    digest: again.digest,
    outcomes,
    keptDigest,
    matches: isKept ? same : null,
    otherModel: modelVersion === MODEL_VERSION ? null : modelVersion,
  };
}
