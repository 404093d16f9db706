import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Parameter, Schedule } from "../../src/parameters/parameter.js";
import { type Scenario, SECTIONS } from "../../src/scenario/catalogue.js";
import { firstDifference, sameSociety } from "../../src/scenario/first-difference.js";
import { preset } from "../../src/scenario/presets.js";
import { applySets } from "../../src/scenario/sets.js";
import { monthLabel, monthNumber } from "../../src/state/clock.js";
import { type Changes, changed, Lab, together } from "../support/lab.js";
import { STRICT } from "../support/strict.js";

const described = preset("described").scenario;
const against = (...sets: string[]): number => firstDifference(described, applySets(described, sets));
const month = (label: string): number => monthNumber(label) - monthNumber("2014-01");

describe("two scenarios differ", () => {
  test.each<[string, string[], number]>([
    ["never, where only their words do", ["name=other", "says=something else"], 84],
    ["from a sanction's first month, where it is gone", ["enforcement.rail_ban=false"], month("2018-01")],
    ["from the earlier of two first months", ["enforcement.rail_ban.from=2016-05"], month("2016-05")],
    ["from the month they share, where something else is changed", ["enforcement.rail_ban.below=900"], 48],
    ["never, where it is off in both", ["enforcement.rail_ban=false", "enforcement.rail_ban.below=900"], 48],
    ["from a schedule's first other value", ["watch.cameras.per_resident.2020-12=0.5"], month("2018-01")],
    ["when the scheme ends, where it ends in one of the two", ["safeguards=sunset"], 72],
    ["when the scheme ends, also with another safeguard", ["safeguards=sunset", "safeguards.sunset.runs=100"], 84],
    ["from month 0 with a schedule that is moved", ["watch.cameras.per_resident=0.1"], 0],
    ["from month 0 with a rule that no month bounds", ["score.association=false"], 0],
    ["from month 0 with another society", ["society.urban=0.9"], 0],
    ["from month 0 with another first month", ["start=2015-01"], 0],
    ["before the last month, where one ends sooner", ["until=2019-12"], 71],
    ["when the first of several differs", ["registry.centre.delay=3", "enforcement.rail_ban=false"], 48],
  ])("%s", (_, sets, index) => {
    expect(against(...sets)).toBe(index);
  });

  test("never, where what is changed is off in both", () => {
    const off = applySets(described, ["enforcement.rail_ban=false"]);
    expect(firstDifference(off, applySets(off, ["enforcement.rail_ban.below=900"]))).toBe(84);
  });

  test("never, where it begins after the last month or not at all", () => {
    for (const from of ["2021-01", "null"]) {
      const late = applySets(described, [`enforcement.rail_ban.from=${from}`]);
      expect(firstDifference(late, applySets(late, ["enforcement.rail_ban=false"]))).toBe(84);
    }
  });

  test("in either order alike, and a society is the same only with the same residents", () => {
    for (const name of ["documented", "rongcheng", "france", "sesame"]) {
      const other = { ...preset(name).scenario, months: 84 };
      expect(firstDifference(described, other)).toBe(firstDifference(other, described));
    }
    expect(sameSociety(described, preset("france").scenario)).toBe(false);
    expect(sameSociety(described, applySets(described, ["score.association=false"]))).toBe(true);
  });
});

const START = "2018-04";
const MONTHS = 9;
const labels = Array.from({ length: MONTHS + 2 }, (_, m) => monthLabel(monthNumber(START) + m));

/** Other values a parameter may have, not far from its default. */
function values(p: Parameter): fc.Arbitrary<unknown> {
  switch (p.kind) {
    case "number":
    case "integer": {
      const some = [0, 0.5, 0.9, 1.1, 2].map((times) => Math.min(p.max, Math.max(p.min, p.default * times)));
      return fc.constantFrom(...some.map((x) => (p.kind === "integer" ? Math.round(x) : x)));
    }
    case "schedule": {
      const one = typeof p.default === "number" ? p.default : Object.values(p.default)[0];
      const value = fc.constantFrom(0, 0.5, 1, 3).map((times) => Math.min(p.max, one * times));
      return fc.uniqueArray(fc.constantFrom(...labels), { minLength: 1, maxLength: 3 }).chain((months) =>
        fc.array(value, { minLength: months.length, maxLength: months.length }).map((at): Schedule => {
          return Object.fromEntries(months.sort().map((label, n) => [label, at[n]]));
        }),
      );
    }
    case "vector":
      return fc.constantFrom(0.5, 1, 1.5).map((times) => p.default.map((x) => Math.min(p.max, x * times)));
    case "table":
      return fc
        .constantFrom(0.5, 1, 1.5)
        .map((times) => Object.fromEntries(Object.entries(p.default).map(([k, x]) => [k, Math.min(p.max, x * times)])));
    case "flag":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...p.options);
    case "month":
      return fc.constantFrom(null, ...labels);
  }
}

/** What can differ later than at once: everything in a section that has a first month, and schedules (of the acts, one). */
const late = SECTIONS.filter((s) => s.path !== "society" && (s.room !== "life" || s.key === "late_bill")).flatMap((s) =>
  Object.entries(s.parameters)
    .filter(([, p]) => "from" in s.parameters || "runs" in s.parameters || p.kind === "schedule")
    .map(([key, p]) => ({ path: s.path, key, p })),
);
const change = fc
  .constantFrom(...late)
  .chain(({ path, key, p }) => values(p).map((value): Changes => ({ [path]: { [key]: value } })));
const changes = fc.array(change, { minLength: 1, maxLength: 3 }).map((list) => together(...list));

const scenario = (settings: Changes): Scenario => ({
  name: "lab",
  says: "",
  start: START,
  months: MONTHS,
  settings: changed(described.settings, settings),
});

function sameUntil(base: Changes, a: Changes, b: Changes): number {
  const both = [a, b].map((settings) => together(STRICT, base, settings));
  const first = firstDifference(scenario(both[0]), scenario(both[1]));
  const [x, y] = both.map((settings) => {
    return new Lab({ residents: 3000, start: START, from: described.settings, settings }).live(first);
  });
  expect(x.state).toEqual(y.state);
  expect(x.differences(y)).toEqual([]);
  return first;
}

/** What is not being tested begins after the last month, so that nothing makes worlds part sooner. */
const quiet: Changes = Object.fromEntries(
  [...new Set(late.map(({ path }) => path))]
    .filter((path) => "from" in described.settings[path])
    .map((path) => [path, { from: labels[5] }]),
);

test("until the first month in which two scenarios can differ, their worlds are the same to the last bit", () => {
  const shared: number[] = [];
  fc.assert(
    fc.property(changes, changes, changes, (base, a, b) => {
      shared.push(sameUntil(together(quiet, base), a, b));
    }),
    { numRuns: 40 },
  );
  expect(shared.filter((months) => months > 0 && months < MONTHS).length).toBeGreaterThan(5);
});

test.each([...new Set(late.map(({ path }) => path))])("%s changes nothing before its month", (path) => {
  const mine = late.filter((other) => other.path === path);
  const begins = ["from", "runs"].find((key) => key in described.settings[path]);
  const month = begins === undefined ? {} : { [begins]: begins === "from" ? labels[4] : 4 };
  const base: Changes = { [path]: { on: true, ...month } };
  const all = fc.record(
    Object.fromEntries(mine.filter(({ key }) => key !== begins).map(({ key, p }) => [key, values(p)])),
  );
  fc.assert(
    fc.property(all, (said) => {
      const first = sameUntil(base, {}, { [path]: said });
      if (begins !== undefined) expect(first).toBeGreaterThanOrEqual(4);
    }),
    { numRuns: 3 },
  );
});
