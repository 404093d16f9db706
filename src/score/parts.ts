import { laid, lasting } from "../month/laid.js";
import type { Month } from "../month/month.js";
import { RATED } from "../month/scratch.js";
import { CELLS } from "../society/groups.js";
import { HOOD, POINT, TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";

/**
 * The loops that put a score together, one column at a time. They are written without branches on who is rated or tied: that is
 * near enough to chance that a guess costs more than the work.
 */

/** A pull towards others: what one point of difference counts, by how many others there are, and the most it may move a score. */
export interface Pull {
  /** weight / n for n = 0..8 others, in 1/65,536; 0 for none. */
  readonly shares: Float64Array;
  /** In 1/16 points. */
  readonly most: number;
}

export const pullOf = (values: { readonly weight: number; readonly most: number }): Pull => ({
  shares: Float64Array.from({ length: 9 }, (_, n) => (n === 0 ? 0 : Math.round((values.weight * 65536) / n))),
  most: Math.round(values.most * POINT),
});

/** Sets `through` to what living ties bring: the mean of their differences from the base, times the weight, cut to 1/16 points. */
export function friendPull(
  tieSum: Int32Array,
  tieCount: Uint8Array,
  through: Int16Array,
  size: number,
  base: number,
  shares: Float64Array,
  most: number,
): void {
  for (let i = 0; i < size; i++) {
    const n = tieCount[i];
    const pull = (((tieSum[i] - n * base) * shares[n]) / 65536) | 0;
    through[i] = pull > most ? most : pull < -most ? -most : pull;
  }
}

/** Rated members' differences from the base, and how many they are, summed over all places before each. */
const sumBefore = new Int32Array(65537);
const ratedBefore = new Int32Array(65537);

/** Adds to `through` what the others of the household bring. Households are runs of neighbours, so a sum is a difference of two. */
export function householdPull(
  traits: Uint32Array,
  last: Int16Array,
  through: Int16Array,
  size: number,
  base: number,
  shares: Float64Array,
  most: number,
): void {
  runningSums(last, size, base);
  for (let i = 0; i < size; i++) {
    const w = traits[i];
    const first = i - ((w >>> 24) & 7);
    const end = first + ((w >>> 27) & 7) + 1;
    const rated = ~(last[i] >> 31);
    const sum = sumBefore[end] - sumBefore[first] - ((last[i] - base) & rated);
    const n = ratedBefore[end] - ratedBefore[first] + rated;
    const pull = ((sum * shares[n]) / 65536) | 0;
    through[i] += pull > most ? most : pull < -most ? -most : pull;
  }
}

function runningSums(last: Int16Array, size: number, base: number): void {
  let sum = 0;
  let rated = 0;
  for (let i = 0; i < size; i++) {
    const score = last[i];
    const here = ~(score >> 31);
    sum += (score - base) & here;
    rated -= here;
    sumBefore[i + 1] = sum;
    ratedBefore[i + 1] = rated;
  }
}

export function standingPoints(profile: Uint32Array, of: Int16Array, standing: Int16Array, size: number): void {
  for (let i = 0; i < size; i++) standing[i] = of[(profile[i] >>> 13) & 31];
}

/** The sum of all parts, kept on the scale; −1 for who is not rated, to whom nothing comes from others. */
export function sumParts(town: Town, now: Int16Array, m: Month, base: number, lowest: number, highest: number): void {
  const { own, wrong, status } = town.columns;
  const { through, standing } = m.scratch;
  const size = town.size | 0;
  for (let i = 0; i < size; i++) {
    const rated = -((status[i] & RATED) >> 3);
    const sum = base + own[i] + wrong[i] + standing[i] + through[i];
    const score = sum < lowest ? lowest : sum > highest ? highest : sum;
    now[i] = (score & rated) | ~rated;
    through[i] &= rated;
  }
}

interface ScoreCounters {
  readonly sum: number;
  readonly firstBand: number;
  /** How many bands there are, with the place of those not rated. */
  readonly bands: number;
  readonly limit: number;
  readonly lowest: number;
  readonly highest: number;
}

/** The band of each whole score plus one (−1, not rated, has one of its own, which nobody reads), and the lines between bands. */
interface Bands {
  readonly of: Uint8Array;
  /** For each band but the lowest, the highest score below it, in 1/16 points. */
  readonly lines: Int16Array;
}

/** Bands by whole score, of which there are `most` at most. */
export const bandsOf = (ofScore: Uint8Array, most: number): Bands => ({
  of: Uint8Array.of(most, ...ofScore),
  lines: Int16Array.from({ length: most - 1 }, (_, b) => {
    const from = ofScore.findIndex((band) => band > b);
    return from < 0 ? 32767 : from * POINT - 1;
  }),
});

/** For a month, what counts scores for the ranking, the mean and the bands. Who is not rated falls into places nobody reads. */
export function scoreCounter(bands: Bands, c: ScoreCounters): (now: Int16Array, m: Month, size: number) => void {
  const { lowest, highest } = c;
  const layFor = laid((k) => ({
    lines: k.table("lines between bands", bands.lines),
    limits: k.room("at a limit", Uint16Array, TOWN + 1),
    sums: k.room("bands by cell", Float64Array, c.bands * CELLS).byteOffset,
    atHand: k.room("scores at hand", Uint16Array, 3 * 64).byteOffset,
  }));
  return (now, m, size) => {
    const { dense, stride, histogram, kernel } = m;
    const { cell } = m.scratch;
    const sums = c.sum * stride;
    const band = c.firstBand * stride;
    if (kernel) {
      const there = layFor(kernel);
      const n = kernel.loops.countScores(
        now.byteOffset,
        cell.byteOffset,
        size,
        there.lines,
        histogram.byteOffset,
        dense.byteOffset + 8 * sums,
        dense.byteOffset + 8 * band,
        c.bands,
        stride,
        HOOD,
        CELLS,
        lowest,
        highest,
        there.limits.byteOffset,
        there.sums,
        there.atHand,
      );
      m.countEach(c.limit, there.limits, n);
      return;
    }
    for (let i = 0; i < size; i++) {
      const score = now[i];
      const at = cell[i];
      histogram[score & 0xffff]++;
      dense[sums + at] += score & ~(score >> 31);
      dense[band + bands.of[(score >> 4) + 1] * stride + at]++;
      if (score === lowest || score === highest) m.count(c.limit, i);
    }
  };
}

const plainRoom = new Uint16Array(TOWN + 1);
const roomIn = lasting((k) => k.room("found", Uint16Array, TOWN + 1));

/** The rated who have a living tie that is seen to stand low, in order. It holds until the next call. */
export function lowRated(m: Month, low: Uint8Array, now: Int16Array, size: number): Uint16Array {
  if (m.kernel) {
    const room = roomIn(m.kernel);
    return room.subarray(0, m.kernel.loops.lowRated(low.byteOffset, now.byteOffset, size, room.byteOffset));
  }
  let n = 0;
  for (let i = 0; i < size; i++) {
    plainRoom[n] = i;
    n += low[i] !== 0 && now[i] >= 0 ? 1 : 0;
  }
  return plainRoom.subarray(0, n);
}
