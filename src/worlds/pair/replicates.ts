import { hireThread } from "../../engine/thread.js";
import { Pool } from "../pool/pool.js";
import { replicateSeed } from "../replicate-seed.js";
import { Interrupted, reasonOf } from "../stopped.js";
import { Effects, type PairCounted } from "./effects.js";
import { type Comparison, KeptPairs } from "./kept-pairs.js";
import { livePair, type PairProgress } from "./pair.js";
import type { ReplicateAsked } from "./task.js";
import { ReplicateFailed, ReplicatesStopped } from "./unfinished.js";

export interface ReplicatesAsked extends Comparison {
  /** How many pairs, from 1; each has a seed of its own, see `replicateSeed`. */
  readonly replicates: number;
  /** Threads: pairs are lived side by side, or one pair on several threads where there is but one. The outcome is the same. */
  readonly threads: number;
  /** The comparison's folder: finished pairs are kept in it until `clear`. */
  readonly out: string;
  readonly onProgress?: (progress: ReplicatesProgress) => void;
  readonly onNote?: (note: string) => void;
  /** When it is aborted, pairs under way are dropped, finished ones are kept, and it rejects with `ReplicatesStopped`. */
  readonly signal?: AbortSignal;
}

export interface ReplicatesProgress {
  /** Pairs that are kept by now, of how many. */
  readonly done: number;
  readonly of: number;
  /** Share of all months lived, those of pairs under way included. */
  readonly share: number;
  /** The part of it that was there when this call began, and seconds since then. */
  readonly before: number;
  readonly seconds: number;
}

/** One pair of a comparison, as it is told in tables. */
export interface Replicate {
  readonly replicate: number;
  readonly seed: number;
  readonly digests: { readonly a: string; readonly b: string };
  /** Residents whose lives never differed. */
  readonly identical: number;
}

/** A comparison with all its replicates. */
export interface Compared extends Comparison {
  readonly effects: Effects;
  readonly replicates: readonly Replicate[];
  /** The first pair, of the seed itself. */
  readonly first: PairCounted;
  /** Residents by band in A and in B, and by change of score, added up over replicates; see `TwinsCounted`. */
  readonly bands: Float64Array;
  readonly changes: Float64Array;
  /** "2014-01" … */
  readonly months: readonly string[];
}

/** Lives all pairs of a comparison that are not kept yet, and gathers their effects in the order of their numbers. */
export async function liveReplicates(asked: ReplicatesAsked): Promise<{ compared: Compared; kept: KeptPairs }> {
  const { a, b, seed, residents, replicates, out, onNote, signal } = asked;
  const comparison = { a, b, seed, residents };
  const kept = new KeptPairs(out, comparison, onNote).open();
  const gathering = new Gathering(kept, replicates);
  gathering.advance();
  const missing = gathering.missing();
  const progress = new Progress(asked, replicates - missing.length);
  const lived = (replicate: number): void => {
    progress.finished(replicate);
    gathering.advance();
  };
  try {
    if (signal?.aborted) throw new Interrupted(0, 0, a.months, null);
    if (asked.threads === 1 || missing.length < 2)
      for (const replicate of missing) {
        const onMonth = (p: PairProgress): void => progress.moved(replicate, p);
        const own = { ...comparison, seed: replicateSeed(seed, replicate), threads: asked.threads, hire: hireThread };
        kept.write(replicate, await livePair({ ...own, onMonth, signal }));
        lived(replicate);
      }
    else await sideBySide(asked, missing, progress, lived);
  } catch (error) {
    kept.dropUnfinished();
    const done = replicates - gathering.missing().length;
    if (signal?.aborted) throw new ReplicatesStopped(done, replicates, out);
    throw error instanceof Failure ? new ReplicateFailed(error, done, replicates, out) : error;
  }
  return { compared: gathering.compared(), kept };
}

async function sideBySide(
  asked: ReplicatesAsked,
  missing: readonly number[],
  progress: Progress,
  lived: (replicate: number) => void,
): Promise<void> {
  const { a, b, seed, residents, out, threads, signal } = asked;
  const pool = new Pool<ReplicateAsked, void>(moduleUrl(), { workers: Math.min(threads, missing.length) });
  const letGo = (): void => void pool.end();
  signal?.addEventListener("abort", letGo);
  try {
    await Promise.all(
      missing.map(async (replicate) => {
        const word = (p: unknown): void => progress.moved(replicate, p as PairProgress);
        await pool.do({ a, b, seed, residents, out, replicate }, word).catch((error: unknown) => {
          // The first failure ends the others, and is the one that is told.
          letGo();
          throw new Failure(replicate, replicateSeed(seed, replicate), error);
        });
        lived(replicate);
      }),
    );
  } finally {
    signal?.removeEventListener("abort", letGo);
    await pool.end();
  }
}

/** Which pair failed, and why. */
class Failure extends Error {
  constructor(
    readonly replicate: number,
    readonly seed: number,
    cause: unknown,
  ) {
    super(reasonOf(cause), { cause });
  }
}

const moduleUrl = (): URL => new URL(import.meta.url.endsWith(".ts") ? "./task.ts" : "./task.js", import.meta.url);

/** Adds replicates to the effects as soon as all before them are there, so that the order is always the same. */
class Gathering {
  private readonly effects = new Effects();
  private readonly replicates: Replicate[] = [];
  private first: PairCounted | null = null;
  private bands = new Float64Array(0);
  private changes = new Float64Array(0);

  constructor(
    private readonly kept: KeptPairs,
    private readonly count: number,
  ) {}

  /** Takes what is kept, up to the first that is not. */
  advance(): void {
    while (this.replicates.length < this.count) {
      const pair = this.kept.read(this.replicates.length + 1);
      if (pair === null) return;
      this.add(pair);
    }
  }

  /** Replicates that are not kept whole. */
  missing(): number[] {
    const later = Array.from({ length: this.count - this.replicates.length }, (_, n) => this.replicates.length + n + 1);
    return later.filter((replicate) => !this.kept.has(replicate));
  }

  compared(): Compared {
    const { effects, replicates, first, bands, changes } = this;
    if (first === null) throw new Error("nothing was compared");
    return { ...this.kept.comparison, effects, replicates, first, bands, changes, months: first.a.months };
  }

  private add(pair: PairCounted): void {
    const { a, b, twins } = pair;
    const replicate = this.replicates.length + 1;
    this.effects.add(pair);
    this.replicates.push({
      replicate,
      seed: a.seed,
      digests: { a: a.digest, b: b.digest },
      identical: twins.identical,
    });
    if (this.first === null) {
      this.first = pair;
      this.bands = new Float64Array(twins.bands.residents.length);
      this.changes = new Float64Array(twins.changes.length);
    }
    for (let k = 0; k < this.bands.length; k++) this.bands[k] += twins.bands.residents[k];
    for (let k = 0; k < this.changes.length; k++) this.changes[k] += twins.changes[k];
  }
}

/** Counts months lived over all pairs. */
class Progress {
  private readonly shares = new Map<number, number>();
  private readonly began = performance.now();
  private done: number;

  constructor(
    private readonly asked: ReplicatesAsked,
    private readonly before: number,
  ) {
    this.done = before;
  }

  moved(replicate: number, { done, of }: PairProgress): void {
    this.shares.set(replicate, done / of);
    this.tell();
  }

  finished(replicate: number): void {
    this.shares.delete(replicate);
    this.done++;
    this.tell();
  }

  private tell(): void {
    const { replicates, onProgress } = this.asked;
    const underWay = [...this.shares.values()].reduce((sum, share) => sum + share, 0);
    onProgress?.({
      done: this.done,
      of: replicates,
      share: (this.done + underWay) / replicates,
      before: this.before / replicates,
      seconds: (performance.now() - this.began) / 1000,
    });
  }
}
