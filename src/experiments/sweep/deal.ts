import { RUN } from "../study.js";
import type { KeptRuns } from "./kept.js";
import type { SweepPlan } from "./plan.js";
import { Settling } from "./settling.js";

/** Which part of a sweep: the i-th of n, from 1. */
export interface ShardChoice {
  readonly i: number;
  readonly n: number;
}

/** Replicates of one cell, to be run one after the other. */
export interface Deal {
  /** From 0. */
  readonly cell: number;
  readonly replicates: readonly number[];
}

/** Deals out the runs of a shard that are not done yet, and hears what became of them. */
export interface Dealer {
  /** Up to `most` replicates of the next cell that wants some; null where none does for now. */
  next(most: number): Deal | null;
  done(cell: number, replicate: number, values: ArrayLike<number>): void;
  failed(cell: number, replicate: number): void;
  /** Takes back what was dealt and not run. */
  back(deal: Deal): void;
  /** Where the shard stands. With stopping rules, `runs` grows until they are met. */
  readonly standing: Standing;
}

export interface Standing {
  readonly runs: number;
  readonly done: number;
  readonly failed: number;
  readonly cells: number;
  readonly cellsDone: number;
}

/** The k-th of n equal parts of `count` things, as [from, to). Neighbours stay together, so that each cell falls to few shards. */
export function partOf(count: number, { i, n }: ShardChoice): readonly [number, number] {
  return [Math.floor((count * (i - 1)) / n), Math.floor((count * i) / n)];
}

export const dealer = (plan: SweepPlan, kept: KeptRuns, shard: ShardChoice): Dealer =>
  plan.experiment.replication.bounds.length === 0
    ? new FixedDealer(plan, kept, shard)
    : new StoppingDealer(plan, kept, shard);

/** Every cell has the same number of replicates: a shard is a part of all runs, in order. */
class FixedDealer implements Dealer {
  private readonly each: number;
  private readonly from: number;
  private readonly to: number;
  private readonly left: Int32Array;
  private readonly again: Deal[] = [];
  private at: number;
  private doneRuns = 0;
  private failedRuns = 0;

  constructor(
    plan: SweepPlan,
    private readonly kept: KeptRuns,
    shard: ShardChoice,
  ) {
    this.each = plan.experiment.replication.max;
    [this.from, this.to] = partOf(plan.cells.length * this.each, shard);
    this.at = this.from;
    this.left = new Int32Array(plan.cells.length);
    for (let run = this.from; run < this.to; run++) {
      if (kept.state[run] === RUN.done) this.doneRuns++;
      else this.left[Math.floor(run / this.each)]++;
    }
  }

  next(most: number): Deal | null {
    const before = this.again.pop();
    if (before !== undefined) return before;
    while (this.at < this.to && this.kept.state[this.at] === RUN.done) this.at++;
    if (this.at >= this.to) return null;
    const cell = Math.floor(this.at / this.each);
    const replicates: number[] = [];
    for (; this.at < this.to && Math.floor(this.at / this.each) === cell && replicates.length < most; this.at++)
      if (this.kept.state[this.at] !== RUN.done) replicates.push((this.at % this.each) + 1);
    return { cell, replicates };
  }

  done(cell: number): void {
    this.doneRuns++;
    this.left[cell]--;
  }

  failed(): void {
    this.failedRuns++;
  }

  back(deal: Deal): void {
    if (deal.replicates.length > 0) this.again.push(deal);
  }

  get standing(): Standing {
    const first = Math.floor(this.from / this.each);
    const last = Math.ceil(this.to / this.each);
    let cellsDone = 0;
    for (let c = first; c < last; c++) if (this.left[c] === 0) cellsDone++;
    return {
      runs: this.to - this.from,
      done: this.doneRuns,
      failed: this.failedRuns,
      cells: last - first,
      cellsDone,
    };
  }
}

/** A cell whose number of replicates is not decided yet. */
interface OpenCell {
  readonly cell: number;
  readonly settling: Settling;
  /** Done, but with one before it that is not. */
  readonly waiting: Map<number, readonly number[]>;
  /** Dealt and not heard of. */
  readonly out: Set<number>;
  /** Failed in this process: not dealt again, and nothing beyond it decided. */
  readonly failed: Set<number>;
}

/** Replicates until bounds are met: a shard is a part of the cells, and each is decided by its own replicates in their order. */
class StoppingDealer implements Dealer {
  private readonly open: OpenCell[] = [];
  private readonly byCell = new Map<number, OpenCell>();
  private readonly boundOutcomes: readonly number[];
  private readonly cells: number;
  private settledRuns = 0;

  constructor(plan: SweepPlan, kept: KeptRuns, shard: ShardChoice) {
    const { replication, outcomes } = plan.experiment;
    this.boundOutcomes = replication.bounds.map((b) => outcomes.findIndex(({ key }) => key === b.outcome));
    const [from, to] = partOf(plan.cells.length, shard);
    this.cells = to - from;
    for (let cell = from; cell < to; cell++) {
      if (kept.settled[cell] === 1) {
        this.settledRuns += kept.first[cell + 1] - kept.first[cell];
        continue;
      }
      const waiting = new Map(kept.ahead.get(cell));
      for (let n = kept.first[cell]; n < kept.first[cell + 1]; n++)
        if (kept.state[n] === RUN.done)
          waiting.set(
            n - kept.first[cell] + 1,
            this.boundOutcomes.map((k) => kept.values[k][n]),
          );
      const open = {
        cell,
        settling: new Settling(replication),
        waiting,
        out: new Set<number>(),
        failed: new Set<number>(),
      };
      this.open.push(open);
      this.byCell.set(cell, open);
      this.advance(open);
    }
  }

  next(most: number): Deal | null {
    for (const { cell, settling, waiting, out, failed } of this.open) {
      if (failed.size > 0 && settling.taken >= Math.min(...failed) - 1) continue;
      const replicates: number[] = [];
      const wanted = settling.worthHaving();
      for (let r = settling.taken + 1; r <= wanted && replicates.length < most; r++)
        if (!waiting.has(r) && !out.has(r) && !failed.has(r)) replicates.push(r);
      if (replicates.length === 0) continue;
      for (const r of replicates) out.add(r);
      return { cell, replicates };
    }
    return null;
  }

  done(cell: number, replicate: number, values: ArrayLike<number>): void {
    const open = this.byCell.get(cell);
    if (open === undefined) return;
    open.out.delete(replicate);
    open.waiting.set(
      replicate,
      this.boundOutcomes.map((k) => values[k]),
    );
    this.advance(open);
  }

  failed(cell: number, replicate: number): void {
    const open = this.byCell.get(cell);
    open?.out.delete(replicate);
    open?.failed.add(replicate);
  }

  back({ cell, replicates }: Deal): void {
    for (const r of replicates) this.byCell.get(cell)?.out.delete(r);
  }

  /** Takes in what is done in order, and closes the cell where that decides it. */
  private advance(open: OpenCell): void {
    const { settling, waiting, cell } = open;
    for (let values = waiting.get(settling.taken + 1); values !== undefined; values = waiting.get(settling.taken + 1)) {
      const own = values;
      waiting.delete(settling.taken + 1);
      settling.take((b) => own[b]);
      if (settling.settledAt === null) continue;
      this.settledRuns += settling.settledAt;
      this.byCell.delete(cell);
      this.open.splice(this.open.indexOf(open), 1);
      return;
    }
  }

  get standing(): Standing {
    let [done, wanted, failed] = [this.settledRuns, this.settledRuns, 0];
    for (const open of this.open) {
      done += open.settling.taken + open.waiting.size;
      wanted += Math.max(open.settling.worthHaving(), open.settling.taken + open.waiting.size);
      failed += open.failed.size;
    }
    return { runs: wanted, done, failed, cells: this.cells, cellsDone: this.cells - this.open.length };
  }
}
