import { describe, expect, test } from "vitest";
import { ACTS } from "../../src/life/acts.js";
import type { RowValues } from "../../src/life/row.js";
import { ADULT, AWARE, ONLINE, RATED, SEEKING } from "../../src/month/scratch.js";
import { defaultSettings } from "../../src/scenario/catalogue.js";
import { POINT } from "../../src/state/columns.js";
import { type Changes, changed, Lab, together, whoDid, without } from "../support/lab.js";
import { must } from "../support/must.js";
import { chanceIn, levelsOf } from "../support/plain.js";
import { binomialZ, zLimit } from "../support/statistics.js";
import { STRICT } from "../support/strict.js";

const CAUTION = { felt: 4, seen: 3, wears_off: 0.1 };
const CHILL = { ambient: 60, struck: 90, wears_off: 0.08 };
const REACH = 12;
const settings: Changes = together(STRICT, {
  "response.awareness": { share: 0.6 },
  "response.compliance": CAUTION,
  "response.self_censorship": CHILL,
  "response.point_seeking": { reach: REACH },
});
const OUT_OF_LINE = ACTS.filter((a) => a.chilled);
const OFFENCES = ACTS.filter((a) => a.deterred);

test("what is learned each month is what was felt, seen and struck out, by those aware; the rest wears off", () => {
  const lab = new Lab({ residents: 20_000, seed: 101, settings });
  let caution = new Uint8Array(0);
  let chill = new Uint8Array(0);
  const sums: number[][] = [];
  lab.live(7, {
    remedy: (town) => {
      caution = town.columns.caution.slice();
      chill = town.columns.chill.slice();
    },
    respond: (town, m) => {
      const { status, flags, caution: newCaution, chill: newChill } = town.columns;
      const { felt, struck, tieLow } = m.scratch;
      const score = town.scores(lab.month);
      const quarter = lab.month % 3 === 0;
      let aware = 0;
      let adults = 0;
      let seeking = 0;
      let fear = 0;
      for (let i = 0; i < town.size; i++) {
        const has = (bits: number): boolean => (status[i] & bits) === bits;
        if (has(ADULT)) adults++;
        if (has(AWARE)) aware++;
        must(!has(AWARE) || has(ADULT) || !quarter, "a child is aware");
        // To the nearest whole, but at least 1 of what is there.
        const kept = (level: number, wears: number): number =>
          level - Math.max(level > 0 ? 1 : 0, Math.floor((level * Math.round(wears * 65536)) / 65536 + 0.5));
        let expected = kept(caution[i], CAUTION.wears_off);
        if (has(AWARE | RATED)) expected += felt[i] * CAUTION.felt + tieLow[i] * CAUTION.seen;
        must(newCaution[i] === Math.min(255, expected), `caution of ${i}`);
        fear += newCaution[i];
        expected = kept(chill[i], CHILL.wears_off);
        if (has(AWARE | ONLINE)) {
          // What knowing of the review sustains is looked at in the first month of each quarter; from there on it does not fall below.
          const floor = quarter || chill[i] >= CHILL.ambient ? CHILL.ambient : chill[i];
          expected = Math.max(expected, floor) + struck[i] * CHILL.struck;
        }
        if (newChill[i] !== Math.min(255, expected))
          must(false, `chill of ${i}: ${chill[i]} to ${newChill[i]}, not ${expected}`);
        // Just below a threshold: 985 closes and 1,005 opens; what is for tax alone has none.
        const whole = Math.floor(score[i] / POINT);
        const near = score[i] >= 0 && [985, 1005].some((line) => whole < line && whole >= line - REACH);
        must(((flags[i] & SEEKING) !== 0) === (near && has(AWARE)), `seeking of ${i}`);
        if (near && has(AWARE)) seeking++;
      }
      expect(Math.abs(binomialZ(aware, adults, 0.6))).toBeLessThan(zLimit(7) + 3);
      // Caution is counted in the first month of each quarter.
      sums.push([seeking, quarter ? fear : 0]);
    },
  });
  expect(sums.map((_, n) => [lab.count("seeking", "all", n), lab.count("caution_sum", "all", n)])).toEqual(sums);
  expect(sums.every(([seeking, fear], n) => seeking > 0 && fear > 0 === (n % 3 === 0))).toBe(true);
});

describe("nobody learns who does not know", () => {
  const unaware: Changes = { "response.awareness": { share: 0 } };
  test("no caution, no silence, no point-seeking: the world is the one without these responses, bit for bit", () => {
    const asked = { residents: 10_000, seed: 102 };
    const knows = new Lab({ ...asked, settings: together(settings, unaware) }).live(5);
    for (const key of ["caution_sum", "chill_sum", "seeking", "offences_deterred", "words_held_back"])
      expect([key, knows.total(key)]).toEqual([key, 0]);
    const none = without("response.compliance", "response.self_censorship", "response.point_seeking");
    const never = new Lab({ ...asked, settings: together(settings, unaware, none) }).live(5);
    expect(knows.state).toEqual(never.state);
    expect(knows.differences(never)).toEqual([]);
  });

  test("and the more know, the fewer offences and words out of line there are", () => {
    const offences: number[] = [];
    const words: number[] = [];
    for (const share of [0, 0.5, 1]) {
      const lab = new Lab({
        residents: 20_000,
        settings: together(settings, without("response.work_lost"), { "response.awareness": { share } }),
      }).live(5);
      offences.push(OFFENCES.reduce((sum, a) => sum + lab.total(`acts.${a.key}`), 0));
      words.push(OUT_OF_LINE.reduce((sum, a) => sum + lab.total(`acts.${a.key}`), 0));
    }
    // The worlds are nested: who offends with full awareness offends without. So any difference is no chance.
    for (const falls of [offences, words])
      for (const n of [1, 2]) expect(falls[n - 1] - falls[n]).toBeGreaterThan(falls[n] * 0.005);
  });
});

describe("silence", () => {
  test("under full chill words out of line fall by the share for each distance, least among the most distant", () => {
    const chilled = defaultSettings()["life.post_out"].chilled as number[];
    const lab = new Lab({
      residents: 60_000,
      seed: 103,
      settings: together(without("response.compliance", "response.point_seeking"), {
        "response.self_censorship": { ambient: 255 },
        "response.awareness": { share: 1 },
        ...Object.fromEntries(OUT_OF_LINE.map((a) => [`life.${a.key}`, { rate: 0.03 }])),
      }),
    }).live(1);
    const spoke = [0, 0, 0, 0];
    const would = [0, 0, 0, 0];
    const spread = [0, 0, 0, 0];
    lab.live(3, {
      live: (town, m) => {
        const { status, chill } = town.columns;
        for (const act of OUT_OF_LINE) {
          const rate = { ...defaultSettings()[`life.${act.key}`], rate: 0.03 } as unknown as RowValues;
          const chance = chanceIn(rate, lab, lab.month);
          const did = new Set(whoDid(m, act.key));
          for (let i = 0; i < town.size; i++) {
            if ((status[i] & (ADULT | ONLINE | AWARE)) !== (ADULT | ONLINE | AWARE) || chill[i] !== 255) continue;
            const levels = levelsOf(lab, town, i, lab.month);
            const p = chance(levels);
            would[levels.distance] += p;
            spread[levels.distance] += p * (1 - chilled[levels.distance]);
            if (did.has(i)) spoke[levels.distance]++;
          }
        }
      },
    });
    const held = spoke.map((n, d) => 1 - n / would[d]);
    held.forEach((share, d) => {
      expect(would[d]).toBeGreaterThan(300);
      expect(Math.abs(share - chilled[d])).toBeLessThan((zLimit(4) * Math.sqrt(spread[d])) / would[d]);
    });
    for (const d of [1, 2, 3]) expect(held[d]).toBeLessThan(held[d - 1]);
  });

  test("ambient chill needs the review, where the scenario says so", () => {
    const chill = (review: boolean, reviewed_only: boolean): number =>
      new Lab({
        residents: 8000,
        settings: together(without("watch.neighbours", "watch.subscriptions"), {
          "watch.review": { on: review },
          "response.self_censorship": { reviewed_only },
        }),
      })
        .live(4)
        .total("chill_sum");
    expect(chill(false, true)).toBe(0);
    expect(chill(false, false)).toBeGreaterThan(0);
    expect(chill(true, true)).toBeGreaterThan(0);
  });
});

describe("point-seeking", () => {
  test("raises good deeds by the stated ratio while it lasts", () => {
    const asked = together(STRICT, { "response.point_seeking": { reach: 60 }, "response.awareness": { share: 1 } });
    const all = changed(defaultSettings(), asked);
    const lab = new Lab({ residents: 60_000, seed: 104, settings: asked }).live(2);
    const sought = ACTS.filter((a) => a.sought !== undefined);
    const sums = new Map(sought.map((a) => [a.key, { did: 0, expected: 0, spread: 0 }]));
    lab.live(2, {
      live: (town, m) => {
        const { status, flags } = town.columns;
        for (const act of sought) {
          const values = all[`life.${act.key}`] as unknown as RowValues;
          const chance = chanceIn(values, lab, lab.month);
          const need = act.who === "adult" ? ADULT : ADULT | ONLINE;
          const did = new Set(whoDid(m, act.key));
          const sum = sums.get(act.key) as { did: number; expected: number; spread: number };
          for (let i = 0; i < town.size; i++) {
            if ((flags[i] & SEEKING) === 0 || (status[i] & need) !== need) continue;
            const p = Math.min(1, chance(levelsOf(lab, town, i, lab.month)) * (values.sought ?? 1));
            sum.expected += p;
            sum.spread += p * (1 - p);
            if (did.has(i)) sum.did++;
          }
        }
      },
    });
    for (const [key, { did, expected, spread }] of sums) {
      expect(expected, key).toBeGreaterThan(20);
      expect(Math.abs(did - expected) / Math.sqrt(spread), key).toBeLessThan(zLimit(sums.size));
    }
  });
});
