import { currentIncome } from "../life/presence.js";
import type { Month } from "../month/month.js";
import { bandIn } from "../month/scratch.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";

/** What is written of a sampled resident when the month is done, in this order. */
export const SAMPLED = [
  "score_16ths",
  "own_16ths",
  "wrong_16ths",
  "through_16ths",
  "closed",
  "opened",
  "status",
  "band",
  "income_level",
  "debt",
  "caution",
  "chill",
  "ties",
  "court_months",
  "spell_months",
] as const;

export const SAMPLE_WIDTH = SAMPLED.length;

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
    const here = byTown.get(town.index);
    if (here === undefined) return;
    const { own, wrong, status, income, hardship, caution, chill, ties, court, spell } = town.columns;
    const { through, closed, opened, profile } = m.scratch;
    const scores = town.scores(m.clock.index);
    for (const { row, place: i } of here) {
      let at = row * SAMPLE_WIDTH;
      into[at++] = scores[i];
      into[at++] = own[i];
      into[at++] = wrong[i];
      into[at++] = through[i];
      into[at++] = closed[i];
      into[at++] = opened[i];
      into[at++] = status[i];
      into[at++] = bandIn(profile[i]);
      into[at++] = currentIncome(income[i], hardship[i]);
      into[at++] = (hardship[i] >> 4) & 3;
      into[at++] = caution[i];
      into[at++] = chill[i];
      into[at++] = ties[i];
      into[at++] = court[i];
      into[at++] = spell[i];
    }
  };
}
