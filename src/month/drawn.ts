import { type Key, word } from "../draws/hash.js";
import { TOWN } from "../state/columns.js";
import { lasting } from "./laid.js";
import type { Month } from "./month.js";
import { packing } from "./packing.js";

const plainRoom = new Uint16Array(TOWN);
const roomIn = lasting((k) => k.room("drawn", Uint16Array, TOWN + 8));

/**
 * Those of the first `count` residents of a list whose draw under the key is below a 32-bit chance, in their order. The list lies in the
 * kernel's memory where there is one; the answer holds until the next call. Plainly:
 *
 *   for each i of the list: if (word(i, key) < chance) out.push(i)
 */
export function drawn(m: Month, list: Uint16Array, count: number, { a, b }: Key, chance: number): Uint16Array {
  if (chance === 0 || count === 0) return plainRoom.subarray(0, 0);
  if (m.kernel) {
    const room = roomIn(m.kernel);
    const n = m.kernel.loops.sift(list.byteOffset, count, a, b, chance, packing(m.kernel), room.byteOffset);
    return room.subarray(0, n);
  }
  let n = 0;
  for (let c = 0; c < count; c++) if (word(list[c], a, b) >>> 0 < chance) plainRoom[n++] = list[c];
  return plainRoom.subarray(0, n);
}
