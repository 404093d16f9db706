import fc from "fast-check";
import { expect, test } from "vitest";
import { meanInterval } from "../../src/statistics/interval.js";
import { PairedMoments } from "../../src/statistics/paired.js";

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const pairs = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 30 });
const of = (list: readonly (readonly [number, number])[]) => {
  const moments = new PairedMoments(1);
  for (const [a, b] of list) moments.add([a], [b]);
  return moments.at(0);
};
const variance = (xs: number[]): number => {
  const mean = xs.reduce((s, x) => s + x, 0) / xs.length;
  return xs.reduce((s, x) => s + (x - mean) ** 2, 0) / (xs.length - 1);
};

test("the interval is Student's interval of the differences, and the gain is the ratio of variances", () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const plain = meanInterval(list.map(([a, b]) => b - a));
      const found = of(list);
      expect(found.n).toBe(list.length);
      expect(found.estimate).toBeCloseTo(plain.mean, 5);
      if (plain.lo === null || plain.hi === null) {
        expect([found.lo, found.hi, found.gain]).toEqual([null, null, null]);
        return;
      }
      expect(found.lo).toBeCloseTo(plain.lo, 4);
      expect(found.hi).toBeCloseTo(plain.hi, 4);
      if (found.gain === null) return;
      const [a, b, d] = [list.map((p) => p[0]), list.map((p) => p[1]), list.map((p) => p[1] - p[0])].map(variance);
      expect(found.gain / ((a + b) / d)).toBeCloseTo(1, 6);
    }),
  );
});

test("a known answer: differences 1, 2, 3 with t(0.975, 2) = 4.302653", () => {
  const found = of([
    [10, 11],
    [20, 22],
    [30, 33],
  ]);
  expect(found).toMatchObject({ n: 3, estimate: 2, meanA: 20, meanB: 22 });
  expect(found.hi).toBeCloseTo(2 + 4.302653 / Math.sqrt(3), 5);
  // (100 + 121) / 1
  expect(found.gain).toBeCloseTo(221, 9);
});

test("what does not vary has an interval of no width and no gain; what is equal is exactly zero", () => {
  expect(
    of(
      [
        [0.1, 0.3],
        [0.2, 0.4],
        [0.7, 0.9],
      ].map((p) => p as [number, number]),
    ),
  ).toMatchObject({ gain: null });
  const equal = of([1e9 + 0.1, 2.7, -3.3].map((x) => [x, x]));
  expect(equal).toMatchObject({ estimate: 0, lo: 0, hi: 0, gain: null });
});

test("a pair of which one value cannot be estimated is left out for that number alone", () => {
  const moments = new PairedMoments(2);
  moments.add([1, 5], [2, 7]);
  moments.add([Number.NaN, 5], [2, 8]);
  moments.add([1, 5], [Number.NaN, 9]);
  expect(moments.at(0)).toMatchObject({ n: 1, estimate: 1, lo: null });
  expect(moments.at(1)).toMatchObject({ n: 3, estimate: 3 });
  expect(new PairedMoments(1).at(0)).toMatchObject({ n: 0, estimate: null, meanA: null });
});
