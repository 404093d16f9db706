import { GATED_DECISIONS } from "../draws/decisions.js";
import { KINDS, type Rate, scaled } from "./rates.js";

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

/** The rows by decision, and for each kind and each of the eight words, four byte bounds: a byte not below its bound cannot come out. */
export interface Gate {
  readonly asked: readonly Asked[];
  readonly rows: readonly (Asked | null)[];
  readonly bounds: Int32Array;
  /** The same bounds, a byte each in the order of the rows, for the compiled loop; only where all fit. */
  readonly bytes: Uint8Array;
  /** 1 where a bound is above 128. */
  readonly wide: Uint8Array;
  /** The highest bound of each row. */
  readonly highest: Int32Array;
  /** Is every bound below 256, and every row one that the compiled loop knows? */
  fits: boolean;
  /** Counts the changes of the bounds. */
  version: number;
  /** The first kind that is asked anything: 256 where children, the first age band, are spared. */
  youngest: number;
}

/** Words of four bytes in a hash. */
export const WORDS = GATED_DECISIONS / 4;

/** The compiled loop knows the decisions below this: those of seven of the eight words. */
const COMPILED = 28;

/** All four bytes pass: some bound is above 128, where the quick look cannot tell. */
export const ALL = -1;

export const newGate = (asked: readonly Asked[]): Gate => ({
  asked,
  rows: Array.from({ length: GATED_DECISIONS }, (_, d) => asked.find((a) => a.rate.decision === d) ?? null),
  bounds: new Int32Array(KINDS * WORDS),
  bytes: new Uint8Array(KINDS * GATED_DECISIONS),
  wide: new Uint8Array(KINDS * GATED_DECISIONS),
  highest: new Int32Array(GATED_DECISIONS),
  fits: false,
  version: 0,
  youngest: 0,
});

/** Works out the byte bounds of the rows whose rates have changed. */
export function bound(gate: Gate, changed: readonly Asked[]): void {
  const { bounds, bytes, rows } = gate;
  for (const { rate, sought } of changed) {
    const { byKind, mostRest, decision } = rate;
    let highest = 0;
    for (let kind = 0; kind < KINDS; kind++) {
      const most = byKind[kind] === 0 ? 0 : scaled(scaled(byKind[kind], mostRest), sought);
      const n = byKind[kind] === 0 ? 0 : Math.floor(most / 0x1000000) + 1;
      highest = n > highest ? n : highest;
      bytes[kind * GATED_DECISIONS + decision] = n > 255 ? 255 : n;
      // Four bytes a word; above 128 the quick look cannot tell.
      gate.wide[kind * GATED_DECISIONS + decision] = n > 128 ? 1 : 0;
    }
    gate.highest[decision] = highest;
  }
  gate.fits = gate.highest.every((n, decision) => n < 256 && (n === 0 || decision < COMPILED));
  gate.version++;
  // The first byte is the lowest of its word, as on every machine that Node and browsers run on.
  const words = new Int32Array(bytes.buffer);
  const wide = new Int32Array(gate.wide.buffer);
  for (let n = 0; n < bounds.length; n++) bounds[n] = wide[n] === 0 ? words[n] : ALL;
  gate.youngest = rows.some((row) => row?.rate.byKind.subarray(0, 256).some((n) => n !== 0)) ? 0 : 256;
}
