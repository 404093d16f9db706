import fc from "fast-check";
import { expect, test } from "vitest";
import { factorValue, steps } from "../../src/experiments/factor.js";
import { factor } from "./support.js";

const unit = fc.double({ min: 0, max: 1, noNaN: true });

test("a place of the unit interval becomes a value within the range, and its ends the ends", () => {
  const ends = fc.tuple(fc.double({ min: 0.001, max: 10, noNaN: true }), fc.double({ min: 11, max: 1e6, noNaN: true }));
  fc.assert(
    fc.property(ends, unit, fc.constantFrom("linear" as const, "log" as const), ([low, high], u, scale) => {
      const f = factor({ range: [low, high], scale });
      const value = factorValue(f, u) as number;
      expect(value).toBeGreaterThanOrEqual(low * (1 - 1e-12));
      expect(value).toBeLessThanOrEqual(high * (1 + 1e-12));
      expect([factorValue(f, 0), factorValue(f, 1)]).toEqual([low, high]);
    }),
  );
});

test("a logarithmic range has its geometric mean in the middle", () => {
  expect(factorValue(factor({ range: [0.01, 100], scale: "log" }), 0.5)).toBeCloseTo(1, 12);
});

test("levels, and whole numbers, take equal parts of the interval", () => {
  const levels = factor({ levels: ["a", "b", "c"] });
  const whole = factor({ range: [3, 6], integer: true });
  const places = Array.from({ length: 1200 }, (_, k) => (k + 0.5) / 1200);
  const tally = (f: typeof levels) =>
    places.reduce((sums: Record<string, number>, u) => {
      const value = String(factorValue(f, u));
      return Object.assign(sums, { [value]: (sums[value] ?? 0) + 1 });
    }, {});
  expect(tally(levels)).toEqual({ a: 400, b: 400, c: 400 });
  expect(tally(whole)).toEqual({ 3: 300, 4: 300, 5: 300, 6: 300 });
  expect([factorValue(levels, 1), factorValue(whole, 1)]).toEqual(["c", 6]);
});

test("outside the unit interval there is nothing", () => {
  expect(() => factorValue(factor({ range: [0, 1] }), 1.01)).toThrow(RangeError);
  expect(() => factorValue(factor({ range: [0, 1] }), Number.NaN)).toThrow(RangeError);
});

test("steps have both ends, whole numbers no doubles", () => {
  expect(steps(factor({ range: [0, 1] }), 3)).toEqual([0, 0.5, 1]);
  expect(steps(factor({ range: [1, 3], integer: true }), 9)).toEqual([1, 2, 3]);
  expect(steps(factor({ levels: [true, false] }), 9)).toEqual([true, false]);
});
