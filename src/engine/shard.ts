import { type Ground, kernelOn } from "../kernel/kernel.js";
import { Workbench, workbench } from "../month/workbench.js";
import type { Scenario } from "../scenario/catalogue.js";
import { TOWN } from "../state/columns.js";
import { frameWriter } from "./frame.js";
import { Ledger, type LedgerPart } from "./ledger.js";
import { type Plan, plan } from "./plan.js";
import { PRINT_WORDS, printTown } from "./print.js";
import { fillRegistry, type Registry, registryBytes, registryOf } from "./registries.js";
import { sampleWriter } from "./sample.js";
import { addRunningSpells } from "./spells.js";
import { makeTowns, type Tally, townDigest, townsOn, Walker } from "./towns.js";

/** What a month leaves for the first thread to read. */
export interface Left {
  /** The thread's own sums. */
  readonly tally: Tally;
  /** The month's sample. Each thread writes the rows of its own residents. */
  readonly sample: Int32Array;
  /** The month's prints of all towns, or null where none are kept. Each thread writes those of its own. */
  readonly prints: Int32Array | null;
}

/** What one thread is given: the world in full, the memory of all its towns, and which of them are its own. */
export interface Share {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly residents: number;
  /** The memory in which all towns lie that the compiled loops reach there, or the memory of each town. */
  readonly towns: Ground | readonly ArrayBufferLike[];
  /** Whose share it is: 0 is the thread that asks. */
  readonly thread: number;
  readonly mine: readonly number[];
  /** Last month's ranks, written by the first thread while the others rest. */
  readonly ranks: Uint8Array;
  /** What even and odd months leave to be read: a thread may live a month while the first thread takes what the month before has left. */
  readonly left: readonly Left[];
  /** Spells still running after the last month: 256 × groups. This thread's own. */
  readonly running: Int32Array;
  readonly sampled: readonly number[];
  /** Residents whose moves are kept: those asked for in a replay, none in a plain run. */
  readonly followed: readonly number[];
  /** One byte a resident for whoever draws the world, or null. Each thread writes those of its own residents. */
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

/** The towns of one thread, and what a thread can be asked to do with them. It knows of no platform: Node and browsers run it alike. */
export class Shard {
  private readonly walker: Walker;
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
    this.writeSample = share.left.map(({ sample }) => sampleWriter(share.sampled, sample));
    this.writeFrame = share.frame === null ? null : frameWriter(share.scenario, share.frame);
  }

  generate(): void {
    for (const t of this.share.mine) this.walker.generate(t);
  }

  /** After every thread has generated its towns. */
  tie(): void {
    for (const t of this.share.mine) this.walker.tie(t);
  }

  /** Lives one month; what it leaves is then where that of even or odd months is. */
  live(index: number): void {
    const { mine, ranks, left, running, scenario } = this.share;
    const { tally, prints } = left[index & 1];
    const writeSample = this.writeSample[index & 1];
    const last = index === scenario.months - 1;
    const groups = this.walker.plan.scene.groups.length;
    this.walker.live(index, mine, index === 0 ? null : ranks, tally, (town, m) => {
      writeSample(town, m);
      this.writeFrame?.(town, m);
      if (prints !== null) printTown(town, prints, town.index * PRINT_WORDS);
      if (last) addRunningSpells(town, m, running, groups);
    });
  }

  /** The moves of the residents followed here so far. */
  ledger(): LedgerPart | null {
    return this.kept?.part() ?? null;
  }

  registries(): Registry[] {
    return this.share.mine.map((t) => registryOf(this.walker.towns[t]));
  }

  fill(registries: readonly Registry[]): void {
    for (const registry of registries) fillRegistry(this.walker.towns[registry.town], registry);
  }

  fingerprints(): Fingerprint[] {
    return this.share.mine.map((t) => {
      const town = this.walker.towns[t];
      return { town: t, digest: townDigest(town), registryBytes: registryBytes(town) };
    });
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
