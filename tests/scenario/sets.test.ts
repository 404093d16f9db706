import { describe, expect, test } from "vitest";
import type { Scenario } from "../../src/scenario/catalogue.js";
import { printProblem } from "../../src/scenario/problem.js";
import { applySets } from "../../src/scenario/sets.js";
import { library, problemsIn } from "./support.js";

const described = library.scenario("described");
const setting = (...sets: string[]): Scenario => applySets(described, sets);
const value = (path: string, parameter: string, ...sets: string[]): unknown =>
  setting(...sets).settings[path][parameter];

describe("--set changes one thing", () => {
  test.each([
    ["watch.cameras.on=false", "watch.cameras", "on", false],
    ["watch.cameras=false", "watch.cameras", "on", false],
    ["life.red_crossing.rate=0.2", "life.red_crossing", "rate", 0.2],
    [
      "life.red_crossing.rate={2014-01: 0.1, 2018-01: 0.2}",
      "life.red_crossing",
      "rate",
      { "2014-01": 0.1, "2018-01": 0.2 },
    ],
    ["registry.centre.from=null", "registry.centre", "from", null],
    ["registry.centre.from=2019-01", "registry.centre", "from", "2019-01"],
    ["score.rule_book.fading=expiry", "score.rule_book", "fading", "expiry"],
    ["society.care=[0.1, 0.2, 0.3, 0.4]", "society", "care", [0.1, 0.2, 0.3, 0.4]],
    ["society.regions={All: 1}", "society", "regions", { All: 1 }],
  ])("%s", (set, path, parameter, expected) => {
    expect(value(path, parameter, set)).toEqual(expected);
  });

  test("one entry of a table, the others as they were", () => {
    const before = described.settings["score.rule_book"].points as object;
    expect(value("score.rule_book", "points", "score.rule_book.points.late_bill=-41")).toEqual({
      ...before,
      late_bill: -41,
    });
    const bands = described.settings["score.scale"].bands as object;
    expect(value("score.scale", "bands", "score.scale.bands.B=900")).toEqual({ ...bands, B: 900 });
    expect(value("watch.cameras", "per_resident", "watch.cameras.per_resident.2030-01=0.5")).toMatchObject({
      "2030-01": 0.5,
    });
  });

  test("entries that only together make sense are judged together", () => {
    const [one, two] = described.settings.society.household_sizes as number[];
    const sets = [`society.household_sizes.1=${one + 0.01}`, `society.household_sizes.2=${two - 0.01}`];
    expect(() => setting(...sets)).not.toThrow();
    expect(problemsIn(() => setting(sets[0])).map((p) => p.path)).toEqual(["society.household_sizes"]);
  });

  test("time, and the last word counts", () => {
    expect(setting("until=2016-12").months).toBe(36);
    expect(setting("start=2016-01").months).toBe(60);
    expect(setting("months=5", "until=2014-02").months).toBe(2);
    expect(setting("name=other", "says=Something else.")).toMatchObject({ name: "other", says: "Something else." });
  });

  test("nothing else is touched, and the scenario it came from not at all", () => {
    const before = JSON.stringify(described);
    const changed = setting("watch.review=false");
    expect(JSON.stringify(described)).toBe(before);
    expect({ ...changed.settings, "watch.review": null }).toEqual({ ...described.settings, "watch.review": null });
  });
});

test("what is wrong with a --set is said as of a file, all at once", () => {
  const sets = [
    "watch.camras=false",
    "life.red_crossing.rate=1.4",
    "nothing",
    "until=2013-01",
    "life.fly.rate=",
    "extends=france",
    "society.male=[",
  ];
  expect(problemsIn(() => setting(...sets)).map((p) => printProblem(p).slice(0, 70))).toEqual([
    '--set watch.camras: no such key; did you mean "cameras"? allowed: cameras, p'.slice(0, 70),
    "--set life.red_crossing.rate: found 1.4; allowed: a number from 0 to 1 (per".slice(0, 70),
    '--set: found "nothing"; allowed: path=value, like watch.cameras.on=false'.slice(0, 70),
    "--set life.fly.rate: found nothing after the equals sign; allowed: a value".slice(0, 70),
    "--set extends: a preset cannot be changed here; allowed: extends in a scen".slice(0, 70),
    "--set society.male: not valid YAML: Flow sequence must end with a ]; allow".slice(0, 70),
    "--set until: the last month is 2013-01, before the first; allowed: 2014-01".slice(0, 70),
  ]);
});
