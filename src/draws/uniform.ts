import { DECISIONS, type DecisionName } from "./decisions.js";
import { key, word, wordOfEight } from "./hash.js";

/**
 * A decision compares a uniform number with a threshold, both 32-bit: it comes out "yes" when `draw < threshold`, so with
 * probability threshold / 2³². The uniform number belongs to the decision alone, never to the threshold: raise a rate, and all
 * who acted before still act, and some more. That monotone coupling is what makes paired worlds sharp.
 *
 * A gated decision (number below 32) is refined lazily. Its top byte is one of the thirty-two that one hash gives for all
 * gated decisions; only a resident whose byte does not exceed the threshold's asks for the lower 24 bits. The result is the same number as `draw` gives.
 */
const ITEM = 0x1_0000;

/** The key code of the hashes that carry the top bytes of the gated decisions. */
export const GATE_CODE = 0x4000_0000;

/** The key code of a decision about the `item`-th thing of its kind (an act, a slot, an attempt). */
export const drawCode = (decision: number, item = 0): number => decision + item * ITEM;

/** The definition: a uniform 32-bit number for one decision of one resident in one month. */
export function draw(seed: number, decision: DecisionName, resident: number, month: number, item = 0): number {
  const town = Math.floor(resident / 65536);
  const place = resident % 65536;
  const d = DECISIONS[decision];
  const own = key(seed, drawCode(d, item), month, town);
  const low = word(place, own.a, own.b) >>> 0;
  if (d >= 64) return low;
  const gate = key(seed, GATE_CODE, month, town);
  const top = (wordOfEight(place, gate.a, gate.b, d >> 2) >>> ((d & 3) * 8)) & 255;
  return top * 0x1000000 + (low >>> 8);
}

/** The 32-bit threshold of a probability. 1 becomes 2³²−1, which misses one draw in four thousand million. */
export function threshold(probability: number): number {
  if (!(probability > 0)) return 0;
  if (probability >= 1) return 0xffffffff;
  return Math.min(0xffffffff, Math.round(probability * 4294967296));
}

/** A whole number in 0..n−1 from a 32-bit draw (n up to 65,536). */
export const pick = (draw32: number, n: number): number => Math.floor(((draw32 >>> 0) * n) / 4294967296);
