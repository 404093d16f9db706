import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SweepFolder } from "../../../src/experiments/sweep/folder.js";
import { statusOf } from "../../../src/experiments/sweep/status.js";
import { type Writer, writeSign } from "../../../src/experiments/sweep/writers.js";
import { ownFolder } from "../support.js";
import { fresh, planOf, run } from "./support.js";

const folder = ownFolder();
const NOW = new Date("2026-01-31T12:00:00Z");
const ago = (seconds: number): string => new Date(NOW.getTime() - 1000 * seconds).toISOString();

/** A sweep of eight cells whose first quarter is done, and what someone says who is at another quarter. */
async function begun(says: Partial<Writer>) {
  const out = fresh(folder);
  const plan = planOf(folder, "replicates: 1");
  await run(plan, out, { shard: { i: 1, n: 4 } });
  writeSign(join(out, "writers"), {
    name: "2of4-them",
    host: hostname(),
    pid: process.pid,
    shard: { i: 2, n: 4 },
    workers: 1,
    plan: plan.digest,
    started: ago(60),
    beat: ago(2),
    every: 5,
    done: 0,
    failed: 0,
    running: [],
    ended: null,
    ...says,
  });
  const { waiting, cellsDone, writers } = statusOf(SweepFolder.existing(out), NOW);
  expect(cellsDone).toBe(2);
  const of = (cell: number) => waiting.find(({ cells }) => cells.includes(cell));
  return { of, them: writers.find(({ name }) => name === "2of4-them")?.state };
}

/** The number of a process that is no more. */
const deadPid = (): number => spawnSync(process.execPath, ["-e", "0"]).pid;

test("who runs a cell, for whom it waits, and that nobody has taken it", async () => {
  const { of, them } = await begun({ running: [{ cell: 2, replicate: 1, since: ago(2) }] });
  expect(them).toBe("at work");
  expect(of(3)).toMatchObject({ state: "running", cells: [3], runs: 1 });
  expect(of(3)?.why).toBe(`being run by shard 2/4, process ${process.pid} on ${hostname()}`);
  expect(of(4)).toMatchObject({ state: "queued", cells: [4] });
  expect(of(8)).toMatchObject({ state: "pending", cells: [5, 6, 7, 8], why: "nobody has taken it" });
});

test.each([
  ["killed", "stale", () => ({ pid: deadPid() }), /was killed, last heard of at 2026-01-31 11:59:58 UTC/],
  ["silent", "stale", () => ({ beat: ago(21) }), /has given no sign since .*: it is stuck, or was lost/],
  ["silent", "stale", () => ({ host: "elsewhere", beat: ago(21) }), /on elsewhere has given no sign/],
  ["at work", "queued", () => ({ host: "elsewhere", pid: deadPid(), beat: ago(19) }), /waits for its turn/],
  ["ended", "pending", () => ({ ended: "out of time" as const }), /ended at 2026-01-31 11:59:58 UTC: out of time/],
])("a process that is %s: its cells are %s, and why", async (how, state, says, why) => {
  const { of, them } = await begun(says());
  expect(them).toBe(how);
  expect(of(3)).toMatchObject({ state, cells: [3, 4] });
  expect(of(3)?.why).toMatch(why);
});

test("a failure is told in its own words, and a cell whose bounds are not met as that", async () => {
  const out = fresh(folder);
  await run(planOf(folder, "replicates: 2", "broken"), out);
  expect(statusOf(SweepFolder.existing(out)).waiting).toEqual([
    { state: "failed", why: "failed: Error: no such street", cells: [1, 2, 3, 4, 5, 6, 7, 8], runs: 8 },
  ]);
  const stopping = "stopping: { until: [{ measure: rated, half_width: 1.0e-9 }], min: 2, max: 5, hours: 1.0e-9 }";
  const bounds = fresh(folder);
  const end = await run(planOf(folder, stopping), bounds);
  expect(end.how).toBe("out of time");
  const [first] = statusOf(SweepFolder.existing(bounds)).waiting;
  expect(first.why).toMatch(/ended at .*: out of time/);
});

test("runs that a later plan does not ask for are counted as stale, and an earlier table is named so", async () => {
  const out = fresh(folder);
  await run(planOf(folder, "replicates: 1"), out);
  const fewer = planOf(folder, "replicates: 1");
  const experiment = { ...fewer.experiment, replication: { ...fewer.experiment.replication, min: 2, max: 2 } };
  const folderOf = SweepFolder.open(out, { ...fewer, digest: "0".repeat(64), experiment, cells: fewer.cells.slice(2) });
  const { stale, waiting } = statusOf(folderOf);
  expect(stale).toBe(2);
  expect(waiting[0].why).toBe("nobody has taken it; the last one to work here had an earlier plan");
});
