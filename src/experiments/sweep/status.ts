import { RUN } from "../study.js";
import { partOf } from "./deal.js";
import type { SweepFolder } from "./folder.js";
import { type KeptRuns, readKept } from "./kept.js";
import { readManifest } from "./merge.js";
import type { SweepPlan } from "./plan.js";
import { readWriters, stateOf, type Writer } from "./writers.js";

/** Why a cell is not done, and what of it. Cells with the same reason come together. */
export interface CellsWaiting {
  readonly state: "running" | "queued" | "pending" | "failed" | "unsettled" | "stale";
  readonly why: string;
  /** From 1, rising. */
  readonly cells: readonly number[];
  /** Replicates that lack in them. */
  readonly runs: number;
}

export interface WriterNow extends Writer {
  readonly state: ReturnType<typeof stateOf>;
}

/** Where a sweep stands, while it runs and after. */
export interface Status {
  readonly name: string;
  readonly cells: number;
  readonly cellsDone: number;
  readonly runs: number;
  readonly done: number;
  readonly failed: number;
  readonly hours: number;
  /** Everyone who has worked on it, the latest last. */
  readonly writers: readonly WriterNow[];
  readonly waiting: readonly CellsWaiting[];
  /** Runs in the folder that the plan no longer asks for. */
  readonly stale: number;
  /** Is there a merged table, and is it of this plan? */
  readonly merged: "no" | "yes" | "of an earlier plan";
  /** Files of runs with a torn tail, as a kill leaves it. It costs one run each. */
  readonly torn: readonly string[];
}

export function statusOf(folder: SweepFolder, now = new Date()): Status {
  const plan = folder.plan();
  const kept = readKept(folder.runs, plan);
  const writers = readWriters(folder.writers)
    .map((w) => ({ ...w, state: stateOf(w, now) }))
    .sort((a, b) => (a.started < b.started ? -1 : 1));
  const manifest = readManifest(folder.path);
  let done = 0;
  let failed = 0;
  for (const state of kept.state) {
    if (state === RUN.done) done++;
    if (state === RUN.failed) failed++;
  }
  const open = openCells(kept);
  return {
    name: plan.experiment.name,
    cells: plan.cells.length,
    cellsDone: plan.cells.length - open.length,
    runs: kept.state.length,
    done,
    failed,
    hours: kept.hours,
    writers,
    waiting: reasons(plan, kept, open, writers),
    stale: kept.stale,
    merged: manifest === null ? "no" : manifest.plan === plan.digest ? "yes" : "of an earlier plan",
    torn: kept.files.filter(({ torn }) => torn > 0).map(({ name }) => name),
  };
}

/** Cells (from 0) that lack a run. */
function openCells({ first, state }: KeptRuns): number[] {
  const open: number[] = [];
  for (let c = 0; c + 1 < first.length; c++)
    if (state.subarray(first[c], first[c + 1]).some((s) => s !== RUN.done)) open.push(c);
  return open;
}

function reasons(
  plan: SweepPlan,
  kept: KeptRuns,
  open: readonly number[],
  writers: readonly WriterNow[],
): CellsWaiting[] {
  const groups = new Map<string, { state: CellsWaiting["state"]; why: string; cells: number[]; runs: number }>();
  const running = runningCells(plan, writers);
  for (const cell of open) {
    const { state, why } = reason(plan, kept, cell, writers, running);
    const group = groups.get(why) ?? { state, why, cells: [], runs: 0 };
    group.cells.push(cell + 1);
    for (let n = kept.first[cell]; n < kept.first[cell + 1]; n++) if (kept.state[n] !== RUN.done) group.runs++;
    groups.set(why, group);
  }
  return [...groups.values()];
}

const runningCells = (plan: SweepPlan, writers: readonly WriterNow[]): ReadonlyMap<number, WriterNow> =>
  new Map(
    writers
      .filter((w) => w.state === "at work" && w.plan === plan.digest)
      .flatMap((w) => w.running.map(({ cell }) => [cell, w] as const)),
  );

type Reason = Pick<CellsWaiting, "state" | "why">;

function reason(
  plan: SweepPlan,
  kept: KeptRuns,
  cell: number,
  writers: readonly WriterNow[],
  running: ReadonlyMap<number, WriterNow>,
): Reason {
  const runs = [kept.first[cell], kept.first[cell + 1]] as const;
  const on = running.get(cell);
  if (on !== undefined) return { state: "running", why: `being run by ${who(on)}` };
  const failedAt = [...Array(runs[1] - runs[0]).keys()]
    .map((k) => k + runs[0])
    .find((n) => kept.state[n] === RUN.failed);
  if (failedAt !== undefined) {
    const error = (kept.errors.get(failedAt) ?? "").split("\n", 1)[0];
    return { state: "failed", why: `failed: ${error}` };
  }
  const own = writers.filter((w) => w.plan === plan.digest && owns(plan, w, cell));
  const active = own.find((w) => w.state === "at work");
  if (active !== undefined) return { state: "queued", why: `waits for its turn with ${who(active)}` };
  const last = own.at(-1);
  const begun = kept.state.subarray(...runs).some((s) => s === RUN.done);
  const unsettled = kept.settled[cell] === 0 && begun;
  const state = unsettled ? "unsettled" : "pending";
  const stop = unsettled ? "its bounds are not met yet, and " : "";
  if (last === undefined) {
    const older = writers.at(-1);
    const before =
      older === undefined ? "" : older.plan === plan.digest ? "" : "; the last one to work here had an earlier plan";
    return { state, why: `${stop}nobody has taken it${before}` };
  }
  const at = `${last.beat.slice(0, 19).replace("T", " ")} UTC`;
  if (last.state === "ended") return { state, why: `${stop}${who(last)} ended at ${at}: ${last.ended}` };
  const gone =
    last.state === "killed"
      ? `was killed, last heard of at ${at}`
      : `has given no sign since ${at}: it is stuck, or was lost with its machine`;
  return { state: unsettled ? "unsettled" : "stale", why: `${stop}${who(last)} ${gone}` };
}

const who = ({ shard: { i, n }, pid, host }: Writer): string =>
  `${n === 1 ? "process" : `shard ${i}/${n}, process`} ${pid} on ${host}`;

/** Does a cell fall to a writer's shard, all of it or in part? */
function owns(plan: SweepPlan, { shard }: Writer, cell: number): boolean {
  const { bounds, max } = plan.experiment.replication;
  const each = bounds.length === 0 ? max : 1;
  const [from, to] = partOf(plan.cells.length * each, shard);
  return cell * each < to && (cell + 1) * each > from;
}
