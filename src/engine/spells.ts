import { lasting } from "../month/laid.js";
import { type Month, SPELLS } from "../month/month.js";
import { MOST_GROUPS } from "../society/groups.js";

const roomIn = lasting((k) => k.room("spells that run", Float64Array, SPELLS * MOST_GROUPS));

/** Adds a town's spells under sanction that still run, by length so far and group. For the town whose month has just been lived. */
export function addRunningSpells({ town, kernel, scratch, groupsOf }: Month, into: Int32Array, groups: number): void {
  const { spell } = town.columns;
  if (kernel) {
    const room = roomIn(kernel).fill(0);
    kernel.loops.spellsRun(spell.byteOffset, town.size, room.byteOffset);
    addSpells(into, room.subarray(0, SPELLS * groups), groups);
    return;
  }
  for (let i = 0; i < town.size; i++) {
    if (spell[i] === 0) continue;
    const from = scratch.cell[i] * 8;
    const at = spell[i] * groups;
    for (let g = 0; g < 8; g++) into[at + groupsOf[from + g]]++;
  }
}

/** Adds spells by months and group. Everyone is in the first group, so where that has none of some months nobody has. */
export function addSpells(into: Int32Array, spells: Float64Array, groups: number): void {
  for (let row = 0; row < spells.length; row += groups) {
    if (spells[row] === 0) continue;
    for (let n = row; n < row + groups; n++) into[n] += spells[n];
  }
}
