import { appendFileSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readStudy } from "../../../src/experiments/read-study.js";
import { SweepFolder } from "../../../src/experiments/sweep/folder.js";
import { merge } from "../../../src/experiments/sweep/merge.js";
import type { Failure } from "../../../src/experiments/sweep/sweep.js";
import { ownFolder } from "../support.js";
import { fresh, planOf, run, tableOf } from "./support.js";

const folder = ownFolder();
const runsFile = (out: string): string => join(out, "runs", readdirSync(join(out, "runs"))[0]);

test.each([1, 2])(
  "a run that fails is told and kept, the others go on, and it is tried again (%i workers)",
  async (workers) => {
    const out = fresh(folder);
    const failures: Failure[] = [];
    const broken = planOf(folder, "replicates: 3", "broken");
    const end = await run(broken, out, { workers, onFailure: (f) => failures.push(f) });
    expect(end).toMatchObject({ how: "failures", done: 16, failed: 8 });
    expect(failures.map((f) => f.replicate)).toEqual(new Array(8).fill(2));
    expect(failures[0].error).toContain("street.ts:1");
    const { missing } = readStudy(out);
    expect(missing).toHaveLength(8);
    expect(missing[0]).toEqual({ cell: 1, replicate: 2, why: "it failed: Error: no such street" });
    const again = await run(broken, out, { workers });
    expect(again).toMatchObject({ here: 0, failed: 8 });
  },
);

test("--on-error stop begins no other run", async () => {
  const end = await run(planOf(folder, "replicates: 3", "broken"), fresh(folder), { onError: "stop" });
  expect(end).toMatchObject({ how: "failures", failed: 1 });
  expect(end.here).toBeLessThan(3);
});

test("a thread that dies fails the run it was at, and no other", async () => {
  const out = fresh(folder);
  const end = await run(planOf(folder, "replicates: 3", "deadly"), out, { workers: 2 });
  expect(end).toMatchObject({ how: "failures", done: 16, failed: 8 });
  expect(end.failures[0].error).toContain("code 9");
});

test("a run that says nothing is told of", async () => {
  const stalls: number[][] = [];
  const end = await run(planOf(folder, "replicates: 1", "slow"), fresh(folder), {
    workers: 3,
    patience: 0.1,
    onStall: (...what) => stalls.push(what),
  });
  expect(end.how).toBe("done");
  expect(stalls.length).toBeGreaterThan(0);
  expect(stalls[0][2]).toBeGreaterThanOrEqual(0.1);
});

test.each([1, 3, 8, 40])(
  "a tail of %i bytes of a record, as a kill leaves it, is run again and no more",
  async (bytes) => {
    const [out, other] = [fresh(folder), fresh(folder)];
    const plan = planOf(folder, "replicates: 2");
    await run(plan, other);
    await run(plan, out);
    const file = runsFile(out);
    truncateSync(file, (await import("node:fs")).statSync(file).size - bytes);
    expect(readStudy(out).missing).toHaveLength(1);
    expect(await run(plan, out)).toMatchObject({ how: "done", here: 1 });
    expect(tableOf(out).equals(tableOf(other))).toBe(true);
  },
);

test("bytes that are no record end a file, and what stands before them counts", async () => {
  const out = fresh(folder);
  const plan = planOf(folder, "replicates: 2");
  await run(plan, out);
  appendFileSync(runsFile(out), Buffer.alloc(64, 0xff));
  expect(readStudy(out).missing).toEqual([]);
});

test("two results of one run that differ are never merged", async () => {
  const [out, other] = [fresh(folder), fresh(folder)];
  const plan = planOf(folder, "replicates: 2");
  await run(plan, out);
  await run(plan, other);
  const bytes = (await import("node:fs")).readFileSync(runsFile(other));
  // A value of the last record, and the check that fits it.
  const { crc32 } = await import("node:zlib");
  const contents = bytes.subarray(bytes.length - 4 - 61, bytes.length - 4);
  contents[contents.length - 1] ^= 1;
  bytes.writeUInt32LE(crc32(contents), bytes.length - 4);
  writeFileSync(join(out, "runs", "9of9-other.runs"), bytes);
  expect(() => readStudy(out)).toThrow(/run twice and came out differently.*9of9-other/);
});

test("a folder of something else, or of another experiment, is refused and not touched", async () => {
  const out = fresh(folder);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "thesis.txt"), "mine");
  await expect(async () => run(planOf(folder, ""), out)).rejects.toThrow("holds no sweep");
  expect(readdirSync(out)).toEqual(["thesis.txt"]);
  const taken = fresh(folder);
  await run(planOf(folder, "replicates: 1"), taken);
  await expect(async () => run(planOf(folder, "replicates: 1\nseed: 2"), taken)).rejects.toThrow(
    "holds another experiment; it differs in seed (there 1, here 2)",
  );
});

test("a plan that has been outgrown is refused", async () => {
  const out = fresh(folder);
  const small = planOf(folder, "replicates: 1");
  await run(small, out);
  await run(planOf(folder, "replicates: 2"), out);
  await expect(async () => run(small, out)).rejects.toThrow("asked for something else since");
});

test("an incomplete sweep gets a table only when asked for a partial one", async () => {
  const out = fresh(folder);
  await run(planOf(folder, "replicates: 3", "broken"), out);
  const sweep = SweepFolder.existing(out);
  expect(merge(sweep).table).toBeNull();
  expect(readdirSync(out)).not.toContain("runs.parquet");
  expect(merge(sweep, { partial: true }).table?.name).toBe("runs.partial.parquet");
  expect(readdirSync(out)).toEqual(expect.arrayContaining(["runs.partial.parquet", "manifest.partial.json"]));
});
