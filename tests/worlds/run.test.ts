import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { OtherWorld } from "../../src/engine/checkpoint.js";
import { Damaged } from "../../src/engine/sealed-file.js";
import type { Outcomes } from "../../src/worlds/outcomes.js";
import { type RunOptions, runWorld } from "../../src/worlds/run.js";
import { FolderTaken, FolderUnusable } from "../../src/worlds/run-folder.js";
import { Interrupted, NotWritten } from "../../src/worlds/stopped.js";
import { fewMonths, lasting } from "../engine/small-world.js";

const MONTHS = 9;
const asked = { scenario: fewMonths(MONTHS), seed: 4, residents: 70000, sample: 50 };
let parent: string;
let out: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "glasshouse-run-"));
  out = join(parent, "run");
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

/** Runs, and asks for a stop after so many months of this process. */
async function stoppedAfter(months: number, options: Partial<RunOptions> = {}): Promise<Interrupted> {
  const controller = new AbortController();
  const onMonth = ({ livedHere }: { livedHere: number }) => livedHere === months && controller.abort();
  const run = runWorld({ ...asked, out, signal: controller.signal, onMonth, ...options });
  const error = await run.then(
    () => null,
    (e) => e,
  );
  expect(error).toBeInstanceOf(Interrupted);
  return error;
}

/** The world lived at one go, for all tests that stop it on its way. */
let atOnce: Promise<Outcomes> | null = null;
const whole = (): Promise<Outcomes> => {
  atOnce ??= runWorld({ ...asked, out: join(parent, "at once") });
  return atOnce;
};

const checkpoints = (): string[] => readdirSync(join(out, "checkpoint"));

test.each([
  [[1], [1]],
  [[5], [2]],
  [[8], [1]],
  [
    [2, 1, 4],
    [2, 1, 2],
  ],
])("stopped after %j months and resumed, on %j threads, a world ends the same", async (stops, threads) => {
  let lived = 0;
  for (const [n, months] of stops.entries()) {
    const error = await stoppedAfter(months, { threads: threads[n] });
    // Another thread may have begun the next month.
    expect(error.lived - lived - months).toBeOneOf(threads[n] > 1 ? [0, 1] : [0]);
    lived = error.lived;
    expect(error).toMatchObject({ lived, kept: lived, months: MONTHS });
    expect(error.message).toContain(out);
    expect(checkpoints()).toEqual([`month-000${lived}.checkpoint`]);
  }
  const months: string[] = [];
  const resumed = await runWorld({ ...asked, out, threads: 2, onMonth: (p) => months.push(p.month) });
  expect(months).toHaveLength(MONTHS - lived);
  expect(lasting(resumed)).toEqual(lasting(await whole()));
  const { prints } = await whole();
  expect(resumed.prints).toEqual(prints);
  expect(prints.length).toBe(2 * MONTHS * 2);
  expect(existsSync(join(out, "checkpoint"))).toBe(false);
});

test("points that wait to be given back are kept, too", async () => {
  const { settings, ...rest } = fewMonths(6);
  const rules = { ...settings["score.rule_book"], fading: "expiry", expires_after: 3 };
  const expiring = { scenario: { ...rest, settings: { ...settings, "score.rule_book": rules } } };
  await stoppedAfter(3, expiring);
  const resumed = await runWorld({ ...asked, ...expiring, out });
  expect(lasting(resumed)).toEqual(lasting(await runWorld({ ...asked, ...expiring })));
});

test("a run stopped without a folder keeps nothing and says so", async () => {
  const error = await stoppedAfter(2, { out: undefined });
  expect(error.kept).toBe(0);
  expect(error.message).toMatch(/nothing is kept/);
});

test("a checkpoint is kept every so many months, one at a time", async () => {
  const seen: string[] = [];
  await runWorld({ ...asked, out, checkpointEvery: 3, onMonth: () => seen.push(checkpoints().join()) });
  expect([...new Set(seen)]).toEqual(["", "month-0003.checkpoint", "month-0006.checkpoint"]);
});

test("the checkpoint before stays until the next is whole", async () => {
  const notes: string[] = [];
  const inTheWay = join(out, "checkpoint", "month-0006.checkpoint");
  let there: string[] = [];
  const onMonth = ({ done }: { done: number }) => {
    if (done === 5) mkdirSync(inTheWay);
    if (done !== 7) return;
    there = checkpoints();
    rmSync(inTheWay, { recursive: true });
  };
  await runWorld({ ...asked, out, checkpointEvery: 3, onMonth, onNote: (note) => notes.push(note) });
  expect(notes[0]).toMatch(/checkpoint after month 6 could not be written.*it resumes after month 3/);
  expect(there).toEqual(["month-0003.checkpoint", "month-0006.checkpoint"]);
});

test("results that cannot be written lose no month: the next run only writes them", async () => {
  const write = () => {
    throw new Error("no room");
  };
  const error = await runWorld({ ...asked, out, write }).catch((e) => e);
  expect(error).toBeInstanceOf(NotWritten);
  expect(error.message).toMatch(/no room.*kept in/);
  let written: Outcomes | null = null;
  const months: string[] = [];
  const again = await runWorld({
    ...asked,
    out,
    onMonth: (p) => months.push(p.month),
    write: (o) => {
      written = o;
    },
  });
  expect(months).toEqual([]);
  expect(written).toBe(again);
  expect(lasting(again)).toEqual(lasting(await whole()));
});

test("a damaged checkpoint is named and refused, and nothing is changed", async () => {
  await stoppedAfter(3);
  const file = join(out, "checkpoint", "month-0003.checkpoint");
  const bytes = readFileSync(file);
  bytes[bytes.length - 1000] ^= 4;
  writeFileSync(file, bytes);
  const error = await runWorld({ ...asked, out }).catch((e) => e);
  expect(error).toBeInstanceOf(Damaged);
  expect(error.message).toContain(file);
  expect(readFileSync(file).equals(bytes)).toBe(true);
  expect(readdirSync(out)).toEqual(["checkpoint"]);
});

test.each([
  ["another seed", { seed: 5 }],
  ["other residents", { residents: 70001 }],
  ["other months", { scenario: fewMonths(MONTHS + 1) }],
  ["another name", { scenario: { ...asked.scenario, name: "other" } }],
  ["another sample", { sample: 51 }],
])("a checkpoint of %s is refused, and nothing is changed", async (_, change) => {
  await stoppedAfter(1);
  const file = join(out, "checkpoint", "month-0001.checkpoint");
  const before = readFileSync(file);
  await expect(runWorld({ ...asked, ...change, out })).rejects.toThrow(OtherWorld);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("a folder that holds a complete run, or something else, is refused", async () => {
  mkdirSync(out);
  writeFileSync(join(out, "manifest.json"), "{}");
  await expect(runWorld({ ...asked, out })).rejects.toThrow(FolderTaken);
  rmSync(join(out, "manifest.json"));
  writeFileSync(join(out, "letters.txt"), "dear");
  await expect(runWorld({ ...asked, out })).rejects.toThrow(/is not empty/);
  expect(readdirSync(out)).toEqual(["letters.txt"]);
});

test("a folder that cannot be made fails the run before its first month", async () => {
  writeFileSync(out, "a file");
  const months: string[] = [];
  const run = runWorld({ ...asked, out: join(out, "inside"), onMonth: (p) => months.push(p.month) });
  await expect(run).rejects.toThrow(FolderUnusable);
  expect(months).toEqual([]);
});

test("a checkpoint that cannot be written is told, and ends no run", async () => {
  const notes: string[] = [];
  const onMonth = ({ done }: { done: number }) => {
    if (done !== 2) return;
    rmSync(join(out, "checkpoint"), { recursive: true });
    writeFileSync(join(out, "checkpoint"), "in the way");
  };
  const o = await runWorld({ ...asked, out, checkpointEvery: 4, onMonth, onNote: (note) => notes.push(note) });
  expect(notes[0]).toMatch(/checkpoint after month 4 could not be written.*The run goes on/);
  expect(lasting(o)).toEqual(lasting(await whole()));
});
