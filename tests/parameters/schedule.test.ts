import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choice, defaults, flag, integer, probability, schedule, vector } from "../../src/parameters/parameter.js";
import { reached, valueAt } from "../../src/parameters/schedule.js";
import { clockAt, monthLabel } from "../../src/state/clock.js";

const START = "2000-01";
const START_NUMBER = 24000;
const points = fc
  .uniqueArray(
    fc.tuple(fc.integer({ min: 0, max: 400 }), fc.double({ min: 0, max: 1000, noNaN: true, noDefaultInfinity: true })),
    { minLength: 1, maxLength: 8, selector: ([month]) => month },
  )
  .map((list) => list.sort((p, q) => p[0] - q[0]));
const asSchedule = (list: readonly (readonly [number, number])[]) =>
  Object.fromEntries(list.map(([month, value]) => [monthLabel(START_NUMBER + month), value]));
const at = (s: Parameters<typeof valueAt>[0], month: number) => valueAt(s, clockAt(START, month));

describe("a schedule", () => {
  test("is exact at its points and constant outside them", () => {
    fc.assert(
      fc.property(points, (list) => {
        const s = asSchedule(list);
        for (const [month, value] of list) expect(at(s, month)).toBe(value);
        expect(at(s, 500)).toBe(list.at(-1)?.[1]);
        expect(valueAt(s, clockAt("1990-01", 0))).toBe(list[0][1]);
      }),
    );
  });

  test("runs in a straight line between neighbours", () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 400 }), (list, month) => {
        const after = list.findIndex(([m]) => m > month);
        if (after <= 0) return;
        const [[m0, v0], [m1, v1]] = [list[after - 1], list[after]];
        const share = (month - m0) / (m1 - m0);
        const value = at(asSchedule(list), month);
        expect(value).toBeCloseTo(v0 * (1 - share) + v1 * share, 8);
        expect(value).toBeGreaterThanOrEqual(Math.min(v0, v1) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(v0, v1) + 1e-9);
      }),
    );
  });

  test("does not care in which order its points are written", () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 400 }), (list, month) => {
        expect(at(asSchedule([...list].reverse()), month)).toBe(at(asSchedule(list), month));
      }),
    );
  });

  test("may be a bare number: constant", () => {
    expect([0, 7, 999].map((month) => at(0.25, month))).toEqual([0.25, 0.25, 0.25]);
  });

  test.each(["2018", "2018-13", "Dec 2018"])("with a point at %s is refused", (label) => {
    expect(() => at({ [label]: 1 }, 3)).toThrow("a month is written YYYY-MM");
  });
});

test("a month is reached from itself on; null is never", () => {
  const clock = clockAt("2018-01", 0);
  expect(["2017-12", "2018-01", "2018-02", null].map((label) => reached(label, clock))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(() => reached("2018", clock)).toThrow("not a month");
});

test("parameters know their defaults", () => {
  const source = "assumption";
  const parameters = {
    on: flag({ says: "On?", default: true, source }),
    share: probability({ says: "Share.", default: 0.2, source }),
    years: integer({ says: "Years.", unit: "years", min: 0, max: 9, default: 3, source }),
    by: vector({ says: "By sex.", unit: "ratio", labels: ["f", "m"], min: 0, max: 9, default: [1, 2], source }),
    over: schedule({ says: "Over time.", unit: "x", min: 0, max: 1, default: { "2014-01": 0 }, source }),
    how: choice({ says: "How.", options: ["a", "b"], default: "b", source }),
  };
  expect(defaults(parameters)).toEqual({
    on: true,
    share: 0.2,
    years: 3,
    by: [1, 2],
    over: { "2014-01": 0 },
    how: "b",
  });
  expect(parameters.share).toMatchObject({ min: 0, max: 1, unit: "probability" });
});
