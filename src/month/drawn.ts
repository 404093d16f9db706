import { type Key, word } from "../draws/hash.js";
import type { Kernel } from "../kernel/kernel.js";
import { TOWN } from "../state/columns.js";
import type { Month } from "./month.js";

/**
 * Four draws are looked at at once: for each way in which four can pass (a bit each), where the bytes of those who do are taken from, so that
 * they lie side by side.
 */
const LANES = Uint8Array.from({ length: 16 * 8 }, (_, n) => {
  const passed = [0, 1, 2, 3].filter((lane) => (((n >> 3) >> lane) & 1) !== 0);
  return (passed[(n & 7) >> 1] ?? 0) * 2 + (n & 1);
});

/** The address of that table for a compiled loop. */
export const lanesIn = (kernel: Kernel): number => kernel.table("lanes", LANES);

const plainRoom = new Uint16Array(TOWN);

/**
 * Those of the first `count` residents of a list whose draw under the key is below a 32-bit chance, in their order. It holds until the next
 * call. Plainly:
 *
 *   for each i of the list: if (word(i, key) < chance) out.push(i)
 */
export function drawn(m: Month, list: Uint16Array, count: number, { a, b }: Key, chance: number): Uint16Array {
  if (chance === 0 || count === 0) return plainRoom.subarray(0, 0);
  if (m.kernel) {
    const room = m.kernel.room("drawn", Uint16Array, TOWN);
    return room.subarray(
      0,
      m.kernel.loops.sift(list.byteOffset, count, a, b, chance, lanesIn(m.kernel), room.byteOffset),
    );
  }
  let n = 0;
  for (let c = 0; c < count; c++) if (word(list[c], a, b) >>> 0 < chance) plainRoom[n++] = list[c];
  return plainRoom.subarray(0, n);
}
