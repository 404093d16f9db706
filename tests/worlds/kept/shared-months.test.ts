import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Scenario } from "../../../src/scenario/catalogue.js";
import { firstDifference } from "../../../src/scenario/first-difference.js";
import { preset } from "../../../src/scenario/presets.js";
import { SWITCHES, switchedOff } from "../../../src/scenario/switches.js";
import { addressOf, type WorldAsked } from "../../../src/worlds/address.js";
import { Alike } from "../../../src/worlds/kept/alike.js";
import { type Branch, families, monthsIn, split, treeOf, worldsIn } from "../../../src/worlds/kept/shared-months.js";

const described = preset("described").scenario;
const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    off: fc.subarray([...SWITCHES], { maxLength: 3 }),
    months: fc.constantFrom(84, 84, 84, 30),
    start: fc.constantFrom("2014-01", "2014-01", "2017-01"),
  })
  .map(({ off, ...span }) => switchedOff({ ...described, ...span }, off));
const lists = fc.array(
  fc.record({ scenario: scenarios, seed: fc.constantFrom(1, 2), residents: fc.constantFrom(1000, 1000, 2000) }),
  { minLength: 1, maxLength: 8 },
);
const different = (list: readonly WorldAsked[]): WorldAsked[] => [
  ...new Map(list.map((world) => [addressOf(world), world])).values(),
];
const sorted = (list: readonly WorldAsked[]): string[] => list.map(addressOf).sort();

test("many scenarios are told apart as two are", () => {
  const alike = new Alike();
  fc.assert(
    fc.property(scenarios, scenarios, (a, b) => {
      expect(alike.firstDifference(a, b)).toBe(firstDifference(a, b));
      expect(alike.firstDifference(a, structuredClone(b))).toBe(firstDifference(a, b));
    }),
    { numRuns: 60 },
  );
});

describe("the tree of worlds that begin alike", () => {
  /** Is every month before a parting one that all worlds below it share? */
  function check({ until, branches }: Branch): void {
    for (const branch of branches) {
      expect(branch.until).toBeGreaterThanOrEqual(until);
      for (const other of branches)
        for (const a of worldsIn(branch))
          for (const b of worldsIn(other))
            expect(firstDifference(a.scenario, b.scenario)).toBeGreaterThanOrEqual(until);
      check(branch);
    }
  }

  test("holds each world once, to its last month, and shares no month in which two may differ", () => {
    fc.assert(
      fc.property(lists, (list) => {
        const found = families(different(list));
        expect(sorted(found.flat())).toEqual(sorted(different(list)));
        for (const family of found) {
          const tree = treeOf(family);
          expect(sorted(worldsIn(tree))).toEqual(sorted(family));
          check(tree);
          const alone = family.reduce((sum, w) => sum + w.scenario.months, 0);
          const longest = Math.max(...family.map((w) => w.scenario.months));
          expect(monthsIn(tree)).toBeLessThanOrEqual(alone);
          expect(monthsIn(tree)).toBeGreaterThanOrEqual(longest);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("can be lived in parts, which together hold each world once", () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 5 }), (list, parts) => {
        for (const family of families(different(list))) {
          const bins = split(family, parts);
          expect(bins.length).toBeLessThanOrEqual(Math.max(1, parts));
          expect(sorted(bins.flat())).toEqual(sorted(family));
          for (const bin of bins) expect(bin.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 30 },
    );
  });
});
