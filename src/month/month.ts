import { DECISIONS, type DecisionName } from "../draws/decisions.js";
import { type Key, key } from "../draws/hash.js";
import { drawCode, GATE_CODE } from "../draws/uniform.js";
import type { Kernel } from "../kernel/kernel.js";
import { CELLS, MOST_GROUPS } from "../society/groups.js";
import { LEVELS } from "../society/income.js";
import type { Scene } from "../society/scene.js";
import type { Clock } from "../state/clock.js";
import type { Town } from "../state/town.js";
import { Listings } from "./listings.js";
import { Records } from "./records.js";
import { Scratch } from "./scratch.js";
import type { Witness } from "./witness.js";
import type { Workbench } from "./workbench.js";

/** Last month's scores of all who are rated, counted: how many stand at or below each score. */
export interface Ranking {
  /** Rank in 255ths (0..254) for each score in 1/16 points, 0 at the bottom; exact, by counting. */
  readonly of: Uint8Array;
}

/** Scores there can be, in 1/16 points. */
export const SCORES = 32768;

/** Lengths of spells are counted up to this many months. */
export const SPELLS = 256;

/** Most rows of sums by cell that are added up together: a word has a bit for each. */
const ROWS = 32;
const FIRST_ROWS = Int32Array.from({ length: ROWS }, (_, row) => row);

/** Every byte as it is, for `Month.sumBytes`. */
export const AS_IT_IS = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** The groups of places alone, by the groups of all cells: a town has the same each month. */
const knownPlaces = new WeakMap<Uint16Array, Uint16Array>();

/** What the steps of one month see and write besides the town: one per thread, moved from town to town. */
export class Month {
  town!: Town;
  far: Town | null = null;
  clock!: Clock;
  ranking: Ranking | null = null;
  /** Hears of every move of the scores it follows; null in a plain run. */
  witness: Witness | null = null;
  readonly scratch: Scratch;
  /** The compiled loops, where the town being lived in lies on their workbench. */
  readonly kernel: Kernel | null;
  /** Seen this month, on their way to a registry. */
  readonly seen: Records;
  /** Filed this month: these cost or bring points. */
  readonly filed: Records;
  /** Settled this month: these put residents on lists. */
  readonly listings = new Listings();
  /** Residents whose listing was found this month to rest on a false record. */
  readonly corrected: number[] = [];
  /** Every counter by group: counters × groups. What is counted now and then goes straight in here. All zero when a month begins. */
  readonly counts: Float64Array;
  /** The groups a place in `Scratch.cell` belongs to, eight to a place: all, five of the person, urban or rural, region. */
  groupsOf: Uint16Array = new Uint16Array(0);
  /** Counters that nearly every resident moves each month, by number and cell; added up to groups once a town is done. */
  readonly dense: Float64Array;
  stride = CELLS;
  /** How many residents of each group have each income level at the month's end: groups × LEVELS. */
  readonly levels: Int32Array;
  /** The same of each cell without its place, before it is added up to groups: CELLS × LEVELS. */
  readonly levelsOfCells: Int32Array;
  /** Spells under sanction that ended, by months and group: SPELLS × groups. */
  readonly spells: Float64Array;
  /** How many residents have each score, in 1/16 points; those not rated are in the last place. */
  readonly histogram: Int32Array;

  readonly groups: number;

  /** Where there is a kernel: the counter of each row that is added up, and the address of the working room of counting. */
  private readonly countersOfRows: Int32Array;
  private readonly room: number;

  constructor(
    readonly scene: Scene,
    counters: number,
    denseEnd: number,
    bench: Workbench | null = null,
  ) {
    this.kernel = bench?.kernel ?? null;
    this.scratch = bench?.scratch ?? new Scratch();
    this.seen = new Records(this.kernel, "records seen");
    this.filed = new Records(this.kernel, "records filed");
    this.groups = scene.groups.length;
    this.counts = (
      this.kernel?.room("counts", Float64Array, counters * MOST_GROUPS) ?? new Float64Array(counters * MOST_GROUPS)
    ).subarray(0, counters * this.groups);
    const cells = CELLS * 16;
    this.dense = this.kernel?.room("dense", Float64Array, denseEnd * cells) ?? new Float64Array(denseEnd * cells);
    this.countersOfRows = this.kernel?.room("counters of rows", Int32Array, ROWS) ?? new Int32Array(0);
    this.room = this.kernel?.room("room of counting", Float64Array, (2 + ROWS) * cells).byteOffset ?? 0;
    this.cellSums = this.kernel?.room("cell sums", Float64Array, cells) ?? new Float64Array(cells);
    this.levels = (
      this.kernel?.room("levels", Int32Array, MOST_GROUPS * LEVELS) ?? new Int32Array(MOST_GROUPS * LEVELS)
    ).subarray(0, this.groups * LEVELS);
    this.spells = (
      this.kernel?.room("spells", Float64Array, SPELLS * MOST_GROUPS) ?? new Float64Array(SPELLS * MOST_GROUPS)
    ).subarray(0, SPELLS * this.groups);
    this.levelsOfCells =
      this.kernel?.room("levels of cells", Int32Array, CELLS * LEVELS) ?? new Int32Array(CELLS * LEVELS);
    this.histogram = this.kernel?.room("histogram", Int32Array, 65536) ?? new Int32Array(65536);
  }

  /** Forgets what the month has counted. */
  clear(): void {
    for (const sums of [this.counts, this.levels, this.histogram, this.spells]) sums.fill(0);
  }

  /** Forgets what a month that broke off has counted, in the midst of a town. */
  breakOff(): void {
    this.clear();
    for (const sums of [this.dense, this.cellSums, this.levelsOfCells]) sums.fill(0);
  }

  /** The key of an asked decision for this town and month. */
  key(decision: DecisionName, item = 0): Key {
    return this.keyOf(drawCode(DECISIONS[decision], item));
  }

  /** The same by its code. */
  keyOf(code: number): Key {
    return key(this.scene.seed, code, this.clock.index, this.town.index);
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

  /** Notes that a spell under sanction ended after so many months. */
  spellEnded(months: number, i: number): void {
    const { groupsOf, spells } = this;
    const from = this.scratch.cell[i] * 8;
    const out = months * this.groups;
    for (let g = 0; g < 8; g++) spells[out + groupsOf[from + g]]++;
  }

  /** The same of the first `n` of a list in the kernel's memory: the resident in the lower half of a word, the months in the upper. */
  spellsEnded(k: Kernel, list: Uint32Array, n: number): void {
    k.loops.spellsEnd(list.byteOffset, n, this.spells.byteOffset);
  }

  /** From now on residents are counted in the groups of a town's kinds of place, as `groupsOf` has them. */
  countIn(groupsOf: Uint16Array): void {
    this.groupsOf = groupsOf;
    this.stride = groupsOf.length / 8;
    const { kernel } = this;
    if (kernel === null) return;
    let places = knownPlaces.get(groupsOf);
    if (places === undefined) {
      const kinds = this.stride / CELLS;
      places = Uint16Array.from({ length: 2 * kinds }, (_, n) => groupsOf[(n >> 1) * 8 * CELLS + 6 + (n & 1)]);
      knownPlaces.set(groupsOf, places);
    }
    kernel.loops.countIn(
      this.stride,
      kernel.table("groups of places", places),
      this.counts.byteOffset,
      this.groups,
      this.scratch.cell.byteOffset,
      this.cellSums.byteOffset,
      this.room,
    );
  }

  /** One more for counter `counter`, in all groups of resident `i`. */
  count(counter: number, i: number): void {
    this.add(counter, i, 1);
  }

  /** `amount` more (a whole number) for counter `counter`, in all groups of resident `i`. */
  add(counter: number, i: number, amount: number): void {
    if (this.kernel) {
      this.kernel.loops.addOne(counter, i, amount);
      return;
    }
    const { counts, groupsOf } = this;
    const from = this.scratch.cell[i] * 8;
    const out = counter * this.groups;
    for (let g = 0; g < 8; g++) counts[out + groupsOf[from + g]] += amount;
  }

  /** Sums by cell of this town, to be filled and then handed to `addCells`: all zero. */
  readonly cellSums: Float64Array;

  /** One more for counter `counter`, for each of the first `n` residents of a list, which lies in the kernel's memory where there is one. */
  countEach(counter: number, list: Uint16Array, n: number): void {
    if (this.kernel) this.kernel.loops.countEach(counter, list.byteOffset, n);
    else for (let c = 0; c < n; c++) this.count(counter, list[c]);
  }

  /**
   * One more for counter `counters[k]`, for each of the first `n` residents of a list in whose word of `bits` bit k is set. Both list and words
   * are in the kernel's memory where there is one.
   */
  countBits(counters: Int32Array, list: Uint16Array, n: number, bits: Uint32Array): void {
    if (this.kernel) {
      this.countersOfRows.set(counters);
      this.kernel.loops.countBits(this.countersOfRows.byteOffset, list.byteOffset, bits.byteOffset, n);
      return;
    }
    for (let c = 0; c < n; c++)
      for (let word = bits[c]; word !== 0; word &= word - 1)
        this.count(counters[31 - Math.clz32(word & -word)], list[c]);
  }

  /** Adds, for every resident, what `through` makes of a byte of the resident's to counter `counter`. */
  sumBytes(counter: number, column: Uint8Array, through: Uint8Array, size: number): void {
    const { cellSums, kernel } = this;
    const { cell } = this.scratch;
    if (kernel) kernel.loops.sumBytes(counter, column.byteOffset, kernel.table("bytes", through), size);
    else {
      for (let i = 0; i < size; i++) cellSums[cell[i]] += through[column[i]];
      this.addCells(counter);
    }
  }

  /** Adds sums by cell to counter `counter` and clears them: for what every resident has some of. */
  addCells(counter: number, cellSums = this.cellSums): void {
    if (this.kernel) {
      this.kernel.loops.spreadOne(cellSums.byteOffset, counter);
      return;
    }
    const { counts, groupsOf } = this;
    const out = counter * this.groups;
    for (let cell = 0; cell < this.stride; cell++) {
      const sum = cellSums[cell];
      if (sum === 0) continue;
      for (let g = 0; g < 8; g++) counts[out + groupsOf[cell * 8 + g]] += sum;
      cellSums[cell] = 0;
    }
  }

  /** Adds rows of sums by cell, which are in the kernel's memory, each to the counter of its place, and clears them. */
  addRows(k: Kernel, rows: Float64Array, counters: Int32Array): void {
    this.countersOfRows.set(counters);
    k.loops.spread(rows.byteOffset, 2 ** counters.length - 1, this.countersOfRows.byteOffset);
  }

  /** Adds the dense counters to their groups and clears them: once a town is done. */
  addDense(from: number, end: number): void {
    const { dense, kernel, stride } = this;
    if (kernel) {
      this.countersOfRows.set(FIRST_ROWS);
      kernel.loops.spread(dense.byteOffset, 2 ** end - 2 ** from, this.countersOfRows.byteOffset);
    } else for (let c = from; c < end; c++) this.addCells(c, dense.subarray(c * stride, (c + 1) * stride));
  }
}
