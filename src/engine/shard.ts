import { type Ground, kernelOn } from "../kernel/kernel.js";
import type { Month } from "../month/month.js";
import { Workbench, workbench } from "../month/workbench.js";
import type { Scenario } from "../scenario/catalogue.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { Deal } from "./deal.js";
import { frameWriter } from "./frame.js";
import { Ledger, type LedgerPart } from "./ledger.js";
import { type Plan, plan } from "./plan.js";
import { PRINT_WORDS, printTown } from "./print.js";
import { fillRegistry, passedOn, type Registry, registryBytes, registryOf, takeOver } from "./registries.js";
import { sampleWriter } from "./sample.js";
import { addRunningSpells } from "./spells.js";
import { makeTowns, type Tally, townDigest, townsOn, Walker } from "./towns.js";

/** What a month leaves for the first thread to read. */
export interface Left {
  /** The thread's own sums. */
  readonly tally: Tally;
  /** The month's sample. Each thread writes the rows of those whose town it lives. */
  readonly sample: Int32Array;
  /** The month's prints of all towns, or null where none are kept. Each thread writes those of the towns it lives. */
  readonly prints: Int32Array | null;
}

/** What one thread is given: the world in full, the memory of all its towns, and which of them it makes and has at first. */
export interface Share {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly residents: number;
  /** The memory in which all towns lie that the compiled loops reach there, or the memory of each town. */
  readonly towns: Ground | readonly ArrayBufferLike[];
  /** Whose share it is: 0 is the thread that asks. */
  readonly thread: number;
  readonly threads: number;
  readonly mine: readonly number[];
  /** The words of the deal (`Deal`), and where registries pass from thread to thread: all threads see the same. */
  readonly deal: Int32Array;
  readonly passed: Int32Array | null;
  /** Last month's ranks, written by the first thread while no other reads them. */
  readonly ranks: Uint8Array;
  /** What even and odd months leave to be read: a thread may live a month while the first thread takes what the month before has left. */
  readonly left: readonly Left[];
  /** Spells still running after the last month: 256 × groups. This thread's own. */
  readonly running: Int32Array;
  readonly sampled: readonly number[];
  /** Residents whose moves are kept: those asked for in a replay, none in a plain run. */
  readonly followed: readonly number[];
  /** One byte a resident for whoever draws the world, or null. Each thread writes those of the towns it lives. */
  readonly frame: Uint8Array | null;
}

const hasGround = (towns: Share["towns"]): towns is Ground => "memory" in towns;

/** Where a thread works on its share. */
export const benchOf = ({ towns, thread }: Pick<Share, "towns" | "thread">): Workbench | null =>
  hasGround(towns) ? new Workbench(kernelOn(towns, thread)) : workbench();

/** The fingerprint of a town, and the bytes its registry uses. */
interface Fingerprint {
  readonly town: number;
  readonly digest: string;
  readonly registryBytes: number;
}

/** One thread's part of a world, and what a thread can be asked to do. It knows of no platform: Node and browsers run it alike. */
export class Shard {
  private readonly walker: Walker;
  private readonly deal: Deal;
  private readonly writeSample: readonly ReturnType<typeof sampleWriter>[];
  private readonly kept: Ledger | null;
  private readonly writeFrame: ReturnType<typeof frameWriter> | null;

  constructor(
    private readonly share: Share,
    p: Plan = plan(share.scenario, share.seed, share.residents),
    bench = benchOf(share),
  ) {
    const mine = new Set(share.mine);
    const followed = share.followed.filter((resident) => mine.has(Math.floor(resident / TOWN)));
    this.kept = followed.length === 0 ? null : new Ledger(followed);
    const towns = hasGround(share.towns) ? townsOn(p, share.towns) : makeTowns(p, false, share.towns);
    this.walker = new Walker(p, towns, this.kept, bench);
    this.deal = new Deal(share.deal, share.passed, towns.length, share.threads);
    this.writeSample = share.left.map(({ sample }) => sampleWriter(share.sampled, sample));
    this.writeFrame = share.frame === null ? null : frameWriter(share.scenario, share.frame);
  }

  generate(): void {
    for (const t of this.share.mine) {
      this.walker.generate(t);
      this.putDown(t);
    }
  }

  /** After every thread has generated its towns. */
  tie(): void {
    for (const t of this.share.mine) this.walker.tie(t);
  }

  /** Lives its part of one month, and waits for other threads where it must; what the month leaves is then where that of even or odd months is. */
  live(index: number): void {
    for (const t of this.liveIn(index)) if (t >= 0) this.deal.await(t, index);
  }

  /**
   * Lives its part of one month, town by town: those that stay here, then whatever nobody has taken. Gives −1 after each, and where it can't go on
   * before a town has lived the months before this one, the number of that town.
   */
  *liveIn(index: number): Generator<number> {
    const { ranks, left, running, scenario, thread } = this.share;
    const { walker, deal } = this;
    const { tally, prints } = left[index & 1];
    const writeSample = this.writeSample[index & 1];
    const last = index === scenario.months - 1;
    const groups = walker.plan.scene.groups.length;
    const after = (town: Town, m: Month): void => {
      writeSample(m);
      this.writeFrame?.(town, m);
      if (prints !== null) printTown(town, prints, town.index * PRINT_WORDS);
      if (last) addRunningSpells(m, running, groups);
    };
    walker.enter(index, index === 0 ? null : ranks);
    const live = (t: number): boolean => {
      if (!this.mayLive(t) || !deal.take(t, index)) return false;
      this.takeUp(t);
      walker.liveIn(t, after);
      this.putDown(t);
      deal.live(t);
      return true;
    };
    const later: number[] = [];
    for (const t of this.inTurn()) {
      if (deal.taken(t, index)) continue;
      if (this.waitsFor(t, index) >= 0) later.push(t);
      else if (live(t)) yield -1;
    }
    for (const t of later) {
      for (let other = this.waitsFor(t, index); other >= 0 && !deal.taken(t, index); other = this.waitsFor(t, index))
        yield other;
      if (live(t)) yield -1;
    }
    walker.leave(tally);
    deal.leave(thread, index);
  }

  /** In which order a thread asks for towns: first those that nobody else can live. */
  private inTurn(): number[] {
    const all = this.walker.towns.map((_, t) => t);
    const { deal } = this;
    return [...all.filter((t) => deal.holder(t) === this.share.thread && deal.stays(t)), ...all];
  }

  /** The town that has yet to live the month before `index`, so that town t can't live this one: itself, or one that reads its scores of two months ago, which it will write over. Or −1. */
  private waitsFor(t: number, index: number): number {
    if (!this.deal.lived(t, index)) return t;
    const far = this.walker.far(t);
    return far === null || this.deal.lived(far.index, index) ? -1 : far.index;
  }

  /** Has this thread a town's registry, or can it have it? */
  private mayLive(t: number): boolean {
    return this.deal.holder(t) === this.share.thread || !this.deal.stays(t);
  }

  private takeUp(t: number): void {
    const { thread } = this.share;
    if (this.deal.holder(t) === thread) return;
    takeOver(this.walker.towns[t], this.deal.pickUp(t));
    this.deal.hold(t, thread);
  }

  /** Leaves a town's registry for whoever takes the town next. A ledger stays with its thread, and so do the towns whose residents are followed. */
  private putDown(t: number): void {
    const town = this.walker.towns[t];
    if (this.kept?.livesIn(t)) this.deal.stay(t);
    else this.deal.layDown(t, passedOn(town));
  }

  /** The towns whose registries are here. */
  private held(): Town[] {
    return this.walker.towns.filter((_, t) => this.deal.holder(t) === this.share.thread);
  }

  /** The moves of the residents followed here so far. */
  ledger(): LedgerPart | null {
    return this.kept?.part() ?? null;
  }

  registries(): Registry[] {
    return this.held().map(registryOf);
  }

  fill(registries: readonly Registry[]): void {
    for (const registry of registries) {
      fillRegistry(this.walker.towns[registry.town], registry);
      this.putDown(registry.town);
    }
  }

  fingerprints(): Fingerprint[] {
    return this.held().map((town) => ({
      town: town.index,
      digest: townDigest(town),
      registryBytes: registryBytes(town),
    }));
  }
}

export type Task = "generate" | "tie" | "live" | "registries" | "fill" | "fingerprints" | "ledger";
/** A task as it travels to another thread. */
export interface Order {
  readonly task: Task;
  readonly args: readonly unknown[];
}

/** Carries an order out: all that a worker's file has to do with what it receives. */
export const obey = (shard: Shard, { task, args }: Order): unknown =>
  (shard[task] as (...args: unknown[]) => unknown).apply(shard, [...args]);
