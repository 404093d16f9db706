import { GATED_DECISIONS } from "../draws/decisions.js";
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
  /** The bounds, 255 for any above: by kind, and from `SEEKERS` on of those who seek points. */
  readonly bytes: Uint8Array;
  /** The highest bound of each decision; 0 where no row has it. */
  readonly highest: Int32Array;
  /** Is every bound below 256, and every row one that the compiled loop knows? */
  fits: boolean;
  /** Counts the changes of the bounds. */
  version: number;
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
  bytes: new Uint8Array((SEEKERS + KINDS) * GATED_DECISIONS),
  highest: new Int32Array(GATED_DECISIONS),
  fits: false,
  version: 0,
});

/** Works out the byte bounds of the rows whose rates have changed. */
export function bound(gate: Gate, changed: readonly Asked[]): void {
  const { bytes, highest } = gate;
  for (const { rate, sought } of changed) {
    const { decision, mostRest, thresholds, which } = rate;
    for (const [first, eager] of [
      [0, ONE],
      [SEEKERS, sought],
    ]) {
      const bounds = thresholds.map((most) =>
        most === 0 ? 0 : Math.floor(scaled(scaled(most, mostRest), eager) / 0x1000000) + 1,
      );
      // Nobody is less eager for seeking points.
      highest[decision] = Math.max(...bounds);
      const capped = Uint8Array.from(bounds, (n) => Math.min(n, 255));
      for (let kind = 0; kind < KINDS; kind++) bytes[(first + kind) * GATED_DECISIONS + decision] = capped[which[kind]];
    }
  }
  gate.fits = highest.every((n, decision) => n < 256 && (n === 0 || decision < COMPILED));
  gate.version++;
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

export function plainBounds({ bytes }: Gate): PlainBounds {
  // The first byte is the lowest of its word, as on every machine that Node and browsers run on.
  const words = new Int32Array(bytes.buffer.slice(0));
  for (let at = 0; at < bytes.length; at++) if (bytes[at] > 128) words[at >> 2] = ALL;
  return { words, youngest: bytes.subarray(0, 256 * GATED_DECISIONS).some((bound) => bound !== 0) ? 0 : 256 };
}
