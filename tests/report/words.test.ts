import { expect, test } from "vitest";
import { shown } from "../../src/report/assumptions.js";
import { apart } from "../../src/report/draw/labels.js";
import { wilson } from "../../src/report/figures/interval.js";
import { counted, FORMATS, groupName, listed, monthName, span } from "../../src/report/words.js";

test.each([
  ["share", 0, "0 %"],
  ["share", 1, "100 %"],
  ["share", 0.1342, "13.4 %"],
  ["share", 0.06, "6.0 %"],
  ["share", 0.00777, "0.78 %"],
  ["share", 0.00024, "0.024 %"],
  ["share", 0.99999, "99.9990 %"],
  ["country", 23_100_000, "23.1 million"],
  ["country", 999_600, "1.00 million"],
  ["country", 4.56e9, "4.56 billion"],
  ["country", 7059, "7,060"],
  ["country", 0.0471, "0.047"],
  ["rate", 0.0154, "0.015"],
  ["rate", 4.7, "4.70"],
  ["rate", 1000, "1,000"],
  ["rate", -1.3, "−1.30"],
  ["change", 0.0764, "7.6 pp"],
  ["change", -0.0004, "−0.04 pp"],
  ["points", 976.25, "976.3"],
  ["ratio", 3.641, "3.64"],
] as const)("a %s of %d is written %s", (format, value, text) => {
  expect(FORMATS[format](value).replaceAll("\u00a0", " ")).toBe(text);
});

test("words agree with their numbers", () => {
  expect([0, 1, 2].map((n) => counted(n, "child", "children"))).toEqual(["no children", "1 child", "2 children"]);
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listed)).toEqual(["", "a", "a and b", "a, b and c"]);
  expect([monthName("2018-12"), span(["2018-12"]), span(["2018-11", "2018-12", "2019-01"])]).toEqual([
    "December 2018",
    "December 2018",
    "November 2018 to January 2019",
  ]);
  expect(["all", "income:Q1", "age:0-17", "region:Beijing"].map(groupName)).toEqual([
    "everyone",
    "poorest fifth",
    "0–17",
    "Beijing",
  ]);
});

test("Wilson's interval has the textbook's values", () => {
  const { lo, hi } = wilson(0.1, 100) as { lo: number; hi: number };
  expect([lo, hi].map((x) => x.toFixed(4))).toEqual(["0.0552", "0.1744"]);
  expect(wilson(0, 10)?.lo).toBe(0);
  expect(wilson(1, 10)?.hi).toBe(1);
  expect(wilson(null, 0)).toBeNull();
});

test("labels are moved apart, within the picture, and keep their order", () => {
  const at = (heights: number[]) =>
    apart(
      heights.map((h, k) => ({ text: String(k), at: h })),
      10,
      100,
    );
  expect(at([50, 20])).toEqual([50, 20]);
  expect(at([50, 52, 54])).toEqual([50, 60, 70]);
  expect(at([99, 100, 100])).toEqual([80, 90, 100]);
});

test("long values are shown by their beginning", () => {
  expect([shown(null), shown(0.1), shown([1, 2]), shown({ "2014-01": 0.1, "2018-01": 1 })]).toEqual([
    "never",
    "0.1",
    "1, 2",
    "2014-01: 0.1, 2018-01: 1",
  ]);
  expect(shown(Object.fromEntries(Array.from({ length: 31 }, (_, k) => [`r${k}`, k])))).toMatch(/, and 23 more$/);
});
