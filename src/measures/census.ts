import type { Beginning, Counter, Pass } from "../month/mechanism.js";
import { type Month, SCORES } from "../month/month.js";
import { ADULT, ONLINE, PAYER, RATED } from "../month/scratch.js";
import { CELLS } from "../society/groups.js";
import type { Clock } from "../state/clock.js";
import type { Town } from "../state/town.js";
import { countLevels } from "./levels.js";

/** Rank not known: was not rated last January. */
const NO_RANK = 255;
/** Ranks are held in 255ths, 0 at the bottom; the bottom fifth is below this. */
const BOTTOM_FIFTH = 51;

export const CENSUS_COUNTERS: readonly Counter[] = [
  { key: "residents", unit: "residents", says: "Residents." },
  { key: "income_sum", unit: "money a year", says: "Sum of incomes per head." },
  { key: "adults", unit: "residents", says: "Residents aged 18 and over, in December." },
  { key: "online", unit: "residents", says: "Residents who use the Internet, in December." },
  { key: "payers", unit: "residents", says: "Residents who pay by mobile phone, in December." },
  { key: "ranked_twice", unit: "residents", says: "Residents with a rank now and twelve months ago (Januaries)." },
  { key: "rank_x", unit: "255ths", says: "Sum of their ranks twelve months ago." },
  { key: "rank_y", unit: "255ths", says: "Sum of their ranks now." },
  { key: "rank_xx", unit: "255ths squared", says: "Sum of squares of their ranks twelve months ago." },
  { key: "rank_xy", unit: "255ths squared", says: "Sum of products of their two ranks." },
  {
    key: "was_bottom_fifth",
    unit: "residents",
    says: "Residents ranked twice who were in the bottom fifth twelve months ago.",
  },
  { key: "left_bottom_fifth", unit: "residents", says: "Those of them who are above it now." },
];

/** The step `measure`: counts everyone by what they have, and each January how ranks have moved. */
export function census(s: Beginning): (clock: Clock) => Pass {
  const [adults, online, payers, ...others] = CENSUS_COUNTERS.slice(2).map((c) => s.counter(c.key));
  const moved = Int32Array.from(others);
  return (clock) => {
    let ranks: Uint8Array | null = null;
    return (town, m) => {
      countLevels(town, m);
      if (clock.season === 11) countPresence(town, m, adults, online, payers);
      if (!asksForRanks(clock)) return;
      ranks ??= ranksByScore(m);
      countMoves(town, m, moved, ranks);
    };
  };
}

/** Are last month's ranks asked for? Nothing else in a month reads them. */
export const asksForRanks = (clock: Clock): boolean => clock.season === 0;

/** By score plus one, so that −1 (not rated) has a place. */
function ranksByScore({ ranking }: Month): Uint8Array {
  const ranks = new Uint8Array(SCORES + 1).fill(NO_RANK);
  if (ranking !== null) ranks.set(ranking.of, 1);
  return ranks;
}

/** Compares ranks with those of twelve months ago, and keeps them for the next January. `counters` are those from `ranked_twice` on. */
function countMoves(town: Town, m: Month, counters: Int32Array, ranks: Uint8Array): void {
  const { rank_past, status } = town.columns;
  const { kernel, stride } = m;
  const { cell } = m.scratch;
  const last = town.lastScores(m.clock.index);
  const length = counters.length * CELLS * 16;
  const sums = kernel?.room("moves by cell", Float64Array, length) ?? new Float64Array(length);
  if (kernel) {
    const packed = kernel.room("moves packed", Float64Array, 3 * CELLS * 16);
    kernel.loops.countMoves(
      rank_past.byteOffset,
      last.byteOffset,
      status.byteOffset,
      kernel.table("ranks by score", ranks),
      cell.byteOffset,
      town.size,
      RATED,
      BOTTOM_FIFTH,
      packed.byteOffset,
      sums.byteOffset,
      stride,
    );
    m.addRows(kernel, sums, counters);
    return;
  }
  for (let i = 0; i < town.size; i++) {
    const past = rank_past[i];
    const now = (status[i] & RATED) === 0 ? NO_RANK : ranks[last[i] + 1];
    rank_past[i] = now;
    if (past === NO_RANK || now === NO_RANK) continue;
    const at = cell[i];
    const low = past < BOTTOM_FIFTH;
    sums[at]++;
    sums[at + stride] += past;
    sums[at + 2 * stride] += now;
    sums[at + 3 * stride] += past * past;
    sums[at + 4 * stride] += past * now;
    sums[at + 5 * stride] += low ? 1 : 0;
    sums[at + 6 * stride] += low && now >= BOTTOM_FIFTH ? 1 : 0;
  }
  counters.forEach((counter, c) => {
    m.addCells(counter, sums.subarray(c * stride, (c + 1) * stride));
  });
}

/** One for each status that has a bit. */
const having = (bit: number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, status) => ((status & bit) !== 0 ? 1 : 0));
const [HAS_ADULT, HAS_ONLINE, HAS_PAYER] = [ADULT, ONLINE, PAYER].map(having);

/** Counts who is grown up, online, and pays by phone: as found at the quarter's beginning. */
function countPresence(town: Town, m: Month, adults: number, online: number, payers: number): void {
  const { status } = town.columns;
  m.sumBytes(adults, status, HAS_ADULT, town.size);
  m.sumBytes(online, status, HAS_ONLINE, town.size);
  m.sumBytes(payers, status, HAS_PAYER, town.size);
}
