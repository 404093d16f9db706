import { describe, expect, test } from "vitest";
import { canonical } from "../../src/scenario/canonical.js";
import { defaultSettings, SECTIONS } from "../../src/scenario/catalogue.js";
import { differences } from "../../src/scenario/differences.js";
import { preset } from "../../src/scenario/presets.js";
import { defaultScenario } from "../../src/scenario/resolve.js";
import { jsonSchema } from "../../src/scenario/schema.js";
import { template } from "../../src/scenario/template.js";
import { scenarioOf } from "./support.js";

test("a scenario that says only its name is the defaults", () => {
  const scenario = scenarioOf("name: mine");
  expect(scenario.settings).toEqual(defaultSettings());
  expect(JSON.stringify(scenario.settings)).toBe(JSON.stringify(defaultSettings()));
  expect(scenario).toMatchObject({ name: "mine", says: "", start: "2014-01", months: 84 });
});

test("what nobody says has a sensible value", () => {
  expect(scenarioOf("extends: suining-2010")).toMatchObject({ name: "my", start: "2010-01", months: 48 });
});

describe("what is said is put over what was there", () => {
  test("a bare switch stands for a block with `on`, and leaves the rest", () => {
    const { settings } = scenarioOf("watch: { cameras: false, review: { on: false } }\nscore: { standing: true }");
    const before = defaultSettings();
    expect(settings["watch.cameras"]).toEqual({ ...before["watch.cameras"], on: false });
    expect(settings["watch.review"]).toEqual({ ...before["watch.review"], on: false });
    expect(settings["score.standing"].on).toBe(true);
  });

  test("lists may be whole, or some of their entries by label", () => {
    const whole = scenarioOf("life: { red_crossing: { by_place: [0.5, 1.5] } }");
    const some = scenarioOf("life: { red_crossing: { by_place: { urban: 1.5 } } }");
    expect(whole.settings["life.red_crossing"].by_place).toEqual([0.5, 1.5]);
    expect(some.settings["life.red_crossing"].by_place).toEqual([0.4, 1.5]);
  });

  test("labels that look like numbers are labels", () => {
    const { settings } = scenarioOf("society: { household_sizes: { 1: 0.26, 2: 0.275 } }");
    expect((settings.society.household_sizes as number[]).slice(0, 2)).toEqual([0.26, 0.275]);
  });

  test("tables with known names are put together, in one order however they are written", () => {
    const one = scenarioOf("name: a\nscore: { rule_book: { points: { late_bill: -40, post_in: 3, fraud: -60 } } }");
    const other = scenarioOf("name: a\nscore: { rule_book: { points: { post_in: 3, fraud: -60, late_bill: -40 } } }");
    expect(one.settings["score.rule_book"].points).toMatchObject({ late_bill: -40, post_in: 3, fraud: -60, blood: 10 });
    expect(canonical(one)).toBe(canonical(other));
  });

  test("tables with free names, and schedules, are replaced as a whole", () => {
    const { settings } = scenarioOf(
      "society: { regions: { South: 0.25, North: 0.75 } }\nscore: { scale: { bands: { low: 0, high: 900 } } }\n" +
        "watch: { cameras: { per_resident: { 2018-01: 0.2, 2014-01: 0.1 } } }\nregistry: { enrolment: { running: 0.5 } }",
    );
    expect(Object.entries(settings.society.regions as object)).toEqual([
      ["South", 0.25],
      ["North", 0.75],
    ]);
    expect(settings["score.scale"].bands).toEqual({ low: 0, high: 900 });
    expect(Object.entries(settings["watch.cameras"].per_resident as object)).toEqual([
      ["2014-01", 0.1],
      ["2018-01", 0.2],
    ]);
    expect(settings["registry.enrolment"].running).toBe(0.5);
  });

  test("a block without a line says nothing", () => {
    expect(scenarioOf("watch:\n  # cameras: false\nlife:\n  fly:\n").settings).toEqual(defaultSettings());
  });

  test("minus nought is nought", () => {
    expect(scenarioOf("life: { fly: { rate: -0 } }").settings["life.fly"].rate).toBe(0);
  });
});

describe("time", () => {
  test.each([
    ["start: 2015-01", "2015-01", 72],
    ["until: 2014-01", "2014-01", 1],
    ["months: 7", "2014-01", 7],
    ["start: 2019-06\nmonths: 3", "2019-06", 3],
    ["start: '2010-01'\nuntil: \"2010-12\"", "2010-01", 12],
    ["extends: sesame\nstart: 2016-01", "2016-01", 60],
  ])("%s", (text, start, months) => {
    expect(scenarioOf(text)).toMatchObject({ start, months });
  });

  test("a month unquoted, quoted, or null for never", () => {
    const from = (text: string) =>
      scenarioOf(`registry: { centre: { from: ${text} } }`).settings["registry.centre"].from;
    expect([from("2019-01"), from("'2019-01'"), from("null"), from("~")]).toEqual(["2019-01", "2019-01", null, null]);
  });
});

test("a difference is named parameter by parameter", () => {
  const changed = scenarioOf("until: 2019-12\nwatch: { cameras: false }\nscore: { scale: { bands: { D: 0 } } }");
  expect(differences(defaultScenario(), changed).map((d) => d.path)).toEqual([
    "until",
    "score.scale.bands",
    "watch.cameras.on",
  ]);
});

test("the template is a scenario of its own, with every block in it", () => {
  const scenario = scenarioOf(template());
  const paths = differences(preset("described").scenario, scenario).map((d) => d.path);
  expect(paths).toEqual(["watch.cameras.per_resident", "score.association.on"]);
  for (const s of SECTIONS.filter((x) => x.key !== ""))
    expect(template()).toMatch(new RegExp(`^  (# )?${s.key}:`, "m"));
  // Whoever takes the marks of comment off all of it still has a scenario.
  const bare = template().replace(/^ {2}# (\w+: (\{.*\}|false|true))$/gm, "  $1");
  expect(() => scenarioOf(bare)).not.toThrow();
});

test("the schema for editors knows every parameter, with its sentence, unit, default and source", () => {
  const root = jsonSchema() as { $schema: string; properties: Record<string, { description?: string }> };
  expect(root.$schema).toContain("draft-07");
  const text = JSON.stringify(root);
  for (const s of SECTIONS)
    for (const p of Object.values(s.parameters)) {
      expect(text).toContain(JSON.stringify(p.says).slice(1, -1));
      expect(text).toContain(JSON.stringify(`Source: ${p.source}.`).slice(1, -1));
    }
});
