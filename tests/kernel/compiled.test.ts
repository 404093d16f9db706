import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { hireThread } from "../../src/engine/thread.js";
import { World } from "../../src/engine/world.js";
import { kernel, usePlainLoops } from "../../src/kernel/kernel.js";
import type { Scenario } from "../../src/scenario/catalogue.js";
import { preset, presetNames } from "../../src/scenario/presets.js";
import { changed, together } from "../support/lab.js";
import { STRICT, STRICT_FROM } from "../support/strict.js";

afterEach(() => usePlainLoops(false));

/** The digest of a world, and of its sample, lived to its end in one form of the loops or the other. */
function digest(plain: boolean, name: string, seed: number, residents: number, months: number): Promise<string> {
  return lived({ ...preset(name).scenario, months }, plain, seed, residents);
}

function lived(scenario: Scenario, plain: boolean, seed: number, residents: number): Promise<string> {
  usePlainLoops(plain);
  return livedNext(scenario, seed, residents);
}

/** The same in the memory of the world before. */
async function livedNext(scenario: Scenario, seed: number, residents: number): Promise<string> {
  const world = new World(scenario, seed, residents);
  world.hire(hireThread);
  await world.generate();
  while (world.month < scenario.months) await world.live();
  return ended(world);
}

async function ended(world: World): Promise<string> {
  const { sampleRows } = world.harvest;
  const sample = createHash("sha256").update(new Uint8Array(sampleRows.buffer)).digest("hex");
  return `${(await world.finish()).digest} and the sample ${sample}`;
}

describe("the compiled loops", () => {
  test("are there on this platform", () => {
    expect(kernel()).not.toBeNull();
  });

  test("give every preset the bits of the plain ones, whatever the size of the last town", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...presetNames()),
        fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 41, max: 9000 })),
        fc.integer({ min: 13, max: 30 }),
        async (name, seed, residents, months) => {
          expect(await digest(false, name, seed, residents, months)).toBe(
            await digest(true, name, seed, residents, months),
          );
        },
      ),
      { numRuns: 24 },
    );
  });

  test("give the same bits once doors close, scores are public and the centre keeps copies", async () => {
    for (const name of ["described", "described-with-safeguards", "documented"]) {
      const scenario = { ...preset(name).scenario, start: "2019-06", months: 14 };
      expect(await lived(scenario, false, 7, 9001)).toBe(await lived(scenario, true, 7, 9001));
    }
  });

  test("give the same bits where lists take many, work is refused and lost again and again, and many records are false", async () => {
    const { settings, ...rest } = preset("described").scenario;
    const often = together(STRICT, {
      "watch.courts": { phantom: 0.02 },
      "life.unpaid_tax": { rate: 0.2 },
      "enforcement.court_list": { extended: 0.5, term: 3, extension: 2 },
      "enforcement.tax_list": { from: STRICT_FROM, barred: 0.5, released: 0.3 },
      "response.work_lost": { loss: 0.9, steps: 5, recovers: 0.3 },
      "response.pay_off": { pays: 0.2 },
    });
    const scenario = { ...rest, start: STRICT_FROM, months: 24, settings: changed(settings, often) };
    expect(await lived(scenario, false, 7, 9001)).toBe(await lived(scenario, true, 7, 9001));
  });

  test("give a town with a neighbour, and one that is part full, the same bits", async () => {
    expect(await digest(false, "described", 5, 65536 + 4099, 14)).toBe(
      await digest(true, "described", 5, 65536 + 4099, 14),
    );
  });

  test("put scores together alike whatever the scale and the weights, and meet the same doors wherever they stand", async () => {
    const weight = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.99999));
    const points = (min: number, max: number) => fc.integer({ min, max });
    await fc.assert(
      fc.asyncProperty(
        points(1, 6000),
        fc.record({ weight, most: points(0, 1000) }),
        fc.record({ weight, most: points(0, 1000) }),
        fc.record({ base: points(0, 2000), lowest: points(0, 2000), highest: points(1, 2047) }),
        fc.record({ ties: fc.boolean(), household: fc.boolean(), standing: fc.boolean(), publicity: fc.boolean() }),
        fc.tuple(points(0, 2000), points(0, 2000), points(0, 2000)),
        async (residents, association, household, scale, on, [below, atLeast, line]) => {
          const { settings, ...rest } = preset("described").scenario;
          const scenario = { ...rest, start: "2019-06", months: 8, settings: { ...settings } };
          const change = (path: string, values: object) => {
            scenario.settings[path] = { ...scenario.settings[path], ...values };
          };
          change("score.association", { ...association, on: on.ties });
          change("score.household", { ...household, on: on.household });
          change("score.standing", { on: on.standing });
          change("score.publicity", { on: on.publicity, line });
          change("score.scale", scale.lowest < scale.highest ? scale : { base: scale.base });
          change("enforcement.air_ban", { below });
          change("enforcement.fast_lane", { at_least: atLeast });
          expect(await lived(scenario, false, 11, residents)).toBe(await lived(scenario, true, 11, residents));
        },
      ),
      { numRuns: 16 },
    );
  });

  test("leave acts that nearly everyone does to the plain ones", async () => {
    const { settings, ...rest } = preset("described").scenario;
    const often = { ...settings, "life.late_bill": { ...settings["life.late_bill"], rate: 0.97 } };
    const scenario = { ...rest, settings: often, months: 14 };
    expect(await lived(scenario, false, 3, 5000)).toBe(await lived(scenario, true, 3, 5000));
  });

  test("serve two worlds in turn without mixing them up", async () => {
    const alone = [await digest(false, "described", 1, 3001, 20), await digest(false, "documented", 2, 5002, 20)];
    const worlds = [
      new World({ ...preset("described").scenario, months: 20 }, 1, 3001),
      new World({ ...preset("documented").scenario, months: 20 }, 2, 5002),
    ];
    for (const world of worlds) {
      world.hire(hireThread);
      await world.generate();
    }
    for (let month = 0; month < 20; month++) for (const world of worlds) await world.live();
    expect(await Promise.all(worlds.map(ended))).toEqual(alone);
  });

  test("serve a world with more regions than the one before", async () => {
    const withRegions = (count: number): Scenario => {
      const { settings, ...rest } = preset("described").scenario;
      const regions = Object.fromEntries(Array.from({ length: count }, (_, r) => [`Region ${r}`, 1 / count]));
      return { ...rest, months: 2, settings: { ...settings, society: { ...settings.society, regions } } };
    };
    await lived(withRegions(2), false, 3, 2000);
    const after = await livedNext(withRegions(40), 3, 70000);
    expect(after).toBe(await lived(withRegions(40), true, 3, 70000));
  });

  test("are those of the source beside them", () => {
    const committed = readFileSync("src/kernel/wasm.ts", "utf8");
    expect(execFileSync(process.execPath, ["tools/kernel.mjs", "--print"], { encoding: "utf8" })).toBe(committed);
  });
});
