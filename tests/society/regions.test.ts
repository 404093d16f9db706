import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CENSUS_REGIONS } from "../../src/society/census-regions.js";
import { largestRemainder, layOut } from "../../src/society/regions.js";
import { HOOD } from "../../src/state/columns.js";
import { hoodCount } from "../../src/state/town.js";

const shares = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1, noNaN: true })), { minLength: 1, maxLength: 40 })
  .filter((list) => list.some((s) => s > 0));

describe("the largest remainder", () => {
  test("adds up, stays within one of the share, and gives nothing to a share of nothing", () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 100000 }), (list, total) => {
        const parts = largestRemainder(list, total);
        const sum = list.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        list.forEach((share, k) => {
          expect(Number.isInteger(parts[k]) && parts[k] >= 0).toBe(true);
          expect(Math.abs(parts[k] - (share / sum) * total)).toBeLessThan(1 + 1e-9);
          if (share === 0) expect(parts[k]).toBe(0);
        });
      }),
    );
  });

  test("a larger share never gets less, and equal shares go to the first", () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 1000 }), (list, total) => {
        const parts = largestRemainder(list, total);
        for (let a = 0; a < list.length; a++)
          for (let b = 0; b < list.length; b++)
            if (list[a] > list[b]) expect(parts[a]).toBeGreaterThanOrEqual(parts[b]);
      }),
    );
    expect(largestRemainder([1, 1, 1], 4)).toEqual([2, 1, 1]);
    expect(largestRemainder([0.5, 0.3, 0.2], 10)).toEqual([5, 3, 2]);
  });

  test("shares of nothing at all are refused", () => {
    expect(() => largestRemainder([0, 0], 3)).toThrow("more than zero");
  });
});

describe("laying a world out", () => {
  const world = fc.tuple(shares, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 3_000_000 }));

  test("regions are contiguous and in order, their quotas exact, urban neighbourhoods first in each", () => {
    fc.assert(
      fc.property(world, ([list, urban, residents]) => {
        const hoods = layOut(list, urban, residents);
        const count = hoodCount(residents);
        expect(hoods).toHaveLength(count);
        const quotas = largestRemainder(list, count);
        for (let k = 1; k < count; k++) {
          expect(hoods[k].region).toBeGreaterThanOrEqual(hoods[k - 1].region);
          if (hoods[k].region === hoods[k - 1].region) expect(hoods[k].urban).toBeLessThanOrEqual(hoods[k - 1].urban);
        }
        quotas.forEach((n, region) => {
          expect(hoods.filter((h) => h.region === region)).toHaveLength(n);
        });
      }),
    );
  });

  test("the urban total is the whole number of neighbourhoods nearest to the urban share of residents", () => {
    fc.assert(
      fc.property(world, ([list, share, residents]) => {
        const count = hoodCount(residents);
        const urban = layOut(list, share, residents).filter((h) => h.urban).length;
        // The last neighbourhood is only part full, and is taken as rural unless all are urban.
        const off = (n: number) => Math.abs((n === count ? residents : n * HOOD) - share * residents);
        for (const other of [urban - 1, urban + 1, 0, count])
          if (other >= 0 && other <= count) expect(off(urban)).toBeLessThanOrEqual(off(other) + 1e-6);
      }),
    );
  });

  test("urban neighbourhoods are spread evenly over regions: each within one of its part", () => {
    fc.assert(
      fc.property(world, ([list, share, residents]) => {
        const hoods = layOut(list, share, residents);
        const urban = hoods.filter((h) => h.urban).length;
        list.forEach((_, region) => {
          const here = hoods.filter((h) => h.region === region);
          const part = (here.length * urban) / hoods.length;
          expect(Math.abs(here.filter((h) => h.urban).length - part)).toBeLessThanOrEqual(1 + 1e-9);
        });
      }),
    );
  });

  test.each([
    [1, 0.6389, [1]],
    [4096, 0.4, [0]],
    [4097, 0.6389, [1, 0]],
    [8192, 1, [1, 1]],
    [5000, 0, [0, 0]],
  ])("a world of %i residents, urban %f", (residents, share, urban) => {
    expect(layOut([1], share, residents).map((h) => h.urban)).toEqual(urban);
  });

  test("the census regions are 31, and their shares add up to one", () => {
    const list = Object.values(CENSUS_REGIONS);
    expect(list).toHaveLength(31);
    expect(list.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
  });
});
