import { expect, test } from "vitest";
import { type MorrisMove, morris, morrisMoves, morrisStep } from "../../../src/experiments/designs/morris.js";
import { everyMove } from "../../../src/experiments/sensitivity/every-move.js";
import { morrisEffects } from "../../../src/experiments/sensitivity/morris.js";
import { ISHIGAMI } from "../../../src/experiments/sensitivity/test-functions.js";

const BOOTSTRAP = { seed: 1, resamples: 200, level: 0.95 };

test("Ishigami, every elementary effect of the 4-level grid: μ* as published", () => {
  const { points, moves } = everyMove(3, 4);
  expect(moves).toHaveLength(3 * 32);
  const values = Float64Array.from({ length: points.rows }, (_, i) =>
    ISHIGAMI.of(points.at.subarray(3 * i, 3 * i + 3)),
  );
  const found = morrisEffects({ values, moves, sizes: [1, 1, 1] }, BOOTSTRAP);
  [7.704054, 7.875, 6.248796].forEach((x, k) => {
    expect(Math.abs((found[k].muStar.estimate as number) - x)).toBeLessThan(1e-6);
  });
  // x₂ only through sin², and x₃ with a factor whose mean is zero: up and down balance.
  expect(found[1].mu.estimate).toBeCloseTo(0, 12);
  expect(found[2].mu.estimate).toBeCloseTo(0, 12);
});

test("of a straight line, each effect is its slope: no spread, bounds of no width", () => {
  const slopes = [3, -2, 0];
  const points = morris({ trajectories: 6, factors: 3, seed: 4 });
  const values = Float64Array.from({ length: points.rows }, (_, i) =>
    slopes.reduce((y, b, k) => y + b * points.at[3 * i + k], 10),
  );
  const found = morrisEffects({ values, moves: morrisMoves(points), sizes: [1, 1, 1] }, BOOTSTRAP);
  found.forEach(({ mu, muStar, sigma, effects }, k) => {
    expect(effects).toBe(6);
    expect(mu.estimate).toBeCloseTo(slopes[k], 12);
    expect(muStar.estimate).toBeCloseTo(Math.abs(slopes[k]), 12);
    expect(sigma.estimate).toBeCloseTo(0, 12);
    expect((muStar.hi as number) - (muStar.lo as number)).toBeCloseTo(0, 12);
  });
});

test("a group has μ* alone: its factors go either way", () => {
  const groups = { of: [0, 1, 1], count: 2 };
  const points = morris({ trajectories: 8, factors: 3, groups, seed: 2 });
  const values = Float64Array.from({ length: points.rows }, (_, i) => 5 * points.at[3 * i]);
  const [alone, both] = morrisEffects({ values, moves: morrisMoves(points, groups), sizes: [1, 2] }, BOOTSTRAP);
  expect(alone.mu.estimate).toBeCloseTo(5, 12);
  expect(both).toMatchObject({ mu: { estimate: null }, sigma: { estimate: null }, muStar: { estimate: 0 } });
});

test("an effect with an end missing is left out and counted; the bounds are the same each time", () => {
  const moves: MorrisMove[] = [1, 2, 3, 4].map((to) => ({ from: to - 1, to, group: 0, delta: morrisStep(4) }));
  const values = Float64Array.of(0, 1, Number.NaN, 5, 6);
  const of = () => morrisEffects({ values, moves, sizes: [1] }, BOOTSTRAP)[0];
  expect(of()).toMatchObject({ effects: 2, dropped: 2, muStar: { estimate: 1.5 } });
  expect(of()).toEqual(of());
  const none = morrisEffects({ values: new Float64Array(5).fill(Number.NaN), moves, sizes: [1] }, BOOTSTRAP)[0];
  expect(none).toMatchObject({ effects: 0, dropped: 4, muStar: { estimate: null, lo: null, hi: null } });
});
