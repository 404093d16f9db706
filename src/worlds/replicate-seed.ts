import { key, word } from "../draws/hash.js";

/** The key code of replicates' seeds; no decision has it. */
const REPLICATE_CODE = 0x4000_0001;

/**
 * The seed of the `replicate`-th of several runs (from 1): the first has the seed itself, so that a plain run gives the same world;
 * the others have word(replicate) under the key of (seed, REPLICATE_CODE). For one seed that is one-to-one, so no two replicates
 * are the same world.
 */
export function replicateSeed(seed: number, replicate: number): number {
  if (replicate === 1) return seed;
  const { a, b } = key(seed, REPLICATE_CODE, 0, 0);
  const drawn = word(replicate, a, b) >>> 0;
  // Number 0 belongs to no replicate, so its word is free.
  return drawn === seed >>> 0 ? word(0, a, b) >>> 0 : drawn;
}
