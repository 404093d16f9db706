import { totalmem } from "node:os";
import { BYTES_PER_RESIDENT } from "../state/columns.js";

/** Bytes of memory that a process may have here. */
export function memoryHere(): number {
  const limit = process.constrainedMemory?.();
  return Math.min(totalmem(), limit && limit > 0 ? limit : Number.POSITIVE_INFINITY);
}

/** State, and a tenth more: what registries hold, tables being written, the program itself. */
const ROOM = 1.1;

/** A sentence where worlds of so many residents, so many at a time, cannot fit in memory; null where they can. */
export function tooBig(residents: number, worlds = 1): string | null {
  const bytes = residents * worlds * BYTES_PER_RESIDENT * ROOM;
  const memory = memoryHere();
  if (bytes < memory) return null;
  const gigabytes = (n: number): string => `${(n / 1e9).toFixed(1)} GB`;
  const at = worlds === 1 ? "" : `, ${worlds} worlds at a time,`;
  return `${residents.toLocaleString("en-US")} residents${at} need ${gigabytes(bytes)} of memory, and there are ${gigabytes(memory)}`;
}
