import type { Kernel } from "../kernel/kernel.js";
import type { Hood, Town } from "../state/town.js";

/** The same for a town's neighbourhoods each month. */
const known = new WeakMap<readonly Hood[], Uint16Array>();

/** The address of the regions in which a town's neighbourhoods lie, one after the other. */
export function regionsIn(k: Kernel, { hoods }: Town): number {
  let regions = known.get(hoods);
  if (regions === undefined) {
    regions = Uint16Array.from(hoods, ({ region }) => region);
    known.set(hoods, regions);
  }
  return k.table("regions of a town", regions);
}
