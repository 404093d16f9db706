import type { Kernel } from "../kernel/kernel.js";
import { TOWN } from "../state/columns.js";
import { lasting } from "./laid.js";

/** For each byte, what takes those of eight shorts whose bits it has to the front: for each of sixteen bytes, which it is there. */
const PACKING = Uint8Array.from({ length: 256 * 16 }, (_, at) => {
  let bits = at >> 4;
  for (let n = (at >> 1) & 7; n > 0; n--) bits &= bits - 1;
  return bits === 0 ? 255 : (31 - Math.clz32(bits & -bits)) * 2 + (at & 1);
});

/** Shorts in which a compiled loop lists the places of a town: all there are, and room for what it notes by the way. */
export const LIST = TOWN + 1040;

/** The address of the table by which the compiled loops make lists without a branch. A list needs room for eight shorts more than come into it. */
export const packing = (k: Kernel): number => packingIn(k).at;
const packingIn = lasting((k) => ({ at: k.table("packing", PACKING) }));
