import { describe, expect, test } from "vitest";
import type { Scenario } from "../../src/scenario/catalogue.js";
import { TOGETHER_NAMES } from "../../src/scenario/catalogue.js";
import { preset } from "../../src/scenario/presets.js";
import { applySets } from "../../src/scenario/sets.js";
import { brief, problemsIn, problemsOf, scenarioOf } from "./support.js";

const on = ({ settings }: Scenario): string[] =>
  TOGETHER_NAMES.filter((name) => settings[`safeguards.${name}`].on === true);
const ALL = [...TOGETHER_NAMES];
const but = (...names: string[]): string[] => ALL.filter((name) => !names.includes(name));

describe("safeguards switched together", () => {
  test.each<[string, string, string[]]>([
    ["nothing said", "name: a", []],
    ["all", "safeguards: all", ALL],
    ["none", "safeguards: none", []],
    ["one by its name", "safeguards: no_association", ["no_association"]],
    ["some", "safeguards: [private_ratings, no_association]", ["no_association", "private_ratings"]],
    ["an empty list", "safeguards: []", []],
    ["a block", "safeguards: { no_association: true }", ["no_association"]],
    ["all but one", "safeguards: { on: all, no_association: false }", but("no_association")],
    [
      "some, and one more",
      "safeguards: { on: [kin_protected], no_association: true }",
      ["no_association", "kin_protected"],
    ],
    ["a block of nothing", "safeguards:", []],
  ])("%s", (_, text, names) => {
    expect(on(scenarioOf(text)).sort()).toEqual([...names].sort());
  });

  test("over a preset that has them, a list leaves the others off, and a block leaves them as they are", () => {
    expect(on(scenarioOf("extends: described-with-safeguards\nsafeguards: [no_association]"))).toEqual([
      "no_association",
    ]);
    expect(on(scenarioOf("extends: described-with-safeguards\nsafeguards: none"))).toEqual([]);
    expect(on(scenarioOf("extends: described-with-safeguards\nsafeguards: { no_association: false }"))).toEqual(
      but("no_association"),
    );
  });

  test("on the command line, one after the other", () => {
    const { scenario } = preset("described");
    expect(on(applySets(scenario, ["safeguards=all"]))).toEqual(ALL);
    expect(on(applySets(scenario, ["safeguards=[no_association]"]))).toEqual(["no_association"]);
    expect(on(applySets(scenario, ["safeguards=all", "safeguards.no_association=false"]))).toEqual(
      but("no_association"),
    );
    expect(on(applySets(scenario, ["safeguards=all", "safeguards=none"]))).toEqual([]);
    expect(applySets(scenario, ["safeguards=all"]).settings).toEqual(
      preset("described-with-safeguards").scenario.settings,
    );
  });

  test.each([
    ["safeguards: alll", "1:13 safeguards (all)"],
    ["safeguards: no_asociation", "1:13 safeguards (no_association)"],
    ["safeguards: true", "1:13 safeguards"],
    ["safeguards: [no_association, private_rating]", "1:30 safeguards.1 (private_ratings)"],
    ["safeguards: [all]", "1:14 safeguards.0"],
    ["safeguards: { on: nonee }", "1:19 safeguards.on (none)"],
    ["safeguards: { on: [kin] }", "1:20 safeguards.on.0 (kin_protected)"],
    ["safeguards: { kin_protect: true }", "1:15 safeguards.kin_protect (kin_protected)"],
    ["safeguards: { no_association: { of: 1 } }", "1:33 safeguards.no_association.of (on)"],
  ])("%s is refused with its place and the nearest name", (text, at) => {
    expect(problemsOf(text).map(brief)).toEqual([at]);
  });

  test("a wrong name in --set is refused too", () => {
    const problems = problemsIn(() => applySets(preset("described").scenario, ["safeguards=non"]));
    expect(problems.map((p) => [p.path, p.nearest])).toEqual([["safeguards", "none"]]);
  });
});
