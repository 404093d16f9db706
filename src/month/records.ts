import type { Kernel } from "../kernel/kernel.js";
import { TOWN } from "../state/columns.js";

/** How a record stands to what happened: true, of the wrong person, of nobody's act, or mixed up at the centre. */
export const TRUE = 0;
export const WRONG_PERSON = 1;
export const NOBODY = 2;
export const MIXED_UP = 3;

/**
 * So many records of a town in a month lie where the compiled loops reach them: two a resident. More are kept in plain arrays. Three lines of a cache
 * more than a power of two, or the same place in all fields would fall on the same lines.
 */
export const ROOM = 2 * TOWN + 192;
/** Compiled loops write records in runs, and past the last one. */
const RUN = 16;

/**
 * What a registry believes happened. Lists of one town's records in one month, field by field; they grow as needed and are
 * used again next month.
 */
export class Records {
  length = 0;
  subject = new Uint16Array(0);
  act = new Uint8Array(0);
  channel = new Uint8Array(0);
  truth = new Uint8Array(0);
  /**
   * Who stands behind it, as a place in the town: of a true record its subject, of a wrong person's who did it, of nobody's act who reported
   * it, of a mixed-up copy whose file it was meant for; −1 where nobody does, or it is not known.
   */
  actor = new Int32Array(0);
  /** Months it was on its way. */
  late = new Uint8Array(0);
  /** What it cost or brought its subject, in 1/16 points: 0 until points are given. */
  points = new Int16Array(0);
  /** In the kernel's memory, where there is one. */
  private readonly home: ArrayBufferView | null;
  /** Where the records lie there; −1 where they do not. */
  private at = -1;

  constructor(kernel: Kernel | null = null, name = "") {
    this.home = kernel?.room(name, Int32Array, ROOM * 3) ?? null;
    if (this.home === null) this.lie(new ArrayBuffer(1024 * 12), 0, 1024);
    else this.comeHome(this.home);
  }

  private comeHome({ buffer, byteOffset }: ArrayBufferView): void {
    this.lie(buffer, byteOffset, ROOM);
    this.at = byteOffset;
  }

  /** Lays the fields side by side over a block, the widest first: the compiled loops count on it. */
  private lie(block: ArrayBufferLike, offset: number, room: number): void {
    const buffer = block as ArrayBuffer;
    this.actor = new Int32Array(buffer, offset, room);
    this.subject = new Uint16Array(buffer, offset + room * 4, room);
    this.points = new Int16Array(buffer, offset + room * 6, room);
    this.act = new Uint8Array(buffer, offset + room * 8, room);
    this.channel = new Uint8Array(buffer, offset + room * 9, room);
    this.truth = new Uint8Array(buffer, offset + room * 10, room);
    this.late = new Uint8Array(buffer, offset + room * 11, room);
  }

  /** Where the records lie in the kernel's memory, with room for so many more; −1 where they do not, or there is none. */
  reach(more = 0): number {
    return this.length + more + RUN <= ROOM ? this.at : -1;
  }

  clear(): void {
    this.length = 0;
    if (this.home !== null && this.at < 0) this.comeHome(this.home);
  }

  push(
    subject: number,
    act: number,
    channel: number,
    truth: number,
    actor = truth === TRUE ? subject : -1,
    late = 0,
  ): void {
    if (this.length === this.subject.length) this.grow();
    const n = this.length++;
    this.subject[n] = subject;
    this.act[n] = act;
    this.channel[n] = channel;
    this.truth[n] = truth;
    this.actor[n] = actor;
    this.late[n] = late;
    this.points[n] = 0;
  }

  /** Keeps the records for which `keep` says so, in their order. */
  sift(keep: (n: number) => boolean): void {
    let kept = 0;
    for (let n = 0; n < this.length; n++) {
      if (!keep(n)) continue;
      if (kept !== n) this.copy(n, kept);
      kept++;
    }
    this.length = kept;
  }

  private copy(from: number, to: number): void {
    for (const field of this.fields) field[to] = field[from];
  }

  /** Takes record `n` out of the list; the others keep their order. */
  drop(n: number): void {
    for (const field of this.fields) field.copyWithin(n, n + 1, this.length);
    this.length--;
  }

  private get fields() {
    return [this.subject, this.act, this.channel, this.truth, this.actor, this.late, this.points];
  }

  private grow(): void {
    const old = this.fields;
    const room = this.length * 2;
    this.lie(new ArrayBuffer(room * 12), 0, room);
    this.at = -1;
    this.fields.forEach((field, f) => {
      field.set(old[f]);
    });
  }
}
