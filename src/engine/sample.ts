import type { Kernel } from "../kernel/kernel.js";
import { currentIncome, LEVELS_PER_LOSS } from "../life/presence.js";
import { lasting } from "../month/laid.js";
import type { Month } from "../month/month.js";
import { bandIn } from "../month/scratch.js";
import { TOWN } from "../state/columns.js";

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

/** Residents that the compiled loop writes at a time. */
const CHUNK = 1024;

const roomsIn = lasting((k) => ({
  list: k.room("residents sampled", Uint16Array, CHUNK),
  rows: k.room("rows of the sample", Int32Array, CHUNK * SAMPLE_WIDTH),
}));

/** A function that writes, into one month's table, the rows of those of `sampled` who live in the town whose month has just been lived. */
export function sampleWriter(sampled: readonly number[], into: Int32Array): (m: Month) => void {
  const byTown = new Map<number, { first: number; places: Uint16Array }[]>();
  for (let row = 0; row < sampled.length; ) {
    const town = Math.floor(sampled[row] / TOWN);
    let end = row;
    while (end < sampled.length && Math.floor(sampled[end] / TOWN) === town) end++;
    const places = Uint16Array.from(sampled.slice(row, end), (resident) => resident % TOWN);
    byTown.set(town, [...(byTown.get(town) ?? []), { first: row, places }]);
    row = end;
  }
  return (m) => {
    for (const { first, places } of byTown.get(m.town.index) ?? [])
      if (m.kernel) writeCompiled(m, m.kernel, places, into, first * SAMPLE_WIDTH);
      else writePlainly(m, places, into, first * SAMPLE_WIDTH);
  };
}

function writePlainly(m: Month, places: Uint16Array, into: Int32Array, from: number): void {
  const { own, wrong, status, income, hardship, caution, chill, ties, court, spell } = m.town.columns;
  const { through, closed, opened, profile } = m.scratch;
  const scores = m.town.scores(m.clock.index);
  let at = from;
  for (const i of places) {
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
}

function writeCompiled(m: Month, k: Kernel, places: Uint16Array, into: Int32Array, from: number): void {
  const { own, wrong, status, income, hardship, caution, chill, ties, court, spell } = m.town.columns;
  const { through, closed, opened, profile } = m.scratch;
  const { list, rows } = roomsIn(k);
  for (let start = 0; start < places.length; start += CHUNK) {
    const some = places.subarray(start, start + CHUNK);
    list.set(some);
    k.loops.sample(
      list.byteOffset,
      some.length,
      rows.byteOffset,
      LEVELS_PER_LOSS,
      m.town.scores(m.clock.index).byteOffset,
      own.byteOffset,
      wrong.byteOffset,
      through.byteOffset,
      closed.byteOffset,
      opened.byteOffset,
      status.byteOffset,
      profile.byteOffset,
      income.byteOffset,
      hardship.byteOffset,
      caution.byteOffset,
      chill.byteOffset,
      ties.byteOffset,
      court.byteOffset,
      spell.byteOffset,
    );
    into.set(rows.subarray(0, some.length * SAMPLE_WIDTH), from + start * SAMPLE_WIDTH);
  }
}
