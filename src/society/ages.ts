/**
 * Ages by single year, and how they are dealt to the members of households. The national shares hold exactly in expectation:
 * children, grown children and grandparents take their part of each year of age, and what is left of it goes to couples
 * and people living alone.
 */
export const OLDEST = 100;

export interface AgeShares {
  readonly young_until: number;
  readonly young_share: number;
  readonly old_from: number;
  readonly old_share: number;
  /** Each year past `old_from` holds this fraction of the year before. */
  readonly old_thinning: number;
}

/** Share of each single year of age, 0..OLDEST−1, summing to 1. */
export function singleYears(s: AgeShares): number[] {
  const years = new Array<number>(OLDEST).fill(0);
  const middle = (1 - s.young_share - s.old_share) / (s.old_from - s.young_until);
  let weight = 1;
  let sum = 0;
  for (let a = s.old_from; a < OLDEST; a++) {
    years[a] = weight;
    sum += weight;
    weight *= s.old_thinning;
  }
  for (let a = 0; a < OLDEST; a++) {
    if (a < s.young_until) years[a] = s.young_share / s.young_until;
    else if (a < s.old_from) years[a] = middle;
    else years[a] *= s.old_share / sum;
  }
  return years;
}

export interface Roles {
  /** Chance that a third or later member is a child, where the household's first member is not old. */
  readonly childIfNotOld: number;
  /** Chance that a third or later member who is no child is a grandparent; otherwise a grown child. */
  readonly grandparent: number;
  readonly child: readonly number[];
  readonly grown: readonly number[];
  readonly old: readonly number[];
  readonly head: readonly number[];
}

const GROWN_UNTIL = 25;
const ADULT = 18;

/** Deals the years of age to roles. `later` is the share of residents who are third or later in their household. */
export function deal(years: readonly number[], s: AgeShares, later: number, grandparent: number): Roles {
  const ageShare = (from: number, to: number) => years.slice(from, to).reduce((a, b) => a + b, 0);
  const child = ageShare(0, s.young_until) / later;
  if (child >= 1)
    throw new RangeError(
      "more children than places in households: raise the household sizes or lower the share of the young",
    );
  const others = later * (1 - child);
  const minors = s.young_until < ADULT ? ageShare(s.young_until, ADULT) : 0;
  const grownShare = others * (1 - grandparent);
  if (grownShare < minors)
    throw new RangeError("more young people under 18 than places for grown children in households");
  const grownFrom = Math.max(ADULT, s.young_until);
  const adultGrown = (grownShare - minors) / ageShare(grownFrom, GROWN_UNTIL);
  const oldShare = ageShare(s.old_from, OLDEST);
  const grown = years.map((y, a) => (a < s.young_until || a >= GROWN_UNTIL ? 0 : a < ADULT ? y : y * adultGrown));
  const old = years.map((y, a) => (a < s.old_from ? 0 : (y / oldShare) * others * grandparent));
  const head = years.map((y, a) => (a < s.young_until ? 0 : y - grown[a] - old[a]));
  if (head.some((y) => y < -1e-12)) throw new RangeError("ages and household sizes cannot be met together");
  const headOld = head.slice(s.old_from).reduce((a, b) => a + b, 0) / head.reduce((a, b) => a + b, 0);
  const childIfNotOld = child / (1 - headOld);
  if (childIfNotOld > 1) throw new RangeError("more children than places in households of people who are not old");
  return { childIfNotOld, grandparent, child: years.map((y, a) => (a < s.young_until ? y : 0)), grown, old, head };
}
