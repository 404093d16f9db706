import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Month } from "../../src/month/month.js";
import { Scratch } from "../../src/month/scratch.js";
import { companyKept } from "../../src/score/company.js";
import { eachTie, FAR_SLOT, likeness, pairedTown, SLOTS, tieOf, whitening } from "../../src/society/ties.js";
import { clockAt } from "../../src/state/clock.js";
import { HOOD, TOWN } from "../../src/state/columns.js";
import type { Town } from "../../src/state/town.js";
import { type Settled, settle } from "../support/society.js";
import { evenZ, zLimit } from "../support/statistics.js";

const SIZES = [1, 2, 3, 4, 5, 7, 4095, 4097, 65535, 65537, 131072, 140001];

const whiteOf = (w: Settled, town: Town): number[] =>
  [0, 1, 2].map((kind) => whitening(w.scene.seed, town.index, town.size, kind));
const farOf = (w: Settled, town: Town): Town | null => w.towns[pairedTown(town.index, w.towns.length)] ?? null;

/** The other end of any slot, from the definition: which town, and which place in it; null where there is no one. */
function other(w: Settled, town: Town, white: readonly number[], i: number, slot: number): [Town, number] | null {
  if (slot === FAR_SLOT) {
    const far = farOf(w, town);
    return far !== null && i < far.size ? [far, i] : null;
  }
  const j = tieOf(w.ordersOf(town.size), white, town.size, i, slot);
  return j < 0 ? null : [town, j];
}

describe.each(SIZES)("in a world of %i residents", (residents) => {
  let w: Settled;
  beforeAll(() => {
    w = settle(residents, 11);
  });

  test("a tie is one tie seen from both ends: same slot, alive at one if alive at the other, nobody with themselves", () => {
    for (const town of w.towns) {
      const white = whiteOf(w, town);
      for (let i = 0; i < town.size; i++) {
        for (let slot = 0; slot < SLOTS; slot++) {
          const alive = (town.columns.ties[i] >> slot) & 1;
          const end = other(w, town, white, i, slot);
          if (end === null) {
            if (alive) throw new Error(`resident ${i} of town ${town.index}: slot ${slot} is alive with no one there`);
            continue;
          }
          const [there, j] = end;
          const back = other(w, there, there === town ? white : whiteOf(w, there), j, slot);
          const sound =
            back !== null &&
            back[0] === town &&
            back[1] === i &&
            ((there.columns.ties[j] >> slot) & 1) === alive &&
            (there !== town || j !== i) &&
            (slot > 2 || Math.floor(i / HOOD) === Math.floor(j / HOOD));
          if (!sound) throw new Error(`resident ${i} of town ${town.index}: slot ${slot} is not one tie`);
        }
      }
    }
  });

  test("eachTie visits each possible tie once, and agrees with tieOf", () => {
    for (const town of w.towns) {
      const o = w.ordersOf(town.size);
      const white = whiteOf(w, town);
      const left = new Uint8Array(town.size);
      for (let i = 0; i < town.size; i++)
        for (let slot = 0; slot < FAR_SLOT; slot++) if (tieOf(o, white, town.size, i, slot) >= 0) left[i] |= 1 << slot;
      eachTie(o, white, town.size, (i, slotI, j, slotJ) => {
        if (tieOf(o, white, town.size, i, slotI) !== j || tieOf(o, white, town.size, j, slotJ) !== i)
          throw new Error(`${i}–${j} is not what tieOf says`);
        if (((left[i] >> slotI) & (left[j] >> slotJ) & 1) === 0) throw new Error(`${i}–${j} was visited before`);
        left[i] &= ~(1 << slotI);
        left[j] &= ~(1 << slotJ);
      });
      expect(left.every((slots) => slots === 0)).toBe(true);
    }
  });
});

test("nobody in a full town lacks a possible tie but by the world's end", () => {
  const w = settle(2 * TOWN, 3);
  for (const town of w.towns) {
    const white = whiteOf(w, town);
    for (let i = 0; i < town.size; i += 17)
      for (let slot = 0; slot < SLOTS; slot++) expect(other(w, town, white, i, slot)).not.toBeNull();
  }
});

describe("partners are anyone's guess", () => {
  const SEEDS = [1, 2, 3];

  test("by chi-square of where the two live: circle and pair over the town, near circle over the neighbourhood", () => {
    for (const seed of SEEDS) {
      const w = settle(TOWN, seed);
      const town = w.towns[0];
      const tables = [HOOD, TOWN, TOWN].map((range) => ({ range, cells: new Int32Array(32 * 32) }));
      eachTie(w.ordersOf(TOWN), whiteOf(w, town), TOWN, (i, _s, j, _t, kind, _p, step) => {
        if (step !== 1) return;
        const { range, cells } = tables[kind];
        const bin = (place: number) => Math.floor(((place % range) * 32) / range);
        cells[bin(i) * 32 + bin(j)]++;
      });
      for (const { cells } of tables) expect(Math.abs(evenZ(cells))).toBeLessThan(zLimit(SEEDS.length * 3));
    }
  });

  test("whitened towns do not know the same people: few share a partner at the same places", () => {
    const w = settle(3 * TOWN, 5);
    const [a, b] = [w.towns[0], w.towns[2]];
    const o = w.ordersOf(TOWN);
    const [wa, wb] = [whiteOf(w, a), whiteOf(w, b)];
    let same = 0;
    for (let i = 0; i < TOWN; i++) if (tieOf(o, wa, TOWN, i, 6) === tieOf(o, wb, TOWN, i, 6)) same++;
    // One in 65,536 agrees by chance, twice over, since a tie has two ends.
    expect(same).toBeLessThan(12);
  });
});

/** Figures of docs/decisions/0006-ties.md. */
describe("how people are tied, at 131,072 residents", () => {
  let w: Settled;
  let living: number[][];
  beforeAll(() => {
    w = settle(2 * TOWN, 20140101);
    living = [];
    for (const town of w.towns) {
      const white = whiteOf(w, town);
      for (let i = 0; i < town.size; i++) {
        const known: number[] = [];
        for (let slot = 0; slot < SLOTS; slot++) {
          if (((town.columns.ties[i] >> slot) & 1) === 0) continue;
          const [there, j] = other(w, town, white, i, slot) as [Town, number];
          known.push(there.index * TOWN + j);
        }
        living.push(known);
      }
    }
  });

  test("4.93 living ties on average, between 0 and 8, few with none or all", () => {
    const by = new Array<number>(9).fill(0);
    for (const known of living) by[known.length] += 1 / living.length;
    const mean = by.reduce((sum, share, degree) => sum + share * degree, 0);
    if (process.env.GLASSHOUSE_SHOW)
      console.log("mean degree", mean, "by degree", by.map((s) => s.toFixed(4)).join(" "));
    expect(mean).toBeGreaterThan(4.88);
    expect(mean).toBeLessThan(4.98);
    expect(by[0]).toBeLessThan(0.002);
    expect(by[8]).toBeLessThan(0.03);
  });

  test("hardly anybody is tied to the same person twice", () => {
    const twice = living.reduce((sum, known) => sum + known.length - new Set(known).size, 0);
    if (process.env.GLASSHOUSE_SHOW) console.log("ties doubled, per resident", twice / living.length);
    expect(twice / living.length).toBeLessThan(0.005);
  });

  test("two of a resident's friends are friends in 13.3 % of cases, near the published 14 %", () => {
    let pairs = 0;
    let closed = 0;
    for (const known of living) {
      for (let a = 0; a < known.length; a++)
        for (let b = a + 1; b < known.length; b++) {
          pairs++;
          if (living[known[a]].includes(known[b])) closed++;
        }
    }
    if (process.env.GLASSHOUSE_SHOW) console.log("clustering", closed / pairs);
    expect(closed / pairs).toBeGreaterThan(0.13);
    expect(closed / pairs).toBeLessThan(0.14);
  });

  test("living ties join people closer in age and income than possible ties do", () => {
    const like = likeness(w.scene);
    const possible = [0, 0, 0];
    const alive = [0, 0, 0];
    let [ageAll, ageLiving, incomeAll, incomeLiving, all, lives] = [0, 0, 0, 0, 0, 0];
    for (const town of w.towns) {
      const { traits, income, ties } = town.columns;
      eachTie(w.ordersOf(town.size), whiteOf(w, town), town.size, (i, slot, j) => {
        const k = like(traits[i], income[i], traits[j], income[j]);
        const age = Math.abs((traits[i] & 127) - (traits[j] & 127)) <= w.scene.society.tie_age_close ? 1 : 0;
        const on = (ties[i] >> slot) & 1;
        possible[k]++;
        alive[k] += on;
        all++;
        lives += on;
        ageAll += age;
        ageLiving += age * on;
        incomeAll += k - age;
        incomeLiving += (k - age) * on;
      });
    }
    w.scene.society.tie_alive.forEach((share, k) => {
      const se = Math.sqrt((share * (1 - share)) / possible[k]);
      expect(Math.abs(alive[k] / possible[k] - share) / se).toBeLessThan(zLimit(3));
    });
    if (process.env.GLASSHOUSE_SHOW)
      console.log(
        `close in age: ${ageAll / all} of possible, ${ageLiving / lives} of living; close in income: ${incomeAll / all}, ${incomeLiving / lives}`,
        `kinds ${possible.map((n) => n / all)}`,
      );
    expect(ageLiving / lives).toBeGreaterThan(1.1 * (ageAll / all));
    expect(incomeLiving / lives).toBeGreaterThan(1.1 * (incomeAll / all));
  });
});

describe("the company kept", () => {
  const score = fc.oneof(
    { weight: 1, arbitrary: fc.constant(-1) },
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 20800 }) },
  );

  test.each([1, 2, 3, 4, 5, 7, 63, 4097, 4099])(
    "is, walked by circles, what tieOf gives resident by resident (%i residents)",
    (residents) => {
      const w = settle(residents, 8);
      fc.assert(
        fc.property(
          fc.infiniteStream(fc.tuple(score, fc.integer({ min: 0, max: 255 }))),
          fc.integer({ min: 0, max: 20800 }),
          (stream, line) => {
            const [town] = w.towns;
            fill(w, town, stream);
            agree(w, town, null, line);
          },
        ),
        { numRuns: residents > 100 ? 4 : 60 },
      );
    },
  );

  test("reaches into the paired town, also where that is smaller", () => {
    const w = settle(TOWN + 501, 8);
    const random = fc.sample(fc.tuple(score, fc.integer({ min: 0, max: 255 })), { numRuns: 4099, seed: 4 });
    const stream = (function* () {
      for (let n = 0; ; n++) yield random[n % random.length];
    })();
    for (const town of w.towns) fill(w, town, stream);
    for (const town of w.towns) agree(w, town, farOf(w, town), 13600);
  });

  /** Random last scores, and random masks that are the same at both ends. */
  function fill(w: Settled, town: Town, stream: Iterator<readonly [number, number]>): void {
    const { ties } = town.columns;
    const last = town.lastScores(5);
    for (let i = 0; i < town.size; i++) {
      const [score, mask] = stream.next().value as [number, number];
      last[i] = score;
      ties[i] = mask;
    }
    eachTie(w.ordersOf(town.size), whiteOf(w, town), town.size, (i, slot, j) => {
      ties[j] = (ties[j] & ~(1 << slot)) | (ties[i] & (1 << slot));
    });
  }

  function agree(w: Settled, town: Town, far: Town | null, line: number): void {
    // All that the step looks at of a month.
    const m = { town, far, clock: clockAt("2014-01", 5), scratch: new Scratch() } as unknown as Month;
    companyKept(w.scene, w.ordersOf)(town, m, line);
    const white = whiteOf(w, town);
    for (let i = 0; i < town.size; i++) {
      let [sum, count, low] = [0, 0, 0];
      for (let slot = 0; slot < SLOTS; slot++) {
        if (((town.columns.ties[i] >> slot) & 1) === 0 || (slot === FAR_SLOT && far === null)) continue;
        const end = other(w, town, white, i, slot);
        if (end === null) continue;
        const theirs = end[0].lastScores(5)[end[1]];
        if (theirs < 0) continue;
        sum += theirs;
        count++;
        if (theirs < line) low++;
      }
      const { tieSum, tieCount, tieLow } = m.scratch;
      if (tieSum[i] !== sum || tieCount[i] !== count || tieLow[i] !== low)
        throw new Error(`resident ${i}: ${tieSum[i]}, ${tieCount[i]}, ${tieLow[i]} for ${sum}, ${count}, ${low}`);
    }
  }
});
