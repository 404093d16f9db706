import { HELD_NAMES } from "../state/held.js";
import type { Town } from "../state/town.js";

/** Words of one town's print in one month. */
export const PRINT_WORDS = 2;

/**
 * A quick print of a town's whole state, two 32-bit words: the same state gives the same print, another state another one, but for a
 * chance in 2⁶⁴. Taken of every town each month, so it has to cost next to nothing: four lanes that do not wait for each
 * other, a multiply and a turn for each word. `townDigest` is the careful one, taken once at the end.
 */
export function printTown(town: Town, into: Int32Array, at: number): void {
  const { bytes, pending, expiring, held } = town;
  const lanes = [0x243f6a88 | 0, 0x85a308d3 | 0, 0x13198a2e | 0, 0x03707344 | 0];
  // The traits, first in memory, never change.
  const words = new Int32Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength >> 2);
  mix(lanes, words, town.columns.traits.byteLength >> 2);
  mix(lanes, pending.words.subarray(0, pending.length));
  mix(lanes, expiring.words.subarray(expiring.head, expiring.length));
  for (const name of HELD_NAMES) mix(lanes, held[name].live);
  const [a, b, c, d] = lanes;
  into[at] = settled(a ^ turned(c));
  into[at + 1] = settled(b ^ turned(d));
}

const turned = (x: number): number => (x << 13) | (x >>> 19);

function mix(lanes: number[], words: Int32Array, from = 0): void {
  let a = lanes[0];
  let b = lanes[1];
  let c = lanes[2];
  let d = lanes[3] ^ words.length;
  const whole = from + ((words.length - from) & ~3);
  for (let n = from; n < whole; n += 4) {
    a = Math.imul(a ^ words[n], 0x9e3779b1);
    b = Math.imul(b ^ words[n + 1], 0x85ebca6b);
    c = Math.imul(c ^ words[n + 2], 0xc2b2ae35);
    d = Math.imul(d ^ words[n + 3], 0x27d4eb2f);
    a = (a << 13) | (a >>> 19);
    b = (b << 13) | (b >>> 19);
    c = (c << 13) | (c >>> 19);
    d = (d << 13) | (d >>> 19);
  }
  for (let n = whole; n < words.length; n++) a = turned(Math.imul(a ^ words[n], 0x9e3779b1));
  lanes[0] = a;
  lanes[1] = b;
  lanes[2] = c;
  lanes[3] = d;
}

/** Spreads the last words over all bits. */
function settled(x: number): number {
  const y = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  const z = Math.imul(y ^ (y >>> 15), 0x846ca68b);
  return z ^ (z >>> 16);
}

/** A print as it is written: 16 hexadecimal digits. */
export const printText = (prints: Int32Array, at: number): string =>
  [prints[at], prints[at + 1]].map((x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
