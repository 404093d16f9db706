import { threshold } from "../draws/uniform.js";
import { valueAt } from "../parameters/schedule.js";
import type { Clock } from "../state/clock.js";
import { clockAt } from "../state/clock.js";
import type { Hood } from "../state/town.js";
import { ageIn } from "../state/traits.js";
import { deal, type Roles, singleYears } from "./ages.js";
import { AGE_BANDS, BAND_OF_AGE, type Group, groupsOf } from "./groups.js";
import { type IncomeScale, incomeScale } from "./income.js";
import { layOut } from "./regions.js";
import type { SocietyValues } from "./settings.js";

/** Cumulative 32-bit thresholds of weights: the index of the first that exceeds a uniform draw is the outcome. */
export function cumulative(weights: readonly number[]): Float64Array {
  const sum = weights.reduce((a, b) => a + b, 0);
  const out = new Float64Array(weights.length);
  let before = 0;
  weights.forEach((w, k) => {
    before += w;
    out[k] = k === weights.length - 1 ? 4294967296 : Math.round((before / sum) * 4294967296);
  });
  // Trailing zeros must never come out: the last weight that is not zero takes the end.
  for (let k = weights.length - 1; k >= 0 && !(weights[k] > 0); k--) if (k > 0) out[k - 1] = 4294967296;
  return out;
}

/** The outcome a uniform 32-bit draw stands for: by halving where there are many, from the first where there are few. */
export function outcome(cumulated: Float64Array, u: number): number {
  let k = 0;
  for (let half = cumulated.length >> 1; half > 2; half >>= 1) if (u >= cumulated[k + half]) k += half;
  while (u >= cumulated[k]) k++;
  return k;
}

/** What is fixed about a world before its first month: the place, its people's shares, and how they are drawn. */
export interface Scene {
  readonly seed: number;
  readonly start: string;
  readonly residents: number;
  readonly society: SocietyValues;
  readonly regions: readonly string[];
  readonly hoods: readonly Hood[];
  readonly groups: readonly Group[];
  readonly income: IncomeScale;
  readonly roles: Roles;
  /** Share of residents who are `place`-th in their household. */
  readonly placeShares: readonly number[];
  /** Share of residents of each age in years at the start. */
  readonly years: readonly number[];
  /** Share of residents in each age band at the start. */
  readonly bandShares: readonly number[];
}

export function scene(values: SocietyValues, seed: number, start: string, residents: number): Scene {
  const regions = Object.keys(values.regions);
  const hoods = layOut(Object.values(values.regions), values.urban, residents);
  const sizes = values.household_sizes;
  const total = sizes.reduce((a, b) => a + b, 0);
  const mean = sizes.reduce((sum, share, k) => sum + (share / total) * (k + 1), 0);
  const placeShares = sizes.map((_, k) => sizes.slice(k).reduce((a, b) => a + b, 0) / total / mean);
  const years = singleYears(values);
  const later = placeShares.slice(2).reduce((a, b) => a + b, 0);
  return {
    seed,
    start,
    residents,
    society: values,
    regions,
    hoods,
    groups: groupsOf(regions),
    income: incomeScale(values.income_means, values.income_lowest, values.income_tail),
    roles: deal(years, values, later, values.grandparent),
    placeShares,
    years,
    bandShares: bandSharesIn(years, clockAt(start, 0).season, 0),
  };
}

/** Share of residents in each age band in the `index`-th month: nobody is born or dies, so the bands move up. */
export function bandSharesIn(years: readonly number[], startSeason: number, index: number): number[] {
  const shares = AGE_BANDS.map(() => 0);
  years.forEach((share, age) => {
    for (let birth = 0; birth < 12; birth++) {
      shares[BAND_OF_AGE[ageIn(age | (birth << 7), index, startSeason)]] += share / 12;
    }
  });
  return shares;
}

/** Factors by age band scaled so that `share · factor` averages to `share` over residents and never exceeds 1. */
export function meetShare(share: number, factors: readonly number[], bandShares: readonly number[]): number[] {
  let scale = 1;
  const capped = () => factors.map((f) => Math.min(1, share * scale * f));
  for (let round = 0; round < 40; round++) {
    const got = capped().reduce((sum, p, band) => sum + p * bandShares[band], 0);
    if (!(got > 0) || Math.abs(got - share) < 1e-12) break;
    scale *= share / got;
  }
  return capped();
}

/** 32-bit thresholds of Internet and mobile-payment use in a month, by urban·6 + age band. */
export function adoption(s: Scene, clock: Clock): { online: Float64Array; payer: Float64Array } {
  const { urban, internet_rural, internet, payments, online_by_age } = s.society;
  const bandShares = bandSharesIn(s.years, clockAt(s.start, 0).season, clock.index);
  const spread = (share: number) => {
    const inUrban = share / (urban + (1 - urban) * internet_rural);
    const out = new Float64Array(12);
    [inUrban * internet_rural, inUrban].forEach((local, place) => {
      meetShare(Math.min(1, local), online_by_age, bandShares).forEach((p, band) => {
        out[place * 6 + band] = threshold(p);
      });
    });
    return out;
  };
  return { online: spread(valueAt(internet, clock)), payer: spread(valueAt(payments, clock)) };
}
