import { expect, test } from "vitest";
import { COUNTER_NUMBER, COUNTERS } from "../../src/measures/counters.js";
import { gini } from "../../src/measures/gini.js";
import { scene } from "../../src/society/scene.js";
import type { SocietyValues } from "../../src/society/settings.js";
import { runWorld } from "../../src/worlds/run.js";
import { fewMonths } from "./small-world.js";

test.each([1, 2, 3, 5, 4095, 4097, 65536 + 1, 200001])("a world of %i residents runs", async (residents) => {
  const asked = { scenario: fewMonths(3), seed: 3, residents, sample: 7 };
  const o = await runWorld(asked);
  const { society } = asked.scenario.settings;
  const incomes = scene(society as unknown as SocietyValues, 3, "2014-01", residents).income.whole;
  const counted = COUNTER_NUMBER.get("residents") as number;
  for (let m = 0; m < 3; m++) {
    const at = (m * COUNTERS.length + counted) * o.groups.length;
    expect(o.counts[at]).toBe(residents);
    for (const dimension of new Set(o.groups.map((g) => g.dimension))) {
      const inIt = o.groups.map((g, n) => (g.dimension === dimension ? o.counts[at + n] : 0));
      expect(inIt.reduce((a, b) => a + b)).toBe(residents);
    }
    const levels = o.incomeLevels.slice(m * 256, (m + 1) * 256);
    expect(levels.reduce((a, b) => a + b)).toBe(residents);
    const unequal = o.incomeGini.slice(m * o.groups.length, (m + 1) * o.groups.length);
    expect(unequal[0]).toBe(gini(levels, incomes));
    for (const [g, x] of unequal.entries()) expect(x >= -1e-9 && x < 1).toBe(o.counts[at + g] > 0);
  }
  expect(o.counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
  expect(o.sample.residents.length).toBe(Math.min(7, residents));
  expect(o.digest).toMatch(/^[0-9a-f]{32}$/);
  if (residents <= 65536) return;
  const other = await runWorld({ ...asked, threads: 3 });
  expect([other.digest, other.incomeGini]).toEqual([o.digest, o.incomeGini]);
});

test("regions without a neighbourhood are named", async () => {
  const { warnings } = await runWorld({ scenario: fewMonths(1), seed: 1, residents: 1 });
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/too few for 30 of 31 regions, which are empty: .*Tibet/);
});
