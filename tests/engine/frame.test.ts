import { expect, test } from "vitest";
import { SANCTIONED, SILENT, UNRATED } from "../../src/engine/frame.js";
import { hireThread } from "../../src/engine/thread.js";
import { World } from "../../src/engine/world.js";
import { COUNTER_NUMBER, COUNTERS } from "../../src/measures/counters.js";
import { preset } from "../../src/scenario/presets.js";
import { applySets } from "../../src/scenario/sets.js";

const RESIDENTS = 66_000;
const MONTHS = 3;
// Sanctions that close near the base score, so that three months are enough.
const scenario = {
  ...applySets(preset("described").scenario, ["enforcement.air_ban.below=995", "response.self_censorship.ambient=80"]),
  start: "2018-10",
  months: MONTHS,
};

async function lived(
  threads: number,
  frame: boolean,
): Promise<{ world: World; digest: string; frame: Uint8Array | null }> {
  const world = new World(scenario, 5, RESIDENTS, { threads, sample: 0, frame });
  world.hire(hireThread);
  await world.generate();
  for (let n = 0; n < MONTHS; n++) await world.live();
  const { digest } = await world.finish();
  await world.end();
  return { world, digest, frame: world.frame?.slice() ?? null };
}

test("a frame shows what the month counted, is the same on two threads, and changes nothing", async () => {
  const { world, digest, frame } = await lived(1, true);
  const two = await lived(2, true);
  const without = await lived(1, false);
  expect([two.digest, without.digest]).toEqual([digest, digest]);
  expect(two.frame).toEqual(frame);
  expect(without.frame).toBeNull();
  const { groups } = world.plan.scene;
  const count = (key: string): number =>
    world.harvest.counts[((MONTHS - 1) * COUNTERS.length + (COUNTER_NUMBER.get(key) as number)) * groups.length];
  const seen = (test: (byte: number) => boolean): number =>
    (frame as Uint8Array).reduce((n, byte) => n + (test(byte) ? 1 : 0), 0);
  expect(seen((b) => (b & 15) === UNRATED)).toBe(count("unrated"));
  for (let band = 0; band < 6; band++) expect(seen((b) => (b & 15) === band)).toBe(count(`band_${band}`));
  expect(seen((b) => (b & SANCTIONED) !== 0)).toBe(count("sanctioned"));
  expect(count("sanctioned")).toBeGreaterThan(100);
  expect(seen((b) => (b & SILENT) !== 0)).toBeGreaterThan(100);
});
