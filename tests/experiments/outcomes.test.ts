import { expect, test } from "vitest";
import type { Outcome } from "../../src/experiments/experiment.js";
import { outcomeOf, takeOutcomes } from "../../src/experiments/outcomes.js";
import { preset } from "../../src/scenario/presets.js";
import { measured, valueAt } from "../../src/worlds/measured.js";
import { runWorld } from "../../src/worlds/run.js";

const scenario = { ...preset("described").scenario, start: "2018-01", months: 4 };

test("outcomes taken alone are what the long table of a run holds", async () => {
  const world = await runWorld({ scenario, seed: 3, residents: 3000 });
  const blocks = measured(world);
  const wanted: Outcome[] = [];
  const expected: number[] = [];
  for (const block of blocks) {
    for (const [g, group] of block.groups.entries()) {
      const outcome = outcomeOf({ measure: block.measure.key, group, month: "last" }, [scenario]);
      if (!("key" in outcome)) throw new Error(`${block.measure.key} ${group} is refused`);
      expect(outcome.unit).toBe(block.unit);
      wanted.push(outcome);
      expected.push(valueAt(block, block.months.length - 1, g) ?? Number.NaN);
    }
  }
  expect(wanted.length).toBeGreaterThan(5000);
  expect([...takeOutcomes(world, wanted)]).toEqual(expected);
});

test("a month, and windows", async () => {
  const world = await runWorld({ scenario, seed: 3, residents: 3000 });
  const block = measured(world).find((b) => b.measure.key === "acts_red_crossing" || b.measure.key === "records");
  const key = block?.measure.key ?? "";
  const months = [0, 1, 2, 3].map((m) => (block === undefined ? null : valueAt(block, m, 0)) as number);
  const take = (said: object): number => {
    const outcome = outcomeOf({ measure: key, group: "all", month: "last", ...said }, [scenario]);
    return takeOutcomes(world, [outcome as Outcome])[0];
  };
  const window = { from: "2018-01", to: "2018-03" };
  expect(take({ month: "2018-02" })).toBe(months[1]);
  expect(take({ window: { ...window, take: "sum" } })).toBe(months[0] + months[1] + months[2]);
  expect(take({ window: { ...window, take: "mean" } })).toBe((months[0] + months[1] + months[2]) / 3);
  expect(take({ window: { ...window, take: "least" } })).toBe(Math.min(...months.slice(0, 3)));
  expect(take({ window: { ...window, take: "most" } })).toBe(Math.max(...months.slice(0, 3)));
});

test("what a world does not have cannot be estimated", async () => {
  const france = { ...preset("france").scenario, months: 2 };
  const world = await runWorld({ scenario: france, seed: 1, residents: 100 });
  const elsewhere = outcomeOf({ measure: "rated", group: "region:Beijing", month: "last" }, [scenario]);
  expect([...takeOutcomes(world, [elsewhere as Outcome])]).toEqual([Number.NaN]);
});
