import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaults } from "../../src/parameters/parameter.js";
import { incomeScale, LEVELS } from "../../src/society/income.js";
import { society } from "../../src/society/settings.js";

const { income_means: MEANS, income_lowest: LOWEST, income_tail: TAIL } = defaults(society);
const STEPS = 4096;
const scale = incomeScale(MEANS, LOWEST, TAIL);

/** Shares of levels over the whole society: each fifth's uniform, step by step. */
function levelShares({ level }: typeof scale): Float64Array {
  const shares = new Float64Array(LEVELS);
  for (let q = 0; q < 5; q++) for (let k = 0; k < STEPS; k++) shares[level(q, k * 2 ** 20)] += 1 / (5 * STEPS);
  return shares;
}

function gini({ values }: typeof scale, shares: Float64Array): number {
  const mean = values.reduce((sum, v, k) => sum + v * shares[k], 0);
  let lorenz = 0;
  let g = 1;
  values.forEach((v, k) => {
    const next = lorenz + (v * shares[k]) / mean;
    g -= shares[k] * (lorenz + next);
    lorenz = next;
  });
  return g;
}

describe("the scale of incomes", () => {
  test("levels rise by 3 %, and by quintile", () => {
    for (let k = 1; k < LEVELS; k++) {
      expect(scale.values[k] / scale.values[k - 1]).toBeCloseTo(1.03, 12);
      expect(scale.quintile[k]).toBeGreaterThanOrEqual(scale.quintile[k - 1]);
    }
    expect(new Set(scale.quintile).size).toBe(5);
  });

  test("within a fifth, who draws more has no less", () => {
    for (let q = 0; q < 5; q++)
      for (let k = 1; k < STEPS; k++)
        expect(scale.level(q, k * 2 ** 20)).toBeGreaterThanOrEqual(scale.level(q, (k - 1) * 2 ** 20));
  });

  test("held as levels, everyone stays in the fifth they were drawn in", () => {
    for (let q = 0; q < 5; q++)
      for (let k = 0; k < STEPS; k++) expect(scale.quintile[scale.level(q, k * 2 ** 20)]).toBe(q);
  });

  test("held as levels, each fifth's mean is the published one to 0.1 %", () => {
    for (let q = 0; q < 5; q++) {
      let sum = 0;
      for (let k = 0; k < STEPS; k++) sum += scale.values[scale.level(q, k * 2 ** 20)];
      expect(Math.abs(sum / STEPS / MEANS[q] - 1)).toBeLessThan(0.001);
    }
  });

  test("for other means too: no fifth's share moves by half a percentage point, and means hold to a level", () => {
    const rising = fc
      .tuple(
        fc.integer({ min: 2000, max: 20000 }),
        fc.array(fc.double({ min: 1.3, max: 2, noNaN: true }), { minLength: 4, maxLength: 4 }),
      )
      .map(([first, ratios]) => {
        const means = [first];
        for (const r of ratios) means.push(means[means.length - 1] * r);
        return means;
      });
    fc.assert(
      fc.property(
        rising,
        fc.double({ min: 0.3, max: 0.6, noNaN: true }),
        fc.double({ min: 1.3, max: 4, noNaN: true }),
        (means, low, tail) => {
          let other: typeof scale;
          try {
            other = incomeScale(means, means[0] * low, tail);
          } catch (e) {
            expect((e as Error).message).toMatch(/do not rise in straight lines|must lie above/);
            return;
          }
          const edges = [means[0] * low];
          for (let q = 0; q < 4; q++) edges.push(2 * means[q] - edges[q]);
          fc.pre(edges.every((e, q) => q === 0 || e > 1.07 * edges[q - 1])); // a fifth is at least two levels wide
          const shares = levelShares(other);
          for (let q = 0; q < 5; q++) {
            const share = shares.reduce((sum, s, k) => sum + (other.quintile[k] === q ? s : 0), 0);
            expect(Math.abs(share - 0.2)).toBeLessThan(0.005);
            let sum = 0;
            for (let k = 0; k < STEPS; k++) sum += other.values[other.level(q, k * 2 ** 20)];
            if (means[4] < other.values[LEVELS - 1] / 5)
              expect(Math.abs(sum / STEPS / means[q] - 1)).toBeLessThan(0.031);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test("means that no straight lines can meet are refused, and the message says what to change", () => {
    expect(() => incomeScale([10, 5, 20, 30, 40], 2, 1.5)).toThrow("change the lowest income");
    expect(() => incomeScale([10, 20, 30, 40, 41], 5, 1.5)).toThrow("the top quintile's mean 41 must lie above");
  });

  test("is the same bits everywhere: plain arithmetic and square roots", () => {
    let digest = 0;
    for (let q = 0; q < 5; q++)
      for (let k = 0; k < STEPS; k++) digest = (Math.imul(digest, 31) + scale.level(q, k * 2 ** 20)) | 0;
    const bits = new Uint32Array(scale.values.buffer);
    for (const word of bits) digest = (Math.imul(digest, 31) + word) | 0;
    expect(digest >>> 0).toMatchInlineSnapshot(`3965883899`);
  });
});

describe("how unequal the published fifths allow incomes to be (docs/decisions/0005-income.md)", () => {
  const mean = MEANS.reduce((a, b) => a + b, 0) / 5;
  let lorenz = 0;
  let between = 1;
  for (const m of MEANS) {
    const next = lorenz + m / mean / 5;
    between -= 0.2 * (lorenz + next);
    lorenz = next;
  }
  /** What a fifth adds to the Gini coefficient at most, if its incomes lie from `a` to `b`: all at one end or the other. */
  const widest = (m: number, a: number, b: number): number =>
    b > a ? ((0.04 / mean) * (b - m) * (m - a)) / (b - a) : 0;
  /** The same for the top fifth, which has no upper end. */
  const topmost = (m: number, a: number): number => (0.04 / mean) * (m - a);

  test("between fifths alone it is 0.398", () => {
    expect(between).toBeCloseTo(0.3984, 4);
  });

  test("whatever the shape, it stays below 0.456: the published 0.468 cannot be met together with the published fifths", () => {
    // The borders between fifths are free; each may lie between the means of its two fifths.
    const step = 20;
    let best = new Map([[0, between]]);
    for (let q = 0; q < 4; q++) {
      const next = new Map<number, number>();
      for (let border = MEANS[q]; border <= MEANS[q + 1]; border += step) {
        let most = 0;
        for (const [from, sum] of best) most = Math.max(most, sum + widest(MEANS[q], from, border));
        next.set(border, most);
      }
      best = next;
    }
    const sup = Math.max(...[...best].map(([from, sum]) => sum + topmost(MEANS[4], from)));
    expect(sup).toBeGreaterThan(0.455);
    expect(sup).toBeLessThan(0.456);
  });

  test("with straight lines in the lower four it stays below 0.442; ours is 0.432", () => {
    const edges = [LOWEST];
    for (let q = 0; q < 4; q++) edges.push(2 * MEANS[q] - edges[q]);
    let sup = between;
    for (let q = 0; q < 4; q++)
      sup += ((0.04 * MEANS[q]) / mean) * ((edges[q + 1] - edges[q]) / (3 * (edges[q + 1] + edges[q])));
    sup += topmost(MEANS[4], edges[4]);
    expect(sup).toBeCloseTo(0.4417, 4);
    const ours = gini(scale, levelShares(scale));
    expect(ours).toBeLessThan(sup);
    expect(ours).toBeCloseTo(0.4322, 3);
  });

  test("a heavier tail brings it nearer the bound, at the same mean", () => {
    const at = (tail: number) => {
      const other = incomeScale(MEANS, LOWEST, tail);
      return gini(other, levelShares(other));
    };
    const ginis = [1.2, 1.5, 2, 2.76, 5].map(at);
    for (let k = 1; k < ginis.length; k++) expect(ginis[k]).toBeLessThan(ginis[k - 1]);
  });
});
