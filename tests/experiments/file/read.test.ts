import { describe, expect, test } from "vitest";
import { cellOf } from "../../../src/experiments/cell.js";
import { pointCount, pointValues } from "../../../src/experiments/design.js";
import { experimentJsonSchema } from "../../../src/experiments/file/schema.js";
import { experimentOf, ownFolder, problemsOf } from "../support.js";

const folder = ownFolder();
const WHOLE = `
name: whole
scenario: described
set: { watch.courts: false }
residents: 2_000
months: 24
random_numbers: common
factors:
  hit: { path: life.fraud.deterred, range: [0.5, 1], unit: probability }
  company: { path: score.association }
  months: { path: months, levels: [12, 24] }
stopping:
  until: [{ measure: sanctioned_share, relative: 0.1 }]
  max: 50
outcomes:
  - measure: sanctioned_share
  - { measure: mean_score, group: "income:Q1-Q5", window: { from: 2014-02, to: 2014-06 } }
thresholds:
  - { measure: sanctioned_share, op: "<", value: 0.5 }
`;
const parts = WHOLE.replace(/^ {2}months: .*\n/m, "").replaceAll("2_000", "2000");

test("an experiment is read whole, with its defaults", () => {
  const e = experimentOf(folder, parts);
  expect(e).toMatchObject({
    name: "whole",
    seed: 1,
    residents: 2000,
    randomNumbers: "common",
    design: { method: "full-factorial", options: { steps: 2 } },
    replication: {
      min: 5,
      max: 50,
      bounds: [{ outcome: "sanctioned_share", halfWidth: null, relative: 0.1, level: 0.95 }],
      hours: null,
    },
  });
  expect(e.factors).toMatchObject([
    { name: "hit", unit: "probability", range: [0.5, 1], levels: null },
    { name: "company", range: null, levels: [false, true], base: true },
  ]);
  expect(e.outcomes.map((o) => o.key)).toEqual(["sanctioned_share", "mean_score income:Q1-Q5 2014-02..2014-06 mean"]);
  expect(e.thresholds).toMatchObject([{ says: "sanctioned_share < 0.5", inconclusive: "warn", level: 0.95 }]);
  expect(e.base.settings["watch.courts"].on).toBe(false);
  expect(e.base.months).toBe(24);
  expect(pointCount(e.layout.points)).toBe(4);
});

test("a cell is the base with its point's values put in, and nothing else", () => {
  const e = experimentOf(folder, parts);
  const { scenario, residents } = cellOf(e, pointValues(e.layout.points, e.factors, 0));
  expect(residents).toBe(2000);
  expect(scenario.settings["life.fraud"]).toEqual({ ...e.base.settings["life.fraud"], deterred: 0.5 });
  expect(scenario.settings["score.association"].on).toBe(false);
  const { "life.fraud": _, "score.association": __, ...others } = scenario.settings;
  for (const [path, values] of Object.entries(others)) expect(values).toEqual(e.base.settings[path]);
});

test("months, residents and the scenario itself can be factors", () => {
  const e = experimentOf(
    folder,
    "name: a\nset: { watch.courts: false }\nfactors:\n  long: { path: months, levels: [3, 5] }\n  many: { path: residents, levels: [10, 20] }\n  world: { path: scenario, levels: [described, france] }\noutcomes: [{ measure: rated }]\n",
  );
  const last = cellOf(e, pointValues(e.layout.points, e.factors, 7));
  expect(last).toMatchObject({ residents: 20, scenario: { name: "france", months: 5 } });
  expect(last.scenario.settings["watch.courts"].on).toBe(false);
});

const base = "name: a\noutcomes: [{ measure: rated }]\n";
describe("what is wrong is named with its place and the nearest right word", () => {
  test.each([
    ["nothing", "", "e.yaml: the file says nothing"],
    ["no name", "outcomes: [{ measure: rated }]", "e.yaml:1:1 name: it is not there; allowed: letters, digits"],
    [
      "no such key",
      `${base}replicate: 3`,
      'e.yaml:3:1 replicate: no such key; did you mean "replicates"? allowed: name, says',
    ],
    [
      "a key of an outcome",
      "name: a\noutcomes: [{ measur: rated }]",
      'e.yaml:2:14 outcomes.0.measur: no such key; did you mean "measure"?',
    ],
    [
      "a measure",
      "name: a\noutcomes: [{ measure: ratd }]",
      'e.yaml:2:23 outcomes.0.measure: found "ratd"; did you mean "rated"?',
    ],
    [
      "a group",
      'name: a\noutcomes: [{ measure: rated, group: "incme:Q1" }]',
      'e.yaml:2:37 outcomes.0.group: found "incme:Q1"; did you mean "income:Q1"?',
    ],
    [
      "a comparison that is not made",
      'name: a\noutcomes: [{ measure: rated, group: "sex:female-male" }]',
      "e.yaml:2:37 outcomes.0.group",
    ],
    [
      "a month not lived",
      "name: a\nmonths: 3\noutcomes: [{ measure: rated, month: 2014-04 }]",
      "e.yaml:3:37 outcomes.0.month",
    ],
    ["twice the same", "name: a\noutcomes: [{ measure: rated }, { measure: rated }]", "e.yaml:2:32 outcomes.1"],
    [
      "a path",
      `${base}factors: { x: { path: life.fraud.detered } }`,
      'e.yaml:3:23 factors.x.path: found "life.fraud.detered"; did you mean "life.fraud.deterred"?',
    ],
    [
      "a level",
      `${base}factors: { x: { path: life.fraud.deterred, levels: [0.5, 1.5] } }`,
      "e.yaml:3:58 factors.x.levels.1: found 1.5; allowed: a number from 0 to 1 (probability)",
    ],
    [
      "a range",
      `${base}factors: { x: { path: life.fraud.deterred, range: [0.5, 1.5] } }`,
      "e.yaml:3:57 factors.x.range.1: found 1.5",
    ],
    [
      "a range backwards",
      `${base}factors: { x: { path: life.fraud.deterred, range: [1, 0.5] } }`,
      "e.yaml:3:51 factors.x.range: found 1 to 0.5",
    ],
    [
      "a unit",
      `${base}factors: { x: { path: life.fraud.deterred, range: [0, 1], unit: per cent } }`,
      'e.yaml:3:65 factors.x.unit: found "per cent"; allowed: probability',
    ],
    ["a preset as level", `${base}factors: { x: { path: scenario, levels: [describd] } }`, 'did you mean "described"?'],
    ["a reserved name", `${base}factors: { cell: { path: watch.cameras } }`, "e.yaml:3:12 factors.cell"],
    [
      "one path twice",
      `${base}factors: { x: { path: watch.cameras }, y: { path: watch.cameras } }`,
      "e.yaml:3:51 factors.y.path",
    ],
    ["no such design", `${base}design: { method: factorial }`, 'e.yaml:3:19 design.method: found "factorial"'],
    [
      "an option of another design",
      `${base}design: { method: full-factorial, points: 3 }`,
      "e.yaml:3:35 design.points: no such key; allowed: steps",
    ],
    ["a list without points", `${base}design: { method: list }`, "e.yaml:3:1 design.points: it is not there"],
    [
      "a point's value",
      `${base}factors: { x: { path: life.fraud.deterred } }\ndesign: { method: list, points: [{ x: 0.5 }, { x: 2 }] }`,
      "e.yaml:4:51 design.points.1.x: found 2 for x in point 2",
    ],
    ["a point's factor", `${base}design: { method: list, points: [{ x: 0.5 }] }`, 'design: "x" is no factor'],
    [
      "a scenario",
      `${base}scenario: describd`,
      'e.yaml:3:11 scenario: there is no preset and no file of this name; did you mean "described"?',
    ],
    ["a change for all", `${base}set: { life.fraud.deterred: 2 }`, "e.yaml:3:29 set.life.fraud.deterred: found 2"],
    ["two ends", `${base}months: 3\nuntil: 2014-05`, "e.yaml:4:8 until: found both"],
    [
      "a bound's outcome",
      `${base}stopping: { until: [{ measure: mean_score, relative: 0.1 }] }`,
      '"mean_score" is no outcome of this experiment; allowed: rated',
    ],
    ["no bound", `${base}stopping: { until: [{ measure: rated }] }`, "e.yaml:3:21 stopping.until.0: there is no bound"],
    [
      "a threshold's op",
      `${base}thresholds: [{ measure: rated, op: "=<", value: 1 }]`,
      'e.yaml:3:36 thresholds.0.op: found "=<"; did you mean "<"?',
    ],
    ["a threshold's measure", `${base}thresholds: [{ measure: ratted, op: "<", value: 1 }]`, 'did you mean "rated"?'],
    [
      "both kinds of replicates",
      `${base}replicates: 3\nstopping: { until: [{ measure: rated, relative: 0.1 }] }`,
      "found both replicates and stopping",
    ],
  ])("%s", (_, text, expected) => {
    const problems = problemsOf(folder, text);
    expect(problems.join("\n")).toContain(expected);
    expect(problems).toHaveLength(1);
  });

  test("all at once, in the order of the file", () => {
    const problems = problemsOf(folder, "name: a\nresident: 3\nmonths: 0\noutcomes: [{ measure: rated }]\n");
    expect(problems.map((p) => p.slice(0, 8))).toEqual(["e.yaml:2", "e.yaml:3"]);
  });
});

test("the schema for editors knows every design's options and nothing of our own words", () => {
  const text = JSON.stringify(experimentJsonSchema());
  for (const word of ["full-factorial", "steps", "random_numbers", "half_width"]) expect(text).toContain(`"${word}"`);
  expect(text).not.toContain('"allowed"');
});
