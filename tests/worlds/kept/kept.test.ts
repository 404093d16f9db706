import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Switch, switchedOff, switchNamed } from "../../../src/scenario/switches.js";
import { addressOf, type WorldAsked } from "../../../src/worlds/address.js";
import { KeptWorlds, WorldsUnusable } from "../../../src/worlds/kept/kept-worlds.js";
import {
  type LiveAllOptions,
  liveAll,
  planWorlds,
  type WorldsDone,
  WorldsStopped,
} from "../../../src/worlds/kept/live-all.js";
import { type Block, measured, measuredOne } from "../../../src/worlds/measured.js";
import { describedMeasures } from "../../../src/worlds/readings.js";
import { runWorld } from "../../../src/worlds/run.js";
import { fewMonths } from "../../engine/small-world.js";

const asked: WorldAsked = { scenario: fewMonths(4), residents: 3000, seed: 5 };
const seeds = (n: number): WorldAsked[] => Array.from({ length: n }, (_, k) => ({ ...asked, seed: 10 + k }));
let folder: string;

/** A block without the functions of its measure, which are made anew for each scenario's bands. */
const plain = ({ measure, ...numbers }: Block) => ({ key: measure.key, ...numbers });

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "glasshouse-kept-")), "worlds");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

test("a world that is kept measures as it did, every measure, month and group", async () => {
  const world = await runWorld(asked);
  const kept = new KeptWorlds(folder).open();
  expect(kept.read(asked)).toBeNull();
  kept.write(asked, world);
  const again = kept.read(asked);
  if (again === null) throw new Error("it is not there");
  expect(again.digest).toBe(world.digest);
  expect(measured(again).map(plain)).toEqual(measured(world).map(plain));
  expect(readdirSync(folder)).toEqual([`${addressOf(asked)}.world`]);
});

test("one measure alone is as it is among all", async () => {
  const world = await runWorld(asked);
  const all = measured(world);
  const known = describedMeasures(world.scenario);
  expect(new Set(known.map((m) => m.key)).size).toBe(known.length);
  expect(known.map((m) => m.key)).toEqual([...new Set(all.map((b) => b.measure.key))]);
  for (const { key } of known) {
    const [one, among] = [measuredOne(world, key), all.find((b) => b.measure.key === key)];
    if (one === null || among === undefined) throw new Error(key);
    expect(plain(one)).toEqual(plain(among));
  }
  expect(measuredOne(world, "no_such_measure")).toBeNull();
});

const live = (kept: KeptWorlds, list: readonly WorldAsked[], workers = 1, more: Partial<LiveAllOptions> = {}) =>
  liveAll(kept, planWorlds(kept, list, workers), { workers, ...more });

test.each([1, 2])("each world of a list is lived once, and only where it is not kept (%i workers)", async (workers) => {
  const kept = new KeptWorlds(folder).open();
  const list = [...seeds(3), ...seeds(2)];
  const told: WorldsDone[] = [];
  await live(kept, list, workers, { onProgress: (p) => told.push(p) });
  expect(told[0]).toMatchObject({ done: 0, of: 3, months: 0, ofMonths: 12 });
  expect(told.at(-1)).toMatchObject({ done: 3, of: 3, months: 12, ofMonths: 12 });
  for (const world of seeds(3)) expect(kept.read(world)?.digest).toBe((await runWorld(world)).digest);
  told.length = 0;
  await live(kept, seeds(4), workers, { onProgress: (p) => told.push(p) });
  expect(told[0]).toMatchObject({ done: 3, of: 4, ofMonths: 4 });
  expect(told.at(-1)).toMatchObject({ done: 4, of: 4, months: 4 });
});

test.each([1, 2])(
  "worlds that share their first months end as if each had lived alone (%i workers)",
  async (workers) => {
    const kept = new KeptWorlds(folder).open();
    const switches = ["association", "publicity", "mix_ups", "income_spiral"].map((name) => switchNamed(name).found);
    const list = Array.from({ length: 16 }, (_, mask) => ({
      ...asked,
      scenario: switchedOff(fewMonths(6), switches.filter((_, n) => (mask >> n) & 1) as Switch[]),
    }));
    const plan = planWorlds(kept, list, workers);
    expect(plan).toMatchObject({ toLive: 16 });
    // Mix-ups come with the centre, in the third month of six: so half of all worlds need only the last four months.
    if (workers === 1) expect(plan.months).toBe(8 * 6 + 8 * 4);
    await liveAll(kept, plan, { workers });
    for (const world of list) expect(kept.read(world)?.digest).toBe(await digestAlone(world));
  },
);

const digests = new Map<string, string>();
async function digestAlone(world: WorldAsked): Promise<string> {
  const address = addressOf(world);
  const digest = digests.get(address) ?? (await runWorld(world)).digest;
  digests.set(address, digest);
  return digest;
}

test.each([1, 2])("asked to stop, it says what is kept, and goes on from there (%i workers)", async (workers) => {
  const kept = new KeptWorlds(folder).open();
  const controller = new AbortController();
  const stopAfterTwo = ({ done }: WorldsDone): void => void (done === 2 && controller.abort());
  const list = seeds(6);
  const options = { signal: controller.signal, onProgress: stopAfterTwo };
  const error = await live(kept, list, workers, options).catch((e) => e);
  expect(error).toBeInstanceOf(WorldsStopped);
  const files = readdirSync(folder);
  expect(error.message).toContain(`after ${files.length} of 6 worlds`);
  expect(files.length).toBeLessThan(6);
  expect(files.filter((f) => !f.endsWith(".world"))).toEqual([]);
  expect(planWorlds(kept, list, workers).toLive).toBe(6 - files.length);
  await live(kept, list, workers);
  expect(planWorlds(kept, list, workers).toLive).toBe(0);
});

test("a world that cannot be lived fails with its reason, and the others stop", async () => {
  const kept = new KeptWorlds(folder).open();
  const settings = { ...asked.scenario.settings, "watch.cameras": null as never };
  const broken = { ...asked, scenario: { ...asked.scenario, settings } };
  const plan = { all: [broken], parts: [[broken]], toLive: 1, months: 4, residentMonths: 12_000 };
  await expect(liveAll(kept, plan, { workers: 2 })).rejects.toThrow(/null/);
});

test.each([
  ["a bit that fell over", (b: Buffer) => void b.writeUInt8(b[b.length - 200] ^ 4, b.length - 200)],
  ["another beginning", (b: Buffer) => void b.write("glasshouse checkpoint")],
])("a file with %s is named, and its world is lived again", async (_, spoil) => {
  const notes: string[] = [];
  const kept = new KeptWorlds(folder, (note) => notes.push(note)).open();
  await live(kept, [asked]);
  const file = kept.fileOf(addressOf(asked));
  const whole = readFileSync(file);
  const spoilt = Buffer.from(whole);
  spoil(spoilt);
  writeFileSync(file, spoilt);
  expect(kept.read(asked)).toBeNull();
  expect(notes).toEqual([expect.stringContaining(`${file} is damaged`)]);
  writeFileSync(file, spoilt);
  await live(kept, [asked]);
  expect(readFileSync(file).equals(whole)).toBe(true);
});

test("a world under another world's name is not believed", async () => {
  const notes: string[] = [];
  const kept = new KeptWorlds(folder, (note) => notes.push(note)).open();
  await live(kept, [asked]);
  const other = { ...asked, seed: 6 };
  writeFileSync(kept.fileOf(addressOf(other)), readFileSync(kept.fileOf(addressOf(asked))));
  expect(kept.read(other)).toBeNull();
  expect(notes[0]).toContain("another world");
});

test("what a stopped process began to write goes, and what another is writing stays", () => {
  const kept = new KeptWorlds(folder).open();
  const [mine, others, old] = [process.pid, process.pid + 1, process.pid + 2].map((pid) =>
    join(folder, `${"a".repeat(64)}.world.${pid}.tmp`),
  );
  for (const file of [mine, others, old]) writeFileSync(file, "half");
  utimesSync(old, new Date(0), new Date(0));
  kept.open();
  expect([mine, others, old].map((file) => existsSync(file))).toEqual([true, true, false]);
  kept.dropUnfinished();
  expect([mine, others].map((file) => existsSync(file))).toEqual([false, true]);
});

test("a folder that cannot be made is named", () => {
  writeFileSync(join(folder, "..", "worlds"), "a file");
  expect(() => new KeptWorlds(folder).open()).toThrow(WorldsUnusable);
  expect(existsSync(folder)).toBe(true);
});
