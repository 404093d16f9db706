import { describe, expect, test } from "vitest";
import { HARMS } from "../../../src/measures/harms.js";
import { WHOLE_MEASURES } from "../../../src/measures/whole.js";
import { pathOf, SAFEGUARDS } from "../../../src/safeguards/safeguards.js";
import { defaultSettings } from "../../../src/scenario/catalogue.js";
import { clockAt } from "../../../src/state/clock.js";
import { addressOf, type WorldAsked } from "../../../src/worlds/address.js";
import { measured, valueAt } from "../../../src/worlds/measured.js";
import { runWorld } from "../../../src/worlds/run.js";
import { alreadyOn, armsOf } from "../../../src/worlds/safeguards/arms.js";
import { changes, type SafeguardsAsked, worldsOf } from "../../../src/worlds/safeguards/changes.js";
import { READINGS, readCosts, readHarms } from "../../../src/worlds/safeguards/read.js";
import { STRICT } from "../../support/strict.js";

const settings = Object.fromEntries(
  Object.entries(defaultSettings()).map(([path, values]) => [path, { ...values, ...STRICT[path] }]),
);
const scenario = { name: "strict", says: "", start: "2018-06", months: 5, settings };
const asked: SafeguardsAsked = {
  scenario,
  residents: 4000,
  seed: 3,
  replicates: 2,
  window: { from: "2018-09", to: "2018-10" },
};
const world = await runWorld({ scenario, residents: 4000, seed: 3, sample: 1 });
const groups = world.groups.map((g) => g.key);
const harms = readHarms(world, asked.window);
const harmOf = (key: string, group: string): number =>
  harms[READINGS.findIndex((r) => r.key === key) * groups.length + groups.indexOf(group)];

test("the arms are none, each safeguard alone in the order of the catalogue, all but sunset, and all", () => {
  const arms = armsOf(scenario);
  expect(arms.map((arm) => arm.key)).toEqual(["none", ...SAFEGUARDS.map((s) => s.key), "all_but_sunset", "all"]);
  expect(arms.map((arm) => alreadyOn(arm.scenario))).toEqual([
    [],
    ...SAFEGUARDS.map((s) => [s.key]),
    SAFEGUARDS.map((s) => s.key).filter((key) => key !== "sunset"),
    SAFEGUARDS.map((s) => s.key),
  ]);
  const changed = { ...scenario, settings: { ...settings, [pathOf(SAFEGUARDS[0])]: { on: true, kept: 7 } } };
  expect(armsOf(changed)[0].scenario.settings[pathOf(SAFEGUARDS[0])]).toEqual({ on: false, kept: 7 });
});

describe("what is read of a world", () => {
  const blocks = measured(world);
  const total = (measure: string, group: string): number => {
    const block = blocks.find((b) => b.measure.key === measure && b.groups[0] === "all");
    if (block === undefined) throw new Error(measure);
    const g = block.groups.indexOf(group);
    return ["2018-09", "2018-10"].reduce((sum, m) => sum + (valueAt(block, block.months.indexOf(m), g) ?? 0), 0);
  };

  test.each([
    ["sanctioned", "sanctioned", 1000],
    ["sanctioned_false", "sanctioned_false", 1000],
    ["sanctioned_through_others", "sanctioned_through_others", 1000],
    ["refusals", "refusals", 12_000],
    ["false_records", "records_false", 12_000],
    ["words_held_back", "words_held_back", 12_000],
    ["poorer", "poorer", 1000],
  ])("%s is the measure %s, added up, for each 1,000 residents", (harm, measure, times) => {
    for (const group of ["all", "income:Q1", "minority:minority", "age:18-29"]) {
      const expected = (total(measure, group) / total("residents", group)) * times;
      expect(harmOf(harm, group)).toBeCloseTo(expected, 9);
    }
    expect(harmOf(harm, "all")).toBeGreaterThan(0);
  });

  test("the locked-out are counted among the sanctioned; income is given for everyone alone", () => {
    expect(harmOf("lock_out", "all")).toBe(0);
    expect(harmOf("income_bottom_fifth", "income:Q1")).toBeNaN();
    expect(harmOf("income_bottom_fifth", "all")).toBeCloseTo(total("income_bottom_fifth", "all") / 2, 6);
    expect(new Set(READINGS.map((r) => r.key)).size).toBe(HARMS.length + 1);
  });

  test("a cost is what was counted, for each million residents a year", () => {
    const [records] = readCosts(world, ["records"], asked.window);
    expect(records).toBeCloseTo((total("records", "all") / 4000 / 2) * 12 * 1e6, 3);
  });
});

test("the income of the poorest fifth is the mean of the lowest incomes", () => {
  const row = WHOLE_MEASURES.find((m) => m.key === "income_bottom_fifth");
  const incomeLevels = new Int32Array(256);
  incomeLevels.set([3, 0, 4, 13]);
  const incomeValues = Array.from({ length: 256 }, (_, level) => (level + 1) * 100);
  const of = row?.of({ clock: clockAt("2018-01", 0), residents: 20, incomeLevels, incomeValues, cameras: null });
  // The lowest four of twenty: three of 100 and one of 300.
  expect(of).toEqual({ value: 150, n: 4 });
});

describe("the table", () => {
  const arms = armsOf(scenario);
  const home = new Map(worldsOf(asked).map((w, n) => [addressOf(w), arms[n % arms.length].key]));
  const keyOf = (w: WorldAsked): string => home.get(addressOf(w)) ?? "";

  test("asks for each arm's world in each replicate", () => {
    expect(home.size).toBe(arms.length * 2);
  });

  test("where no world differs, nothing changes, exactly", () => {
    const { changes: found, without } = changes(asked, () => world);
    for (const { estimate, lo, hi, n } of found)
      expect([estimate, lo, hi]).toEqual(n === 0 ? [null, null, null] : [0, 0, 0]);
    expect(found).toHaveLength((arms.length - 1) * READINGS.length * groups.length);
    expect(without).toHaveLength(READINGS.length * groups.length);
    expect(without.find((w) => w.harm === "sanctioned" && w.group === "all")?.estimate).toBe(
      harmOf("sanctioned", "all"),
    );
  });

  test("a change is the arm's world less the world without", () => {
    const half = { ...world, counts: world.counts.map((x, at) => (isResidents(at) ? x : x / 2)) };
    const { changes: found } = changes(asked, (w) => (keyOf(w) === "all" ? half : world));
    const of = (arm: string) => found.find((c) => c.arm === arm && c.harm === "refusals" && c.group === "sex:female");
    expect(of("all")?.estimate).toBeCloseTo(-harmOf("refusals", "sex:female") / 2, 9);
    expect(of("all")?.meanA).toBeCloseTo(harmOf("refusals", "sex:female"), 9);
    expect(of(SAFEGUARDS[0].key)?.estimate).toBe(0);
  });
  /** The counter `residents` is the first of all. */
  const isResidents = (at: number): boolean => at % (world.counts.length / world.months.length) < groups.length;
});
