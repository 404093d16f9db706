import { createHash } from "node:crypto";

/** Seeds are whole numbers of 31 bits, so that every table can hold them. */
const BITS = 0x7fff_ffff;

/**
 * Where the seeds of a cell begin: 31 bits of SHA-256 over the experiment's name and seed and, unless all cells share their random
 * numbers, over what the cell resolves to. Neither the number of cells or replicates nor the model's version is part of it.
 */
export function seedBase(experiment: { readonly name: string; readonly seed: number }, cell: string | null): number {
  const text = JSON.stringify(["glasshouse seeds 1", experiment.name, experiment.seed, cell]);
  return createHash("sha256").update(text).digest().readUInt32LE(0) & BITS;
}

/**
 * The seed of a replicate (from 1): a permutation of 31 bits, multiply-xorshift, at the base plus the replicate's number. Two
 * replicates of a cell never share a seed, and it depends on nothing that changes when a sweep grows.
 */
export function seedOf(base: number, replicate: number): number {
  let x = (base + Math.imul(replicate, 0x9e3779b1)) & BITS;
  x ^= x >>> 16;
  x = Math.imul(x, 0x7feb352d) & BITS;
  x ^= x >>> 15;
  x = Math.imul(x, 0x046ca68b) & BITS;
  return x ^ (x >>> 16);
}
