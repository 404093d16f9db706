import { type Beginning, type Counter, mechanism, type Pass, type ValuesOf } from "../month/mechanism.js";
import { month, number, probability, table, type Values, vector } from "../parameters/parameter.js";
import { reached } from "../parameters/schedule.js";
import { QUINTILES } from "../society/groups.js";
import type { Orders } from "../society/ties.js";
import type { Clock } from "../state/clock.js";
import { POINT } from "../state/columns.js";
import { companyKept } from "./company.js";
import { compiledParts, holds } from "./compiled.js";
import {
  bandsOf,
  friendPull,
  householdPull,
  lowRated,
  pullOf,
  scoreCounter,
  standingPoints,
  sumParts,
} from "./parts.js";
import { tellParts } from "./told.js";

export const scale = {
  base: number({
    says: "Score everyone starts with.",
    unit: "points",
    min: 0,
    max: 2000,
    default: 1000,
    source: "F-CITY-2, F-CITY-7",
  }),
  lowest: number({
    says: "Lowest score possible.",
    unit: "points",
    min: 0,
    max: 2000,
    default: 0,
    source: "assumption",
    sweep: [0, 350],
  }),
  highest: number({
    says: "Highest score possible.",
    unit: "points",
    min: 1,
    max: 2047,
    default: 1600,
    source: "assumption",
    sweep: [1200, 2000],
  }),
  bands: table({
    says: "Bands by the lowest score of each, in any order; at most eight.",
    unit: "points",
    min: 0,
    max: 2000,
    default: { D: 0, C: 600, B: 850, A: 960, AA: 1030, AAA: 1050 },
    source: "F-CITY-2 (unverified)",
  }),
} as const;

export const association = mechanism({
  room: "score",
  key: "association",
  says: "Bad company: the score moves towards the mean of one's living ties.",
  direction: "On: residents with low-scoring friends lose points for what their friends did; the low cluster.",
  reads: "last month's scores, ties",
  writes: "through",
  parameters: {
    weight: probability({
      says: "Points for each point by which the mean of the ties differs from the base score.",
      default: 0.12,
      source: "F-SEED-6 (friends lower the score; 5 % claimed for connections, unverified)",
      sweep: [0, 0.4],
    }),
    most: number({
      says: "Most points it may move a score.",
      unit: "points",
      min: 0,
      max: 1000,
      default: 80,
      source: "assumption",
      sweep: [20, 200],
    }),
  },
  begin: () => () => null,
});

export const household = mechanism({
  room: "score",
  key: "household",
  says: "The score moves towards the mean of the others in the household who are rated.",
  direction: "On: residents lose points for what their family did.",
  reads: "last month's scores",
  writes: "through",
  parameters: {
    weight: probability({
      says: "Points for each point by which the mean of the household's others differs from the base score.",
      default: 0.1,
      source: "assumption",
      sweep: [0, 0.4],
    }),
    most: number({
      says: "Most points it may move a score.",
      unit: "points",
      min: 0,
      max: 1000,
      default: 80,
      source: "assumption",
      sweep: [20, 200],
    }),
  },
  begin: () => () => null,
});

export const standing = mechanism({
  room: "score",
  key: "standing",
  says: "Who a resident is counts: ability to pay and identity (education), as in a commercial score.",
  direction: "On: richer and better educated residents score higher, whatever they do.",
  reads: "traits, quintile",
  writes: "standing",
  on: false,
  parameters: {
    ability: vector({
      says: "Points by income fifth.",
      unit: "points",
      labels: QUINTILES,
      min: -1000,
      max: 1000,
      default: [-40, -15, 0, 20, 45],
      source: "F-SESAME (ability to pay; weight 20 % claimed, unverified)",
      sweep: [-100, 100],
    }),
    identity: vector({
      says: "Points by education.",
      unit: "points",
      labels: ["none or primary", "middle school", "high school", "college"],
      min: -1000,
      max: 1000,
      default: [-15, 0, 10, 30],
      source: "F-SESAME (identity; weight 15 % claimed, unverified)",
      sweep: [-100, 100],
    }),
  },
  begin: () => () => null,
});

export const publicity = mechanism({
  room: "score",
  key: "publicity",
  says: "Scores and ranks are public: others can see who stands low.",
  direction:
    "On: ties with low scorers are seen and cost standing, so more of them are dropped, and punishment is seen by more.",
  reads: "last month's scores",
  writes: "tieLow",
  parameters: {
    from: month({
      says: "First month in which scores are public.",
      default: "2018-01",
      source: "F-SEED-3 (the description: ratings public)",
    }),
    line: number({
      says: "Score below which a resident is seen to stand low.",
      unit: "points",
      min: 0,
      max: 2000,
      default: 850,
      source: "F-CITY-2 (band C, unverified)",
    }),
  },
  begin: () => () => null,
});

export const SCORE_COUNTERS: readonly Counter[] = [
  { key: "score_sum", unit: "1/16 points", says: "Sum of the scores of rated residents." },
  { key: "at_limit", unit: "residents", says: "Residents whose score stands at an end of the scale." },
  { key: "low_company", unit: "residents", says: "Rated residents with at least one living tie seen to stand low." },
];

/** Most bands a rule book may have. */
export const BANDS = 8;

/** Names of the bands from the bottom up, and the band of each whole score. */
export function bandTable(bands: { readonly [name: string]: number }): { names: string[]; of: Uint8Array } {
  const sorted = Object.entries(bands).sort((p, q) => p[1] - q[1]);
  return {
    names: sorted.map(([name]) => name),
    of: Uint8Array.from({ length: 2048 }, (_, score) =>
      Math.max(0, sorted.filter(([, from]) => from <= score).length - 1),
    ),
  };
}

/** Is anybody's company looked at this month? */
type Switches = {
  association: ValuesOf<typeof association> | null;
  household: ValuesOf<typeof household> | null;
  standing: ValuesOf<typeof standing> | null;
  publicity: ValuesOf<typeof publicity> | null;
};

/** The last pass of the step `score`: what comes from others, who one is, and the sum, clamped to the scale. */
export function assemble(
  values: Values<typeof scale>,
  on: Switches,
  s: Beginning,
  ordersOf: (size: number) => Orders,
): (clock: Clock) => Pass {
  const [sumCounter, limitCounter, lowCounter] = SCORE_COUNTERS.map((c) => s.counter(c.key));
  const look = companyKept(s, ordersOf);
  const base = Math.round(values.base * POINT);
  const lowest = Math.round(values.lowest * POINT);
  const highest = Math.round(values.highest * POINT);
  const bands = bandsOf(bandTable(values.bands).of, BANDS);
  const counters = {
    sum: sumCounter,
    firstBand: s.counter("band_0"),
    bands: BANDS + 1,
    limit: limitCounter,
    lowest,
    highest,
  };
  const friends = on.association === null ? null : pullOf(on.association);
  const family = on.household === null ? null : pullOf(on.household);
  const compiledThisMonth = compiledParts(s, ordersOf, { base, lowest, highest, friends, family });
  const compilable = holds(friends) && holds(family);
  const ranked = on.standing !== null;
  const standingOf = Int16Array.from({ length: 32 }, (_, k) =>
    on.standing === null
      ? 0
      : Math.round((on.standing.ability[Math.min(4, k >> 2)] + on.standing.identity[k & 3]) * POINT),
  );
  return (clock) => {
    const seen = on.publicity !== null && reached(on.publicity.from, clock);
    const line = seen && on.publicity !== null ? Math.round(on.publicity.line * POINT) : 0;
    const compiled = compiledThisMonth();
    const count = scoreCounter(bands, counters);
    return (town, m) => {
      const { traits } = town.columns;
      const { through, standing, tieSum, tieCount, tieLow } = m.scratch;
      const last = town.lastScores(clock.index);
      const now = town.scores(clock.index);
      const looked = friends !== null || seen;
      if (ranked) standingPoints(m.scratch.profile, standingOf, standing, town.size);
      else if (m.scratch.hasStanding) standing.fill(0);
      m.scratch.hasStanding = ranked;
      if (m.kernel && compilable) compiled(town, m, m.kernel, looked ? line : null);
      else {
        if (looked) look(town, m, line);
        else tieLow.fill(0, 0, town.size);
        if (friends !== null) friendPull(tieSum, tieCount, through, town.size, base, friends.shares, friends.most);
        else through.fill(0, 0, town.size);
        if (family !== null) householdPull(traits, last, through, town.size, base, family.shares, family.most);
        sumParts(town, now, m, base, lowest, highest);
      }
      if (m.witness !== null) tellParts(town, m, m.witness, s.seed, ordersOf, { base, friends, family });
      count(now, m, town.size);
      if (seen) {
        const inLowCompany = lowRated(m, tieLow, now, town.size);
        m.countEach(lowCounter, inLowCompany, inLowCompany.length);
      }
    };
  };
}
