import { addressOf, type WorldAsked } from "../address.js";
import { Pool } from "../pool/pool.js";
import type { KeptWorlds } from "./kept-worlds.js";
import type { LiveAsked, LivedIn } from "./task.js";

/** How far a set of worlds has come. */
export interface WorldsDone {
  /** Worlds that are kept by now, those from before included, of how many. */
  readonly done: number;
  readonly of: number;
  /** Worlds lived by this call so far, and the seconds since it began. */
  readonly livedHere: number;
  readonly seconds: number;
}

/** Some worlds are not lived yet, since a stop was asked for. Those that are, are kept. */
export class WorldsStopped extends Error {
  constructor(
    readonly done: number,
    readonly of: number,
    readonly folder: string,
  ) {
    super(
      `interrupted after ${done} of ${of} worlds; they are kept in ${folder}, and the same command goes on from them`,
    );
  }
}

export interface LiveAllOptions {
  /** Threads, one world each (1: this thread alone). */
  readonly workers: number;
  readonly signal?: AbortSignal;
  readonly onWorld?: (progress: WorldsDone) => void;
}

/** The different worlds of a list, and those of them that are not kept whole: each file is read and proved. */
export function missing(kept: KeptWorlds, asked: readonly WorldAsked[]): { all: WorldAsked[]; missing: WorldAsked[] } {
  const all = [...new Map(asked.map((a) => [addressOf(a), a])).values()];
  return { all, missing: all.filter((a) => !kept.has(a)) };
}

/**
 * Sees to it that every world of a list is kept: those that are not yet are lived, side by side, in the order of the list. A world that stands in the list twice is lived
 * once. When the signal is aborted, threads are let go where they are (in one's own thread, the running world is finished), and it rejects
 * with `WorldsStopped`; a world that fails rejects with its error, after the others under way have been let go.
 */
export async function liveAll(
  kept: KeptWorlds,
  asked: readonly WorldAsked[],
  { workers, signal, onWorld }: LiveAllOptions,
): Promise<void> {
  kept.open();
  const { all, missing: toLive } = missing(kept, asked);
  const began = performance.now();
  let lived = 0;
  const tell = (): void =>
    onWorld?.({
      done: all.length - toLive.length + lived,
      of: all.length,
      livedHere: lived,
      seconds: (performance.now() - began) / 1000,
    });
  // Counted in the folder: a thread may have kept its world and not told.
  const stopped = (): WorldsStopped =>
    new WorldsStopped(all.filter((a) => kept.has(a)).length, all.length, kept.folder);
  tell();
  if (toLive.length === 0) return;
  if (signal?.aborted) throw stopped();
  const pool = new Pool<LiveAsked, LivedIn>(moduleUrl(), { workers: Math.min(workers, toLive.length) });
  const letGo = (): void => void pool.end();
  signal?.addEventListener("abort", letGo);
  let failure: { readonly error: unknown } | null = null;
  const live = async (world: WorldAsked): Promise<void> => {
    try {
      await pool.do({ ...world, folder: kept.folder });
      lived++;
      tell();
    } catch (error) {
      failure ??= { error };
      letGo();
    }
  };
  await Promise.all(toLive.map(live));
  signal?.removeEventListener("abort", letGo);
  await pool.end();
  if (signal?.aborted || failure !== null) kept.dropUnfinished();
  if (signal?.aborted) throw stopped();
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
}

const moduleUrl = (): URL => new URL(import.meta.url.endsWith(".ts") ? "./task.ts" : "./task.js", import.meta.url);
