import { beforeAll, describe, expect, test } from "vitest";
import { ASKED } from "../../src/draws/decisions.js";
import { key, word } from "../../src/draws/hash.js";
import { drawCode } from "../../src/draws/uniform.js";
import { householdOf } from "../../src/society/generate.js";
import { AGE_BANDS, BAND_OF_AGE } from "../../src/society/groups.js";
import { largestRemainder } from "../../src/society/regions.js";
import { adoption } from "../../src/society/scene.js";
import { clockAt, monthNumber } from "../../src/state/clock.js";
import { HOOD } from "../../src/state/columns.js";
import type { Town } from "../../src/state/town.js";
import * as traits from "../../src/state/traits.js";
import { type Settled, settle } from "../support/society.js";
import { evenZ, zLimit } from "../support/statistics.js";

/**
 * Every generated marginal beside its published row, at a million residents, in standard errors. Households are drawn one by one,
 * so the household is the sampling unit: the standard error of a share or mean of residents is that of a ratio of household
 * totals, which holds the design effect. Neighbourhoods are urban or rural by quota, so what differs between the two is
 * estimated in each and weighted by the published urban share.
 */
const RESIDENTS = 1_000_000;
const COUNTRY = 1_411_778_724;
const URBAN = 0.6389;

interface One {
  /** Packed traits. */
  w: number;
  /** Place in the town. */
  i: number;
  town: Town;
  urban: number;
  income: number;
  quintile: number;
}
type Of = (one: One) => number;

let world: Settled;
beforeAll(() => {
  world = settle(RESIDENTS, 20140101);
});

const rows: { what: string; observed: number; published: number; se: number }[] = [];

/** Sum of `of` over residents divided by the sum of `among`, with its standard error over households. */
function ratio(of: Of, among: Of = () => 1): { value: number; se: number } {
  const places = [0, 1].map(() => ({ y: 0, m: 0, yy: 0, ym: 0, mm: 0 }));
  eachHousehold((members) => {
    let y = 0;
    let m = 0;
    for (const one of members) {
      const a = among(one);
      m += a;
      if (a !== 0) y += of(one);
    }
    const sums = places[members[0].urban];
    sums.y += y;
    sums.m += m;
    sums.yy += y * y;
    sums.ym += y * m;
    sums.mm += m * m;
  });
  // A ratio of two weighted sums; each place's sums are scaled to its published weight.
  const n = placeResidents();
  const scale = [(1 - URBAN) / n[0], URBAN / n[1]];
  const total = (of: (sums: (typeof places)[number]) => number, power: number) =>
    places.reduce((sum, place, k) => sum + of(place) * scale[k] ** power, 0);
  const m = total((p) => p.m, 1);
  const value = total((p) => p.y, 1) / m;
  const variance = total((p) => p.yy - 2 * value * p.ym + value * value * p.mm, 2);
  return { value, se: Math.sqrt(variance) / m };
}

function placeResidents(): [number, number] {
  const n: [number, number] = [0, 0];
  for (const town of world.towns)
    for (let i = 0; i < town.size; i += HOOD) n[town.hoods[i / HOOD].urban] += Math.min(HOOD, town.size - i);
  return n;
}

const pool: One[] = Array.from({ length: 8 }, () => ({}) as One);
function eachHousehold(visit: (members: One[]) => void): void {
  const { quintile, values } = world.scene.income;
  for (const town of world.towns) {
    const { traits: packed, income } = town.columns;
    for (let i = 0; i < town.size; ) {
      const n = traits.membersOf(packed[i]);
      const members = byCount[n];
      for (let k = 0; k < n; k++) {
        const one = members[k];
        one.w = packed[i + k];
        one.i = i + k;
        one.town = town;
        one.urban = town.hoods[Math.floor(i / HOOD)].urban;
        one.income = values[income[i + k]];
        one.quintile = quintile[income[i + k]];
      }
      visit(members);
      i += n;
    }
  }
}
const byCount = Array.from({ length: 9 }, (_, n) => pool.slice(0, n));

/** The number of marginals compared below; each test's limit is that of the whole family. */
const FAMILY = 90;
const limit = zLimit(FAMILY);

function compare(what: string, published: number, of: Of, among?: Of): void {
  const { value, se } = ratio(of, among);
  record(what, published, value, se);
}
function record(what: string, published: number, observed: number, se: number): void {
  rows.push({ what, observed, published, se });
  expect(Math.abs(observed - published) / se, `${what}: ${observed} for ${published} ± ${se}`).toBeLessThan(limit);
}
const is =
  (of: (one: One) => boolean): Of =>
  (one) =>
    of(one) ? 1 : 0;

describe("age and sex", () => {
  const age = (one: One) => traits.ageOf(one.w);

  test.each([
    ["0–14", 0, 14, 0.1795],
    ["15–59", 15, 59, 0.6335],
    ["60 and over", 60, 109, 0.187],
  ])("%s", (what, from, to, share) => {
    compare(
      what,
      share,
      is((one) => age(one) >= from && age(one) <= to),
    );
  });

  test.each([0, 7, 14, 15, 17, 18, 24, 25, 33, 45, 59, 60, 70, 85, 99])("a single year of age: %i", (year) => {
    compare(
      `age ${year}`,
      world.scene.years[year],
      is((one) => age(one) === year),
    );
  });

  test("school age, 6–17", () => {
    const share = world.scene.years.slice(6, 18).reduce((a, b) => a + b, 0);
    compare(
      "school age",
      share,
      is((one) => age(one) >= 6 && age(one) < 18),
    );
  });

  test("the shares of age bands are those of the years", () => {
    AGE_BANDS.forEach((band, n) => {
      compare(
        band,
        world.scene.bandShares[n],
        is((one) => BAND_OF_AGE[age(one)] === n),
      );
    });
  });

  test("male 51.24 %", () => {
    compare("male", 0.5124, (one) => traits.maleOf(one.w));
  });

  test("born in every month alike", () => {
    const months = new Int32Array(12);
    for (const town of world.towns) for (const w of town.columns.traits) months[traits.birthMonthOf(w)]++;
    expect(Math.abs(evenZ(months))).toBeLessThan(limit);
  });
});

describe("place and origin", () => {
  test("urban 63.89 %, by quota of neighbourhoods: within half of one", () => {
    const [rural, urban] = placeResidents();
    expect(rural + urban).toBe(RESIDENTS);
    expect(Math.abs(urban - URBAN * RESIDENTS)).toBeLessThanOrEqual(HOOD / 2);
  });

  test("31 regions have their census shares, to one neighbourhood", () => {
    const { hoods, regions, society } = world.scene;
    const shares = Object.values(society.regions);
    const sum = shares.reduce((a, b) => a + b, 0);
    expect(regions).toHaveLength(31);
    expect(sum).toBeCloseTo(1, 3);
    shares.forEach((share, region) => {
      const n = hoods.filter((h) => h.region === region).length;
      expect(Math.abs(n - (share / sum) * hoods.length)).toBeLessThan(1);
      expect(n).toBe(largestRemainder(shares, hoods.length)[region]);
    });
  });

  test("minority 8.89 %", () => {
    compare("minority", 0.0889, (one) => traits.minorityOf(one.w));
  });

  test("registered away from home: 375.82 M of the country, 88 % of them urban", () => {
    compare("away", 375.82e6 / COUNTRY, (one) => traits.awayOf(one.w));
    compare(
      "away who are urban",
      0.88,
      (one) => one.urban,
      (one) => traits.awayOf(one.w),
    );
  });
});

describe("households", () => {
  test("2.62 members on average, and sizes by their shares", () => {
    const sizes = new Float64Array(9);
    let [n, sum, squares, children, childSquares] = [0, 0, 0, 0, 0];
    eachHousehold((members) => {
      const young = members.filter((one) => traits.ageOf(one.w) < 15).length;
      n++;
      sizes[members.length]++;
      sum += members.length;
      squares += members.length ** 2;
      children += young;
      childSquares += young ** 2;
    });
    const mean = sum / n;
    record("members of a household", 2.62, mean, Math.sqrt((squares / n - mean * mean) / n));
    world.scene.society.household_sizes.forEach((share, k) => {
      record(`households of ${k + 1}`, share, sizes[k + 1] / n, Math.sqrt((share * (1 - share)) / n));
    });
    const perHousehold = children / n;
    const se = Math.sqrt((childSquares / n - perHousehold ** 2) / n);
    record("children under 15 in a household", 0.1795 * 2.62, perHousehold, se);
  });

  test("are runs of neighbours with one home: what they share is shared, and children do not live alone", () => {
    eachHousehold((members) => {
      const [first, partner] = members;
      const { columns } = first.town;
      for (const { i } of members) {
        const [from, to] = householdOf(columns.traits, i);
        if (from !== first.i || to !== first.i + members.length) throw new Error(`householdOf resident ${i}`);
      }
      members.forEach(({ w, i, income, urban }, k) => {
        const sound =
          traits.placeOf(w) === k &&
          traits.membersOf(w) === members.length &&
          traits.minorityOf(w) === traits.minorityOf(first.w) &&
          traits.awayOf(w) === traits.awayOf(first.w) &&
          Math.floor(i / HOOD) === Math.floor(first.i / HOOD) &&
          income === first.income &&
          urban === first.urban &&
          (k > 1 || traits.ageOf(w) >= 18);
        if (!sound) throw new Error(`household of resident ${first.i} of town ${first.town.index}, member ${k}`);
      });
      if (partner !== undefined) {
        const bands = [first, partner].map((one) => Math.floor(traits.ageOf(one.w) / 5));
        if (bands[0] !== bands[1] || traits.maleOf(first.w) === traits.maleOf(partner.w))
          throw new Error(`couple of resident ${first.i}`);
      }
    });
  });
});

describe("schooling and temperament", () => {
  test("college 15.5 %, more of the young; nobody under 12 has finished school", () => {
    compare(
      "college",
      0.155,
      is((one) => traits.educationOf(one.w) === 3),
    );
    const { college_by_age } = world.scene.society;
    const factor = world.scene.bandShares.reduce((sum, share, band) => sum + share * college_by_age[band], 0);
    AGE_BANDS.forEach((band, n) => {
      if (college_by_age[n] === 0) return;
      compare(
        `college, ${band}`,
        (0.155 * college_by_age[n]) / factor,
        is((one) => traits.educationOf(one.w) === 3),
        is((one) => BAND_OF_AGE[traits.ageOf(one.w)] === n),
      );
    });
    compare(
      "middle school among adults without college",
      0.48,
      is((one) => traits.educationOf(one.w) === 1),
      is((one) => traits.ageOf(one.w) >= 12 && traits.educationOf(one.w) !== 3),
    );
  });

  test.each(["care", "prosocial", "outspoken", "distance"] as const)("%s by its shares", (temper) => {
    const shift = { care: 0, prosocial: 2, outspoken: 4, distance: 6 }[temper];
    world.scene.society[temper].forEach((share, level) => {
      compare(
        `${temper} ${level}`,
        share,
        is((one) => ((traits.temperOf(one.w) >> shift) & 3) === level),
      );
    });
  });
});

describe("income", () => {
  test("each fifth holds a fifth of residents and has its published mean", () => {
    [6440, 14361, 23189, 36471, 70640].forEach((mean, q) => {
      compare(
        `fifth ${q + 1}`,
        0.2,
        is((one) => one.quintile === q),
      );
      // Levels lie 3 % apart; held so, a fifth's mean may be off by a tenth of a percent on top of chance.
      const { value, se } = ratio(
        (one) => one.income,
        is((one) => one.quintile === q),
      );
      record(`mean income of fifth ${q + 1}`, mean, value, Math.hypot(se, 0.001 * mean));
    });
  });

  test("the mean is that of the fifths, and so 7 % above the published 28,228: the two rows disagree (docs/decisions/0005-income.md)", () => {
    const mean = (6440 + 14361 + 23189 + 36471 + 70640) / 5;
    const { value, se } = ratio((one) => one.income);
    record("mean income", mean, value, Math.hypot(se, 0.001 * mean));
    expect(value / 28228).toBeGreaterThan(1.05);
    expect(value / 28228).toBeLessThan(1.09);
  });

  test("the Gini coefficient is 0.432: above a tail of the old shape, below what the fifths allow, short of the published 0.468", () => {
    const { values } = world.scene.income;
    const levels = countLevels();
    const total = values.reduce((sum, v, k) => sum + v * levels[k], 0);
    let lorenz = 0;
    let gini = 1;
    values.forEach((v, k) => {
      const next = lorenz + (v * levels[k]) / total;
      gini -= (levels[k] / RESIDENTS) * (lorenz + next);
      lorenz = next;
    });
    expect(gini).toBeGreaterThan(0.43);
    expect(gini).toBeLessThan(0.4341);
  });

  test("the median is the middle of the third fifth, within 5 % of the published 24,336", () => {
    const { values } = world.scene.income;
    const levels = countLevels();
    let below = 0;
    const middle = values.findIndex((_, level) => {
      below += levels[level];
      return below >= RESIDENTS / 2;
    });
    const median = values[middle];
    expect(median / 24336).toBeGreaterThan(0.94);
    expect(median / 24336).toBeLessThan(1.01);
  });
});

/** Residents at each income level. */
function countLevels(): Float64Array {
  const levels = new Float64Array(256);
  for (const town of world.towns) for (const level of town.columns.income) levels[level]++;
  return levels;
}

describe("going online", () => {
  const users = (which: "online" | "payer", month: string): Of => {
    const clock = clockAt("2014-01", monthNumber(month) - monthNumber("2014-01"));
    const limits = adoption(world.scene, clock)[which];
    const keys = world.towns.map((t) => key(world.scene.seed, drawCode(ASKED.adoption), 0, t.index));
    return ({ w, i, town, urban }) => {
      const k = keys[town.index];
      return word(i, k.a, k.b) >>> 0 < limits[urban * 6 + BAND_OF_AGE[traits.ageIn(w, clock.index, 0)]] ? 1 : 0;
    };
  };

  test.each([
    ["2014-01", 0.458 + 0.138 / 60],
    ["2018-12", 0.596],
    ["2020-12", 0.704],
  ])("Internet users in %s", (month, share) => {
    compare(`Internet ${month}`, share, users("online", month));
  });

  test("Internet users at the end of 2018 by place: 72.7 % and 36.5 %", () => {
    for (const [place, share] of [
      [1, 0.727],
      [0, 0.365],
    ]) {
      const { value } = ratio(
        users("online", "2018-12"),
        is((one) => one.urban === place),
      );
      expect(Math.abs(value - share)).toBeLessThan(0.005);
    }
  });

  test("583 M pay by phone in December 2018, scaled to this world", () => {
    const share = (583e6 * RESIDENTS) / COUNTRY / RESIDENTS;
    compare("payments 2018-12", share, users("payer", "2018-12"));
    compare("payments 2020-12", 0.604, users("payer", "2020-12"));
  });

  test("whoever pays by phone is online, and stays so as use grows within an age band", () => {
    for (const month of ["2014-01", "2018-12", "2020-12"]) {
      const clock = clockAt("2014-01", monthNumber(month) - monthNumber("2014-01"));
      const { online, payer } = adoption(world.scene, clock);
      online.forEach((limit, k) => {
        expect(payer[k]).toBeLessThanOrEqual(limit);
      });
    }
  });
});

test("the family is as large as the limit supposes", () => {
  expect(rows.length).toBeGreaterThan(75);
  expect(rows.length).toBeLessThanOrEqual(FAMILY);
  if (process.env.GLASSHOUSE_SHOW) {
    const z = (r: (typeof rows)[number]) => (r.observed - r.published) / r.se;
    console.table(
      rows
        .sort((p, q) => Math.abs(z(q)) - Math.abs(z(p)))
        .slice(0, 12)
        .map((r) => ({ ...r, z: z(r).toFixed(2) })),
    );
    console.log(`mean |z|² ${rows.reduce((sum, r) => sum + z(r) ** 2, 0) / rows.length} over ${rows.length}`);
  }
});
