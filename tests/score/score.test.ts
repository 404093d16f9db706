import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankTable } from "../../src/engine/towns.js";
import { RATED } from "../../src/month/scratch.js";
import { defaultSettings } from "../../src/scenario/catalogue.js";
import { bandTable } from "../../src/score/score.js";
import { householdOf } from "../../src/society/generate.js";
import { FAR_SLOT, pairedTown, SLOTS, tieOf, whitening } from "../../src/society/ties.js";
import { POINT } from "../../src/state/columns.js";
import type { Town } from "../../src/state/town.js";
import { educationOf, maleOf } from "../../src/state/traits.js";
import { type Changes, Lab, together } from "../support/lab.js";
import { must } from "../support/must.js";
import { levelsOf } from "../support/plain.js";
import { STRICT } from "../support/strict.js";

const BASE = 1000;
const LOWEST = 940;
const HIGHEST = 1030;
const BANDS = { low: 0, middle: 985, high: 1004, top: 1025 };
const LINE = 980;
const ABILITY = [-20, -10, 0, 10, 20];
const IDENTITY = [-8, 0, 4, 8];
const FRIENDS = { weight: 0.3, most: 12 };
const FAMILY = { weight: 0.25, most: 9 };

/** All parts of a score at once, on a scale narrow enough that some stand at its ends. Two towns, so that some ties are far. */
const settings: Changes = together(STRICT, {
  "score.scale": { base: BASE, lowest: LOWEST, highest: HIGHEST, bands: BANDS },
  "score.association": FRIENDS,
  "score.household": FAMILY,
  "score.standing": { on: true, ability: ABILITY, identity: IDENTITY },
  "score.publicity": { line: LINE },
  "registry.enrolment": { share: 0.8 },
});
const MONTHS = 4;

interface Shot {
  readonly now: Int16Array;
  readonly last: Int16Array;
  readonly own: Int16Array;
  readonly wrong: Int16Array;
  readonly standing: Int16Array;
  readonly through: Int16Array;
  readonly ties: Uint8Array;
  readonly status: Uint8Array;
  readonly quintile: number[];
}

const lab = new Lab({ residents: 69_000, seed: 61, settings });
/** By month and town. */
const shots: Shot[][] = [];
for (let month = 0; month < MONTHS; month++) {
  const taken: Shot[] = [];
  lab.live(1, {
    live: (town) => {
      taken[town.index] = {
        quintile: Array.from({ length: town.size }, (_, i) => levelsOf(lab, town, i, month).income),
      } as Shot;
    },
    score: (town, m) => {
      const { own, wrong, ties, status } = town.columns;
      const { standing, through } = m.scratch;
      taken[town.index] = {
        ...taken[town.index],
        now: town.scores(month).slice(),
        last: town.lastScores(month).slice(),
        own: own.slice(),
        wrong: wrong.slice(),
        standing: standing.slice(0, town.size),
        through: through.slice(0, town.size),
        ties: ties.slice(),
        status: status.slice(),
      };
    },
  });
  shots.push(taken);
}

const each = (visit: (town: Town, shot: Shot, i: number, month: number) => void): void =>
  shots.forEach((taken, month) => {
    lab.towns.forEach((town, t) => {
      for (let i = 0; i < town.size; i++) visit(town, taken[t], i, month);
    });
  });
const rated = (shot: Shot, i: number): boolean => (shot.status[i] & RATED) !== 0;
/** The scores at the other ends of a resident's living ties, of those who are rated. */
function friends(town: Town, taken: readonly Shot[], i: number): number[] {
  const { ties } = taken[town.index];
  const far = pairedTown(town.index, lab.towns.length);
  const white = [0, 1, 2].map((kind) => whitening(lab.plan.scene.seed, town.index, town.size, kind));
  const out: number[] = [];
  for (let slot = 0; slot < SLOTS; slot++) {
    if (((ties[i] >> slot) & 1) === 0) continue;
    const score =
      slot === FAR_SLOT
        ? taken[far].last[i]
        : taken[town.index].last[tieOf(lab.plan.ordersOf(town.size), white, town.size, i, slot)];
    if (score >= 0) out.push(score);
  }
  return out;
}

describe("a score", () => {
  test("is the sum of its parts, kept on the scale, for every rated resident in every month; −1 for the others", () => {
    const clamp = (x: number): number => Math.max(LOWEST * POINT, Math.min(HIGHEST * POINT, x));
    let clamped = 0;
    each((_, s, i) => {
      const sum = BASE * POINT + s.own[i] + s.wrong[i] + s.standing[i] + s.through[i];
      must(s.now[i] === (rated(s, i) ? clamp(sum) : -1));
      if (!rated(s, i)) must(s.own[i] === 0 && s.wrong[i] === 0 && s.through[i] === 0);
      else if (sum !== clamp(sum)) clamped++;
    });
    expect(clamped).toBeGreaterThan(100);
  });

  test("starts at the base", () => {
    const fresh = new Lab({ residents: 5000, settings: { "score.rule_book": { on: false } } }).live();
    const [town] = fresh.towns;
    expect([...new Set(town.scores(0))].sort((a, b) => a - b)).toEqual([-1, BASE * POINT]);
  });

  test("counts what one is, by income and education, where standing counts", () => {
    each((town, s, i) => {
      const points = ABILITY[s.quintile[i]] + IDENTITY[educationOf(town.columns.traits[i])];
      must(s.standing[i] === points * POINT);
    });
  });

  test("moves towards friends and family by the weights, at most as far as allowed", () => {
    // Recomputed with ordinary division. What is held in 1/65,536 and cut to 1/16 point can differ by a unit for each of the two.
    const pull = (scores: number[], { weight, most }: typeof FRIENDS): { ideal: number; slack: number } => {
      if (scores.length === 0) return { ideal: 0, slack: 0 };
      const sum = scores.reduce((a, b) => a + b - BASE * POINT, 0);
      const ideal = (weight * sum) / scores.length;
      return { ideal: Math.max(-most * POINT, Math.min(most * POINT, ideal)), slack: 1 + Math.abs(sum) / 131072 };
    };
    let pulled = 0;
    let atMost = 0;
    each((town, s, i, month) => {
      if (!rated(s, i)) return;
      const [first, end] = householdOf(town.columns.traits, i);
      const family = Array.from(s.last.subarray(first, end)).filter((score, k) => first + k !== i && score >= 0);
      const a = pull(friends(town, shots[month], i), FRIENDS);
      const b = pull(family, FAMILY);
      must(Math.abs(s.through[i] - a.ideal - b.ideal) <= a.slack + b.slack, () => `${i}: ${s.through[i]}`);
      if (s.through[i] !== 0) pulled++;
      if (s.through[i] === -(FRIENDS.most + FAMILY.most) * POINT) atMost++;
    });
    expect(pulled).toBeGreaterThan(lab.towns[0].size / 2);
    expect(atMost).toBeGreaterThan(0);
  });

  test("is in the band whose threshold it has reached", () => {
    const starts = Object.values(BANDS);
    for (const [month, taken] of shots.entries()) {
      const all = starts.map(() => 0);
      const women = starts.map(() => 0);
      lab.towns.forEach((town, t) => {
        taken[t].now.forEach((score, i) => {
          if (score < 0) return;
          const band = starts.filter((from) => from * POINT <= score).length - 1;
          all[band]++;
          if (maleOf(town.columns.traits[i]) === 0) women[band]++;
        });
      });
      expect(starts.map((_, b) => lab.count(`band_${b}`, "all", month))).toEqual(all);
      expect(starts.map((_, b) => lab.count(`band_${b}`, "sex:female", month))).toEqual(women);
      for (const n of all) expect(n).toBeGreaterThan(0);
    }
  });

  test("is counted: the sum, those at an end of the scale, those in low company", () => {
    for (const [month, taken] of shots.entries()) {
      let sum = 0;
      let limit = 0;
      let low = 0;
      lab.towns.forEach((town, t) => {
        taken[t].now.forEach((score, i) => {
          if (score < 0) return;
          sum += score;
          if (score === LOWEST * POINT || score === HIGHEST * POINT) limit++;
          if (friends(town, taken, i).some((other) => other < LINE * POINT)) low++;
        });
      });
      expect(lab.count("score_sum", "all", month)).toBe(sum);
      expect(lab.count("at_limit", "all", month)).toBe(limit);
      expect(lab.count("low_company", "all", month)).toBe(low);
    }
  });
});

describe("bands", () => {
  test("in any order of the table, from the bottom up", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 2047 }),
        (starts, score) => {
          const { names, of } = bandTable(Object.fromEntries(starts.map((from) => [`from ${from}`, from])));
          const reached = starts.filter((from) => from <= score);
          const expected = reached.length > 0 ? Math.max(...reached) : Math.min(...starts);
          expect(names[of[score]]).toBe(`from ${expected}`);
        },
      ),
    );
  });
});

describe("the national rank", () => {
  test("is the share of the rated who stand strictly below, exact against sorting", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 32767 }), { minLength: 1, maxLength: 200 }), (scores) => {
        const histogram = new Int32Array(32768);
        for (const s of scores) histogram[s]++;
        const ranks = new Uint8Array(32768);
        expect(rankTable(histogram, ranks)).toBe(scores.length);
        const sorted = [...scores].sort((a, b) => a - b);
        for (const s of scores) expect(ranks[s]).toBe(Math.floor((sorted.indexOf(s) * 255) / sorted.length));
      }),
    );
  });

  test("counts every rated resident of every town once", () => {
    const scores = shots[MONTHS - 1]
      .flatMap((s) => Array.from(s.now))
      .filter((s) => s >= 0)
      .sort((a, b) => a - b);
    expect(lab.histogram.reduce((a, b) => a + b, 0)).toBe(scores.length);
    const first = new Map<number, number>();
    scores.forEach((s, n) => {
      if (!first.has(s)) first.set(s, n);
    });
    for (const [s, below] of first) expect(lab.ranks[s]).toBe(Math.floor((below * 255) / scores.length));
  });
});

test("the scale that the program starts from has room at both ends", () => {
  const scale = defaultSettings()["score.scale"] as { base: number; lowest: number; highest: number };
  expect(scale.lowest).toBeLessThan(scale.base);
  expect(scale.highest).toBeGreaterThan(scale.base);
});
