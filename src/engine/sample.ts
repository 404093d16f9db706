import { currentIncome } from "../life/presence.js";
import type { Month } from "../month/month.js";
import { bandIn } from "../month/scratch.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";

/** What is written of a sampled resident when the month is done, field by field. */
export const SAMPLED: Readonly<Record<string, (town: Town, m: Month, i: number) => number>> = {
  score_16ths: (town, m, i) => town.scores(m.clock.index)[i],
  own_16ths: (town, _, i) => town.columns.own[i],
  wrong_16ths: (town, _, i) => town.columns.wrong[i],
  through_16ths: (_, m, i) => m.scratch.through[i],
  closed: (_, m, i) => m.scratch.closed[i],
  opened: (_, m, i) => m.scratch.opened[i],
  status: (town, _, i) => town.columns.status[i],
  band: (_, m, i) => bandIn(m.scratch.profile[i]),
  income_level: (town, _, i) => currentIncome(town.columns.income[i], town.columns.hardship[i]),
  debt: (town, _, i) => (town.columns.hardship[i] >> 4) & 3,
  caution: (town, _, i) => town.columns.caution[i],
  chill: (town, _, i) => town.columns.chill[i],
  ties: (town, _, i) => town.columns.ties[i],
  court_months: (town, _, i) => town.columns.court[i],
  spell_months: (town, _, i) => town.columns.spell[i],
};

const READERS = Object.values(SAMPLED);
export const SAMPLE_WIDTH = READERS.length;

/** The residents that are sampled: `size` of them, evenly spaced by number (all, where there are no more than that). */
export function sampledResidents(residents: number, size: number): number[] {
  const n = Math.min(size, residents);
  return Array.from({ length: n }, (_, k) => Math.floor((k * residents) / n));
}

/** A function that writes the rows of a town's sampled residents into one month's table. */
export function sampleWriter(sampled: readonly number[], into: Int32Array): (town: Town, m: Month) => void {
  const byTown = new Map<number, { row: number; place: number }[]>();
  sampled.forEach((resident, row) => {
    const town = Math.floor(resident / TOWN);
    const list = byTown.get(town) ?? [];
    list.push({ row, place: resident % TOWN });
    byTown.set(town, list);
  });
  return (town, m) => {
    for (const { row, place } of byTown.get(town.index) ?? []) {
      const at = row * SAMPLE_WIDTH;
      for (let f = 0; f < SAMPLE_WIDTH; f++) into[at + f] = READERS[f](town, m, place);
    }
  };
}
