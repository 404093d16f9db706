import fc from "fast-check";
import { expect, test } from "vitest";
import { type Comparison, replicatesFor, tTestPower } from "../../src/statistics/power.js";

/**
 * Published numbers. R: the examples of ?power.t.test (power = 0.8689528 for n = 20, delta = 1, sd = 1, which leaves out the other
 * tail's 2e-7; n = 22.02110 for power = 0.90, delta = 1). Cohen's tables as G*Power and statsmodels give them: d = 0.2, 0.5, 0.8 at power
 * 0.8 and alpha 0.05 take 394, 64, 26 on each side; in pairs d_z = 0.2, 0.5 take 199, 34.
 */
test("power of R's own example", () => {
  expect(tTestPower(20, { effect: 1, alpha: 0.05, comparison: "unpaired" })).toBeCloseTo(0.8689528, 6);
});

test.each<[Comparison, number, number, number, number]>([
  ["unpaired", 1, 0.9, 0.05, 23],
  ["unpaired", 0.2, 0.8, 0.05, 394],
  ["unpaired", 0.5, 0.8, 0.05, 64],
  ["unpaired", 0.8, 0.8, 0.05, 26],
  ["paired", 0.2, 0.8, 0.05, 199],
  ["paired", 0.5, 0.8, 0.05, 34],
])("%s, effect %d, power %d, alpha %d: %i", (comparison, effect, power, alpha, n) => {
  expect(replicatesFor(power, { effect, alpha, comparison })).toBe(n);
});

test("no fewer would do, and the power rises with n and effect", () => {
  const asked = fc.record({
    effect: fc.double({ min: 0.1, max: 3, noNaN: true }),
    alpha: fc.constantFrom(0.01, 0.05),
    comparison: fc.constantFrom<Comparison>("paired", "unpaired"),
  });
  fc.assert(
    fc.property(asked, fc.constantFrom(0.5, 0.8, 0.95), (a, power) => {
      const n = replicatesFor(power, a) as number;
      expect(tTestPower(n, a)).toBeGreaterThanOrEqual(power);
      if (n > 2) expect(tTestPower(n - 1, a)).toBeLessThan(power);
      expect(tTestPower(n, { ...a, effect: a.effect * 1.1 })).toBeGreaterThanOrEqual(tTestPower(n, a) - 1e-9);
    }),
    { numRuns: 30 },
  );
});

test("with no effect the power is the false alarms", () => {
  for (const comparison of ["paired", "unpaired"] as const)
    expect(tTestPower(30, { effect: 0, alpha: 0.05, comparison })).toBeCloseTo(0.05, 7);
});

test("what would take more than anyone runs is told to be so", () => {
  expect(replicatesFor(0.95, { effect: 1e-5, alpha: 0.01, comparison: "paired" })).toBeNull();
});
