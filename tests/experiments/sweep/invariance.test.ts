import fc from "fast-check";
import { expect, test } from "vitest";
import { readStudy } from "../../../src/experiments/read-study.js";
import type { SweepPlan } from "../../../src/experiments/sweep/plan.js";
import { ownFolder } from "../support.js";
import { fresh, planOf, run, tableOf } from "./support.js";

const folder = ownFolder();
const FIXED = "replicates: 5";
const STOPPING =
  "stopping: { min: 3, max: 40, until: [{ measure: rated, half_width: 0.15 }, { measure: mean_score, relative: 0.02 }] }";

/** Runs shards in an order, each cut short after so many runs and begun again until it is done. */
async function piecemeal(
  plan: SweepPlan,
  out: string,
  shards: number,
  order: readonly number[],
  cuts: readonly number[],
) {
  let cut = 0;
  for (const i of order) {
    for (;;) {
      const controller = new AbortController();
      const most = cuts[cut++ % cuts.length];
      let seen = 0;
      const { write } = await counting(() => {
        if (++seen >= most && cut < 10) controller.abort();
      });
      const end = await run(plan, out, { shard: { i, n: shards }, signal: controller.signal, module: write });
      if (end.how === "done") break;
    }
  }
}

/** A way to stop after a number of runs: the fake task, heard by the test. */
async function counting(onRun: () => void) {
  (globalThis as { onFakeRun?: () => void }).onFakeRun = onRun;
  return { write: new URL("./heard-task.mjs", import.meta.url) };
}

test.each([
  ["a fixed number of replicates", FIXED],
  ["replicates until bounds are met", STOPPING],
])(
  "%s: any shards, in any order, cut short anywhere, give the same table, byte for byte",
  { timeout: 900_000 },
  async (_, more) => {
    const plan = planOf(folder, more);
    const whole = fresh(folder);
    expect((await run(plan, whole)).how).toBe("done");
    const expected = tableOf(whole);
    const shards = fc.integer({ min: 1, max: 5 });
    await fc.assert(
      fc.asyncProperty(
        shards.chain((n) =>
          fc.tuple(fc.constant(n), fc.shuffledSubarray([1, 2, 3, 4, 5].slice(0, n), { minLength: n })),
        ),
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
        async ([n, order], cuts) => {
          const out = fresh(folder);
          await piecemeal(plan, out, n, order, cuts);
          expect(tableOf(out).equals(expected)).toBe(true);
        },
      ),
      { numRuns: process.env.GLASSHOUSE_LONG === "1" ? 60 : 3 },
    );
  },
);

test.each([1, 2, 3])("%i workers give the same table", async (workers) => {
  const plan = planOf(folder, STOPPING);
  const [one, many] = [fresh(folder), fresh(folder)];
  await run(plan, one);
  await run(plan, many, { workers });
  expect(tableOf(many).equals(tableOf(one))).toBe(true);
});

test("two copies of a shard at once do no harm", async () => {
  const plan = planOf(folder, FIXED);
  const [one, two] = [fresh(folder), fresh(folder)];
  await run(plan, one);
  const ends = await Promise.all([run(plan, two, { workers: 2 }), run(plan, two, { workers: 2 }), run(plan, two)]);
  expect(ends.map(({ how }) => how)).toEqual(["done", "done", "done"]);
  expect(tableOf(two).equals(tableOf(one))).toBe(true);
});

test("a sweep that grows keeps its runs, their seeds, and the table of before", async () => {
  const out = fresh(folder);
  const small = planOf(folder, "replicates: 3");
  await run(small, out);
  const before = readStudy(out);
  tableOf(out);
  const end = await run(planOf(folder, "replicates: 5"), out);
  expect(end).toMatchObject({ how: "done", here: 8 * 2, done: 8 * 5 });
  const after = readStudy(out);
  for (let c = 0; c < 8; c++) {
    const [a, b] = [before.runs.first[c], after.runs.first[c]];
    expect([...after.runs.seed.slice(b, b + 3)]).toEqual([...before.runs.seed.slice(a, a + 3)]);
    expect([...after.runs.values[0].slice(b, b + 3)]).toEqual([...before.runs.values[0].slice(a, a + 3)]);
  }
  const alone = fresh(folder);
  await run(planOf(folder, "replicates: 5"), alone);
  expect(tableOf(out).equals(tableOf(alone))).toBe(true);
});

test("common random numbers: a replicate has one seed in all cells, and else never the same one twice", async () => {
  const seedsOf = async (more: string) => {
    const out = fresh(folder);
    await run(planOf(folder, `${FIXED}\n${more}`), out);
    const { runs, cells } = readStudy(out);
    return cells.map((_, c) => [...runs.seed.slice(runs.first[c], runs.first[c + 1])]);
  };
  const common = await seedsOf("random_numbers: common");
  for (const own of common) expect(own).toEqual(common[0]);
  expect(new Set(common[0]).size).toBe(5);
  const own = await seedsOf("");
  expect(new Set(own.flat()).size).toBe(40);
  expect(await seedsOf("seed: 2")).not.toEqual(own);
});
