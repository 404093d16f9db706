import { describe, expect, test } from "vitest";
import { defaultSettings, type Scenario, SECTIONS } from "../../src/scenario/catalogue.js";
import { preset, presetNames } from "../../src/scenario/presets.js";
import { applySets } from "../../src/scenario/sets.js";
import {
  isOff,
  pathOf,
  SWITCHES,
  shared,
  switchedOff,
  switchNamed,
  USUAL_SWITCHES,
} from "../../src/scenario/switches.js";

const scenario: Scenario = preset("described").scenario;
const named = (name: string) => {
  const { found } = switchNamed(name);
  if (found === null) throw new Error(name);
  return found;
};

describe("the catalogue of switches", () => {
  test.each(SWITCHES.map((s) => [s.key, s] as const))(
    "%s sets what the schema has, to what the schema allows",
    (_, s) => {
      expect(s.off.length).toBeGreaterThan(0);
      expect(s.says).toMatch(/^\S.*\.$/);
      const sets = s.off.map((off) => `${pathOf(off)}=${JSON.stringify(off.value)}`);
      expect(applySets(scenario, sets)).toEqual(switchedOff(scenario, [s]));
    },
  );

  test("has every section that can be switched, and no name twice", () => {
    const keys = SWITCHES.map((s) => s.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const s of SECTIONS.filter(({ parameters }) => "on" in parameters)) {
      expect(named(s.path).off).toEqual([{ section: s.path, parameter: "on", value: false }]);
      expect(named(s.key)).toBe(named(s.path));
    }
  });

  test("every way in which a channel errs is in exactly one of false matches, wrong person and invented", () => {
    const errors = ["false_matches", "wrong_person", "invented"].flatMap((key) => named(key).off.map(pathOf));
    expect(new Set(errors).size).toBe(errors.length);
    expect(named("false_matches").off).toEqual([
      { section: "watch.cameras", parameter: "false_match", value: [0, 0, 0, 0] },
    ]);
    for (const error of ["watch.review.false_flag", "watch.neighbours.malice", "watch.cameras.phantom"])
      expect(named("invented").off.map(pathOf)).toContain(error);
    for (const { path, parameters } of SECTIONS)
      if ("wrong_person" in parameters) expect(errors).toContain(`${path}.wrong_person`);
  });

  test("the usual ones are there and share no value", () => {
    for (const a of USUAL_SWITCHES)
      for (const b of USUAL_SWITCHES) if (a !== b) expect([a, b, shared(named(a), named(b))]).toEqual([a, b, null]);
  });
});

test("a name may be written with spaces, hyphens and capitals; a wrong one has its nearest", () => {
  expect(named("False matches")).toBe(named("false_matches"));
  expect(named("mix-ups")).toBe(named("mix_ups"));
  expect(switchNamed("asociation")).toEqual({ found: null, nearest: "association" });
  expect(switchNamed("qqqqqqqq")).toEqual({ found: null, nearest: null });
});

test("what is off already is told apart from what is on", () => {
  expect(isOff(scenario, named("standing"))).toBe(true);
  expect(isOff(scenario, named("association"))).toBe(false);
  for (const s of SWITCHES) expect([s.key, isOff(switchedOff(scenario, [s]), s)]).toEqual([s.key, true]);
  // The rates of a mechanism that is off do nothing.
  expect(isOff(switchedOff(scenario, [named("cameras")]), named("false_matches"))).toBe(true);
});

test("two switches that set the same value are found", () => {
  expect(shared(named("income_spiral"), named("work_lost"))).toBe("response.work_lost.on");
  expect(shared(named("channels"), named("cameras"))).toBe("watch.cameras.on");
  expect(shared(named("channels"), named("false_matches"))).toBeNull();
});

test("a preset with everything off says nothing of its own about it", () => {
  for (const name of presetNames()) {
    const off = switchedOff(preset(name).scenario, SWITCHES);
    expect(Object.keys(off.settings).sort()).toEqual(Object.keys(defaultSettings()).sort());
    expect(preset(name).scenario.settings).not.toEqual(off.settings);
  }
});
