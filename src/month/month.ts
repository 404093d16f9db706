import { DECISIONS, type DecisionName } from "../draws/decisions.js";
import { type Key, key } from "../draws/hash.js";
import { drawCode, GATE_CODE } from "../draws/uniform.js";
import { CELLS } from "../society/groups.js";
import type { Scene } from "../society/scene.js";
import type { Clock } from "../state/clock.js";
import type { Town } from "../state/town.js";
import { Listings } from "./listings.js";
import { Records } from "./records.js";
import { Scratch } from "./scratch.js";
import type { Witness } from "./witness.js";

/** Last month's scores of all who are rated, counted: how many stand at or below each score. */
export interface Ranking {
  /** Rank in 255ths (0..254) for each score in 1/16 points, 0 at the bottom; exact, by counting. */
  readonly of: Uint8Array;
}

/** What the steps of one month see and write besides the town: one per thread, moved from town to town. */
export class Month {
  town!: Town;
  far: Town | null = null;
  clock!: Clock;
  ranking: Ranking | null = null;
  /** Hears of every move of the scores it follows; null in a plain run. */
  witness: Witness | null = null;
  readonly scratch = new Scratch();
  /** Seen this month, on their way to a registry. */
  readonly seen = new Records();
  /** Filed this month: these cost or bring points. */
  readonly filed = new Records();
  /** Settled this month: these put residents on lists. */
  readonly listings = new Listings();
  /** Residents whose listing was found this month to rest on a false record. */
  readonly corrected: number[] = [];
  /** Every counter by group: counters × groups. What is counted now and then goes straight in here. */
  counts: Float64Array;
  /** The groups a place in `Scratch.cell` belongs to, eight to a place: all, five of the person, urban or rural, region. */
  groupsOf: Uint16Array = new Uint16Array(0);
  /** Counters that nearly every resident moves each month, by number and cell; added up to groups once a town is done. */
  readonly dense: Float64Array;
  stride = CELLS;
  /** How many residents have each income level. */
  readonly incomeLevels = new Int32Array(256);
  readonly endedSpells: number[] = [];
  /** How many residents have each score, in 1/16 points; those not rated are in the last place. */
  readonly histogram = new Int32Array(65536);

  private readonly groups: number;

  constructor(
    readonly scene: Scene,
    counters: number,
    denseCounters: number,
  ) {
    this.counts = new Float64Array(counters * scene.groups.length);
    this.dense = new Float64Array(denseCounters * CELLS * 16);
    this.groups = scene.groups.length;
  }

  /** The key of an asked decision for this town and month. */
  key(decision: DecisionName, item = 0): Key {
    return key(this.scene.seed, drawCode(DECISIONS[decision], item), this.clock.index, this.town.index);
  }

  /** The key of a decision that two towns take together, under the number of one of them. */
  keyOfTown(decision: DecisionName, item: number, town: number): Key {
    return key(this.scene.seed, drawCode(DECISIONS[decision], item), this.clock.index, town);
  }

  /** Keys of an asked decision for many items, each worked out once for this town and month. */
  keysByItem(decision: DecisionName): (item: number) => Key {
    const keys: Key[] = [];
    return (item) => {
      keys[item] ??= this.key(decision, item);
      return keys[item];
    };
  }

  /** The key of the gated decisions for this town and month. */
  gate(): Key {
    return key(this.scene.seed, GATE_CODE, this.clock.index, this.town.index);
  }

  /** Notes that a spell under sanction ended after so many months: cell in the low half, months in the high. */
  spellEnded(months: number, i: number): void {
    this.endedSpells.push(this.scratch.cell[i] | (months << 16));
  }

  /** One more for counter `counter`, in all groups of resident `i`. */
  count(counter: number, i: number): void {
    this.add(counter, i, 1);
  }

  /** `amount` more (a whole number) for counter `counter`, in all groups of resident `i`. */
  add(counter: number, i: number, amount: number): void {
    const { counts, groupsOf } = this;
    const from = this.scratch.cell[i] * 8;
    const out = counter * this.groups;
    counts[out] += amount;
    counts[out + groupsOf[from + 1]] += amount;
    counts[out + groupsOf[from + 2]] += amount;
    counts[out + groupsOf[from + 3]] += amount;
    counts[out + groupsOf[from + 4]] += amount;
    counts[out + groupsOf[from + 5]] += amount;
    counts[out + groupsOf[from + 6]] += amount;
    counts[out + groupsOf[from + 7]] += amount;
  }

  /** Sums by cell of this town, to be filled and then handed to `addCells`: all zero. */
  readonly cellSums = new Float64Array(CELLS * 16);

  /** Adds `cellSums` to counter `counter` and clears them: for what every resident has some of. */
  addCells(counter: number): void {
    const { counts, groupsOf, cellSums } = this;
    const out = counter * this.groups;
    for (let cell = 0; cell < this.stride; cell++) {
      const sum = cellSums[cell];
      if (sum === 0) continue;
      for (let g = 0; g < 8; g++) counts[out + groupsOf[cell * 8 + g]] += sum;
      cellSums[cell] = 0;
    }
  }
}
