import { expect, test } from "vitest";
import { quantile } from "../../src/statistics/quantile.js";

test("quantiles between neighbours, as R's type 7 gives them", () => {
  const values = [1, 2, 4, 8];
  expect([0, 0.25, 0.5, 0.875, 1].map((p) => quantile(values, p))).toEqual([1, 1.75, 3, 6.5, 8]);
  expect(quantile([5], 0.3)).toBe(5);
  expect(() => quantile([], 0.5)).toThrow(RangeError);
});
