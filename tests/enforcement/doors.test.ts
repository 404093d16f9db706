import { describe, expect, test } from "vitest";
import type { DecisionName } from "../../src/draws/decisions.js";
import { COURT_FALSE, EXIT_BARRED, MISCONDUCT_FALSE } from "../../src/enforcement/lists.js";
import { REWARDS, SANCTIONS } from "../../src/enforcement/sanctions.js";
import { OCCASIONS } from "../../src/life/occasions.js";
import type { RowValues } from "../../src/life/row.js";
import { ADULT, ONLINE, SCHOOL_AGE } from "../../src/month/scratch.js";
import { defaultSettings } from "../../src/scenario/catalogue.js";
import { householdOf } from "../../src/society/generate.js";
import { POINT } from "../../src/state/columns.js";
import type { Town } from "../../src/state/town.js";
import { type Changes, changed, Lab, together, whoDid } from "../support/lab.js";
import { must } from "../support/must.js";
import { chanceIn, comesOut, levelsOf } from "../support/plain.js";
import { binomialZ, zLimit } from "../support/statistics.js";
import { STRICT } from "../support/strict.js";

const COVERS = 0.6;
const AGAIN = 0.5;
const TRIES = 7;

/** Every door at another score, so that one cannot be taken for another; two occasions are often wanted. */
const settings: Changes = together(
  STRICT,
  Object.fromEntries(SANCTIONS.map((r, n) => [`enforcement.${r.key}`, r.tax ? {} : { below: 960 + 5 * n }])),
  Object.fromEntries(REWARDS.map((r, n) => [`enforcement.${r.key}`, { at_least: 1002 + 3 * n }])),
  {
    "enforcement.air_ban": { covers: COVERS, again: AGAIN },
    "enforcement.rail_ban": { covers: 1, again: 0 },
    "life.fly": { rate: 0.3 },
    "life.apply_school": { rate: 0.2 },
    "life.leave_country": { rate: 0.3 },
  },
);
const ALL = changed(defaultSettings(), settings);
const valuesOf = (key: string): Record<string, unknown> => ALL[`enforcement.${key}`];

/** What a month leaves to be compared, once the step `enforce` is over. */
const lab = new Lab({ residents: 20_000, seed: 81, start: "2018-06", settings });

/** Bits of the catalogue's rows that a test holds for. */
const bitsOf = (rows: readonly { key: string }[], test: (key: string) => boolean): number =>
  rows.reduce((bits, r, n) => bits | (test(r.key) ? 1 << n : 0), 0);
const closedAt = (score: number): number => bitsOf(SANCTIONS, (k) => score < (valuesOf(k).below as number) * POINT);
const openedAt = (score: number): number => bitsOf(REWARDS, (k) => score >= (valuesOf(k).at_least as number) * POINT);
const byCourt = bitsOf(SANCTIONS, (k) => valuesOf(k).court === true);
const byAir = bitsOf(SANCTIONS, (k) => valuesOf(k).misconduct === "air");
const byRail = bitsOf(SANCTIONS, (k) => valuesOf(k).misconduct === "rail");
const byTax = bitsOf(SANCTIONS, (k) => valuesOf(k).tax === true);
const bit = (key: string): number => bitsOf(SANCTIONS, (k) => k === key);

function listed(town: Town, i: number): number {
  const { court, misconduct, hardship } = town.columns;
  return (
    (court[i] > 0 ? byCourt : 0) |
    ((misconduct[i] & 15) > 0 ? byAir : 0) |
    (misconduct[i] >> 4 > 0 ? byRail : 0) |
    ((hardship[i] & EXIT_BARRED) > 0 ? byTax : 0)
  );
}

const met = { wanted: 0, covered: 0, tries: 0 };
const barredInYear = new Map<number, Set<number>>();
const spells = new Map<number, number>();
const ended: number[] = [];
/** What the plain reading counts, month by month. */
const seen: Record<string, number | number[]>[] = [];
const falseBecause = { score: 0, list: 0 };

lab.live(20, {
  enforce: (town, m) => {
    const month = lab.month;
    const { flags, wrong, status, traits, court, misconduct } = town.columns;
    const { closed, opened, through } = m.scratch;
    const score = town.scores(month);
    const sums = {
      sanctioned: 0,
      sanctioned_by_score: 0,
      sanctioned_false: 0,
      sanctioned_through_others: 0,
      rewarded: 0,
      children_barred: 0,
      air_barred_first: 0,
      spells_started: 0,
      spells_ended: 0,
      spells_over_a_year: 0,
      slow: 0,
      named: 0,
    };
    const under = SANCTIONS.map(() => 0);
    const year = Math.floor((month + 5) / 12);
    const barred = barredInYear.get(year) ?? new Set();
    barredInYear.set(year, barred);
    const touches = (score: number): number => (score < 0 ? 0 : score);
    for (let i = 0; i < town.size; i++) {
      const rated = score[i] >= 0;
      const byScore = rated ? closedAt(score[i]) : 0;
      const byList = listed(town, i);
      must((byScore | byList) === closed[i], `what is closed to ${i}`);
      must((rated ? openedAt(score[i]) : 0) === opened[i], `what is open to ${i}`);
      SANCTIONS.forEach((_, n) => {
        if ((closed[i] >> n) & 1) under[n]++;
      });
      if (closed[i] !== 0) {
        sums.sanctioned++;
        if ((closed[i] & bit("slow_internet")) !== 0 && (status[i] & ONLINE) !== 0) sums.slow++;
        if ((closed[i] & bit("public_naming")) !== 0 && (status[i] & ADULT) !== 0) sums.named++;
        const length = (spells.get(i) ?? 0) + 1;
        if (length === 1) sums.spells_started++;
        if (length > 12) sums.spells_over_a_year++;
        spells.set(i, length);
      } else if (spells.has(i)) {
        sums.spells_ended++;
        ended.push(spells.get(i) as number);
        spells.delete(i);
      }
      if (byScore !== 0) sums.sanctioned_by_score++;
      const withoutFalse = closedAt(touches(score[i] - wrong[i]));
      const onFalse =
        (court[i] > 0 && (flags[i] & COURT_FALSE) > 0) || (misconduct[i] > 0 && (flags[i] & MISCONDUCT_FALSE) > 0);
      const byFalseScore = (byScore & ~withoutFalse) !== 0;
      const byFalseList = onFalse && (byList & ~byScore) !== 0;
      if (byFalseScore || byFalseList) sums.sanctioned_false++;
      if (byFalseScore) falseBecause.score++;
      if (byFalseList) falseBecause.list++;
      if ((byScore & ~closedAt(touches(score[i] - through[i]))) !== 0) sums.sanctioned_through_others++;
      if (opened[i] !== 0) sums.rewarded++;
      if ((closed[i] & bit("air_ban")) !== 0 && !barred.has(i)) {
        barred.add(i);
        sums.air_barred_first++;
      }
    }
    // Children of school age with a grown-up at home who is under the school bar.
    const pupils = new Set<number>();
    for (let i = 0; i < town.size; i++) {
      if ((status[i] & SCHOOL_AGE) === 0) continue;
      const [first, end] = householdOf(traits, i);
      for (let j = first; j < end; j++)
        if ((status[j] & ADULT) !== 0 && (closed[j] & bit("school_bar")) !== 0) pupils.add(i);
    }
    sums.children_barred = pupils.size;

    // Who met what: only those to whom it was closed, and who wanted it.
    const chances = new Map(
      OCCASIONS.map((o) => [o.key, chanceIn(ALL[`life.${o.key}`] as unknown as RowValues, lab, month)]),
    );
    const wants = (occasion: DecisionName, i: number): boolean | null => {
      const row = OCCASIONS.find((o) => o.key === occasion);
      if (row?.who === "adult" && (status[i] & ADULT) === 0) return false;
      const chance = chances.get(occasion)?.(levelsOf(lab, town, i, month)) ?? 0;
      return comesOut(lab, occasion, town, i, month, chance);
    };
    for (const r of SANCTIONS) {
      if (r.occasion === null) continue;
      const who = whoDid(m, r.occasion);
      const shut = (i: number): boolean => (r.falls === "child" ? pupils.has(i) : (closed[i] & bit(r.key)) !== 0);
      for (const i of who) must(shut(i) && wants(r.occasion, i) !== false, `${r.key} met by ${i}`);
      // Where everything is covered, all who wanted it are refused.
      if (r.key !== "air_ban") {
        const refused = new Set(who);
        for (let i = 0; i < town.size; i++)
          if (shut(i) && wants(r.occasion, i) === true) must(refused.has(i), `${r.key} let ${i} pass`);
      } else {
        for (let i = 0; i < town.size; i++) if (shut(i) && wants("fly", i) === true) met.wanted++;
        met.covered += who.length;
      }
    }
    seen.push({ ...sums, under });
  },
});

const OF_PLAIN = [
  "sanctioned",
  "sanctioned_by_score",
  "sanctioned_false",
  "sanctioned_through_others",
  "rewarded",
  "children_barred",
  "air_barred_first",
  "spells_started",
  "spells_ended",
  "spells_over_a_year",
] as const;

describe("what is closed and opened", () => {
  test("follows from thresholds and lists alone, for every resident in every month", () => {
    // Compared above, resident by resident; here, that all of it was there to compare.
    for (const key of OF_PLAIN)
      expect(
        seen.reduce((sum, s) => sum + (s[key] as number), 0),
        key,
      ).toBeGreaterThan(0);
    expect(falseBecause.score).toBeGreaterThan(0);
    expect(falseBecause.list).toBeGreaterThan(0);
  });

  test.each(OF_PLAIN)("%s is counted as the plain reading counts it", (key) => {
    expect(seen.map((_, month) => lab.count(key, "all", month))).toEqual(seen.map((s) => s[key]));
  });

  test.each(SANCTIONS.map((r, n) => [r.key, n] as const))("residents under %s are counted", (key, n) => {
    expect(seen.map((_, month) => lab.count(`under.${key}`, "all", month))).toEqual(
      seen.map((s) => (s.under as number[])[n]),
    );
  });

  test("what is simply so is met by those it can touch: a slow line by those online, naming by grown-ups", () => {
    expect(seen.map((_, month) => lab.count("met.slow_internet", "all", month))).toEqual(seen.map((s) => s.slow));
    expect(seen.map((_, month) => lab.count("met.public_naming", "all", month))).toEqual(seen.map((s) => s.named));
  });
});

describe("refusals", () => {
  test("cover the share they cover, of those who are under the ban and want it", () => {
    expect(met.wanted).toBeGreaterThan(1000);
    expect(Math.abs(binomialZ(met.covered, met.wanted, COVERS))).toBeLessThan(zLimit(2));
  });

  test("come again as often as people try again: a geometric number, at most seven in a month", () => {
    const chances = Array.from({ length: TRIES }, (_, k) => (k < TRIES - 1 ? AGAIN ** k * (1 - AGAIN) : AGAIN ** k));
    const mean = chances.reduce((sum, p, k) => sum + (k + 1) * p, 0);
    const variance = chances.reduce((sum, p, k) => sum + (k + 1 - mean) ** 2 * p, 0);
    const found = lab.total("met.air_ban") / met.covered;
    expect(Math.abs(found - mean) / Math.sqrt(variance / met.covered)).toBeLessThan(zLimit(2));
  });

  test("of places at the best schools come in the months of admission, and of nothing once nothing is closed", () => {
    for (let month = 0; month < 20; month++) {
      const season = (month + 5) % 12;
      const refused = lab.count("met.school_bar", "all", month);
      if (season >= 4 && season <= 7) expect(refused).toBeGreaterThan(0);
      else expect(refused).toBe(0);
    }
  });
});

describe("spells", () => {
  test("started less ended are those that run", () => {
    const running = lab.towns[0].columns.spell.filter((months) => months > 0);
    expect(lab.total("spells_started") - lab.total("spells_ended")).toBe(running.length);
    expect([...running].sort()).toEqual([...spells.values()].sort());
    expect(ended.length).toBe(lab.total("spells_ended"));
    expect(Math.max(...ended)).toBeGreaterThan(3);
  });
});

test("before their first month, sanctions and rewards are nowhere", () => {
  const early = new Lab({
    residents: 8000,
    start: "2018-04",
    settings: together(STRICT, { "enforcement.court_list": { from: "2018-06" } }),
  }).live(3);
  const keys = [...SANCTIONS, ...REWARDS].map((r) => `met.${r.key}`);
  for (const month of [0, 1])
    for (const key of [...keys, "sanctioned", "rewarded", "spells_started"])
      expect([key, early.count(key, "all", month)]).toEqual([key, 0]);
  expect(early.count("sanctioned")).toBeGreaterThan(0);
});
