import { expect, test } from "vitest";
import { binomialAtLeast } from "../../src/statistics/binomial.js";

test("at least k heads, worked out by hand", () => {
  expect(binomialAtLeast(3, 3, 0.5)).toBeCloseTo(1 / 8, 14);
  expect(binomialAtLeast(2, 3, 0.5)).toBeCloseTo(1 / 2, 14);
  expect(binomialAtLeast(1, 10, 0.1)).toBeCloseTo(1 - 0.9 ** 10, 13);
  expect(binomialAtLeast(0, 5, 0.2)).toBe(1);
  expect(binomialAtLeast(2, 5, 0)).toBe(0);
  expect(binomialAtLeast(5, 5, 1)).toBe(1);
});

test("many trials neither overflow nor vanish", () => {
  expect(binomialAtLeast(50_000, 100_000, 0.5)).toBeCloseTo(0.5, 2);
  expect(binomialAtLeast(900, 1000, 0.5)).toBeLessThan(1e-150);
});
