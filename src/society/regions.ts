import { HOOD } from "../state/columns.js";
import { type Hood, hoodCount } from "../state/town.js";

/** Whole numbers that add up to `total` and are as near as possible to `shares` of it (largest remainder, ties to the first). */
export function largestRemainder(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  if (!(sum > 0)) throw new RangeError("shares must add up to more than zero");
  const exact = shares.map((s) => (s / sum) * total);
  const parts = exact.map(Math.floor);
  const order = exact.map((e, i) => [e - parts[i], i] as const).sort((p, q) => q[0] - p[0] || p[1] - q[1]);
  const missing = total - parts.reduce((a, b) => a + b, 0);
  for (let k = 0; k < missing; k++) parts[order[k][1]]++;
  return parts;
}

/**
 * Lays out the neighbourhoods of a world: regions in the order given, each with its share, urban neighbourhoods first in each, and
 * the urban share of residents met over the whole world.
 */
export function layOut(regionShares: readonly number[], urbanShare: number, residents: number): Hood[] {
  const count = hoodCount(residents);
  const perRegion = largestRemainder(regionShares, count);
  const urban = urbanQuota(urbanShare, residents, count);
  const hoods: Hood[] = [];
  let before = 0;
  perRegion.forEach((n, region) => {
    // The urban quota is spread by cumulative rounding, so that it comes out whole and its sum is exact.
    const from = Math.floor((before * urban) / count + 0.5);
    const to = Math.floor(((before + n) * urban) / count + 0.5);
    for (let k = 0; k < n; k++) hoods.push({ region, urban: k < to - from ? 1 : 0 });
    before += n;
  });
  return hoods;
}

/** How many neighbourhoods are urban: the last may be part full, and counts as rural unless all are urban. */
function urbanQuota(share: number, residents: number, count: number): number {
  const most = Math.min(count - 1, Math.round((share * residents) / HOOD));
  return (1 - share) * residents < Math.abs(share * residents - most * HOOD) ? count : most;
}
