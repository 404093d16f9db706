import fc from "fast-check";
import { expect, test } from "vitest";
import { gini } from "../../src/measures/gini.js";

test("Gini of equal incomes is 0, and of nobody null", () => {
  expect(gini([0, 7, 0], [1, 2, 3])).toBeCloseTo(0, 12);
  expect(gini([0, 0], [1, 2])).toBeNull();
  expect(gini([3], [0])).toBeNull();
});

test("Gini of two incomes is p (1 − p) (b − a) ÷ mean", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 99 }),
      (poor, rich, a) => {
        const p = poor / (poor + rich);
        const mean = p * a + (1 - p) * 100;
        expect(gini([poor, rich], [a, 100])).toBeCloseTo((p * (1 - p) * (100 - a)) / mean, 10);
      },
    ),
  );
});

test("Gini of incomes 1, 2 … n is (n − 1) ÷ 3n", () => {
  for (const n of [1, 2, 10, 256]) {
    const values = Array.from({ length: n }, (_, k) => k + 1);
    expect(
      gini(
        values.map(() => 4),
        values,
      ),
    ).toBeCloseTo((n - 1) / (3 * n), 12);
  }
});

test("Gini is the mean difference between two residents, over twice the mean", () => {
  const counts = [3, 0, 5, 2, 1];
  const values = [10, 20, 35, 80, 400];
  const people = counts.flatMap((c, k) => new Array<number>(c).fill(values[k]));
  const mean = people.reduce((a, b) => a + b) / people.length;
  const gaps = people.flatMap((x) => people.map((y) => Math.abs(x - y))).reduce((a, b) => a + b);
  expect(gini(counts, values)).toBeCloseTo(gaps / (2 * people.length ** 2 * mean), 12);
});
