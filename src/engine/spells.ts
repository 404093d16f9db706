import type { Month } from "../month/month.js";
import type { Town } from "../state/town.js";

/** Adds a town's spells under sanction that still run, by length so far and group. For a town whose month has just been lived. */
export function addRunningSpells(town: Town, m: Month, into: Int32Array, groups: number): void {
  const { spell } = town.columns;
  const { cell } = m.scratch;
  const { groupsOf } = m;
  for (let i = 0; i < town.size; i++) {
    if (spell[i] === 0) continue;
    const from = cell[i] * 8;
    const at = spell[i] * groups;
    for (let g = 0; g < 8; g++) into[at + groupsOf[from + g]]++;
  }
}
