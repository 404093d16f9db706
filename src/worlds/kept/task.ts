import type { WorldAsked } from "../address.js";
import { runWorld } from "../run.js";
import { KeptWorlds } from "./kept-worlds.js";

/** A world to live, and the folder that keeps it. */
export interface LiveAsked extends WorldAsked {
  readonly folder: string;
}

/** What living it took, in seconds of the clock. */
export interface LivedIn {
  readonly seconds: number;
}

/** What a thread of the pool does: lives one world through all its months and keeps what was counted. */
export async function task({ folder, ...asked }: LiveAsked): Promise<LivedIn> {
  const began = performance.now();
  const outcomes = await runWorld({ ...asked, sample: 1 });
  new KeptWorlds(folder).write(asked, outcomes);
  return { seconds: (performance.now() - began) / 1000 };
}
