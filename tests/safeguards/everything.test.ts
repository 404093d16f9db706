import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { hireThread } from "../../src/engine/thread.js";
import { World } from "../../src/engine/world.js";
import { SAFEGUARDS } from "../../src/safeguards/safeguards.js";
import { preset } from "../../src/scenario/presets.js";
import { EXTRA_COLUMNS } from "../../src/state/extras.js";
import { HELD_NAMES } from "../../src/state/held.js";
import { runWorld } from "../../src/worlds/run.js";
import { Interrupted } from "../../src/worlds/stopped.js";
import { fewMonths, lasting } from "../engine/small-world.js";
import { changed, Lab, lived, together } from "../support/lab.js";
import { STRICT } from "../support/strict.js";
import { ALL_ON, ERRORS } from "./support.js";

const folder = mkdtempSync(join(tmpdir(), "glasshouse-safeguards-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All safeguards, so set that each of them has something to hold. */
const BUSY = together(STRICT, ERRORS, ALL_ON, {
  "score.rule_book": { fading: "expiry", expires_after: 30 },
  "safeguards.appeal": { appeals: 0.5, delay: 4 },
  "safeguards.audit": { share: 0.3, delay: 4 },
  "safeguards.two_sources": { within: 2 },
  "safeguards.expiry": { after: 5 },
  "safeguards.consent": { joins: 0.9 },
  "safeguards.notice": { window: 2 },
});
const scenario = { ...fewMonths(8), settings: changed(fewMonths(8).settings, BUSY) };
const asked = { scenario, seed: 4, residents: 70_000, sample: 5 };

describe("a world with every safeguard", () => {
  test("is the same on 1 and 2 threads, and when it was stopped and resumed on another number of them", async () => {
    const whole = await runWorld({ ...asked, threads: 1 });
    expect(lasting(await runWorld({ ...asked, threads: 2 }))).toEqual(lasting(whole));
    const out = join(folder, "run");
    const controller = new AbortController();
    const onMonth = ({ livedHere }: { livedHere: number }) => livedHere === 4 && controller.abort();
    await expect(runWorld({ ...asked, out, signal: controller.signal, onMonth })).rejects.toBeInstanceOf(Interrupted);
    expect(lasting(await runWorld({ ...asked, out, threads: 2 }))).toEqual(lasting(whole));
  });

  test("has something in every list and every extra column, in whole numbers", () => {
    const lab = new Lab({
      residents: 20_000,
      start: "2019-11",
      settings: together(BUSY, { "safeguards.two_sources": { on: false } }),
    });
    const used = new Set<string>();
    const look = (): void => {
      for (const town of lab.towns) {
        for (const name of HELD_NAMES) {
          expect(town.held[name].words).toBeInstanceOf(Int32Array);
          if (town.held[name].live.length > 0) used.add(name);
        }
        for (const [name, column] of Object.entries(town.extras)) if (column.some((x) => x !== 0)) used.add(name);
      }
    };
    for (let n = 0; n < 4; n++) {
      lab.live();
      look();
    }
    used.add("single");
    expect([...used].sort()).toEqual([...HELD_NAMES, ...Object.keys(EXTRA_COLUMNS)].sort());
    for (let month = 0; month < 4; month++)
      for (const x of lab.counted(month)) if (!Number.isSafeInteger(x) || x < 0) throw new Error(`counted ${x}`);
  });

  test("forks from one without any at the society, and ends as if it had lived by itself", async () => {
    const plain = new World(fewMonths(3), 4, 20_000);
    plain.hire(hireThread);
    await plain.generate();
    const other = await plain.fork({ ...scenario, months: 3 }, hireThread);
    while (other.month < 3) await other.live();
    const { digest } = await other.finish();
    expect(digest).toBe(
      (await runWorld({ ...asked, scenario: { ...scenario, months: 3 }, residents: 20_000, sample: 1000 })).digest,
    );
    await Promise.all([plain.end(), other.end()]);
  });
});

test("with no system at all to protect from, all safeguards together change nothing", () => {
  const asked = {
    residents: 8000,
    start: "2018-06",
    settings: { "registry.enrolment": { on: false }, "registry.regional": { on: false } },
  };
  const [a, b] = [lived(4, asked), lived(4, { ...asked, settings: { ...asked.settings, ...ALL_ON } })];
  expect(b.state).toEqual(a.state);
  // Only what is public differs, and nothing is.
  expect(b.differences(a)).toEqual([]);
});

test("a resident of the described system takes little more with all of them on", async () => {
  const { scenario } = preset("described-with-safeguards");
  const { bytesPerResident } = await runWorld({
    scenario: { ...scenario, months: 60 },
    seed: 1,
    residents: 8192,
    sample: 1,
  });
  expect(bytesPerResident).toBeLessThan(48);
});

describe("the list", () => {
  test("has fifteen, each once", () => {
    expect(new Set(SAFEGUARDS.map((s) => s.key)).size).toBe(15);
    expect(SAFEGUARDS).toHaveLength(15);
  });

  test.each(SAFEGUARDS.map((s) => [s.key, s] as const))(
    "%s says its rule in a sentence, its direction and its source",
    (key, s) => {
      expect(s.says).toMatch(/^[A-Z][^.]*\.$/);
      expect(s.direction).toMatch(/^On: .*\.$/);
      expect(s.source).toMatch(/Art\.|§|F-|\d{4}/);
      expect(s.parameters.on.default).toBe(false);
      for (const c of s.counters) expect(c.key).toMatch(new RegExp(`^\\w+\\.${key}$`));
      const cost = s.counters.filter((c) => c.cost).map((c) => c.key);
      expect(cost).toEqual(cost.filter((k) => k === `cases.${key}` || k === `staff_minutes.${key}`));
    },
  );
});
