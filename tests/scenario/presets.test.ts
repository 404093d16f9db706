import { describe, expect, test } from "vitest";
import { plan } from "../../src/engine/plan.js";
import { COUNTER_NUMBER, COUNTERS } from "../../src/measures/counters.js";
import { preset, presetNames } from "../../src/scenario/presets.js";
import { runWorld } from "../../src/worlds/run.js";

const NAMES = ["described", "described-with-safeguards", "documented", "france", "rongcheng", "sesame", "suining-2010"];

test("the presets are those that the command line names", () => {
  expect(presetNames()).toEqual(NAMES);
});

describe.each(NAMES)("%s", (name) => {
  const { scenario } = preset(name);

  test("is called what its file is called, and says what it is", () => {
    expect(scenario.name).toBe(name);
    expect(scenario.says).toMatch(/^[A-Z].*\.$/);
  });

  test("can be planned, and lived for two years", async () => {
    expect(plan(scenario, 1, 20000).steps).toHaveLength(8);
    const outcomes = await runWorld({ scenario: { ...scenario, months: 24 }, seed: 1, residents: 20000, sample: 10 });
    const groups = outcomes.groups.length;
    const sum = (key: string): number => {
      const c = COUNTER_NUMBER.get(key) as number;
      return outcomes.months.reduce((n, _, k) => n + outcomes.counts[(k * COUNTERS.length + c) * groups], 0);
    };
    const rated = [0, 1, 2, 3, 4, 5, 6, 7].reduce((n, band) => n + sum(`band_${band}`), 0);
    if (name === "france") expect(rated + sum("records") + sum("sanctioned")).toBe(0);
    else expect(rated).toBeGreaterThan(0);
    // Nobody stands at an end of the scale, and the low bands are not where most are.
    expect(sum("at_limit")).toBeLessThanOrEqual(rated / 1000);
    if (!name.startsWith("described") && name !== "suining-2010") expect(sum("sanctioned_by_score")).toBe(0);
  });
});

test("no score closes anything in what the sources support", () => {
  for (const name of ["documented", "rongcheng", "sesame"]) {
    const { settings } = preset(name).scenario;
    for (const [path, values] of Object.entries(settings))
      if ("below" in values && values.on) expect([path, values.below]).toEqual([path, 0]);
  }
});

test("a preset is worked out once, and an unknown one is refused", () => {
  expect(preset("sesame")).toBe(preset("sesame"));
  expect(() => preset("sesam")).toThrow('did you mean "sesame"?');
});
