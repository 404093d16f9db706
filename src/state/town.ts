import { type Columns, columnsOver, HOOD, TOWN, townBytes } from "./columns.js";
import { type ExtraName, type Extras, extraBytes, extrasOver } from "./extras.js";
import { type Held, holdNothing } from "./held.js";

/** Where a neighbourhood lies. */
export interface Hood {
  readonly region: number;
  readonly urban: 0 | 1;
}

/**
 * A record a registry holds back until its month has come: one 32-bit word.
 * bits 0-15 subject, 16-21 act, 22-25 channel, 26-27 truth, 28-31 months still to wait.
 */
export class PendingRecords {
  words = new Int32Array(64);
  length = 0;
  /** In a replay, what the registry does not know, word by word: bits 0-16 the place of the actor plus one, 20-23 months it is late. */
  origins: Int32Array | null = null;

  push(packed: number, origin = 0): void {
    this.makeRoom(1);
    if (this.origins !== null) {
      this.origins = atLeast(this.origins, this.words.length);
      this.origins[this.length] = origin;
    }
    this.words[this.length++] = packed;
  }

  /** The same of several. */
  append(packed: Int32Array, origins: Int32Array): void {
    this.makeRoom(packed.length);
    if (this.origins !== null) {
      this.origins = atLeast(this.origins, this.words.length);
      this.origins.set(origins, this.length);
    }
    this.words.set(packed, this.length);
    this.length += packed.length;
  }

  private makeRoom(more: number): void {
    const all = this.length + more;
    if (all <= this.words.length) return;
    const wider = new Int32Array(Math.max(all, this.words.length * 2));
    wider.set(this.words);
    this.words = wider;
  }
}

/**
 * Points that will be given back when their record expires, oldest first: two words each.
 * Word 0: bits 0-15 subject, 16 from a false record. Word 1: bits 0-15 points in 1/16, 16-31 month of expiry.
 */
export class ExpiringPoints {
  words = new Int32Array(0);
  head = 0;
  length = 0;
  /** In a replay, what the points are for, a word beside each two: bits 0-5 act, 6-9 channel, 10-12 truth, 13-29 the place of the actor plus one. */
  origins: Int32Array | null = null;

  push(subject: number, isFalse: number, points: number, month: number, origin = 0): void {
    if (this.length + 2 > this.words.length) this.makeRoom();
    if (this.origins !== null) {
      this.origins = atLeast(this.origins, this.words.length >> 1);
      this.origins[this.length >> 1] = origin;
    }
    this.words[this.length++] = subject | (isFalse << 16);
    this.words[this.length++] = (points & 0xffff) | (month << 16);
  }

  private makeRoom(): void {
    const live = this.words.subarray(this.head, this.length);
    const room = live.length * 2 >= this.words.length ? new Int32Array(Math.max(128, live.length * 2)) : this.words;
    if (room === this.words) room.copyWithin(0, this.head, this.length);
    else room.set(live);
    this.origins?.copyWithin(0, this.head >> 1, this.length >> 1);
    this.words = room;
    this.length -= this.head;
    this.head = 0;
  }
}

/** The list itself, or a longer copy of it. */
function atLeast(list: Int32Array, length: number): Int32Array {
  if (list.length >= length) return list;
  const longer = new Int32Array(length);
  longer.set(list);
  return longer;
}

/** Up to 65,536 residents: the unit of memory, of parallel work and of a checkpoint. */
export class Town {
  readonly columns: Columns;
  /** Columns that this world's mechanisms have asked for. */
  readonly extras: Extras;
  /** All columns, as they lie side by side. */
  readonly bytes: Uint8Array;

  constructor(
    readonly index: number,
    readonly size: number,
    readonly hoods: readonly Hood[],
    buffer: ArrayBufferLike,
    readonly extraNames: readonly ExtraName[] = [],
    offset = 0,
    readonly pending = new PendingRecords(),
    readonly expiring = new ExpiringPoints(),
    readonly held: Held = holdNothing(),
  ) {
    this.columns = columnsOver(buffer, size, offset);
    this.extras = extrasOver(buffer, offset + townBytes(size), size, extraNames);
    this.bytes = new Uint8Array(buffer as ArrayBuffer, offset, sizeOf(size, extraNames));
  }

  /** From now on records on their way, and points that expire, keep where they come from. For a replay; what is there already is not known. */
  keepOrigins(): void {
    this.pending.origins = new Int32Array(this.pending.words.length);
    this.expiring.origins = new Int32Array(this.expiring.words.length >> 1);
  }

  /** Scores that others may read this month: last month's. */
  lastScores(month: number): Int16Array {
    return month & 1 ? this.columns.score_a : this.columns.score_b;
  }

  /** Scores being written this month. */
  scores(month: number): Int16Array {
    return month & 1 ? this.columns.score_b : this.columns.score_a;
  }
}

/** How many residents town `t` of a world of `residents` holds. */
export const townSize = (residents: number, t: number): number => Math.min(TOWN, residents - t * TOWN);

export const townCount = (residents: number): number => Math.ceil(residents / TOWN);

export const hoodCount = (residents: number): number => Math.ceil(residents / HOOD);

/** The bytes of a town's columns, with those that its world has asked for. */
const sizeOf = (size: number, extras: readonly ExtraName[]): number => townBytes(size) + extraBytes(extras, size);

/** Memory for one town. Shared where the platform has it, so that workers see each other's last month. */
export function townBuffer(size: number, shared: boolean, extras: readonly ExtraName[] = []): ArrayBufferLike {
  const bytes = sizeOf(size, extras);
  return shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
}

/** From one town's first byte to the next one's, where towns lie in one memory: a compiled loop may read and write a run past the last column. */
export const townStride = (extras: readonly ExtraName[]): number => sizeOf(TOWN, extras) + 64;
