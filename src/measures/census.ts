import { currentIncome, LEVELS_PER_LOSS } from "../life/presence.js";
import type { Beginning, Counter, Pass } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { ADULT, ONLINE, PAYER, RATED } from "../month/scratch.js";
import type { Clock } from "../state/clock.js";
import type { Town } from "../state/town.js";

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

/** The step `measure`: counts everyone, what they have, and each January how ranks have moved. */
export function census(s: Beginning): (clock: Clock) => Pass {
  const [residents, incomeSum, adults, online, payers, twice, rx, ry, rxx, rxy, was, left] = CENSUS_COUNTERS.map((c) =>
    s.counter(c.key),
  );
  const value = Float64Array.from(s.income.values, Math.round);
  return (clock) => (town, m) => {
    countAll(town, m, residents, incomeSum, value);
    if (clock.season === 11) countPresence(town, m, adults, online, payers);
    if (clock.season !== 0) return;
    const { ranking } = m;
    const { rank_past } = town.columns;
    const last = town.lastScores(clock.index);
    const { cell } = m.scratch;
    const { stride } = m;
    const counters = [twice, rx, ry, rxx, rxy, was, left];
    const sums = new Float64Array(counters.length * stride);
    for (let i = 0; i < town.size; i++) {
      const past = rank_past[i];
      const now =
        ranking === null || last[i] < 0 || (town.columns.status[i] & RATED) === 0 ? NO_RANK : ranking.of[last[i]];
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
      m.cellSums.set(sums.subarray(c * stride, (c + 1) * stride));
      m.addCells(counter);
    });
  };
}

/** Counts residents and their incomes. */
function countAll(town: Town, m: Month, residents: number, incomeSum: number, value: Float64Array): void {
  const { income, hardship } = town.columns;
  const { incomeLevels, dense, stride } = m;
  const { cell } = m.scratch;
  const r = residents * stride;
  const v = incomeSum * stride;
  const size = town.size | 0;
  if (m.kernel) {
    m.kernel.loops.countAll(
      ...[income.byteOffset, hardship.byteOffset, cell.byteOffset, size, LEVELS_PER_LOSS, incomeLevels.byteOffset],
      ...[dense.byteOffset + 8 * r, dense.byteOffset + 8 * v, m.kernel.table("incomes", value)],
    );
    return;
  }
  for (let i = 0; i < size; i++) {
    const loss = hardship[i] & 15;
    const level = loss === 0 ? income[i] : currentIncome(income[i], loss);
    const at = cell[i];
    incomeLevels[level]++;
    dense[r + at]++;
    dense[v + at] += value[level];
  }
}

/** Counts who is grown up, online, and pays by phone: as found at the quarter's beginning. */
function countPresence(town: Town, m: Month, adults: number, online: number, payers: number): void {
  countStatus(town, m, ADULT, adults);
  countStatus(town, m, ONLINE, online);
  countStatus(town, m, PAYER, payers);
}

function countStatus(town: Town, m: Month, bit: number, counter: number): void {
  const has = Uint8Array.from({ length: 256 }, (_, status) => ((status & bit) !== 0 ? 1 : 0));
  m.sumBytes(counter, town.columns.status, has, town.size);
}
