import fc from "fast-check";
import { expect, test } from "vitest";
import { morris, morrisMoves, morrisStep } from "../../../src/experiments/designs/morris.js";
import { evenZ, zLimit } from "../../support/statistics.js";

test("each trajectory moves each group once, by the step, and stays on the grid", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom({ of: [0, 1, 2, 3], count: 4 }, { of: [1, 0, 1, 0], count: 2 }, { of: [0, 0, 0, 0], count: 1 }),
      fc.constantFrom(2, 4, 6, 8),
      fc.integer({ min: 0, max: 0xffffffff }),
      (trajectories, groups, levels, seed) => {
        const points = morris({ trajectories, factors: 4, levels, groups, seed });
        for (const x of points.at) {
          expect(Math.abs(x * (levels - 1) - Math.round(x * (levels - 1)))).toBeLessThan(1e-12);
          expect(x >= 0 && x <= 1).toBe(true);
        }
        const moves = morrisMoves(points, groups);
        expect(moves).toHaveLength(trajectories * groups.count);
        for (let t = 0; t < trajectories; t++) {
          const own = moves.slice(t * groups.count, (t + 1) * groups.count);
          expect(own.map((m) => m.group).sort()).toEqual(Array.from({ length: groups.count }, (_, g) => g));
        }
        for (const { delta, from, to } of moves) {
          expect(Math.abs(delta)).toBeCloseTo(morrisStep(levels), 12);
          expect(to).toBe(from + 1);
        }
      },
    ),
  );
});

test("levels, directions and orders come up evenly", () => {
  const trajectories = 4000;
  const points = morris({ trajectories, factors: 3, seed: 5 });
  const limit = zLimit(3 + 3 + 1);
  for (let k = 0; k < 3; k++) {
    const first = [0, 0, 0, 0];
    for (let t = 0; t < trajectories; t++) first[Math.round(points.at[t * 4 * 3 + k] * 3)]++;
    expect(Math.abs(evenZ(first))).toBeLessThan(limit);
  }
  const moves = morrisMoves(points);
  for (let k = 0; k < 3; k++) {
    const up = moves.filter((m) => m.group === k && m.delta > 0).length;
    expect(Math.abs(evenZ([up, trajectories - up]))).toBeLessThan(limit);
  }
  const orders = new Map<string, number>();
  for (let t = 0; t < trajectories; t++) {
    const order = moves
      .slice(3 * t, 3 * t + 3)
      .map((m) => m.group)
      .join("");
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  expect(orders.size).toBe(6);
  expect(Math.abs(evenZ([...orders.values()]))).toBeLessThan(limit);
});

test("nested: more trajectories are added at the end", () => {
  const few = morris({ trajectories: 5, factors: 6, seed: 9 });
  const many = morris({ trajectories: 10, factors: 6, seed: 9 });
  expect(many.at.subarray(0, few.at.length)).toEqual(few.at);
});

test("points that are no such design are refused", () => {
  const { at } = morris({ trajectories: 1, factors: 2, seed: 1 });
  expect(() => morrisMoves({ rows: 2, factors: 2, at: at.subarray(0, 4) })).toThrow("no whole number of trajectories");
  expect(() => morrisMoves({ rows: 3, factors: 2, at: Float64Array.of(0, 0, 1, 1, 0, 0) })).toThrow(
    "more than one group",
  );
  expect(() => morrisMoves({ rows: 3, factors: 2, at: new Float64Array(6) })).toThrow("nothing moved");
  expect(() => morris({ trajectories: 1, factors: 2, seed: 1, levels: 5 })).toThrow("even number of levels");
});
