import { Pool } from "../../worlds/pool/pool.js";
import { cellOf } from "../cell.js";
import { type Deal, type Dealer, dealer, type ShardChoice, type Standing } from "./deal.js";
import { identityDigest, identityOf, type SweepFolder } from "./folder.js";
import { readKept } from "./kept.js";
import type { SweepPlan } from "./plan.js";
import { RunsWriter } from "./records.js";
import { seedOf } from "./seeds.js";
import { type CellAsked, LetGo, type Told } from "./task.js";
import { type EndedHow, SIGN_EVERY_SECONDS, thisProcess, type Writer, writerName, writeSign } from "./writers.js";

/** A run that failed here. */
export interface Failure {
  /** From 0. */
  readonly cell: number;
  readonly replicate: number;
  readonly seed: number;
  /** The whole stack, where there is one. */
  readonly error: string;
}

export interface SweepOptions {
  readonly shard?: ShardChoice;
  readonly workers: number;
  /** After a run has failed: go on with the others, or begin no other. */
  readonly onError?: "continue" | "stop";
  /** Seconds without a word after which a run is told to be stalled (60 if not said). */
  readonly patience?: number;
  readonly signal?: AbortSignal;
  readonly onFailure?: (failure: Failure) => void;
  /** Hears of runs of a cell (from 0) that have said nothing for so many seconds. They are left to go on. */
  readonly onStall?: (cell: number, replicate: number, silent: number) => void;
  /** The module of the task, for tests. */
  readonly module?: URL;
}

/** How a sweep, or a shard of it, ended in this process. */
export interface SweepEnd extends Standing {
  readonly how: EndedHow;
  /** Runs done by this process, and the seconds it took. */
  readonly here: number;
  readonly seconds: number;
  readonly failures: readonly Failure[];
}

/** A task should take about so long, and not be more than so many runs. */
const TASK_SECONDS = 0.5;
const TASK_RUNS = 32;
const OWN_MODULE = new URL(import.meta.url.endsWith(".ts") ? "./task.ts" : "./task.js", import.meta.url);

/** A sweep, or one shard of it, at work in this process: it runs what is not done yet, and keeps each result as soon as it is there. */
export class Sweep {
  private readonly dealer: Dealer;
  private readonly started = performance.now();
  private readonly startedAt = new Date().toISOString();
  private readonly shard: ShardChoice;
  private readonly failures: Failure[] = [];
  private readonly running = new Map<string, { cell: number; replicate: number; since: string }>();
  private readonly name: string;
  private inFlight = 0;
  private here = 0;
  private busy = 0;
  /** Why no further run is begun. */
  private stopped: EndedHow | null = null;
  private fatal: { readonly error: unknown } | null = null;
  /** Runs in the folder that this plan has no use for: of another version of the model, or of cells that are not asked for any more. */
  readonly stale: number;

  constructor(
    private readonly plan: SweepPlan,
    private readonly folder: SweepFolder,
    private readonly options: SweepOptions,
  ) {
    this.shard = options.shard ?? { i: 1, n: 1 };
    const kept = readKept(folder.runs, plan);
    this.stale = kept.stale;
    this.dealer = dealer(plan, kept, this.shard);
    this.name = writerName(this.shard);
  }

  /** Where it stands now. */
  get standing(): Standing & { here: number; seconds: number } {
    return { ...this.dealer.standing, here: this.here, seconds: (performance.now() - this.started) / 1000 };
  }

  async run(): Promise<SweepEnd> {
    const first = this.dealer.next(1);
    if (first === null) return this.end("done");
    this.dealer.back(first);
    const { runs, writers } = this.folder;
    const { experiment, digest, modelVersion } = this.plan;
    const sweep = identityDigest(identityOf(experiment));
    const { i, n } = this.shard;
    const outcomes = experiment.outcomes.length;
    const kept = new RunsWriter(runs, this.name, {
      kind: "glasshouse runs 1",
      sweep,
      plan: digest,
      modelVersion,
      shard: `${i}/${n}`,
      outcomes,
    });
    const sign = (ended: EndedHow | null): void => writeSign(writers, this.says(ended));
    let how: EndedHow = "error";
    const timer = setInterval(() => {
      this.safely(() => {
        kept.flush();
        sign(null);
      });
    }, SIGN_EVERY_SECONDS * 1000);
    try {
      sign(null);
      how = await this.work(kept);
      return this.end(how);
    } finally {
      clearInterval(timer);
      kept.close();
      sign(how);
    }
  }

  private async work(kept: RunsWriter): Promise<EndedHow> {
    const { workers, patience, onStall, signal, module = OWN_MODULE } = this.options;
    const { hours } = this.plan.experiment.replication;
    const pool = new Pool<CellAsked & { cell: number }, void>(module, {
      workers,
      patience,
      onStall: (args, silent) => {
        const { cell, runs } = args as CellAsked & { cell: number };
        const on = runs.find(({ replicate }) => this.running.has(`${cell} ${replicate}`));
        onStall?.(cell, on?.replicate ?? runs[0].replicate, silent);
      },
    });
    await new Promise<void>((resolve) => {
      const stop = (why: EndedHow): void => {
        this.stopped ??= why;
        // In threads, what runs is let go at once; in one's own thread it ends with the next word.
        if (workers > 1 && (why === "interrupted" || why === "error")) void pool.end();
        pump();
      };
      const pump = (): void => {
        while (this.stopped === null && this.inFlight < workers + 1) {
          if (hours !== null && performance.now() - this.started > hours * 3_600_000) {
            stop("out of time");
            return;
          }
          const deal = this.dealer.next(this.taskSize());
          if (deal === null) break;
          this.inFlight++;
          void this.runDeal(deal, pool, kept, stop).finally(() => {
            this.inFlight--;
            pump();
          });
        }
        if (this.inFlight === 0) resolve();
      };
      signal?.addEventListener("abort", () => stop("interrupted"));
      if (signal?.aborted) stop("interrupted");
      else pump();
    });
    await pool.end();
    if (this.fatal !== null) throw this.fatal.error;
    return this.stopped ?? (this.failures.length > 0 ? "failures" : "done");
  }

  private async runDeal(
    deal: Deal,
    pool: Pool<CellAsked & { cell: number }, void>,
    kept: RunsWriter,
    stop: (why: EndedHow) => void,
  ): Promise<void> {
    const { experiment, cells } = this.plan;
    const { cell } = deal;
    const { address, seeds, values } = cells[cell];
    const open = new Map(deal.replicates.map((replicate) => [replicate, seedOf(seeds, replicate)]));
    const over = (replicate: number): void => {
      open.delete(replicate);
      this.running.delete(`${cell} ${replicate}`);
    };
    const fail = (replicate: number, error: string): void => {
      const seed = open.get(replicate) as number;
      over(replicate);
      kept.write({ state: "failed", address, replicate, seed, error });
      this.dealer.failed(cell, replicate);
      const failure = { cell, replicate, seed, error };
      this.failures.push(failure);
      this.options.onFailure?.(failure);
      if (this.options.onError === "stop") stop("failures");
    };
    const hear = (told: Told): void => {
      if (this.stopped === "interrupted" || this.fatal !== null) throw new LetGo("the sweep was stopped");
      if ("began" in told)
        this.running.set(`${cell} ${told.began}`, { cell, replicate: told.began, since: new Date().toISOString() });
      else if ("failed" in told) fail(told.failed, told.error);
      else if ("done" in told) {
        const { done: replicate, seed, digest, seconds, values: found } = told;
        kept.write({ state: "done", address, replicate, seed, digest, seconds, values: found });
        over(replicate);
        this.here++;
        this.busy += seconds;
        this.dealer.done(cell, replicate, found);
      }
      if (this.options.onError === "stop" && this.stopped === "failures") throw new LetGo("a run failed");
    };
    const listen = (word: unknown): void => {
      try {
        hear(word as Told);
      } catch (error) {
        if (!(error instanceof LetGo)) {
          this.fatal ??= { error };
          stop("error");
        }
        // In one's own thread this ends the task. A thread's words are heard from outside, where nobody would catch it.
        if (this.options.workers === 1) throw error instanceof LetGo ? error : new LetGo("the sweep was stopped");
      }
    };
    const runs = [...open].map(([replicate, seed]) => ({ replicate, seed }));
    const { scenario, residents } = cellOf(experiment, values);
    const { outcomes } = experiment;
    const atOnce = this.options.workers;
    try {
      await pool.do({ cell, scenario, residents, runs, outcomes, atOnce }, listen);
    } catch (error) {
      // A thread that was let go, or one that died: the run it was at has failed, and the others are dealt again.
      const died = this.stopped !== "interrupted" && this.fatal === null && !(error instanceof LetGo);
      const at = [...open.keys()].find((replicate) => this.running.has(`${cell} ${replicate}`)) ?? [...open.keys()][0];
      if (died && at !== undefined) this.safely(() => fail(at, (error as Error).stack ?? String(error)));
    }
    for (const replicate of open.keys()) this.running.delete(`${cell} ${replicate}`);
    this.dealer.back({ cell, replicates: [...open.keys()] });
  }

  /** What cannot be kept ends the sweep, from wherever it is noticed. */
  private safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.fatal ??= { error };
      this.stopped ??= "error";
    }
  }

  private taskSize(): number {
    const each = this.here === 0 ? Number.POSITIVE_INFINITY : this.busy / this.here;
    return Math.max(1, Math.min(TASK_RUNS, Math.round(TASK_SECONDS / each)));
  }

  private end(how: EndedHow): SweepEnd {
    return { ...this.standing, how, failures: this.failures };
  }

  private says(ended: EndedHow | null): Writer {
    return {
      name: this.name,
      ...thisProcess(),
      shard: this.shard,
      workers: this.options.workers,
      plan: this.plan.digest,
      started: this.startedAt,
      beat: new Date().toISOString(),
      every: SIGN_EVERY_SECONDS,
      done: this.here,
      failed: this.failures.length,
      running: ended === null ? [...this.running.values()] : [],
      ended,
    };
  }
}
