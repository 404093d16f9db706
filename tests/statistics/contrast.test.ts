import { expect, test } from "vitest";
import { contrast, sampleOf } from "../../src/statistics/contrast.js";
import { studentQuantile } from "../../src/statistics/interval.js";

/** Extra hours of sleep with two drugs, ten patients each: Cushny and Peebles 1905; Student 1908. */
const DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
const DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

test("Welch's interval of Student's sleep data, as R's t.test(extra ~ group, sleep) prints it", () => {
  const parts = [
    { ...sampleOf(DRUG_1), weight: 1 },
    { ...sampleOf(DRUG_2), weight: -1 },
  ];
  const { estimate, lo, hi } = contrast(parts);
  expect(estimate).toBeCloseTo(0.75 - 2.33, 12);
  expect(lo).toBeCloseTo(-3.3654832, 7);
  expect(hi).toBeCloseTo(0.2054832, 7);
});

test("weights scale, and many samples add up", () => {
  const one = { ...sampleOf([1, 2, 3]), weight: 0.5 };
  const two = { ...sampleOf([2, 4, 6]), weight: 0.5 };
  const { estimate, lo, hi } = contrast([one, two]);
  expect(estimate).toBe(3);
  // se² = 0.25 × 1/3 + 0.25 × 4/3 = 5/12; dof = (5/12)² ÷ ((1/12)² + (4/12)²) × 2 = 50/17.
  expect(((hi as number) - (lo as number)) / 2 / Math.sqrt(5 / 12)).toBeCloseTo(studentQuantile(0.975, 50 / 17), 10);
});

test("a single value has no spread that is known; equal values have none", () => {
  expect(contrast([{ ...sampleOf([4]), weight: 1 }])).toEqual({ estimate: 4, lo: null, hi: null });
  expect(contrast([{ ...sampleOf([4, 4]), weight: -1 }])).toEqual({ estimate: -4, lo: -4, hi: -4 });
  expect(() => sampleOf([])).toThrow(RangeError);
});
