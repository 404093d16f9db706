import { TOWN } from "../state/columns.js";
import type { Month } from "./month.js";
import { LIST } from "./packing.js";

/** A column of bytes, and the bits that matter in it. */
type Wanted = readonly [column: Uint8Array, mask: number];

const NOTHING: Wanted = [new Uint8Array(0), 0];
const plainRoom = new Uint16Array(TOWN + 1);

/**
 * The places of a town, in order, where one of up to three columns has one of its bits set. It holds until the next call. Plainly:
 *
 *   for each i: if (columns.some(([column, mask]) => column[i] & mask)) out.push(i)
 */
export function where(
  m: Month,
  size: number,
  first: Wanted,
  second: Wanted = NOTHING,
  third: Wanted = NOTHING,
): Uint16Array {
  if (m.kernel) {
    const room = m.kernel.room("found", Uint16Array, LIST);
    const at = first[0].byteOffset;
    const secondAt = second === NOTHING ? at : second[0].byteOffset;
    const thirdAt = third === NOTHING ? at : third[0].byteOffset;
    const n = m.kernel.loops.where(at, first[1], secondAt, second[1], thirdAt, third[1], size, room.byteOffset);
    return room.subarray(0, n);
  }
  let n = 0;
  for (let i = 0; i < size; i++) {
    plainRoom[n] = i;
    n += (first[0][i] & first[1]) | (second[0][i] & second[1]) | (third[0][i] & third[1]) ? 1 : 0;
  }
  return plainRoom.subarray(0, n);
}
