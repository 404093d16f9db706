import { expect, test } from "vitest";
import { latinHypercube } from "../../../src/experiments/designs/latin-hypercube.js";
import { prim } from "../../../src/experiments/sensitivity/prim/prim.js";
import type { FactorColumn } from "../../../src/experiments/sensitivity/slices.js";

function columns(rows: number, factors: number, seed = 1): FactorColumn[] {
  const { at } = latinHypercube({ rows, factors, seed, maximin: false });
  return Array.from({ length: factors }, (_, k) => ({
    key: `x${k}`,
    values: Float64Array.from({ length: rows }, (_, i) => at[i * factors + k]),
    categories: null,
  }));
}
const casesOf = (factors: readonly FactorColumn[], is: (x: (k: number) => number, i: number) => boolean): boolean[] =>
  Array.from(factors[0].values, (_, i) => is((k) => factors[k].values[i], i));

test("a planted box is found: its two factors, its ends to a peel, and no other factor", () => {
  const factors = columns(2000, 5);
  const cases = casesOf(factors, (x) => x(1) > 0.6 && x(3) < 0.3);
  const { box, peels } = prim(factors, cases);
  expect(box.restrictions.map((r) => r.factor)).toEqual(["x1", "x3"]);
  const [x1, x3] = box.restrictions;
  expect(x1.from).toBeGreaterThan(0.57);
  expect(x1.from).toBeLessThan(0.63);
  expect(x1.to).toBeNull();
  expect(x3.from).toBeNull();
  expect(x3.to).toBeGreaterThan(0.27);
  expect(x3.to).toBeLessThan(0.32);
  expect(box.coverage).toBeGreaterThan(0.93);
  expect(box.density).toBeGreaterThan(0.93);
  for (const r of box.restrictions) expect(r.quasiP).toBeLessThan(1e-6);
  expect(peels[0]).toMatchObject({ cells: 2000, coverage: 1, restrictions: [] });
  for (const [k, p] of peels.entries()) if (k > 0) expect(p.cells).toBeLessThan(peels[k - 1].cells);
});

test("categories and factors of few values are boxes' sides as others are", () => {
  const [a, b] = columns(1200, 2);
  const mode: FactorColumn = {
    key: "mode",
    values: Float64Array.from({ length: 1200 }, (_, i) => i % 4),
    categories: ["none", "blacklist", "credit", "both"],
  };
  const level: FactorColumn = {
    key: "level",
    values: Float64Array.from(b.values, (x) => Math.floor(x * 3)),
    categories: null,
  };
  const factors = [a, mode, level];
  const cases = casesOf(factors, (x) => (x(1) === 1 || x(1) === 3) && x(2) === 2);
  const { box } = prim(factors, cases);
  expect(box).toMatchObject({ coverage: 1, density: 1 });
  expect(box.restrictions).toMatchObject([
    { factor: "mode", categories: ["blacklist", "both"], from: null, to: null },
    { factor: "level", categories: null, from: 2, to: null },
  ]);
});

test("of cases strewn at random, no side of the box means much", () => {
  const factors = columns(400, 3, 4);
  const other = columns(400, 1, 99)[0].values;
  const cases = Array.from(other, (u) => u < 0.3);
  const { box } = prim(factors, cases);
  for (const r of box.restrictions) expect(r.quasiP).toBeGreaterThan(1e-4);
  expect(box.density).toBeLessThan(0.6);
});

test("the same cells give the same box; no case, or nothing but cases, is refused", () => {
  const factors = columns(300, 3);
  const cases = casesOf(factors, (x, i) => x(0) > 0.5 && i % 7 !== 0);
  expect(prim(factors, cases)).toEqual(prim(factors, cases));
  expect(() => prim(factors, new Array(300).fill(false))).toThrow("0 of 300 are");
  expect(() => prim(factors, new Array(300).fill(true))).toThrow(RangeError);
});
