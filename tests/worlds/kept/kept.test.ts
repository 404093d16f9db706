import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addressOf, type WorldAsked } from "../../../src/worlds/address.js";
import { KeptWorlds, WorldsUnusable } from "../../../src/worlds/kept/kept-worlds.js";
import { liveAll, type WorldsDone, WorldsStopped } from "../../../src/worlds/kept/live-all.js";
import { type Block, measured, measuredOne, measuresOf } from "../../../src/worlds/measured.js";
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
  const known = measuresOf(world);
  expect(new Set(known.map((m) => m.key)).size).toBe(known.length);
  expect(known.map((m) => m.key)).toEqual([...new Set(all.map((b) => b.measure.key))]);
  for (const { key } of known) {
    const [one, among] = [measuredOne(world, key), all.find((b) => b.measure.key === key)];
    if (one === null || among === undefined) throw new Error(key);
    expect(plain(one)).toEqual(plain(among));
  }
  expect(measuredOne(world, "no_such_measure")).toBeNull();
});

test.each([1, 2])(
  "each world of a list is lived once, with %i workers, and only where it is not kept",
  async (workers) => {
    const kept = new KeptWorlds(folder);
    const list = [...seeds(3), ...seeds(2)];
    const told: WorldsDone[] = [];
    await liveAll(kept, list, { workers, onWorld: (p) => told.push(p) });
    expect(told.map((p) => [p.done, p.of])).toEqual([0, 1, 2, 3].map((n) => [n, 3]));
    for (const world of seeds(3)) expect(kept.read(world)?.digest).toBe((await runWorld(world)).digest);
    told.length = 0;
    await liveAll(kept, seeds(4), { workers, onWorld: (p) => told.push(p) });
    expect(told.map((p) => [p.done, p.of, p.livedHere])).toEqual([
      [3, 4, 0],
      [4, 4, 1],
    ]);
  },
);

test.each([1, 2])("asked to stop, with %i workers, it says what is kept, and goes on from there", async (workers) => {
  const kept = new KeptWorlds(folder);
  const controller = new AbortController();
  const stopAfterTwo = ({ livedHere }: WorldsDone): void => void (livedHere === 2 && controller.abort());
  const list = seeds(6);
  const error = await liveAll(kept, list, { workers, signal: controller.signal, onWorld: stopAfterTwo }).catch(
    (e) => e,
  );
  expect(error).toBeInstanceOf(WorldsStopped);
  const files = readdirSync(folder);
  expect(error.message).toContain(`after ${files.length} of 6 worlds`);
  expect(files.length).toBeLessThan(6);
  expect(files.filter((f) => !f.endsWith(".world"))).toEqual([]);
  const told: number[] = [];
  await liveAll(kept, list, { workers, onWorld: (p) => told.push(p.livedHere) });
  expect(told.at(-1)).toBe(6 - files.length);
});

test.each([
  ["a bit that fell over", (b: Buffer) => void b.writeUInt8(b[b.length - 200] ^ 4, b.length - 200)],
  ["another beginning", (b: Buffer) => void b.write("glasshouse checkpoint")],
])("a file with %s is named, and its world is lived again", async (_, spoil) => {
  const notes: string[] = [];
  const kept = new KeptWorlds(folder, (note) => notes.push(note));
  await liveAll(kept, [asked], { workers: 1 });
  const file = kept.fileOf(addressOf(asked));
  const whole = readFileSync(file);
  const spoilt = Buffer.from(whole);
  spoil(spoilt);
  writeFileSync(file, spoilt);
  expect(kept.read(asked)).toBeNull();
  expect(notes).toEqual([expect.stringContaining(`${file} is damaged`)]);
  writeFileSync(file, spoilt);
  await liveAll(kept, [asked], { workers: 1 });
  expect(readFileSync(file).equals(whole)).toBe(true);
});

test("a world under another world's name is not believed", async () => {
  const notes: string[] = [];
  const kept = new KeptWorlds(folder, (note) => notes.push(note));
  await liveAll(kept, [asked], { workers: 1 });
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

test("a folder that cannot be made is named", async () => {
  writeFileSync(join(folder, "..", "worlds"), "a file");
  await expect(liveAll(new KeptWorlds(folder), [asked], { workers: 1 })).rejects.toThrow(WorldsUnusable);
  expect(existsSync(folder)).toBe(true);
});
