import { addressOf, type WorldAsked } from "../address.js";
import { Pool } from "../pool/pool.js";
import { Alike } from "./alike.js";
import type { KeptWorlds } from "./kept-worlds.js";
import { families, monthsIn, split, treeOf } from "./shared-months.js";
import type { LiveAsked, LiveWord } from "./task.js";

/** What it takes to have every world of a list. */
export interface WorldsPlan {
  /** The different worlds of the list. */
  readonly all: readonly WorldAsked[];
  /** Those to be lived, in parts that one thread each lives; worlds of a part share the months in which they are alike. */
  readonly parts: readonly (readonly WorldAsked[])[];
  /** Worlds to be lived, and the months in all. */
  readonly toLive: number;
  readonly months: number;
  /** Residents times months, over all the worlds to be lived. */
  readonly residentMonths: number;
}

/** How far a plan has come. */
export interface WorldsDone {
  /** Worlds that are kept by now, those from before included, of how many. */
  readonly done: number;
  readonly of: number;
  /** Months lived by this call so far, of all it has to live, and the seconds since it began. */
  readonly months: number;
  readonly ofMonths: number;
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

/** Which worlds of a list are not kept yet (every file is read and proved), and how `workers` threads can share them. */
export function planWorlds(kept: KeptWorlds, asked: readonly WorldAsked[], workers: number): WorldsPlan {
  const all = [...new Map(asked.map((a) => [addressOf(a), a])).values()];
  const missing = all.filter((a) => !kept.has(a));
  const alike = new Alike();
  const found = families(missing, alike);
  // With several parts for each thread, none is left waiting for long; but each part lives the months that it shares with others.
  const each = workers === 1 || found.length >= 3 * workers ? 1 : Math.ceil((3 * workers) / found.length);
  const parts = found.flatMap((family) => split(family, each, alike));
  const months = parts.map((part) => monthsIn(treeOf(part, alike)));
  return {
    all,
    parts,
    toLive: missing.length,
    months: months.reduce((sum, m) => sum + m, 0),
    residentMonths: months.reduce((sum, m, n) => sum + m * parts[n][0].residents, 0),
  };
}

export interface LiveAllOptions {
  readonly workers: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: WorldsDone) => void;
}

/**
 * Lives the worlds of a plan that are not kept yet, on threads of their own. When the signal is aborted, the threads are let
 * go where they are, and it rejects with `WorldsStopped`; what is kept by then stays. When a world fails, it rejects with its error.
 */
export async function liveAll(
  kept: KeptWorlds,
  plan: WorldsPlan,
  { workers, signal, onProgress }: LiveAllOptions,
): Promise<void> {
  const { all, parts, toLive, months: ofMonths } = plan;
  const began = performance.now();
  const before = all.length - toLive;
  let lived = 0;
  let months = 0;
  const tell = (): void =>
    onProgress?.({
      done: before + lived,
      of: all.length,
      months,
      ofMonths,
      seconds: (performance.now() - began) / 1000,
    });
  // Counted in the folder: a thread may have kept its world and not told.
  const stopped = (): WorldsStopped =>
    new WorldsStopped(all.filter((a) => kept.has(a)).length, all.length, kept.folder);
  tell();
  if (toLive === 0) return;
  if (signal?.aborted) throw stopped();
  const pool = new Pool<LiveAsked, void>(moduleUrl(), { workers: Math.min(workers, parts.length), apart: true });
  const letGo = (): void => void pool.end();
  signal?.addEventListener("abort", letGo);
  const errors: unknown[] = [];
  const heard = (word: unknown): void => {
    if ((word as LiveWord) === "month") months++;
    else lived++;
    tell();
  };
  await Promise.all(
    parts.map((worlds) =>
      pool.do({ worlds, folder: kept.folder }, heard).catch((error) => {
        errors.push(error);
        letGo();
      }),
    ),
  );
  signal?.removeEventListener("abort", letGo);
  await pool.end();
  if (errors.length > 0) kept.dropUnfinished();
  if (signal?.aborted) throw stopped();
  if (errors.length > 0) throw errors[0];
}

const moduleUrl = (): URL => new URL(import.meta.url.endsWith(".ts") ? "./task.ts" : "./task.js", import.meta.url);
