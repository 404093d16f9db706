import { ALWAYS_COUNTED, COUNTERS } from "../measures/counters.js";
import { gini } from "../measures/gini.js";
import { SPELLS } from "../month/month.js";
import { LEVELS } from "../society/income.js";
import { addRows, addRowsOfWords, addWords } from "./add.js";
import type { Digest } from "./digest.js";
import { SAMPLE_WIDTH } from "./sample.js";
import type { Tally } from "./towns.js";

/** What a world's months have left behind so far: all that is counted, and the sample. */
export class Harvest {
  readonly counts: Float64Array;
  /** months × LEVELS: residents at each income level. */
  readonly incomeLevels: Int32Array;
  /**
   * months × groups: inequality of incomes within a group, NaN where nobody has any. It follows from the state, so it has no part in the
   * fingerprint; the levels of each group, which it is worked out from, would take 250 times its room.
   */
  readonly incomeGini: Float64Array;
  readonly spellsEnded: Int32Array;
  readonly spellsRunning: Int32Array;
  readonly sampleTraits: Uint32Array;
  readonly sampleRows: Int32Array;
  /** months × towns × PRINT_WORDS: a print of every town each month; empty where none are kept. */
  readonly prints: Int32Array;

  constructor(
    months: number,
    private readonly groups: number,
    /** What each income level stands for. */
    private readonly incomes: Float64Array,
    private readonly sampled: number,
    private readonly printed = 0,
  ) {
    this.counts = new Float64Array(months * COUNTERS.length * groups);
    this.incomeLevels = new Int32Array(months * LEVELS);
    this.incomeGini = new Float64Array(months * groups);
    this.spellsEnded = new Int32Array(SPELLS * groups);
    this.spellsRunning = new Int32Array(SPELLS * groups);
    this.sampleTraits = new Uint32Array(sampled);
    this.sampleRows = new Int32Array(months * sampled * SAMPLE_WIDTH);
    this.prints = new Int32Array(months * printed);
  }

  /** Takes what all threads have counted in a month. */
  take(month: number, tallies: readonly Tally[]): void {
    const { groups } = this;
    const at = month * COUNTERS.length * groups;
    const [{ counts, levels }, ...others] = tallies;
    this.counts.set(counts, at);
    for (const { spells } of tallies) addRowsOfWords(this.spellsEnded, spells, groups);
    for (const other of others) {
      addRows(this.counts, at, other.counts, groups);
      // The first tally has served then, until its thread fills it again.
      addWords(levels, other.levels);
    }
    this.incomeLevels.set(levels.subarray(0, LEVELS), month * LEVELS);
    this.incomeGini.set(ginis(levels, this.incomes), month * groups);
  }

  /** Adds the spells still running in one thread's towns, once. */
  takeRunning(running: Int32Array): void {
    addRowsOfWords(this.spellsRunning, running, this.groups);
    running.fill(0);
  }

  takeSample(month: number, rows: Int32Array): void {
    this.sampleRows.set(rows, month * rows.length);
  }

  /** The parts that `months` months have filled: what a checkpoint holds. */
  filled(months: number): ArrayBufferView[] {
    return [
      this.counts.subarray(0, months * COUNTERS.length * this.groups),
      this.incomeLevels.subarray(0, months * LEVELS),
      this.incomeGini.subarray(0, months * this.groups),
      this.spellsEnded,
      this.spellsRunning,
      this.sampleTraits,
      this.sampleRows.subarray(0, months * this.sampled * SAMPLE_WIDTH),
      this.prints.subarray(0, months * this.printed),
    ];
  }

  /** Takes over what the first months of another world have left behind. */
  copy(other: Harvest, months: number): void {
    const from = other.filled(months);
    for (const [n, view] of this.filled(months).entries()) bytesOf(view).set(bytesOf(from[n]));
  }

  /** What is counted in every world, and of the rest whatever counted anything: so a safeguard nobody meets leaves no mark. */
  fingerprint(d: Digest): void {
    const { counts, groups } = this;
    const stride = COUNTERS.length * groups;
    const months = counts.length / stride;
    const always = new Float64Array(months * ALWAYS_COUNTED * groups);
    for (let m = 0; m < months; m++)
      always.set(counts.subarray(m * stride, m * stride + ALWAYS_COUNTED * groups), m * ALWAYS_COUNTED * groups);
    for (const view of [always, this.incomeLevels, this.spellsEnded, this.spellsRunning]) d.bytes(view);
    for (let c = ALWAYS_COUNTED; c < COUNTERS.length; c++) {
      const rows = Array.from({ length: months }, (_, m) =>
        counts.subarray(m * stride + c * groups, m * stride + (c + 1) * groups),
      );
      if (!rows.some((row) => row.some((count) => count !== 0))) continue;
      d.text(COUNTERS[c].key);
      for (const row of rows) d.bytes(row);
    }
  }
}

/** Inequality within each group (rows of `levels`), NaN where nobody has any income. Levels that no one has, at either end, are left out. */
function ginis(levels: Int32Array, incomes: Float64Array): number[] {
  // Everyone is in the first group.
  let end = LEVELS;
  while (end > 0 && levels[end - 1] === 0) end--;
  let from = 0;
  while (from < end && levels[from] === 0) from++;
  const values = incomes.subarray(from, end);
  return Array.from({ length: levels.length / LEVELS }, (_, g) => {
    const row = levels.subarray(g * LEVELS + from, g * LEVELS + end);
    return gini(row, values) ?? Number.NaN;
  });
}

const bytesOf = (view: ArrayBufferView): Uint8Array =>
  new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength);
