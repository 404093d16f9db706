import { placesOf } from "../life/presence.js";
import type { Month } from "../month/month.js";
import { CELL_GROUPS, CELLS, PLACE_GROUP, REGION_GROUP } from "../society/groups.js";
import type { Town } from "../state/town.js";

/** Adds a town's spells under sanction that still run, by length so far and group. For a town whose month has just been lived. */
export function addRunningSpells(town: Town, m: Month, into: Int32Array, groups: number): void {
  const { spell } = town.columns;
  const { cell } = m.scratch;
  const { kinds } = placesOf(town.hoods);
  for (let i = 0; i < town.size; i++) {
    if (spell[i] === 0) continue;
    const at = spell[i] * groups;
    const { urban, region } = kinds[Math.floor(cell[i] / CELLS)];
    for (const g of CELL_GROUPS[cell[i] % CELLS]) into[at + g]++;
    into[at + PLACE_GROUP + urban]++;
    into[at + REGION_GROUP + region]++;
  }
}
