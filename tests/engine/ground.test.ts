import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { Checkpoints } from "../../src/engine/checkpoint.js";
import { PRINT_WORDS, printTown } from "../../src/engine/print.js";
import { hireThread } from "../../src/engine/thread.js";
import { World } from "../../src/engine/world.js";
import { usePlainLoops } from "../../src/kernel/kernel.js";
import type { Scenario } from "../../src/scenario/catalogue.js";
import { preset } from "../../src/scenario/presets.js";
import type { Town } from "../../src/state/town.js";
import { Lab } from "../support/lab.js";

afterEach(() => usePlainLoops(false));

const START = "2019-11";
/** Four towns, so that the world has a ground; the last has part of a neighbourhood, and columns that do not end on whole runs. */
const RESIDENTS = 3 * 65536 + 12345;
/** With extra columns, rewards, lists and copies at the centre. */
const scenario: Scenario = { ...preset("described-with-safeguards").scenario, start: START, months: 8 };

async function begun(threads = 1): Promise<World> {
  const world = new World(scenario, 1, RESIDENTS, { threads, sample: 0, prints: true });
  world.hire(hireThread);
  await world.generate();
  return world;
}

/** What a town has and holds back, in short. */
function printOf(town: Town): number[] {
  const print = new Int32Array(PRINT_WORDS);
  printTown(town, print, 0);
  return [...print];
}

test("towns on a ground live as those on a workbench do, month by month, and side by side in one memory", async () => {
  const [world, onTwo] = [await begun(), await begun(2)];
  const lab = new Lab({ residents: RESIDENTS, start: START, from: scenario.settings });
  for (const { towns } of [world, onTwo]) {
    expect(new Set(towns.map(({ bytes }) => bytes.buffer)).size).toBe(1);
    for (const [t, { bytes }] of towns.entries())
      if (t > 0)
        expect(bytes.byteOffset).toBeGreaterThanOrEqual(towns[t - 1].bytes.byteOffset + towns[t - 1].bytes.length);
  }
  expect(new Set(lab.towns.map(({ bytes }) => bytes.buffer)).size).toBe(4);
  const prints: number[] = [];
  for (let month = 0; month < scenario.months; month++) {
    lab.live();
    prints.push(...lab.towns.flatMap(printOf));
    await world.live();
    await onTwo.live();
  }
  expect([...world.harvest.prints]).toEqual(prints);
  expect([...onTwo.harvest.prints]).toEqual(prints);
  expect((await onTwo.finish()).digest).toBe((await world.finish()).digest);
  await onTwo.end();
});

test("behind each town is room for a run that a loop reads past the last column, behind the last one too", () => {
  const { towns } = new World(scenario, 1, 4 * 65536);
  const begins = [...towns.slice(1).map(({ bytes }) => bytes.byteOffset), towns[0].bytes.buffer.byteLength];
  for (const [t, { bytes }] of towns.entries())
    expect(begins[t] - (bytes.byteOffset + bytes.length)).toBeGreaterThanOrEqual(64);
});

test("a world on a ground ends as one in plain loops, which has none", async () => {
  const world = await begun();
  while (world.month < 3) await world.live();
  usePlainLoops(true);
  const plain = await begun();
  expect(plain.towns[0].bytes.byteOffset).toBe(0);
  while (plain.month < 3) await plain.live();
  expect((await plain.finish()).digest).toBe((await world.finish()).digest);
});

test("where there is no memory of that size, towns are laid on the workbenches, and the world is the same", async () => {
  const { Memory } = WebAssembly;
  const small = class extends Memory {
    constructor(pages: WebAssembly.MemoryDescriptor) {
      if (pages.initial > 1000) throw new RangeError("no such memory");
      super(pages);
    }
  };
  const world = await begun(2);
  WebAssembly.Memory = small;
  const without = await begun(2).finally(() => {
    WebAssembly.Memory = Memory;
  });
  expect(new Set(world.towns.map(({ bytes }) => bytes.buffer)).size).toBe(1);
  expect(new Set(without.towns.map(({ bytes }) => bytes.buffer)).size).toBe(4);
  for (const w of [world, without]) await w.liveOn(3);
  expect(without.harvest.prints).toEqual(world.harvest.prints);
  for (const w of [world, without]) await w.end();
});

test("a checkpoint of a world on a ground is restored to the bit, on other threads", async () => {
  const out = mkdtempSync(join(tmpdir(), "ground-"));
  try {
    const world = await begun(2);
    while (world.month < 3) await world.live();
    const checkpoints = new Checkpoints(out);
    checkpoints.save(world, await world.registries(), { months: 0, generating: 0 });
    const again = new World(scenario, 1, RESIDENTS, { sample: 0, prints: true });
    const { registries } = checkpoints.restore(checkpoints.newest() as string, again);
    again.hire(hireThread);
    await again.fill(registries);
    for (const w of [world, again]) while (w.month < 5) await w.live();
    expect(again.harvest.prints).toEqual(world.harvest.prints);
    await world.end();
  } finally {
    rmSync(out, { recursive: true });
  }
});
