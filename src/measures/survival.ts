/** One time of a Kaplan–Meier estimate. */
export interface SurvivalRow {
  readonly time: number;
  /** Cases followed up to this time without an end. */
  readonly atRisk: number;
  /** Cases that ended at this time. */
  readonly ended: number;
  /** Cases known to have lasted longer than this time, and not followed further. */
  readonly censored: number;
  /** Estimated share of cases that last longer than this time; null where there is no case. */
  readonly survival: number | null;
  /** Greenwood's standard error. */
  readonly se: number | null;
  /** 95 % interval; null where the estimate is 0 or 1, for there it cannot be worked out. */
  readonly lo: number | null;
  readonly hi: number | null;
}

const Z = 1.959963984540054;
/** One half, and what rounding may leave above it. */
const HALF = 0.5 + 1e-12;

/**
 * Kaplan–Meier, from counts by whole time: `ended[t]` cases ended at t, `censored[t]` were followed to t and no further. At the
 * same time, ends come before censoring.
 *
 *   S(t) = Π over u ≤ t of (1 − dᵤ ÷ nᵤ)                      Kaplan and Meier 1958
 *   se(t) = S(t) √ Σ over u ≤ t of dᵤ ÷ (nᵤ (nᵤ − dᵤ))         Greenwood 1926
 *   interval: S(t)^exp(± 1.96 se(t) ÷ (S(t) ln S(t)))          on the log–log scale, Kalbfleisch and Prentice 1980
 *
 * One row for each time from 0 to the last at which anything happened.
 */
export function kaplanMeier(ended: ArrayLike<number>, censored: ArrayLike<number>): SurvivalRow[] {
  const at = (counts: ArrayLike<number>, t: number): number => (t < counts.length ? counts[t] : 0);
  let last = Math.max(ended.length, censored.length) - 1;
  while (last > 0 && at(ended, last) + at(censored, last) === 0) last--;
  let atRisk = 0;
  for (let t = 0; t <= last; t++) atRisk += at(ended, t) + at(censored, t);
  const rows: SurvivalRow[] = [];
  let survival: number | null = atRisk > 0 ? 1 : null;
  let spread = 0;
  for (let t = 0; t <= last; t++) {
    const d = at(ended, t);
    if (d > 0 && survival !== null) {
      survival *= 1 - d / atRisk;
      spread += d < atRisk ? d / (atRisk * (atRisk - d)) : 0;
    }
    rows.push({ time: t, atRisk, ended: d, censored: at(censored, t), survival, ...interval(survival, spread) });
    atRisk -= d + at(censored, t);
  }
  return rows;
}

function interval(survival: number | null, spread: number): Pick<SurvivalRow, "se" | "lo" | "hi"> {
  if (survival === null || survival === 0) return { se: null, lo: null, hi: null };
  const se = survival * Math.sqrt(spread);
  if (survival === 1) return { se, lo: null, hi: null };
  const wide = (Z * Math.sqrt(spread)) / -Math.log(survival);
  return { se, lo: survival ** Math.exp(wide), hi: survival ** Math.exp(-wide) };
}

/** Shortest time by which half of the cases have ended; null where they have not. */
export const median = (rows: readonly SurvivalRow[]): number | null =>
  rows.find((r) => r.survival !== null && r.survival <= HALF)?.time ?? null;

/** S(t); null beyond the last case that was followed, unless all have ended. */
export function survivalAt(rows: readonly SurvivalRow[], time: number): number | null {
  const last = rows[rows.length - 1];
  if (last === undefined) return null;
  return time <= last.time ? rows[time].survival : last.survival === 0 ? 0 : null;
}
