import fc from "fast-check";
import { expect, test } from "vitest";
import { latinHypercube } from "../../../src/experiments/designs/latin-hypercube.js";
import type { Points } from "../../../src/experiments/designs/points.js";

const strata = ({ rows, factors, at }: Points, k: number): number[] =>
  Array.from({ length: rows }, (_, i) => Math.floor(at[i * factors + k] * rows)).sort((a, b) => a - b);

function closest({ rows, factors, at }: Points): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < i; j++) {
      let squared = 0;
      for (let f = 0; f < factors; f++) squared += (at[i * factors + f] - at[j * factors + f]) ** 2;
      least = Math.min(least, squared);
    }
  return Math.sqrt(least);
}

test("each stratum of each factor holds exactly one row, with maximin and without", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 80 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 0, max: 0xffffffff }),
      fc.boolean(),
      (rows, factors, seed, maximin) => {
        const points = latinHypercube({ rows, factors, seed, maximin, tries: 500 });
        for (let k = 0; k < factors; k++) expect(strata(points, k)).toEqual(Array.from({ length: rows }, (_, i) => i));
      },
    ),
  );
});

test("the same options give the same points to the bit, another seed gives others", () => {
  const of = (seed: number) => latinHypercube({ rows: 40, factors: 3, seed, tries: 2000 }).at;
  expect(of(7)).toEqual(of(7));
  expect(of(7)).not.toEqual(of(8));
});

test("places within strata are spread over them", () => {
  const { at } = latinHypercube({ rows: 2000, factors: 5, seed: 3, maximin: false });
  const within = Array.from(at, (x) => (x * 2000) % 1);
  const mean = within.reduce((a, b) => a + b) / within.length;
  // Mean of 10,000 uniform numbers: 1/2 ± 4 standard errors of √(1/12 ÷ 10,000).
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 10000));
});

test.each([
  [10, 2],
  [50, 3],
  [200, 5],
])("maximin moves the closest of %i points of %i factors apart", (rows, factors) => {
  const mean = (maximin: boolean): number =>
    [1, 2, 3].reduce((sum, seed) => sum + closest(latinHypercube({ rows, factors, seed, maximin, tries: 20000 })), 0) /
    3;
  expect(mean(true)).toBeGreaterThan(1.5 * mean(false));
});

test("no rows or no factors are refused", () => {
  expect(() => latinHypercube({ rows: 0, factors: 2, seed: 1 })).toThrow(RangeError);
  expect(() => latinHypercube({ rows: 2, factors: 0, seed: 1 })).toThrow(RangeError);
});
