import fc from "fast-check";
import { expect, test } from "vitest";
import { clockAt, monthLabel, monthNumber } from "../../src/state/clock.js";

test("months are numbered from year 0 and labelled back", () => {
  expect(monthNumber("2014-01")).toBe(24168);
  expect(monthNumber("2018-12") - monthNumber("2014-01")).toBe(59);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 119999 }), (n) => {
      expect(monthNumber(monthLabel(n))).toBe(n);
    }),
  );
});

test.each([
  "",
  "2014",
  "2014-1",
  "2014-00",
  "2014-13",
  "14-01",
  "2014-01-01",
  "2014/01",
  " 2014-01",
  "2014-01 ",
  "２０１４-01",
])('"%s" is no month, and the error says how one is written', (label) => {
  expect(() => monthNumber(label)).toThrow(`not a month: "${label}" (a month is written YYYY-MM)`);
});

test("the clock counts the world's months and knows the calendar's", () => {
  expect(clockAt("2014-01", 0)).toEqual({ index: 0, number: 24168, year: 2014, season: 0, label: "2014-01" });
  expect(clockAt("2013-11", 14)).toEqual({ index: 14, number: 24180, year: 2015, season: 0, label: "2015-01" });
});
