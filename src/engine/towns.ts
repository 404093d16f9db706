import { type Ground, ground, type Kernel, kernel } from "../kernel/kernel.js";
import { asksForRanks } from "../measures/census.js";
import { COUNTER_NUMBER, COUNTERS, DENSE_END, DENSE_FROM } from "../measures/counters.js";
import { addUpLevels } from "../measures/levels.js";
import type { Pass } from "../month/mechanism.js";
import { Month, SCORES, SPELLS } from "../month/month.js";
import { WitnessedMonth } from "../month/witnessed.js";
import { type Workbench, workbench } from "../month/workbench.js";
import { generator } from "../society/generate.js";
import { LEVELS } from "../society/income.js";
import { pairedTown, tieStarter } from "../society/ties.js";
import { clockAt } from "../state/clock.js";
import { type Columns, HOOD, TOWN } from "../state/columns.js";
import { HELD_NAMES } from "../state/held.js";
import { Town, townBuffer, townCount, townSize, townStride } from "../state/town.js";
import { Digest } from "./digest.js";
import type { Ledger } from "./ledger.js";
import type { Plan } from "./plan.js";
import { addSpells } from "./spells.js";

/** What one month of some towns adds up to. Sums of whole numbers, so the order of towns is irrelevant. */
export interface Tally {
  /** counters × groups. */
  readonly counts: Float64Array;
  readonly histogram: Int32Array;
  /** groups × LEVELS: residents of each group at each income level. */
  readonly levels: Int32Array;
  /** Spells that ended: months (0..SPELLS−1) × groups. */
  readonly spells: Int32Array;
}

const [RESIDENTS, INCOMES] = ["residents", "income_sum"].map((key) => COUNTER_NUMBER.get(key) as number);

export function emptyTally(groups: number, shared = false): Tally {
  const buffer = (bytes: number): ArrayBuffer =>
    shared ? (new SharedArrayBuffer(bytes) as unknown as ArrayBuffer) : new ArrayBuffer(bytes);
  return {
    counts: new Float64Array(buffer(8 * COUNTERS.length * groups)),
    histogram: new Int32Array(buffer(4 * SCORES)),
    levels: new Int32Array(buffer(4 * LEVELS * groups)),
    spells: new Int32Array(buffer(4 * SPELLS * groups)),
  };
}

/** The towns of a world: empty, or over memory that another thread has made. */
export const makeTowns = (p: Plan, shared: boolean, buffers?: readonly ArrayBufferLike[]): Town[] =>
  Array.from({ length: townCount(p.scene.residents) }, (_, t) => makeTown(p, t, shared, buffers?.[t]));

/** From so many towns on, a world has a ground of its own. Smaller worlds are often many, one after the other, and each thread's one workbench serves them all. */
const OWN_GROUND = 4;

/** Memory in which the compiled loops reach every town of a world, or null where towns are laid on the workbenches of its threads. */
export function groundOf({ scene: { residents }, extras }: Plan, threads: number): Ground | null {
  const towns = townCount(residents);
  return towns < OWN_GROUND ? null : ground(threads, towns * townStride(extras));
}

/** The towns of a world on its ground: empty, or as another thread has made them there. */
export const townsOn = (p: Plan, { memory, from }: Ground): Town[] =>
  Array.from({ length: townCount(p.scene.residents) }, (_, t) =>
    makeTown(p, t, false, memory.buffer, from + t * townStride(p.extras)),
  );

/** One town of a world. */
export function makeTown(
  { scene: { residents, hoods }, extras }: Plan,
  t: number,
  shared: boolean,
  buffer?: ArrayBufferLike,
  offset = 0,
): Town {
  const size = townSize(residents, t);
  const first = (t * TOWN) / HOOD;
  const mine = hoods.slice(first, first + Math.ceil(size / HOOD));
  return new Town(t, size, mine, buffer ?? townBuffer(size, shared, extras), extras, offset);
}

/** Steps some of a world's towns, one month at a time. Each thread has one of these; of towns that it does not live in it reads the last scores only. */
export class Walker {
  private readonly month: Month;
  private readonly generateTown: (town: Town) => void;
  private passes: readonly Pass[] = [];

  constructor(
    readonly plan: Plan,
    /** By number. Towns that are never lived, and whose paired towns are not, may be missing. */
    readonly towns: readonly Town[],
    private readonly ledger: Ledger | null = null,
    private readonly bench: Workbench | null = workbench(),
  ) {
    this.generateTown = generator(plan.scene, bench?.kernel ?? null);
    this.month =
      ledger === null
        ? new Month(plan.scene, COUNTERS.length, DENSE_END, bench)
        : new WitnessedMonth(ledger, plan.scene, COUNTERS.length, DENSE_END, bench);
    towns.forEach((town) => {
      if (ledger?.livesIn(town.index)) town.keepOrigins();
    });
  }

  far(t: number): Town | null {
    const other = pairedTown(t, this.towns.length);
    return other < 0 ? null : this.towns[other];
  }

  /** Writes the residents of town t. */
  generate(t: number): void {
    this.generateTown(this.towns[t]);
    this.towns[t].columns.score_a.fill(-1);
    this.towns[t].columns.score_b.fill(-1);
    this.towns[t].columns.rank_past.fill(255);
  }

  /** Draws the ties of town t; both it and its paired town must have been generated. */
  tie(t: number): void {
    tieStarter(this.plan.scene, this.plan.ordersOf, this.bench?.kernel ?? null)(this.towns[t], this.far(t));
  }

  /** Lives month `index` in the towns given, and leaves what it adds up to in `tally`. `after` sees each town when its month is done. */
  live(
    index: number,
    mine: readonly number[],
    ranks: Uint8Array | null,
    tally: Tally,
    after?: (town: Town, month: Month) => void,
  ): void {
    this.enter(index, ranks);
    for (const t of mine) this.liveIn(t, after);
    this.leave(tally);
  }

  /** Begins a month. */
  enter(index: number, ranks: Uint8Array | null): void {
    const m = this.month;
    m.clock = clockAt(this.plan.scene.start, index);
    m.ranking = ranks === null || !asksForRanks(m.clock) ? null : { of: ranks };
    this.passes = this.plan.steps.flatMap((step) => step.at(m.clock));
  }

  /** Lives the month in one town. */
  liveIn(t: number, after?: (town: Town, month: Month) => void): void {
    const m = this.month;
    const town = this.towns[t];
    try {
      m.town = this.bench?.lay(town, m.clock) ?? town;
      m.far = this.far(t);
      this.ledger?.enter(m.town, m.clock.index);
      walk(this.passes, m.town, m);
      this.bench?.putBack(m.town, town, m.clock);
      m.addDense(DENSE_FROM, DENSE_END);
      after?.(town, m);
    } catch (error) {
      // What lies on the workbench would otherwise be counted in the next world of this thread.
      m.breakOff();
      throw error;
    }
  }

  /** Ends the month: what the towns lived here add up to is in `tally`. */
  leave(tally: Tally): void {
    const m = this.month;
    addUpLevels(m, RESIDENTS, INCOMES, this.plan.scene.income.whole);
    tally.counts.set(m.counts);
    tally.spells.fill(0);
    addSpells(tally.spells, m.spells, m.groups);
    tally.levels.set(m.levels);
    // Those not rated are in the last place, which nobody reads.
    tally.histogram.set(m.histogram.subarray(0, SCORES));
    m.clear();
  }
}

/** By itself, so that V8, which compiles what loops, does not compile `liveIn` around it. */
function walk(passes: readonly Pass[], town: Town, m: Month): void {
  for (const pass of passes) pass(town, m);
}

/** The fingerprint of one town: its columns and what its registry holds back. An extra column or list that holds nothing leaves no mark. */
export function townDigest(town: Town): string {
  const d = new Digest();
  for (const column of Object.values(town.columns)) addColumn(d, column);
  d.words(town.pending.words.subarray(0, town.pending.length));
  d.words(town.expiring.words.subarray(town.expiring.head, town.expiring.length));
  for (const [name, column] of Object.entries(town.extras))
    if (column.some((x) => x !== 0)) {
      d.text(name);
      addColumn(d, column);
    }
  for (const name of HELD_NAMES) {
    const { live } = town.held[name];
    if (live.length === 0) continue;
    d.text(name);
    d.words(live);
  }
  return d.hex();
}

function addColumn(d: Digest, column: Columns[keyof Columns]): void {
  // Four bytes at a time where the column begins at a word (it does in any town of a whole neighbourhood).
  const whole = column.byteOffset % 4 === 0 ? column.byteLength & ~3 : 0;
  if (whole > 0) d.words(new Int32Array(column.buffer as ArrayBuffer, column.byteOffset, whole >> 2));
  for (let n = whole / column.BYTES_PER_ELEMENT; n < column.length; n++) d.word(column[n]);
}

/** Rank in 255ths of each score: the share of the rated who stand strictly below it, exact. Gives back how many are rated. */
export function rankTable(histogram: Int32Array, into: Uint8Array, k: Kernel | null = kernel()): number {
  if (k !== null) {
    const out = k.room("ranks", Uint8Array, SCORES);
    const rated = k.loops.rank(k.copy("scores of all", histogram), SCORES, out.byteOffset);
    into.set(out);
    return rated;
  }
  let rated = 0;
  for (let n = 0; n < SCORES; n++) rated += histogram[n];
  let below = 0;
  let rank = 0;
  for (let n = 0; n < SCORES; n++) {
    into[n] = rank;
    if (histogram[n] === 0) continue;
    below += histogram[n];
    rank = Math.floor((below * 255) / rated);
  }
  return rated;
}
