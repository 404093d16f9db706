import { expect, test } from "vitest";
import { saltelli } from "../../../src/experiments/designs/saltelli.js";
import { type Bounded, coversZero } from "../../../src/experiments/sensitivity/bounds.js";
import { sobolIndices } from "../../../src/experiments/sensitivity/sobol.js";
import { ISHIGAMI, ISHIGAMI_EXACT } from "../../../src/experiments/sensitivity/test-functions.js";

const BOOTSTRAP = { seed: 1, resamples: 200, level: 0.95 };
const NONE = { ...BOOTSTRAP, resamples: 0 };
const estimates = (all: readonly Bounded[]): (number | null)[] => all.map((b) => b.estimate);

function outcomes(of: (x: Float64Array) => number, options: Parameters<typeof saltelli>[0]): Float64Array {
  const { rows, factors, at } = saltelli(options);
  return Float64Array.from({ length: rows }, (_, i) => of(at.subarray(i * factors, (i + 1) * factors)));
}
const ishigami = (base: number, secondOrder = true) => outcomes(ISHIGAMI.of, { base, factors: 3, secondOrder });
const near = (found: readonly Bounded[], exact: readonly number[], digits: number): void =>
  exact.forEach((x, k) => {
    expect(found[k].estimate).toBeCloseTo(x, digits);
  });

test("Ishigami, 1,024 unscrambled base points: the published indices to 1e-7, as SALib gives them", () => {
  const { first, total } = sobolIndices({ values: ishigami(1024), groups: 3, secondOrder: true }, NONE);
  const published = { first: [0.33295511, 0.44131394, 0.01857844], total: [0.55817905, 0.44328458, 0.24214937] };
  published.first.forEach((x, k) => {
    expect(Math.abs((first[k].estimate as number) - x)).toBeLessThan(1e-7);
  });
  published.total.forEach((x, k) => {
    expect(Math.abs((total[k].estimate as number) - x)).toBeLessThan(1e-7);
  });
});

test("the analytic indices of Ishigami are those in print", () => {
  const { variance, first, total } = ISHIGAMI_EXACT;
  expect(variance).toBeCloseTo(13.844587940719254, 12);
  [0.313905191, 0.442411145, 0].forEach((x, k) => {
    expect(first[k]).toBeCloseTo(x, 9);
  });
  [0.557588855, 0.442411145, 0.243683664].forEach((x, k) => {
    expect(total[k]).toBeCloseTo(x, 8);
  });
});

test("with more base points all indices go to the analytic ones", () => {
  const { first, total, second, mean, variance } = sobolIndices(
    { values: ishigami(2 ** 15), groups: 3, secondOrder: true },
    NONE,
  );
  near(first, ISHIGAMI_EXACT.first, 2);
  near(total, ISHIGAMI_EXACT.total, 3);
  near(second, ISHIGAMI_EXACT.second, 2);
  expect(second.map(({ a, b }) => [a, b])).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  expect(mean).toBeCloseTo(3.5, 3);
  expect(variance).toBeCloseTo(ISHIGAMI_EXACT.variance, 1);
});

test("of a sum, a group has the sum of its factors' shares, and nothing interacts", () => {
  const weights = [1, 2, 3, 4];
  const sum = (x: Float64Array): number => weights.reduce((y, w, k) => y + w * x[k], 0);
  const groups = { of: [0, 1, 0, 1], count: 2 };
  const values = outcomes(sum, { base: 4096, factors: 4, groups, secondOrder: true });
  const { first, total, second } = sobolIndices({ values, groups: 2, secondOrder: true }, NONE);
  near(first, [10 / 30, 20 / 30], 3);
  near(total, [10 / 30, 20 / 30], 3);
  near(second, [0], 3);
});

test("nested: the rows of a design of 512 give the same as the first half of one of 1,024", () => {
  const of = (values: Float64Array) => sobolIndices({ values, groups: 3, secondOrder: false }, BOOTSTRAP);
  const large = ishigami(1024, false);
  expect(of(large.slice(0, large.length / 2))).toEqual(of(ishigami(512, false)));
});

test("bounds hold the estimate and the truth, narrow with N, and are the same each time", () => {
  const of = (base: number) => sobolIndices({ values: ishigami(base), groups: 3, secondOrder: true }, BOOTSTRAP);
  const [small, large] = [of(256), of(4096)];
  expect(of(256)).toEqual(small);
  ISHIGAMI_EXACT.total.forEach((x, k) => {
    const width = ({ lo, hi }: Bounded): number => (hi as number) - (lo as number);
    expect(small.total[k].lo).toBeLessThanOrEqual(small.total[k].estimate as number);
    expect(small.total[k].hi).toBeGreaterThanOrEqual(small.total[k].estimate as number);
    expect(small.total[k].lo).toBeLessThan(x);
    expect(small.total[k].hi).toBeGreaterThan(x);
    expect(width(large.total[k])).toBeLessThan(width(small.total[k]) / 2);
  });
  expect(coversZero(small.first[2])).toBe(true);
  expect(coversZero(small.total[2])).toBe(false);
});

test("95 % bounds of a noisy sum hold the truth about 95 times in 100", () => {
  // The truth of y = x₁ + 2 x₂ + ε with a pseudo-random ε: S = 1/12 ÷ V and 4/12 ÷ V, V = 5/12 + 1/12.
  let state = 1;
  const noise = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const TRIALS = 200;
  let held = 0;
  for (let n = 0; n < TRIALS; n++) {
    const values = Float64Array.from({ length: 64 * 4 }, () => 0);
    for (let i = 0; i < 64; i++) {
      const [a1, a2, b1, b2] = [noise(), noise(), noise(), noise()];
      [a1 + 2 * a2, b1 + 2 * a2, a1 + 2 * b2, b1 + 2 * b2].forEach((y, k) => {
        values[4 * i + k] = y + noise();
      });
    }
    const { first } = sobolIndices({ values, groups: 2, secondOrder: false }, { ...BOOTSTRAP, seed: n });
    const truth = 4 / 6;
    if ((first[1].lo as number) <= truth && (first[1].hi as number) >= truth) held++;
  }
  // Percentile bounds of 64 points fall somewhat short of their level.
  expect(held / TRIALS).toBeGreaterThan(0.86);
  expect(held / TRIALS).toBeLessThan(0.995);
});

test("an outcome that does not vary has no indices; a base point with a row missing is left out whole and counted", () => {
  const flat = sobolIndices({ values: new Float64Array(4 * 8).fill(0.1), groups: 2, secondOrder: false }, BOOTSTRAP);
  expect([flat.variance, ...estimates(flat.first), ...estimates(flat.total)]).toEqual([0, null, null, null, null]);
  const values = ishigami(64, false);
  const holed = values.slice();
  holed[5 * 3 + 2] = Number.NaN;
  const { base, dropped, first } = sobolIndices({ values: holed, groups: 3, secondOrder: false }, NONE);
  expect([base, dropped]).toEqual([63, 1]);
  const without = Float64Array.from([...values.slice(0, 15), ...values.slice(20)]);
  expect(first).toEqual(sobolIndices({ values: without, groups: 3, secondOrder: false }, NONE).first);
});

test("rows that are no whole number of blocks are refused", () => {
  expect(() => sobolIndices({ values: new Float64Array(9), groups: 2, secondOrder: false }, NONE)).toThrow(RangeError);
});
