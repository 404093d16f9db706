import { GATED_DECISIONS } from "../draws/decisions.js";
import type { Kernel } from "../kernel/kernel.js";
import { kindIn, PROFILE_SEEKING } from "../month/scratch.js";
import { KINDS, ONE, type Rate, scaled } from "./rates.js";

/** A row being sampled: its rate, and what learning takes off it. */
export interface Asked {
  readonly rate: Rate;
  readonly need: number;
  readonly deterred: number;
  readonly chilled: readonly number[] | null;
  readonly sought: number;
  /** What fear leaves of the rate, in 1/65,536, by distance from the official line and level of the fear; null where nobody fears it. */
  readonly left: Uint32Array | null;
}

/**
 * The rows, and for each kind and each of their 32 decisions a byte bound: a byte not below its bound cannot come out. Those who seek points have bounds of
 * their own, or everyone would be taken for as eager as they are.
 */
export interface Gate {
  readonly asked: readonly Asked[];
  /** Of each row the bounds for its thresholds, of those who do not seek points and then of those who do; 255 for any above. */
  readonly bounds: Map<Asked, Uint8Array>;
  /** Rows whose bounds the kernel has not been told since they changed. */
  readonly untold: Set<Asked>;
  /** The highest bound of each decision; 0 where no row has it. */
  readonly highest: Int32Array;
  /** Is every bound below 256, and every row one that the compiled loop knows? */
  fits: boolean;
}

/** Kinds of those who seek points are numbered from here: the bit after the last of a kind. */
const SEEKERS = 2048;
/** The number of a profile's row of bounds. */
export const boundsOf = (profile: number): number => kindIn(profile) | (profile & PROFILE_SEEKING ? SEEKERS : 0);

/** Words of four bytes in a hash. */
export const WORDS = GATED_DECISIONS / 4;

/** The compiled loop knows the decisions below this: those of seven of the eight words. */
const COMPILED = 28;

export const newGate = (asked: readonly Asked[]): Gate => ({
  asked,
  bounds: new Map(),
  untold: new Set(),
  highest: new Int32Array(GATED_DECISIONS),
  fits: true,
});

/** Works out the byte bounds of the rows whose rates have changed. */
export function bound(gate: Gate, changed: readonly Asked[]): void {
  for (const row of changed) {
    const { decision, mostRest, thresholds } = row.rate;
    const bounds = [ONE, row.sought].flatMap((eager) =>
      Array.from(thresholds, (most) =>
        most === 0 ? 0 : Math.floor(scaled(scaled(most, mostRest), eager) / 0x1000000) + 1,
      ),
    );
    gate.highest[decision] = Math.max(...bounds);
    gate.bounds.set(
      row,
      Uint8Array.from(bounds, (n) => Math.min(n, 255)),
    );
    gate.untold.add(row);
  }
  gate.fits = gate.highest.every((n, decision) => n < 256 && (n === 0 || decision < COMPILED));
}

/** The address of the bounds in a kernel, a byte for each of `boundsOf` and each decision. What has changed of them and of the rates is written there. */
export function boundsIn(k: Kernel, gate: Gate): number {
  const all = k.room("bounds", Uint8Array, (SEEKERS + KINDS) * GATED_DECISIONS);
  const some = k.room("bounds of a rate", Uint8Array, 2 * KINDS);
  const mine = k.owned("bounds", gate);
  if (!mine) all.fill(0);
  for (const row of mine ? gate.untold : gate.asked) {
    const { rate } = row;
    rate.tell(k);
    some.set(gate.bounds.get(row) as Uint8Array);
    const which = rate.whichIn(k);
    const out = all.byteOffset + rate.decision;
    k.loops.spreadBytes(which, some.byteOffset, KINDS, GATED_DECISIONS, out);
    const seekers = some.byteOffset + rate.thresholds.length;
    k.loops.spreadBytes(which, seekers, KINDS, GATED_DECISIONS, out + SEEKERS * GATED_DECISIONS);
  }
  gate.untold.clear();
  return all.byteOffset;
}

/** All four bytes pass: some bound is above 128, where the quick look cannot tell. */
export const ALL = -1;

/** What the plain form goes by. */
export interface PlainBounds {
  /** Four byte bounds a word, for each kind and each of the eight words. */
  readonly words: Int32Array;
  /** The first kind that is asked anything: 256 where children, the first age band, are spared. */
  readonly youngest: number;
}

export function plainBounds({ bounds }: Gate): PlainBounds {
  const bytes = new Uint8Array((SEEKERS + KINDS) * GATED_DECISIONS);
  for (const [{ rate }, own] of bounds)
    for (let kind = 0; kind < KINDS; kind++) {
      const n = rate.which[kind];
      bytes[kind * GATED_DECISIONS + rate.decision] = own[n];
      bytes[(SEEKERS + kind) * GATED_DECISIONS + rate.decision] = own[rate.thresholds.length + n];
    }
  // The first byte is the lowest of its word, as on every machine that Node and browsers run on.
  const words = new Int32Array(bytes.buffer.slice(0));
  for (let at = 0; at < bytes.length; at++) if (bytes[at] > 128) words[at >> 2] = ALL;
  return { words, youngest: bytes.subarray(0, 256 * GATED_DECISIONS).some((bound) => bound !== 0) ? 0 : 256 };
}
