import { expect, test } from "vitest";
import { holds } from "../../../src/experiments/validation/check.js";
import { CHECKS } from "../../../src/experiments/validation/checks.js";

test.each(CHECKS.map((check) => [check.key, check] as const))("%s: every number is as expected", (_, check) => {
  const rows = check.rows();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter((row) => !holds(row))).toEqual([]);
});

test("each check has a name of its own", () => {
  expect(new Set(CHECKS.map(({ key }) => key)).size).toBe(CHECKS.length);
});

test("a number holds within its tolerance, ends included; what is no number never does", () => {
  const row = { what: "", expected: 1, tolerance: 0.25 };
  expect([0.75, 1.25, 0.74, 1.26, Number.NaN].map((got) => holds({ ...row, got }))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
