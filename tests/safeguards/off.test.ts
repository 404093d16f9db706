import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { preset, presetNames } from "../../src/scenario/presets.js";
import { applySets } from "../../src/scenario/sets.js";
import { BYTES_PER_RESIDENT } from "../../src/state/columns.js";
import { measured } from "../../src/worlds/measured.js";
import { runWorld } from "../../src/worlds/run.js";

/** Digests of the presets as they were before there were safeguards: 12,000 residents, seed 1, all months. */
const before: Record<string, string> = JSON.parse(
  readFileSync(new URL("../golden/safeguards/digests-without.json", import.meta.url), "utf8"),
);
const live = (scenario: ReturnType<typeof preset>["scenario"], residents = 12_000) =>
  runWorld({ scenario, seed: 1, residents, sample: 1 });

describe.each(Object.keys(before))("%s", (name) => {
  test("has no safeguard on, and is bit for bit what it was before there were any", async () => {
    const { scenario } = preset(name);
    const guards = Object.entries(scenario.settings).filter(([path]) => path.startsWith("safeguards."));
    expect(guards.filter(([, values]) => values.on !== false).map(([path]) => path)).toEqual([]);
    expect((await live(scenario)).digest).toBe(before[name]);
  });
});

test("no preset but the one that says so has a safeguard", () => {
  expect(presetNames().filter((name) => !(name in before))).toEqual(["described-with-safeguards"]);
});

test("measures of safeguards are given in worlds that have them, and in no others", async () => {
  const { scenario } = preset("described");
  const of = async (sets: string[]): Promise<string[]> =>
    measured(await live(applySets({ ...scenario, months: 2 }, sets), 4096)).map((b) => b.measure.key);
  const plain = await of([]);
  expect(plain).toContain("residents");
  const OF_SAFEGUARDS = /^(cases|staff_minutes|safeguard|struck|spared|appeals)_/;
  expect(plain.filter((key) => OF_SAFEGUARDS.test(key))).toEqual([]);
  const one = await of(["safeguards=audit"]);
  expect(one.filter((key) => !plain.includes(key))).toEqual([
    "cases_audit",
    "staff_minutes_audit",
    "found_false_audit",
    "not_carried_audit",
    "safeguard_cases",
    "safeguard_staff_months",
    "safeguard_minutes_per_1000_residents",
  ]);
  expect((await of(["safeguards=all"])).filter((key) => OF_SAFEGUARDS.test(key))).toContain("appeals_struck_share");
});

test("without a safeguard a resident takes no more memory than before", async () => {
  expect(BYTES_PER_RESIDENT).toBe(23);
  const { scenario } = preset("described");
  const { bytesPerResident } = await live(scenario);
  expect(bytesPerResident).toBeLessThanOrEqual(24);
});
