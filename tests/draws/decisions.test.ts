import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ASKED, DECISIONS, type DecisionName, GATED, GATED_DECISIONS } from "../../src/draws/decisions.js";
import { key, word, wordOfEight } from "../../src/draws/hash.js";
import { draw, drawCode, GATE_CODE, pick, threshold } from "../../src/draws/uniform.js";
import { CHANNELS } from "../../src/watch/channel.js";
import { binomialZ, evenZ, zLimit } from "../support/statistics.js";

const NAMES = Object.keys(DECISIONS) as DecisionName[];
const names = fc.constantFrom(...NAMES);
const seeds = fc.integer({ min: 0, max: 0xffffffff });
const months = fc.integer({ min: 0, max: 1199 });
const residents = fc.integer({ min: 0, max: 1_500_000_000 });

describe("the list of decisions", () => {
  const golden: Record<string, number> = JSON.parse(
    readFileSync(new URL("../golden/draws/decisions.json", import.meta.url), "utf8"),
  );

  test("nothing was renumbered or removed: the numbers are those of tests/golden/draws/decisions.json", () => {
    expect(DECISIONS).toMatchObject(golden);
  });

  test("a new decision is added to tests/golden/draws/decisions.json, so that it stays", () => {
    expect(Object.keys(DECISIONS).filter((name) => !(name in golden))).toEqual([]);
  });

  test("every number is used once; gated ones lie below 32, asked ones from 64 up", () => {
    expect(new Set(Object.values(DECISIONS)).size).toBe(Object.keys(GATED).length + Object.keys(ASKED).length);
    for (const n of Object.values(GATED)) expect(n).toBeLessThan(GATED_DECISIONS);
    for (const n of Object.values(ASKED)) expect(n).toBeGreaterThanOrEqual(64);
    expect(GATED_DECISIONS).toBeLessThanOrEqual(64);
  });

  test("no two decisions share a key code, for items below 1,024, nor with the gate", () => {
    const codes = new Set<number>([GATE_CODE]);
    for (const name of NAMES) for (let item = 0; item < 1024; item++) codes.add(drawCode(DECISIONS[name], item) >>> 0);
    expect(codes.size).toBe(NAMES.length * 1024 + 1);
  });

  test("act × channel items stay below 1,024 and apart", () => {
    expect(CHANNELS.length).toBeLessThanOrEqual(16);
    expect((GATED_DECISIONS - 1) * 16 + 15).toBeLessThan(1024);
  });

  test("a decision added leaves all others as they were: a code depends on its own number and item alone", () => {
    const item = fc.integer({ min: 0, max: 1023 });
    fc.assert(
      fc.property(names, names, item, item, (a, b, m, n) => {
        const same = drawCode(DECISIONS[a], m) === drawCode(DECISIONS[b], n);
        expect(same).toBe(a === b && m === n);
      }),
    );
  });
});

describe("a draw", () => {
  test("is its own hash word; for a gated decision, its top byte is the decision's lane of the gate", () => {
    fc.assert(
      fc.property(seeds, names, residents, months, fc.integer({ min: 0, max: 1023 }), (seed, name, r, month, item) => {
        const d = DECISIONS[name];
        const [town, place] = [Math.floor(r / 65536), r % 65536];
        const own = key(seed, d + 65536 * item, month, town);
        const gate = key(seed, GATE_CODE, month, town);
        const low = word(place, own.a, own.b) >>> 0;
        const lane = (wordOfEight(place, gate.a, gate.b, d >> 2) >>> ((d & 3) * 8)) & 255;
        expect(draw(seed, name, r, month, item)).toBe(d < GATED_DECISIONS ? lane * 2 ** 24 + (low >>> 8) : low);
      }),
    );
  });

  test("is a whole number of 32 bits, and the same when asked again", () => {
    fc.assert(
      fc.property(seeds, names, residents, months, (seed, name, r, month) => {
        const u = draw(seed, name, r, month);
        expect(Number.isInteger(u) && u >= 0 && u < 4294967296).toBe(true);
        expect(draw(seed, name, r, month)).toBe(u);
      }),
    );
  });

  test("gated decisions are even to the last bit and have nothing to do with each other", () => {
    const lanes = Object.keys(GATED) as (keyof typeof GATED)[];
    const EACH = 20000;
    const below = lanes.map(() => new Uint8Array(EACH));
    const limit = zLimit(lanes.length * 3 + (lanes.length * (lanes.length - 1)) / 2);
    lanes.forEach((name, n) => {
      const top = new Int32Array(256);
      const bottom = new Int32Array(256);
      for (let r = 0; r < EACH; r++) {
        const u = draw(5, name, r, 60);
        top[Math.floor(u / 0x1000000)]++;
        bottom[u & 255]++;
        below[n][r] = u < 0x40000000 ? 1 : 0;
      }
      expect(Math.abs(evenZ(top))).toBeLessThan(limit);
      expect(Math.abs(evenZ(bottom))).toBeLessThan(limit);
    });
    for (let n = 0; n < lanes.length; n++) {
      for (let o = 0; o <= n; o++) {
        let both = 0;
        for (let r = 0; r < EACH; r++) both += below[n][r] & below[o][r];
        expect(Math.abs(binomialZ(both, EACH, o === n ? 1 / 4 : 1 / 16))).toBeLessThan(limit);
      }
    }
  });

  test("raising a rate keeps everyone who acted before", () => {
    const rate = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(seeds, names, residents, months, rate, rate, (seed, name, r, month, p, q) => {
        const u = draw(seed, name, r, month);
        if (u < threshold(Math.min(p, q))) expect(u).toBeLessThan(threshold(Math.max(p, q)));
      }),
    );
  });
});

describe("thresholds and picks", () => {
  test("a threshold is the probability in 2³²ths, rising, and within 32 bits", () => {
    expect([0, -1, Number.NaN, 1, 2, 0.5, 2 ** -32, 2 ** -34].map(threshold)).toEqual([
      0, 0, 0, 0xffffffff, 0xffffffff, 0x80000000, 1, 0,
    ]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
        expect(Math.abs(threshold(p) - p * 2 ** 32)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("a pick lies in 0..n−1, reaches both ends and is even", () => {
    fc.assert(
      fc.property(fc.integer({ min: -0x80000000, max: 0xffffffff }), fc.integer({ min: 1, max: 65536 }), (u, n) => {
        const k = pick(u, n);
        expect(Number.isInteger(k) && k >= 0 && k < n).toBe(true);
        expect([pick(0, n), pick(-1, n)]).toEqual([0, n - 1]);
      }),
    );
    const counts = new Int32Array(100);
    for (let r = 0; r < 200000; r++) counts[pick(draw(9, "camera_target", r, 3), 100)]++;
    expect(Math.abs(evenZ(counts))).toBeLessThan(zLimit(1));
  });
});
