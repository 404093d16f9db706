import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isValid, isWhole, parameterAt } from "../../../page/state/check.js";
import { BEGINNING, type Choice } from "../../../page/state/choice.js";
import { migrate, read, write } from "../../../page/state/fragment.js";
import { PRESETS, presetNamed } from "../../../page/state/presets.js";
import { scenarioOf } from "../../../page/state/scenario.js";
import { type Scenario, SECTIONS } from "../../../src/scenario/catalogue.js";
import { worldLink } from "../../../src/scenario/link.js";
import { preset, presetNames } from "../../../src/scenario/presets.js";
import { applySets } from "../../../src/scenario/sets.js";

const whole = (most: number) => fc.integer({ min: 0, max: most });
const flags = SECTIONS.filter((s) => s.parameters.on !== undefined).map((s) => `${s.path}.on`);
const sets = fc.dictionary(fc.constantFrom(...flags), fc.boolean(), { maxKeys: 6 });
/** Every part of a choice, so that a part that is added is asked about too. */
const parts: { readonly [part in keyof Choice]: fc.Arbitrary<Choice[part]> } = {
  at: fc.constantFrom("", "sandbox", "life", "ban"),
  position: fc.constantFrom("", "3", "two-friends", "undefined"),
  bet: fc.option(whole(1000)),
  preset: fc.constantFrom(...PRESETS),
  residents: fc.integer({ min: 1001, max: 1_000_000 }),
  seed: whole(4_294_967_295),
  start: fc.option(fc.constantFrom("2009-12", "2016-07")),
  months: fc.option(fc.integer({ min: 12, max: 200 })),
  sets,
  month: fc.option(whole(12)),
  resident: fc.option(whole(1000)),
  group: fc.constantFrom("all", "sex", "income", "place"),
  other: fc.option(fc.record({ preset: fc.constantFrom(...PRESETS), sets })),
  language: fc.option(fc.constantFrom("en", "zh", "fr")),
};
const choices = fc.record(parts);

test("the page's presets are the program's, to the last parameter", () => {
  expect(PRESETS).toEqual(presetNames());
  for (const name of PRESETS) expect(presetNamed(name)).toEqual(preset(name).scenario);
});

describe("a link", () => {
  test("gives back every choice it was made from", () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const { choice: again, trouble } = read(write(choice));
        expect(again).toEqual(choice);
        expect(trouble).toBeNull();
      }),
    );
  });

  test("of the beginning is none", () => {
    expect(write(BEGINNING)).toBe("");
    expect(read("")).toEqual({ choice: BEGINNING, trouble: null });
  });

  test("of a scenario, made by the program, opens that scenario", () => {
    const presets = presetNames().map((name) => preset(name).scenario);
    const own = applySets(preset("sesame").scenario, [
      "watch.cameras.per_resident={2014-01: 0.1, 2018-01: 0.2}",
      "score.scale.bands={low: 0, middle: 700, high: 1100}",
      "life.red_crossing.rate=0.5",
      "start=2015-03",
      "months=17",
    ]);
    for (const scenario of [...presets, own]) {
      const { choice, trouble } = read(worldLink(scenario, 77, 1234, presets));
      expect(trouble).toBeNull();
      expect([choice.seed, choice.residents, choice.at]).toEqual([77, 1234, "sandbox"]);
      const { settings, start, months } = scenarioOf(choice);
      expect(JSON.stringify({ settings, start, months })).toBe(
        JSON.stringify({ settings: scenario.settings, start: scenario.start, months: scenario.months }),
      );
    }
  });

  test.each([
    ["#v2;world=described", "newer"],
    ["#v9999", "newer"],
    ["#hello", "unreadable"],
    ["#v0;world=described", "unreadable"],
    [`#v1;at=${"a".repeat(30_000)}`, "unreadable"],
  ])("like %.30s is said to be %s, and the page begins at the beginning", (fragment, kind) => {
    expect(read(fragment)).toMatchObject({ choice: BEGINNING, trouble: { kind } });
  });

  test.each([
    ["residents=0", "residents"],
    ["residents=1000001", "residents"],
    ["residents=1e5", "residents"],
    ["seed=-1", "seed"],
    ["seed=4294967296", "seed"],
    ["world=../../etc", "world"],
    ["world=__proto__", "world"],
    ["lang=constructor", "lang"],
    ["set.watch.cameras.on=1", "set.watch.cameras.on"],
    ["set.watch.cameras.hit=2", "set.watch.cameras.hit"],
    ["set.__proto__.on=true", "set.__proto__.on"],
    ["set.watch.cameras.__proto__={}", "set.watch.cameras.__proto__"],
    ["set.score.scale.bands={}", "set.score.scale.bands"],
    ["set.society.regions={%22a%22:0}", "set.society.regions"],
    ["set.score.scale.lowest=1999", "set.score.scale.lowest"],
    ["at=%E0%A4%A", "at=%E0%A4%A"],
    ["nonsense=1", "nonsense"],
  ])("with %s leaves that out, says so, and takes the rest", (part, named) => {
    const { choice, trouble } = read(`#v1;${part};group=sex`);
    expect(trouble).toEqual({ kind: "parts", parts: [named] });
    expect(choice).toEqual({ ...BEGINNING, group: "sex" });
  });

  test("of any text at all gives a world that can be lived", () => {
    const key = fc.constantFrom(
      "at",
      "world",
      "residents",
      "seed",
      "months",
      "month",
      "resident",
      "start",
      "lang",
      "group",
    );
    const path = fc.constantFrom(
      ...SECTIONS.flatMap((s) => Object.keys(s.parameters).map((k) => `set.${s.path}.${k}`)),
    );
    const value = fc.oneof(
      fc.string(),
      fc.json().map(encodeURIComponent),
      fc.double().map(String),
      fc.constantFrom("true", "null", "2014-01", "[]", "-1", "1e309", "{%22__proto__%22:1}"),
    );
    const part = fc.oneof(fc.tuple(key, value), fc.tuple(path, value), fc.tuple(fc.string(), value));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const { choice } = read(`#v1;${parts.map(([k, v]) => `${k}=${v}`).join(";")}`);
        expect(isWhole(scenarioOf(choice))).toBe(true);
        expect(choice.residents).toBeGreaterThan(0);
        // And what it then writes, it reads.
        expect(read(write(choice))).toEqual({ choice, trouble: null });
      }),
      { numRuns: 400 },
    );
  });

  test("of an older version goes through every step since", () => {
    const steps = [
      (parts: readonly (readonly [string, string])[]) =>
        parts.map(([k, v]) => [k === "size" ? "residents" : k, v] as const),
      (parts: readonly (readonly [string, string])[]) => [...parts, ["group", "sex"] as const],
    ];
    expect(migrate([["size", "5"]], 1, steps)).toEqual([
      ["residents", "5"],
      ["group", "sex"],
    ]);
    expect(migrate([["size", "5"]], 2, steps)).toEqual([
      ["size", "5"],
      ["group", "sex"],
    ]);
    expect(migrate([["size", "5"]], 3, steps)).toEqual([["size", "5"]]);
  });
});

test("the page takes a value for a parameter exactly where the program's schema does", () => {
  const base = preset("described").scenario;
  const takes = (path: string, value: unknown): boolean => {
    try {
      return applySets(base, [`${path}=${JSON.stringify(value)}`]) !== null;
    } catch {
      return false;
    }
  };
  const paths = SECTIONS.flatMap((s) => Object.keys(s.parameters).map((k) => `${s.path}.${k}`));
  const near = (path: string): fc.Arbitrary<unknown> => {
    const { parameter: p } = parameterAt(path) as NonNullable<ReturnType<typeof parameterAt>>;
    const edges = "min" in p ? [p.min, p.max, p.min - 1, p.max + 1, (p.min + p.max) / 2] : [];
    return fc.oneof(
      fc.constantFrom<unknown>(p.default, ...edges, true, null, "2018-01", "2018-13", "x", [], {}, [1, 2], {
        "2014-01": 0,
      }),
      fc.constantFrom(...Object.values(base.settings).flatMap((block) => Object.values(block))),
    );
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...paths).chain((path) => fc.tuple(fc.constant(path), near(path))),
      ([path, value]) => {
        const { parameter } = parameterAt(path) as NonNullable<ReturnType<typeof parameterAt>>;
        const mine = isValid(parameter, value) && isWhole(withValue(base, path, value));
        expect([path, value, mine]).toEqual([path, value, takes(path, value)]);
      },
    ),
    { numRuns: 200 },
  );
});

function withValue(base: Scenario, path: string, value: unknown): Scenario {
  return scenarioOf({ preset: base.name, start: null, months: null, sets: { [path]: value } });
}
