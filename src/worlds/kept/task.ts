import { hireThread } from "../../engine/thread.js";
import { World } from "../../engine/world.js";
import type { WorldAsked } from "../address.js";
import { gather } from "../gather.js";
import type { Tell } from "../pool/pool.js";
import { KeptWorlds } from "./kept-worlds.js";
import { type Branch, treeOf } from "./shared-months.js";

/** Worlds of one family to live, and the folder that keeps them. */
export interface LiveAsked {
  readonly worlds: readonly WorldAsked[];
  readonly folder: string;
}

/** What is told meanwhile: a month was lived, or a world is kept. */
export type LiveWord = "month" | "world";

/** What a thread of the pool does: lives a family of worlds, the months they share once, and keeps what was counted of each. */
export async function task({ worlds, folder }: LiveAsked, tell: Tell): Promise<void> {
  const kept = new KeptWorlds(folder);
  const tree = treeOf(worlds);
  const { scenario, seed, residents } = tree.first;
  const world = new World(scenario, seed, residents, { sample: 1 });
  world.hire(hireThread);
  await world.generate();
  await grow(world, tree, kept, tell);
}

/** Lives a branch in a world that has come to its beginning. The world is at its end afterwards. */
async function grow(world: World, { first, until, branches }: Branch, kept: KeptWorlds, tell: Tell): Promise<void> {
  while (world.month < until) {
    await world.live();
    tell("month" satisfies LiveWord);
  }
  const [own, ...others] = branches;
  for (const other of others) {
    const fork = await world.fork(other.first.scenario, hireThread);
    await grow(fork, other, kept, tell);
  }
  if (own !== undefined) return grow(world, own, kept, tell);
  kept.write(first, gather(world, await world.finish(), { months: 0, generating: 0 }));
  tell("world" satisfies LiveWord);
  await world.end();
}
