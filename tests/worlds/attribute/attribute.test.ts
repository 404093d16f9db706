import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COUNTER_NUMBER, COUNTERS } from "../../../src/measures/counters.js";
import { type Switch, switchNamed } from "../../../src/scenario/switches.js";
import { addressOf, type WorldAsked } from "../../../src/worlds/address.js";
import { type Answer, answer } from "../../../src/worlds/attribute/answer.js";
import {
  coalitions,
  orderOf,
  ordersOf,
  type Question,
  worldOf,
  worldsOf,
} from "../../../src/worlds/attribute/question.js";
import type { Counted } from "../../../src/worlds/outcomes.js";
import { replicateSeed } from "../../../src/worlds/replicate-seed.js";
import { runWorld } from "../../../src/worlds/run.js";
import { lastMonths, windowMeans } from "../../../src/worlds/window.js";
import { fewMonths } from "../../engine/small-world.js";

/** What has to be there. */
function there<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("it is not there");
  return value;
}

const named = (...names: string[]): Switch[] => names.map((name) => there(switchNamed(name).found));
const scenario = fewMonths(3);
const MEASURE = "sanctioned";
const question = (more: Partial<Question> = {}): Question => ({
  scenario,
  residents: 100,
  seed: 7,
  replicates: 1,
  mechanisms: named("association", "household", "publicity"),
  method: { name: "exact" },
  measure: MEASURE,
  window: lastMonths(scenario, 1),
  ...more,
});

const template = await runWorld({ scenario, seed: 7, residents: 100, sample: 1 });
const GROUPS = template.groups.length;

/** Worlds in which the measure, for everyone, is what a game says of their coalition and replicate; and zero in every group. */
function reading(q: Question, game: (coalition: number, replicate: number) => number): (world: WorldAsked) => Counted {
  const known = new Map<string, Counted>();
  for (let r = 1; r <= q.replicates; r++)
    for (let c = 0; c < 2 ** q.mechanisms.length; c++) {
      const counts = new Float64Array(template.counts.length);
      const place = (2 * COUNTERS.length + there(COUNTER_NUMBER.get(MEASURE))) * GROUPS;
      counts[place] = game(c, r);
      known.set(addressOf(worldOf(q, c, r)), { ...template, counts });
    }
  return (world) => there(known.get(addressOf(world)));
}
const all = (a: Answer) => there(a.groups.find((g) => g.group === "all"));

describe("a question", () => {
  test("names each coalition once, everything on first, and the worlds with the right parts off", () => {
    expect(coalitions(question(), 1)).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
    const onlyHousehold = worldOf(question(), 0b010, 1).scenario.settings;
    expect(["association", "household", "publicity"].map((key) => onlyHousehold[`score.${key}`].on)).toEqual([
      false,
      true,
      false,
    ]);
    expect(worldOf(question(), 7, 1).scenario.settings).toEqual(scenario.settings);
    const worlds = worldsOf(question({ replicates: 3 }));
    expect(new Set(worlds.map(addressOf)).size).toBe(24);
    expect([...new Set(worlds.map((w) => w.seed))]).toEqual([1, 2, 3].map((r) => replicateSeed(7, r)));
  });

  test("draws orders that are permutations, their own in each replicate, and evenly", () => {
    const first = new Map<number, number>();
    for (let k = 0; k < 3000; k++) {
      const order = orderOf(7, 1, k, 5);
      expect([...order].sort()).toEqual([0, 1, 2, 3, 4]);
      first.set(order[0], (first.get(order[0]) ?? 0) + 1);
    }
    // 3,000 draws in five: standard deviation 22, so 120 are more than five of them.
    for (let n = 0; n < 5; n++) expect(Math.abs(there(first.get(n)) - 600)).toBeLessThan(120);
    const sampled = question({ method: { name: "permutations", permutations: 6 }, replicates: 2 });
    expect(ordersOf(sampled, 1)).toEqual(ordersOf(sampled, 1));
    expect(ordersOf(sampled, 1)).not.toEqual(ordersOf(sampled, 2));
  });
});

describe("an answer", () => {
  const games = fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 8, maxLength: 8 });

  test("shares the effect out by the definition, over all orders", () => {
    fc.assert(
      fc.property(games, (game) => {
        const { parts, total, without, as_it_is } = all(
          answer(
            question(),
            reading(question(), (c) => game[c]),
          ),
        );
        const orders = [0, 1, 2].flatMap((a) => [0, 1, 2].filter((b) => b !== a).map((b) => [a, b, 3 - a - b]));
        const brings = (n: number): number =>
          orders.reduce((sum, order) => {
            const before = order.slice(0, order.indexOf(n)).reduce((mask, k) => mask | (1 << k), 0);
            return sum + game[before | (1 << n)] - game[before];
          }, 0) / 6;
        parts.forEach((part, n) => {
          expect(part.estimate).toBeCloseTo(brings(n), 9);
        });
        expect(without.estimate).toBe(game[0]);
        expect(as_it_is.estimate).toBe(game[7]);
        expect(total.estimate).toBe(game[7] - game[0]);
        expect(parts.reduce((sum, part) => sum + part.estimate, 0)).toBeCloseTo(total.estimate, 6);
      }),
      { numRuns: 25 },
    );
  });

  test("over orders adds up to the total, and comes near the exact one", () => {
    const game = (c: number): number => (c & 1) * 100 + ((c >> 1) & 1) * 10 + ((c & 6) === 6 ? 60 : 0);
    const q = question({ method: { name: "permutations", permutations: 200 } });
    const { parts, total } = all(answer(q, reading(q, game)));
    expect(parts.reduce((sum, part) => sum + part.estimate, 0)).toBeCloseTo(total.estimate, 9);
    const exact = [100, 40, 30];
    // The second and third bring 60 together, to whichever comes later: standard deviation 30, over 200 orders 2.1.
    parts.forEach((part, n) => {
      expect(Math.abs(part.estimate - exact[n])).toBeLessThan(5 * 2.13);
      expect(there(part.lo)).toBeLessThanOrEqual(part.estimate);
      expect(there(part.hi)).toBeGreaterThanOrEqual(part.estimate);
    });
    expect(parts[0]).toMatchObject({ lo: 100, hi: 100 });
    expect(total).toMatchObject({ lo: null, hi: null });
  });

  test("has intervals over replicates, and none of one", () => {
    const q = question({ replicates: 4 });
    const told = answer(
      q,
      reading(q, (c, r) => (c & 1) * 10 * r),
    );
    expect(told).toMatchObject({ over: "replicates", n: 4 });
    // 10, 20, 30, 40: mean 25, standard deviation 12.91, t(0.975, 3) = 3.1824.
    const half = (3.182446 * Math.sqrt(500 / 3)) / 2;
    expect(all(told).parts[0].estimate).toBe(25);
    expect(all(told).parts[0].lo).toBeCloseTo(25 - half, 4);
    expect(all(told).total.hi).toBeCloseTo(25 + half, 4);
    expect(
      answer(
        question(),
        reading(question(), (c) => c),
      ),
    ).toMatchObject({ over: null, n: 1 });
  });

  test("gives shares of the total where it can be told from zero, of either sign, and none otherwise", () => {
    const shares = (game: (c: number, r: number) => number, replicates = 1): (number | null)[] => {
      const q = question({ replicates });
      return all(answer(q, reading(q, game))).parts.map((part) => part.share);
    };
    expect(shares((c) => (c & 1) * 3 + ((c >> 1) & 1))).toEqual([0.75, 0.25, 0]);
    expect(shares((c) => 100 - (c & 1) * 3 - ((c >> 1) & 1))).toEqual([0.75, 0.25, 0]);
    expect(shares(() => 5)).toEqual([null, null, null]);
    expect(shares((c, r) => ((c & 1) === 1 ? (r === 1 ? 10 : 0) : 5), 2)).toEqual([null, null, null]);
  });

  test("leaves out groups of which some world cannot tell, and names them", () => {
    const q = question({ measure: "sanctioned_false_share" });
    const told = answer(
      q,
      reading(q, (c) => c),
    );
    // Nobody is sanctioned where all are off, and in no group but everyone.
    expect(told.groups).toEqual([]);
    expect(told.untold).toEqual(template.groups.map((g) => g.key));
  });
});

test("a window is read as the mean of the months that have a value", () => {
  const block = {
    measure: { key: "m", unit: "", says: "", formula: "" },
    unit: "",
    months: ["2019-11", "2019-12", "2020-01"],
    groups: ["all", "nobody"],
    values: Float64Array.from([1, Number.NaN, 5, Number.NaN, Number.NaN, Number.NaN]),
    n: new Float64Array(6),
  };
  expect(windowMeans(block, { from: "2019-11", to: "2020-01" })).toEqual([3, null]);
  expect(windowMeans(block, { from: "2019-12", to: "2019-12" })).toEqual([5, null]);
  expect(lastMonths({ ...scenario, months: 30 })).toEqual({ from: "2021-05", to: "2022-04" });
  expect(lastMonths(scenario)).toEqual({ from: "2019-11", to: "2020-01" });
});
