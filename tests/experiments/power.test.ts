import { expect, test } from "vitest";
import { effectOf, needed, spreads } from "../../src/experiments/power.js";
import { RUN, type Study } from "../../src/experiments/study.js";

/** Cells whose replicates share a part of their noise. */
function pilot(cells: number, replicates: number, shared: number, paired: boolean): Study {
  let state = 12345;
  const noise = (): number => {
    let sum = 0;
    for (let k = 0; k < 12; k++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      sum += state / 4294967296;
    }
    return sum - 6;
  };
  const common = Array.from({ length: replicates }, noise);
  const values = Array.from({ length: cells }, (_, c) =>
    common.map((x) => 10 + c + Math.sqrt(shared) * x + Math.sqrt(1 - shared) * noise()),
  );
  return {
    cells: values.map(() => []),
    outcomes: [{ key: "y", measure: "y", group: "all", when: null, unit: "points" }],
    paired,
    runs: {
      first: Int32Array.from({ length: cells + 1 }, (_, c) => c * replicates),
      state: new Uint8Array(cells * replicates).fill(RUN.done),
      seed: new Uint32Array(cells * replicates),
      values: [Float64Array.from(values.flat())],
    },
  } as unknown as Study;
}

test("a pilot's spread and correlation are those it was made with", () => {
  const [spread] = spreads(pilot(4, 2000, 0.8, true));
  // Standard errors: sd ÷ √(2 · 8,000) of the sd, (1 − ρ²) ÷ √2,000 of a correlation; four of them.
  expect(Math.abs(spread.sd - 1)).toBeLessThan(4 / Math.sqrt(16_000) + 0.02);
  expect(Math.abs((spread.correlation as number) - 0.8)).toBeLessThan((4 * 0.36) / Math.sqrt(2000));
  expect(spread).toMatchObject({ cells: 4, replicates: 2000 });
  expect(spreads(pilot(4, 50, 0.8, false))[0].correlation).toBeNull();
  expect(spreads(pilot(1, 50, 0.8, true))[0].correlation).toBeNull();
  expect(spreads(pilot(3, 1, 0.8, true))).toEqual([]);
});

test("pairing gains what the correlation says: half of the replicates at 0.5, nine in ten at 0.95", () => {
  const [unpaired, half, high] = needed(0.2, { power: 0.95, alpha: 0.01, correlations: [0.5, 0.95] });
  expect(half.replicates as number).toBeGreaterThan(0.45 * (unpaired.replicates as number));
  expect(half.replicates as number).toBeLessThan(0.55 * (unpaired.replicates as number));
  expect((unpaired.replicates as number) / (high.replicates as number)).toBeGreaterThan(15);
  expect(needed(0.2, { power: 0.8, alpha: 0.05, correlations: [] })).toEqual([
    { comparison: "unpaired", correlation: null, replicates: 394 },
  ]);
});

test("a difference in standard deviations, in units, and as a share of the mean", () => {
  const spread = { mean: 50, sd: 4 };
  expect(effectOf({ size: 0.2, of: "sd" }, null)).toBe(0.2);
  expect(effectOf({ size: 2, of: "unit" }, spread)).toBe(0.5);
  expect(effectOf({ size: 0.04, of: "mean" }, spread)).toBe(0.5);
  expect(effectOf({ size: 1, of: "unit" }, { mean: 1, sd: 0 })).toBeNull();
});
