import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultSettings, type Scenario, SECTIONS, TOGETHER } from "../../src/scenario/catalogue.js";
import { preset, presetNames } from "../../src/scenario/presets.js";
import { addressOf, MODEL_VERSION } from "../../src/worlds/address.js";
import { runWorld } from "../../src/worlds/run.js";

const GOLDEN = fileURLToPath(new URL("../golden/model/digests.json", import.meta.url));

/** Everything that can be switched on but the safeguards, which take out of it again; records that expire, and a centre that holds copies back. */
function everything(): Scenario {
  const settings = defaultSettings();
  const on = SECTIONS.filter((s) => "on" in s.parameters && s.room !== TOGETHER).map((s) => [
    s.path,
    { ...settings[s.path], on: true },
  ]);
  const all = { ...settings, ...Object.fromEntries(on) };
  return {
    name: "everything",
    says: "",
    start: "2017-10",
    months: 30,
    settings: {
      ...all,
      "registry.centre": { ...all["registry.centre"], from: "2018-10" },
      "score.rule_book": { ...all["score.rule_book"], fading: "expiry" },
    },
  };
}

describe("the model's version", () => {
  test("is raised whenever a world of some scenario comes out otherwise", async () => {
    const digests: Record<string, string> = {};
    for (const scenario of [...presetNames().map((name) => preset(name).scenario), everything()])
      digests[scenario.name] = (await runWorld({ scenario, seed: 1, residents: 3000, sample: 1 })).digest;
    const now = { model: MODEL_VERSION, digests };
    const before: typeof now | null = existsSync(GOLDEN) ? JSON.parse(readFileSync(GOLDEN, "utf8")) : null;
    const raised = before === null || MODEL_VERSION > before.model;
    if (process.env.GOLDEN_MODEL === "write" && raised) writeFileSync(GOLDEN, `${JSON.stringify(now, null, 2)}\n`);
    const told =
      `Worlds come out otherwise than under version ${before?.model} of the model. If that is meant, raise MODEL_VERSION in ` +
      "src/worlds/address.ts, and then run GOLDEN_MODEL=write npx vitest run tests/worlds/address.test.ts";
    expect(now, told).toEqual(JSON.parse(readFileSync(GOLDEN, "utf8")));
  });
});

describe("an address", () => {
  const asked = { scenario: preset("described").scenario, residents: 1000, seed: 3 };

  test("is 64 hexadecimal digits, the same for the same world", () => {
    expect(addressOf(asked)).toMatch(/^[0-9a-f]{64}$/);
    expect(addressOf({ ...asked, scenario: structuredClone(asked.scenario) })).toBe(addressOf(asked));
  });

  test("does not hang on what a scenario is called", () => {
    const other = { ...asked.scenario, name: "mine", says: "Otherwise put." };
    expect(addressOf({ ...asked, scenario: other })).toBe(addressOf(asked));
  });

  test("hangs on seed, residents, months, and every parameter there is", () => {
    const { scenario } = asked;
    const others = [
      { ...asked, seed: 4 },
      { ...asked, residents: 1001 },
      { ...asked, scenario: { ...scenario, months: scenario.months - 1 } },
      { ...asked, scenario: { ...scenario, start: "2014-02" } },
      ...SECTIONS.flatMap((s) =>
        Object.keys(s.parameters).map((key) => ({
          ...asked,
          scenario: {
            ...scenario,
            settings: { ...scenario.settings, [s.path]: { ...scenario.settings[s.path], [key]: "another value" } },
          },
        })),
      ),
    ];
    const addresses = new Set([asked, ...others].map(addressOf));
    expect(addresses.size).toBe(others.length + 1);
  });

  test("of seed and residents is never mistaken for another pair's", () => {
    const number = fc.integer({ min: 0, max: 4_294_967_295 });
    fc.assert(
      fc.property(number, number, number, number, (seed, residents, otherSeed, others) => {
        const same = seed === otherSeed && residents === others;
        expect(
          addressOf({ ...asked, seed, residents }) === addressOf({ ...asked, seed: otherSeed, residents: others }),
        ).toBe(same);
      }),
      { numRuns: 25 },
    );
  });
});
