import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Parameter } from "../../src/parameters/parameter.js";
import { canonical } from "../../src/scenario/canonical.js";
import { type Scenario, SECTIONS } from "../../src/scenario/catalogue.js";
import { defaultScenario } from "../../src/scenario/resolve.js";
import { rules } from "../../src/scenario/rules.js";
import { writeScenario } from "../../src/scenario/write.js";
import { monthLabel } from "../../src/state/clock.js";
import { library, scenarioOf } from "./support.js";

const month = fc.integer({ min: 1900 * 12, max: 2199 * 12 }).map(monthLabel);
const label = fc.stringMatching(/^[A-Za-z0-9éü北][A-Za-z0-9 .,'&()+/_éü京-]{0,20}$/);
const whole = (p: { kind: string }) => p.kind === "integer";

function numberOf(p: { kind: string; min: number; max: number }): fc.Arbitrary<number> {
  const any = whole(p)
    ? fc.integer({ min: p.min, max: p.max })
    : fc.double({ min: p.min, max: p.max, noNaN: true, noDefaultInfinity: true });
  return any.map((x) => (x === 0 ? 0 : x));
}

/** Any value a parameter may have, its neighbours aside. */
function anyValue(p: Parameter): fc.Arbitrary<unknown> {
  switch (p.kind) {
    case "number":
    case "integer":
      return numberOf(p);
    case "schedule": {
      const points = fc
        .uniqueArray(month, { minLength: 1, maxLength: 5 })
        .chain((months) =>
          fc
            .array(numberOf(p), { minLength: months.length, maxLength: months.length })
            .map((values) => Object.fromEntries([...months].sort().map((m, k) => [m, values[k]]))),
        );
      return fc.oneof(numberOf(p), points);
    }
    case "vector":
      return fc.array(numberOf(p), { minLength: p.labels.length, maxLength: p.labels.length });
    case "table":
      return p.names
        ? fc.array(numberOf(p), { minLength: p.names.length, maxLength: p.names.length }).map((values) => {
            const names = [...Object.keys(p.default), ...p.names!.filter((n) => !(n in p.default))];
            return Object.fromEntries(names.map((n, k) => [n, values[k]]));
          })
        : fc.dictionary(label, numberOf(p), { minKeys: 1, maxKeys: 8, noNullPrototype: true });
    case "flag":
      return fc.boolean();
    case "choice":
      return fc.constantFrom(...p.options);
    case "month":
      return fc.option(month);
  }
}

const shares = (n: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: n, maxLength: n }).map((weights) => {
    const sum = weights.reduce((a, b) => a + b, 0);
    return weights.map((w) => w / sum);
  });

/** Any scenario: every parameter at random, save that shares add up and the society can be made. */
const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    name: fc.stringMatching(/^[A-Za-z0-9é][A-Za-z0-9é ._-]{0,30}$/),
    says: fc.string({ unit: "grapheme", maxLength: 200 }),
    start: month,
    months: fc.integer({ min: 1, max: 1200 }),
    blocks: fc.tuple(
      ...SECTIONS.map((s) =>
        fc.record(Object.fromEntries(Object.entries(s.parameters).map(([key, p]) => [key, anyValue(p)]))),
      ),
    ),
    four: fc.array(shares(4), { minLength: 4, maxLength: 4 }),
    regions: fc
      .uniqueArray(label, { minLength: 1, maxLength: 12 })
      .chain((names) => shares(names.length).map((parts) => Object.fromEntries(names.map((n, k) => [n, parts[k]])))),
  })
  .map(({ name, says, start, months, blocks, four, regions }) => {
    const settings = Object.fromEntries(SECTIONS.map((s, k) => [s.path, blocks[k] as Record<string, unknown>]));
    const fixed = defaultScenario().settings;
    const kept = [
      "household_sizes",
      "schooling",
      "young_until",
      "young_share",
      "old_from",
      "old_share",
      "old_thinning",
      "grandparent",
      "income_means",
      "income_lowest",
      "income_tail",
    ];
    for (const key of kept) settings.society[key] = fixed.society[key];
    for (const [k, key] of ["care", "prosocial", "outspoken", "distance"].entries()) settings.society[key] = four[k];
    settings.society.regions = regions;
    settings["score.scale"] = {
      ...settings["score.scale"],
      lowest: 0,
      base: 500,
      highest: 1000,
      bands: { D: 0, "A+": 900 },
    };
    return { name, says, start, months, settings };
  })
  .filter((s) => rules(s).length === 0);

describe("a scenario written out", () => {
  test("is the same scenario when it is read again, whatever it says", () => {
    fc.assert(
      fc.property(scenario, (before) => {
        const after = scenarioOf(writeScenario(before));
        expect(after).toEqual(before);
        expect(canonical(after)).toBe(canonical(before));
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  test.each(library.names)("%s too, with its months", (name) => {
    const before = library.scenario(name);
    expect(scenarioOf(writeScenario(before))).toEqual(before);
  });

  test("explains each parameter: what it is, its unit, range and source", () => {
    const text = writeScenario(defaultScenario());
    expect(text).toContain(
      "    # Cameras for each resident of the country.\n    # [cameras per resident, 0 to 2; source: F-SEED-5 (170 M end-2017, 400 M by 2020); 2013: assumption; sweep 0.01 to 0.4]\n    per_resident:\n",
    );
    const parameters = SECTIONS.reduce((n, s) => n + Object.keys(s.parameters).length, 0);
    expect(text.match(/^ +# \[.*source: .*\]$/gm)).toHaveLength(parameters);
  });
});

test("two scenarios have one canonical text exactly when they say the same", () => {
  const plain = scenarioOf("name: a");
  expect(canonical(scenarioOf("name: a\nwatch: { cameras: true }\nlife: { fly: { rate: 0.0361 } }"))).toBe(
    canonical(plain),
  );
  expect(canonical(scenarioOf("name: a\nwatch: { cameras: false }"))).not.toBe(canonical(plain));
  expect(canonical(scenarioOf("name: b"))).not.toBe(canonical(plain));
});
