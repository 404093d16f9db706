import fc from "fast-check";
import { expect, test } from "vitest";
import { replicateSeed } from "../../src/worlds/replicate-seed.js";

const seeds = fc.integer({ min: 0, max: 0xffffffff });

test("the first replicate is the plain run, and no two share a seed", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const all = Array.from({ length: 3000 }, (_, n) => replicateSeed(seed, n + 1));
      expect(all[0]).toBe(seed);
      expect(new Set(all).size).toBe(all.length);
      for (const s of all) expect(s).toBe(s >>> 0);
    }),
    { numRuns: 20 },
  );
});

test("seeds of replicates are as they were", () => {
  expect([1, 2, 3, 4].map((r) => replicateSeed(1, r))).toMatchInlineSnapshot(`
    [
      1,
      2144763862,
      367944093,
      1214083259,
    ]
  `);
  expect([1, 2].map((r) => replicateSeed(0, r))).toMatchInlineSnapshot(`
    [
      0,
      1263186622,
    ]
  `);
});
