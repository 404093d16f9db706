import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { preset } from "../../../src/scenario/presets.js";
import { applySets } from "../../../src/scenario/sets.js";
import { livePair } from "../../../src/worlds/pair/pair.js";
import { type Compared, liveReplicates, type ReplicatesAsked } from "../../../src/worlds/pair/replicates.js";
import { ReplicateFailed, ReplicatesStopped } from "../../../src/worlds/pair/unfinished.js";
import { replicateSeed } from "../../../src/worlds/replicate-seed.js";

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "glasshouse-pairs-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const a = applySets(preset("described").scenario, ["start=2017-12", "until=2018-04"]);
const b = applySets(a, ["score.association=false"]);
const asked = { a, b, seed: 4, residents: 1500, threads: 1 };
const live = async (replicates: number, out: string, more: Partial<ReplicatesAsked> = {}): Promise<Compared> =>
  (await liveReplicates({ ...asked, replicates, out: join(parent, out), ...more })).compared;
/** All that a comparison says. */
const told = ({ effects, replicates, bands, changes, first }: Compared): object => ({
  effects: effects.blocks.map((_, n) => effects.last(n)),
  replicates,
  bands,
  changes,
  first,
});

test("pairs are those of their seeds, the same for any number of threads, in any order of finishing", async () => {
  const one = await live(3, "one");
  expect(one.replicates.map((r) => r.seed)).toEqual([1, 2, 3].map((r) => replicateSeed(4, r)));
  for (const { seed, digests, identical } of one.replicates) {
    const pair = await livePair({ ...asked, seed });
    expect({ a: pair.a.digest, b: pair.b.digest }).toEqual(digests);
    expect(pair.twins.identical).toBe(identical);
  }
  expect(told(await live(3, "three", { threads: 3 }))).toEqual(told(one));
});

test("a stop keeps what is finished, and more pairs may be asked for later", async () => {
  const controller = new AbortController();
  const onProgress = ({ done }: { done: number }) => done === 2 && controller.abort();
  const error = await live(5, "cut", { signal: controller.signal, onProgress }).catch((e) => e);
  expect(error).toBeInstanceOf(ReplicatesStopped);
  expect(error.done).toBe(2);
  const lived: number[] = [];
  const all = await live(3, "cut", { onProgress: ({ done }) => lived.push(done) });
  expect(Math.min(...lived)).toBe(2);
  expect(told(all)).toEqual(told(await live(3, "whole")));
  expect(readdirSync(join(parent, "cut", "replicates")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("a pair that fails is named with its seed, and the others are kept", async () => {
  const broken = { ...b, settings: { ...b.settings, society: { ...b.settings.society, male: 0.99 } } };
  const error = await live(3, "broken", { b: broken, threads: 2 }).catch((e) => e);
  expect(error).toBeInstanceOf(ReplicateFailed);
  expect(error.message).toMatch(/^pair [12] of 3 pairs of worlds, with seed \d+, failed: .*male share of 0\.99/);
  // In one's own thread the error itself comes through, with its stack.
  await expect(live(1, "alone", { b: broken })).rejects.toThrow(RangeError);
});
