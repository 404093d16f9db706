import { currentIncome, LEVELS_PER_LOSS } from "../life/presence.js";
import { lasting } from "../month/laid.js";
import type { Month } from "../month/month.js";
import { CELL_GROUPS, CELLS, PLACE_GROUP, REGION_GROUP } from "../society/groups.js";
import { LEVELS } from "../society/income.js";
import { HOOD } from "../state/columns.js";
import type { Town } from "../state/town.js";

/** Levels lost, by the low four bits of `hardship`. */
const LOSSES = Uint8Array.from({ length: 16 }, (_, steps) => steps * LEVELS_PER_LOSS);

const roomsIn = lasting((k) => ({
  losses: k.table("losses", LOSSES),
  some: k.room("levels of some", Int32Array, 2 * LEVELS + 16).byteOffset,
}));

/** Counts a town's residents by income level: in their cell, and where they live. The other groups follow when all towns are done. */
export function countLevels(town: Town, m: Month): void {
  const { income, hardship } = town.columns;
  const { levels, levelsOfCells } = m;
  const { cell } = m.scratch;
  if (m.kernel) {
    const there = roomsIn(m.kernel);
    m.kernel.loops.countLevels(
      income.byteOffset,
      hardship.byteOffset,
      cell.byteOffset,
      town.size,
      there.losses,
      levelsOfCells.byteOffset,
      there.some,
      levels.byteOffset,
    );
    return;
  }
  for (let start = 0; start < town.size; start += HOOD) {
    const end = Math.min(start + HOOD, town.size);
    const { urban, region } = town.hoods[start / HOOD];
    const places = [PLACE_GROUP + urban, REGION_GROUP + region];
    for (let i = start; i < end; i++) {
      const level = currentIncome(income[i], hardship[i]);
      levelsOfCells[(cell[i] % CELLS) * LEVELS + level]++;
      for (const group of places) levels[group * LEVELS + level]++;
    }
  }
}

/**
 * Adds up, when all towns are done, the levels of cells to the groups each cell counts in, and clears them; what residents a group has, and
 * what their incomes come to, follows from its levels. `values` is what each level stands for.
 */
export function addUpLevels(m: Month, residents: number, incomes: number, values: Float64Array): void {
  const { levels, levelsOfCells, counts, groups } = m;
  if (m.kernel) {
    const rows = [residents, incomes].map((counter) => counts.byteOffset + 8 * groups * counter);
    const addresses = [levelsOfCells, levels].map((column) => column.byteOffset);
    m.kernel.loops.addUpLevels(...addresses, groups, m.kernel.table("incomes", values), ...rows);
    return;
  }
  for (let cell = 0; cell < CELLS; cell++)
    for (let level = 0; level < LEVELS; level++) {
      const here = levelsOfCells[cell * LEVELS + level];
      if (here === 0) continue;
      levelsOfCells[cell * LEVELS + level] = 0;
      for (const group of CELL_GROUPS[cell]) levels[group * LEVELS + level] += here;
    }
  for (let group = 0; group < groups; group++)
    for (let level = 0; level < LEVELS; level++) {
      const here = levels[group * LEVELS + level];
      counts[residents * groups + group] += here;
      counts[incomes * groups + group] += here * values[level];
    }
}
