import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { estimate } from "../../../src/experiments/sweep/pilot.js";
import { makePlan } from "../../../src/experiments/sweep/plan.js";
import { experimentOf, ownFolder } from "../support.js";
import { fresh, planOf, run, tableOf } from "./support.js";

const folder = ownFolder();
const bytesIn = (path: string): number =>
  readdirSync(path, { withFileTypes: true }).reduce(
    (sum, entry) =>
      sum + (entry.isDirectory() ? bytesIn(join(path, entry.name)) : statSync(join(path, entry.name)).size),
    0,
  );
const real = (more: string) =>
  makePlan(
    experimentOf(
      folder,
      `name: e\nresidents: 50\nmonths: 1\nfactors: { a: { path: score.association.weight, range: [0, 0.4] } }\noutcomes: [{ measure: rated }]\n${more}\n`,
    ),
    "e.yaml",
  );

test("a pilot says how many runs there are, and how long and how large the sweep will be", async () => {
  const plan = real("design: { method: full-factorial, steps: 5 }\nreplicates: 3");
  const told = await estimate(plan, 2, 0.2);
  expect(told).toMatchObject({ cells: 5, runs: [15, 15], failure: null });
  const { pilot, cpuHours, seconds } = told;
  expect(pilot.runs).toBeGreaterThan(0);
  expect(pilot.least).toBeLessThanOrEqual(pilot.mean);
  expect(cpuHours[0]).toBeCloseTo((15 * pilot.cpu) / 3600, 9);
  expect(seconds[0]).toBeLessThanOrEqual(15 * pilot.mean);
});

test("its bytes are those that a sweep of the same plan leaves, within a half", async () => {
  for (const replicates of [1, 100]) {
    const plan = planOf(folder, `replicates: ${replicates}`);
    const out = fresh(folder);
    await run(plan, out);
    tableOf(out);
    const ratio = (await estimate(plan, 1, 0)).bytes[0] / bytesIn(out);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(1.5);
  }
});

test("with stopping rules, from the fewest runs to the most; a run that fails is told", async () => {
  const stopping = real("stopping: { min: 2, max: 9, until: [{ measure: rated, half_width: 1 }] }");
  expect((await estimate(stopping, 1, 0)).runs).toEqual([4, 18]);
  const big = makePlan(
    experimentOf(
      folder,
      "name: b\nmonths: 1\nfactors: { many: { path: residents, levels: [2000000000] } }\noutcomes: [{ measure: rated }]\n",
    ),
    "e.yaml",
  );
  expect((await estimate(big, 1, 0)).failure).toMatch(/^cell 1: RangeError: 2,000,000,000 residents/);
});
