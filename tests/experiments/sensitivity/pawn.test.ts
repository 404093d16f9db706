import fc from "fast-check";
import { expect, test } from "vitest";
import { latinHypercube } from "../../../src/experiments/designs/latin-hypercube.js";
import { ksDistances, pawn } from "../../../src/experiments/sensitivity/pawn.js";
import { type FactorColumn, slicesOf } from "../../../src/experiments/sensitivity/slices.js";
import { ISHIGAMI } from "../../../src/experiments/sensitivity/test-functions.js";

const BOOTSTRAP = { seed: 1, resamples: 200, level: 0.95 };
const numbers = (key: string, values: ArrayLike<number>): FactorColumn => ({
  key,
  values: Float64Array.from(values),
  categories: null,
});

/** 10 × 10 cells: every pair of values. */
const GRID = Array.from({ length: 100 }, (_, n) => ({ x: Math.floor(n / 10), z: n % 10 }));
const X = numbers(
  "x",
  GRID.map(({ x }) => x),
);
const Z = numbers(
  "z",
  GRID.map(({ z }) => z),
);

test("y = x on a full grid: slice s of ten lies max(s, 9 − s) ÷ 10 from all, exactly; a factor that y does not hang on, 0", () => {
  const y = Float64Array.from(GRID, ({ x }) => x);
  const [of, other] = pawn([X, Z], y, BOOTSTRAP);
  // 9, 8, 7, 6, 5, 5, 6, 7, 8, 9 tenths.
  expect(of.median.estimate).toBeCloseTo(0.7, 14);
  expect(of.most.estimate).toBeCloseTo(0.9, 14);
  expect(of.slices).toBe(10);
  expect(other.median.estimate).toBe(0);
  expect(other.most.estimate).toBe(0);
  expect(of.median.estimate).toBeGreaterThan(of.dummyMedian as number);
  expect(other.median.estimate).toBeLessThan(other.dummyMedian as number);
});

test("the distance is the Kolmogorov–Smirnov statistic by its definition, with ties and weights", () => {
  const row = fc.record({
    y: fc.integer({ min: 0, max: 6 }),
    slice: fc.integer({ min: 0, max: 2 }),
    w: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
      rows.sort((a, b) => a.y - b.y);
      const found = ksDistances(
        Float64Array.from(rows, (r) => r.y),
        Int32Array.from(rows, (r) => r.slice),
        Int32Array.from(rows, (r) => r.w),
        3,
      );
      const all = rows.flatMap((r) => new Array(r.w).fill(r));
      for (const s of [0, 1, 2]) {
        const own = all.filter((r) => r.slice === s);
        if (own.length === 0) expect(found[s]).toBeNaN();
        else {
          const share = (of: typeof rows, y: number): number => of.filter((r) => r.y <= y).length / of.length;
          const furthest = Math.max(...[0, 1, 2, 3, 4, 5, 6].map((y) => Math.abs(share(own, y) - share(all, y))));
          expect(found[s]).toBeCloseTo(furthest, 12);
        }
      }
    }),
  );
});

test("Ishigami by a Latin hypercube: x₂ shows most, and a factor that is not there not at all", () => {
  const rows = 2000;
  const { at } = latinHypercube({ rows, factors: 4, seed: 3, maximin: false });
  const y = Float64Array.from({ length: rows }, (_, i) => ISHIGAMI.of(at.subarray(4 * i, 4 * i + 4)));
  const factors = [0, 1, 2, 3].map((k) =>
    numbers(
      `x${k}`,
      y.map((_, i) => at[4 * i + k]),
    ),
  );
  const [x1, x2, x3, none] = pawn(factors, y, { ...BOOTSTRAP, resamples: 100 });
  expect(x2.median.estimate).toBeGreaterThan(x1.median.estimate as number);
  expect(x1.median.estimate).toBeGreaterThan(x3.median.estimate as number);
  expect(x3.median.estimate).toBeGreaterThan(x3.dummyMedian as number);
  expect(none.median.estimate).toBeLessThan(none.dummyMedian as number);
  for (const { median } of [x1, x2, x3]) {
    expect(median.lo).toBeGreaterThan(0);
    expect(median.hi).toBeGreaterThan(median.lo as number);
  }
});

test("the same each time; nothing where the factor or the outcome does not vary", () => {
  const y = Float64Array.from(GRID, ({ x, z }) => x * z);
  expect(pawn([X], y, BOOTSTRAP)).toEqual(pawn([X], y, BOOTSTRAP));
  const nothing = { median: { estimate: null, lo: null, hi: null }, dummyMedian: null, dummyMost: null };
  expect(pawn([numbers("k", new Float64Array(100).fill(3))], y, BOOTSTRAP)).toMatchObject([nothing]);
  expect(pawn([X], new Float64Array(100).fill(3), BOOTSTRAP)).toMatchObject([nothing]);
});

test("slices: a value each where there are few; else as many cells each, equal values together", () => {
  const few = slicesOf(numbers("x", [3, 1, 3, 2]), 10);
  expect([[...few.of], [...few.from], few.single]).toEqual([[2, 0, 2, 1], [1, 2, 3], true]);
  const many = slicesOf(
    numbers(
      "x",
      Array.from({ length: 100 }, (_, i) => i),
    ),
    10,
  );
  expect(many.count).toBe(10);
  expect([...many.from]).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
  expect([...many.to]).toEqual([9, 19, 29, 39, 49, 59, 69, 79, 89, 99]);
  const heaped = slicesOf(numbers("x", [...new Array(90).fill(0), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), 10);
  expect(heaped.count).toBeLessThan(10);
  expect(new Set(heaped.of.slice(0, 90)).size).toBe(1);
});
