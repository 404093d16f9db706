import { key, word } from "./hash.js";
import { pick } from "./uniform.js";

/**
 * The random decisions of the laboratory itself: where a design puts its points, which runs a bootstrap takes. As in a world, a
 * draw is a pure function of what it is about. A number is never reused or changed.
 */
export const LABORATORY = {
  latin_order: 1,
  latin_within: 2,
  latin_swap: 3,
  morris_base: 4,
  morris_order: 5,
  morris_up: 6,
  resample: 7,
  dummy_order: 8,
} as const;

export type LaboratoryName = keyof typeof LABORATORY;

/** Where their key codes begin: apart from those of every decision of a world. */
const BEGIN = 0x5000_0000;

/** A uniform 32-bit number for the `thing`-th thing (0 … 2⁴⁸ − 1) of the `round`-th round of a decision. */
export function laboratoryDraw(seed: number, name: LaboratoryName, thing: number, round = 0): number {
  const { a, b } = key(seed, BEGIN + LABORATORY[name], round, Math.floor(thing / 65536));
  return word(thing % 65536, a, b) >>> 0;
}

/** As many whole numbers in 0..most−1 as `into` has room for, each drawn by itself, with repetition. */
export function drawWholes(seed: number, name: LaboratoryName, round: number, most: number, into: Int32Array): void {
  for (let block = 0; block < into.length; block += 65536) {
    const { a, b } = key(seed, BEGIN + LABORATORY[name], round, block / 65536);
    const end = Math.min(into.length, block + 65536);
    for (let i = block; i < end; i++) into[i] = pick(word(i - block, a, b), most);
  }
}

/** The numbers 0..n−1 in an order that is drawn (Fisher and Yates). */
export function drawnOrder(seed: number, name: LaboratoryName, round: number, n: number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = pick(laboratoryDraw(seed, name, i, round), i + 1);
    const kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
  return order;
}
