import type { ColumnType } from "../kernel/kernel.js";
import { TOWN } from "../state/columns.js";
import { LIST } from "./packing.js";

/** Who a resident is, as bits of the `status` column. */
export const ADULT = 1;
export const ONLINE = 2;
export const PAYER = 4;
export const RATED = 8;
export const AWARE = 16;
export const SCHOOL_AGE = 32;

/** Bit of the `flags` column: seeks points this month. */
export const SEEKING = 16;

/** Parts of a profile. */
export const kindIn = (profile: number): number => profile & 0x7ff;
export const bandIn = (profile: number): number => (profile >>> 8) & 7;
export const restIn = (profile: number): number => (profile >>> 11) & 0x7f;
export const quintileIn = (profile: number): number => (profile >>> 15) & 7;
export const PROFILE_SEEKING = 1 << 18;
/** How far the `status` bits are shifted in a profile. */
export const PROFILE_STATUS = 19;

/** Decisions are numbered below this. */
const DECISIONS = 256;

/** Makes a column of zeros. */
export type MakeColumn = <T>(type: ColumnType<T>, length: number) => T;
const plainColumn: MakeColumn = (type, length) => new type(new ArrayBuffer(length * type.BYTES_PER_ELEMENT), 0, length);

/**
 * Columns a thread works in while the steps run over one town. Nothing here outlives the town's month; what must is in the
 * state. One set a thread, small enough to stay in cache beside one town.
 */
export class Scratch {
  /**
   * Who the resident is this month, in one word: bits 0-7 temperaments, 8-10 age band, 11 male, 12 urban, 13-14 education, 15-17 income fifth,
   * 18 seeks points, 19-24 the `status` column. A rate is a table by bits 0-10 times a table by bits 11-17.
   */
  readonly profile: Uint32Array;
  /** Where the resident is counted: kind of place in this town (region and urban or rural) times CELLS, plus group cell. */
  readonly cell: Uint16Array;
  /** Sanctions that close something to the resident, and rewards that open something: a bit a row of the catalogue. */
  readonly closed: Uint16Array;
  readonly opened: Uint16Array;
  /** What the score would close without false records, and without the scores of others: of those touched, in their order. */
  readonly withoutFalse: Uint16Array;
  readonly withoutOthers: Uint16Array;
  /** Residents something is closed or opened to, in order, and how many they are. */
  readonly touched: Uint16Array;
  touchedCount = 0;
  /** Points of this month's score that come from others, and from who the resident is, in 1/16. */
  readonly through: Int16Array;
  readonly standing: Int16Array;
  /** Does `standing` hold anything but zeros? */
  hasStanding = false;
  /** Sum of living ties' last scores, how many they are, and how many of them stand visibly below the line. */
  readonly tieSum: Int32Array;
  readonly tieCount: Uint8Array;
  readonly tieLow: Uint8Array;
  /** What the resident felt this month: points lost, and words struck out. */
  readonly felt: Uint8Array;
  readonly struck: Uint8Array;
  /** Who did what: for each decision about acts and occasions, the residents it came out "yes" for. */
  readonly did = Array.from({ length: DECISIONS }, () => new Uint16Array(0));
  readonly didCount: Int32Array;
  /** Where those lists lie, for the compiled loops; 0 for one that is not made. */
  readonly lists: Int32Array;

  /** `column` makes the columns: plain arrays, or arrays in a kernel's memory. */
  constructor(private readonly column: MakeColumn = plainColumn) {
    this.profile = column(Uint32Array, TOWN);
    this.cell = column(Uint16Array, TOWN);
    this.closed = column(Uint16Array, TOWN);
    this.opened = column(Uint16Array, TOWN);
    this.withoutFalse = column(Uint16Array, TOWN);
    this.withoutOthers = column(Uint16Array, TOWN);
    this.touched = column(Uint16Array, LIST);
    this.through = column(Int16Array, TOWN);
    this.standing = column(Int16Array, TOWN);
    this.tieSum = column(Int32Array, TOWN);
    this.tieCount = column(Uint8Array, TOWN);
    this.tieLow = column(Uint8Array, TOWN);
    this.felt = column(Uint8Array, TOWN);
    this.struck = column(Uint8Array, TOWN);
    this.didCount = column(Int32Array, DECISIONS);
    this.lists = column(Int32Array, DECISIONS);
  }

  /** Space for all of a town to do the same thing, and to write four at a time; made when first needed. */
  listOf(decision: number): Uint16Array {
    if (this.did[decision].length === 0) {
      this.did[decision] = this.column(Uint16Array, TOWN + 4);
      this.lists[decision] = this.did[decision].byteOffset;
    }
    return this.did[decision];
  }
}
