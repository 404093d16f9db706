import { afterEach, expect, test } from "vitest";
import { Pool, TaskFailed } from "../../../src/worlds/pool/pool.js";

const ECHO = new URL("./echo.mjs", import.meta.url);
const pools: Pool<object, unknown>[] = [];
const pool = (workers: number, more: object = {}): Pool<object, unknown> => {
  const made = new Pool<object, unknown>(ECHO, { workers, ...more });
  pools.push(made);
  return made;
};
afterEach(async () => {
  for (const p of pools.splice(0)) await p.end();
});

test.each([1, 2, 3])("gives every task its own result, with %i workers", async (workers) => {
  const p = pool(workers);
  const results = await Promise.all(Array.from({ length: 20 }, (_, n) => p.do({ give: n })));
  expect(results).toEqual(Array.from({ length: 20 }, (_, n) => n));
});

test.each([1, 2])("passes word on while it works, with %i workers", async (workers) => {
  const words: unknown[] = [];
  await pool(workers).do({ say: ["a", 2], give: 1 }, (word) => words.push(word));
  expect(words).toEqual(["a", 2]);
});

test.each([1, 2])("a task that throws fails alone, with its message, with %i workers", async (workers) => {
  const p = pool(workers);
  const failing = p.do({ fail: "no such street" });
  await expect(failing).rejects.toThrow("no such street");
  expect(await p.do({ give: "still here" })).toBe("still here");
});

test("a worker that dies fails its task, and another takes its place", async () => {
  const p = pool(2);
  const failing = p.do({ die: 7 });
  await expect(failing).rejects.toThrow(TaskFailed);
  await expect(failing).rejects.toThrow("code 7");
  expect(await Promise.all([1, 2, 3, 4].map((n) => p.do({ give: n })))).toEqual([1, 2, 3, 4]);
});

test("one worker apart is a thread, whose death is no death of ours", async () => {
  const p = pool(1, { apart: true });
  await expect(p.do({ die: 3 })).rejects.toThrow("code 3");
  expect(await p.do({ give: "the next" })).toBe("the next");
});

test("a silent task is reported while it goes on", async () => {
  const silences: unknown[] = [];
  const p = pool(2, { patience: 0.05, onStall: (args: { give: string }) => silences.push(args.give) });
  expect(await p.do({ sleep: 400, give: "slow" })).toBe("slow");
  expect(silences).toContain("slow");
});

test("what is not done when the pool ends is rejected", async () => {
  const p = pool(2);
  const waiting = [p.do({ sleep: 5000 }), p.do({ sleep: 5000 }), p.do({ give: 3 })].map((w) => w.catch((e) => e));
  await p.end();
  for (const w of waiting) expect(await w).toBeInstanceOf(TaskFailed);
  await expect(p.do({ give: 1 })).rejects.toThrow("ended");
});
