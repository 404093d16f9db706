import { describe, expect, test } from "vitest";
import { ADULT, ONLINE, PAYER, RATED } from "../../../src/month/scratch.js";
import { BAND_OF_AGE, groupsOf, QUINTILES } from "../../../src/society/groups.js";
import { LEVELS } from "../../../src/society/income.js";
import { HOOD } from "../../../src/state/columns.js";
import { unpackTraits } from "../../../src/state/traits.js";
import { type Changes, Lab, together } from "../../support/lab.js";
import { ageOf } from "../../support/plain.js";
import { STRICT } from "../../support/strict.js";

/** From October, so that a January comes soon; ranks differ and incomes fall. */
const settings: Changes = together(STRICT, {
  "life.apply_job": { rate: 0.2 },
  "response.work_lost": { loss: 1, recovers: 0 },
  society: { away: 0.3, minority: 0.2 },
});
const lab = new Lab({ residents: 30_000, seed: 141, start: "2018-10", settings });
const [town] = lab.towns;
/** Who belongs to a group in the month being lived, worked out one by one. */
const memberships: Map<string, Set<number>>[] = [];
/** Income levels at the month's end: each resident's, and how many of each group have each, as they were counted. */
const incomes: { ofResident: number[]; ofGroups: Int32Array }[] = [];
const ranks: { past: Uint8Array; now: number[]; last: Int16Array; rated: boolean[] }[] = [];
for (let month = 0; month < 17; month++) {
  const ranksBefore = lab.ranks.slice();
  const past = town.columns.rank_past.slice();
  const lossBefore = town.columns.hardship.map((h) => h & 15);
  lab.live();
  const { traits, income } = town.columns;
  const members = new Map(lab.plan.scene.groups.map((g) => [g.key, new Set<number>()]));
  for (let i = 0; i < town.size; i++) {
    const t = unpackTraits(traits[i]);
    const { region, urban } = town.hoods[Math.floor(i / HOOD)];
    const q = lab.plan.scene.income.quintile[Math.max(0, income[i] - 5 * lossBefore[i])];
    const keys = [
      "all",
      t.male ? "sex:male" : "sex:female",
      t.minority ? "minority:minority" : "minority:majority",
      t.away ? "registered:away" : "registered:home",
      `age:${["0-17", "18-29", "30-44", "45-59", "60-74", "75+"][BAND_OF_AGE[ageOf(lab, town, i, month)]]}`,
      `income:${QUINTILES[q]}`,
      urban ? "place:urban" : "place:rural",
      `region:${lab.plan.scene.regions[region]}`,
    ];
    for (const key of keys) members.get(key)?.add(i);
  }
  memberships.push(members);
  incomes.push({
    ofResident: Array.from(income, (level, i) => Math.max(0, level - 5 * (town.columns.hardship[i] & 15))),
    ofGroups: lab.levels,
  });
  const last = town.lastScores(month).slice();
  ranks.push({
    past,
    last,
    rated: Array.from(town.columns.status, (s) => (s & RATED) !== 0),
    now: Array.from(last, (score) => (score < 0 ? 255 : ranksBefore[score])),
  });
}

describe("who is counted where", () => {
  test("every group counts just its own residents in every month, by age and income as they are then", () => {
    for (const [month, members] of memberships.entries())
      for (const [key, who] of members)
        expect([month, key, lab.count("residents", key, month)]).toEqual([month, key, who.size]);
  });

  test("ages and incomes do move people between groups", () => {
    const moved = (group: string): boolean => lab.count("residents", group, 0) !== lab.count("residents", group, 16);
    expect(moved("age:18-29")).toBe(true);
    expect(moved("income:Q1")).toBe(true);
    expect(lab.count("residents", "income:Q1", 16)).toBeGreaterThan(lab.count("residents", "income:Q1", 0));
  });

  test("there is a group for each label of each dimension, and for all", () => {
    expect(
      groupsOf(["North", "South"])
        .map((g) => g.key)
        .slice(-2),
    ).toEqual(["region:North", "region:South"]);
    expect(memberships[0].size).toBe(lab.plan.scene.groups.length);
  });
});

test("incomes are added up as they are once the month's losses are taken", () => {
  const { income, hardship } = town.columns;
  const { values } = lab.plan.scene.income;
  let sum = 0;
  for (let i = 0; i < town.size; i++) sum += Math.round(values[Math.max(0, income[i] - 5 * (hardship[i] & 15))]);
  expect(lab.count("income_sum")).toBe(sum);
});

test("each group's residents are counted by what they have once the month's losses are taken", () => {
  for (const [month, members] of memberships.entries())
    [...members].forEach(([key, who], g) => {
      const levels = new Int32Array(LEVELS);
      for (const i of who) levels[incomes[month].ofResident[i]]++;
      expect([month, key, incomes[month].ofGroups.slice(g * LEVELS, (g + 1) * LEVELS)]).toEqual([month, key, levels]);
    });
});

test("grown-ups, those online and payers are counted each December", () => {
  // October is month 0.
  for (let month = 0; month < 17; month++)
    for (const key of ["adults", "online", "payers"])
      expect([month, lab.count(key, "all", month) > 0]).toEqual([month, month % 12 === 2]);
  const december = new Lab({ residents: 30_000, seed: 141, start: "2018-10", settings }).live(3);
  const having = (bit: number): number => december.towns[0].columns.status.filter((s) => (s & bit) !== 0).length;
  expect(december.count("adults")).toBe(having(ADULT));
  expect(december.count("online")).toBe(having(ONLINE));
  expect(december.count("payers")).toBe(having(PAYER));
});

describe("mobility, each January", () => {
  /** October is month 0: January is month 3, and again month 15. */
  const [first, second] = [3, 15];

  test("is counted in no other month, nor in the first January, when no rank is a year old", () => {
    for (let month = 0; month < 17; month++) {
      const twice = lab.count("ranked_twice", "all", month);
      if (month === second) expect(twice).toBeGreaterThan(10_000);
      else expect(twice).toBe(0);
    }
  });

  test("compares each resident's rank with the one a year before, exact", () => {
    // What was kept in the first January is what is read in the second.
    const kept = ranks[first].now.map((rank, i) => (ranks[first].rated[i] ? rank : 255));
    expect(Array.from(ranks[second].past)).toEqual(kept);
    const sums = { n: 0, x: 0, y: 0, xx: 0, xy: 0, was: 0, left: 0 };
    ranks[second].now.forEach((now, i) => {
      const past = kept[i];
      if (past === 255 || now === 255 || !ranks[second].rated[i]) return;
      sums.n++;
      sums.x += past;
      sums.y += now;
      sums.xx += past * past;
      sums.xy += past * now;
      if (past < 51) {
        sums.was++;
        if (now >= 51) sums.left++;
      }
    });
    const keys = ["ranked_twice", "rank_x", "rank_y", "rank_xx", "rank_xy", "was_bottom_fifth", "left_bottom_fifth"];
    expect(keys.map((key) => lab.count(key, "all", second))).toEqual(Object.values(sums));
    expect(sums.left).toBeGreaterThan(0);
  });
});
