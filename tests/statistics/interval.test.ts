import { expect, test } from "vitest";
import { meanInterval, studentQuantile } from "../../src/statistics/interval.js";

// Tables of Student's t (Abramowitz & Stegun 1964, table 26.10), to the digits printed there.
test.each([
  [0.975, 1, 12.706],
  [0.975, 4, 2.776],
  [0.975, 19, 2.093],
  [0.995, 9, 3.25],
])("the quantile %f of t with %i degrees of freedom is %f", (p, dof, expected) => {
  expect(studentQuantile(p, dof)).toBeCloseTo(expected, 3);
});

test("a mean of five values, worked out by hand", () => {
  const { mean, sd, lo, hi } = meanInterval([1, 2, 3, 4, 5]);
  expect(mean).toBe(3);
  expect(sd).toBeCloseTo(Math.sqrt(2.5), 12);
  expect(hi).toBeCloseTo(3 + (2.776445 * Math.sqrt(2.5)) / Math.sqrt(5), 5);
  expect((lo as number) + (hi as number)).toBeCloseTo(6, 12);
});

test("one value has no interval, equal values one of no width, no value no mean", () => {
  expect(meanInterval([7])).toMatchObject({ mean: 7, sd: null, lo: null, hi: null });
  expect(meanInterval([7, 7, 7])).toMatchObject({ mean: 7, sd: 0, lo: 7, hi: 7 });
  expect(() => meanInterval([])).toThrow(RangeError);
});
