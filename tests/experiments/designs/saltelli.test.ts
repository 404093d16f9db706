import fc from "fast-check";
import { expect, test } from "vitest";
import { saltelli, saltelliBlock, saltelliPart } from "../../../src/experiments/designs/saltelli.js";
import { MOST_SOBOL_ROWS, sobolPoints } from "../../../src/experiments/designs/sobol-points.js";

test("Sobol's sequence begins as Joe and Kuo's direction numbers have it, with the origin first", () => {
  // Worked out by hand from v₁ … of dimensions 1, 2 and 3, in Gray-code order.
  const { at } = sobolPoints(8, 3);
  const rows = Array.from({ length: 8 }, (_, i) => Array.from(at.subarray(3 * i, 3 * i + 3)));
  expect(rows).toEqual([
    [0, 0, 0],
    [0.5, 0.5, 0.5],
    [0.75, 0.25, 0.25],
    [0.25, 0.75, 0.75],
    [0.375, 0.375, 0.625],
    [0.875, 0.875, 0.125],
    [0.625, 0.125, 0.875],
    [0.125, 0.625, 0.375],
  ]);
});

test("each of 2^m intervals of each coordinate holds exactly one of the first 2^m points", () => {
  const factors = 200;
  for (const rows of [2, 64, 4096]) {
    const { at } = sobolPoints(rows, factors);
    for (let k = 0; k < factors; k++) {
      const seen = new Set(Array.from({ length: rows }, (_, i) => Math.floor(at[i * factors + k] * rows)));
      expect(seen.size).toBe(rows);
    }
  }
});

test("beyond 2^20 points the library leaves the unit cube, and we refuse", () => {
  expect(() => sobolPoints(MOST_SOBOL_ROWS + 1, 1)).toThrow(RangeError);
  expect(() => sobolPoints(4, 21202)).toThrow(RangeError);
  const { at } = sobolPoints(MOST_SOBOL_ROWS, 1);
  const seen = new Uint8Array(MOST_SOBOL_ROWS);
  for (const x of at) seen[x * MOST_SOBOL_ROWS]++;
  expect(seen.every((n) => n === 1)).toBe(true);
});

test("AB is A with one group from B, BA is B with one group from A", () => {
  const grouping = fc.constantFrom(
    { of: [0, 1, 2], count: 3 },
    { of: [0, 1, 0], count: 2 },
    { of: [0, 0, 0], count: 1 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), grouping, fc.boolean(), (base, groups, secondOrder) => {
      const { at, rows } = saltelli({ base, factors: 3, groups, secondOrder });
      const block = saltelliBlock(groups.count, secondOrder);
      expect(rows).toBe(base * block);
      const row = (n: number) => Array.from(at.subarray(3 * n, 3 * n + 3));
      const halves = sobolPoints(base, 6).at;
      for (let n = 0; n < rows; n++) {
        const { base: i, matrix, group } = saltelliPart(n, groups.count, secondOrder);
        const a = Array.from(halves.subarray(6 * i, 6 * i + 3));
        const b = Array.from(halves.subarray(6 * i + 3, 6 * i + 6));
        const [own, other] = matrix.startsWith("A") ? [a, b] : [b, a];
        expect(row(n)).toEqual(own.map((x, k) => (groups.of[k] === group ? other[k] : x)));
      }
    }),
  );
});

test("nested: the rows of N base points are the first rows of 2N", () => {
  for (const secondOrder of [false, true]) {
    const small = saltelli({ base: 64, factors: 4, secondOrder });
    const large = saltelli({ base: 128, factors: 4, secondOrder });
    expect(large.at.subarray(0, small.at.length)).toEqual(small.at);
  }
});

test("a group without a factor is refused", () => {
  expect(() => saltelli({ base: 4, factors: 2, groups: { of: [0, 2], count: 3 } })).toThrow(
    "group 1 of 3 has no factor",
  );
  expect(() => saltelli({ base: 4, factors: 2, groups: { of: [0, 1], count: 1 } })).toThrow(RangeError);
});
