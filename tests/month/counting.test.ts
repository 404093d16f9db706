import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { rankTable } from "../../src/engine/towns.js";
import { type Kernel, kernel, usePlainLoops } from "../../src/kernel/kernel.js";
import { groupsOfPlaces } from "../../src/life/presence.js";
import { Month, SCORES } from "../../src/month/month.js";
import { workbench } from "../../src/month/workbench.js";
import { groupsOf } from "../../src/society/groups.js";
import { must } from "../support/must.js";
import { settle } from "../support/society.js";

afterEach(() => usePlainLoops(false));

const COUNTED = 9;
const { scene } = settle(3000, 1);
const groups = scene.groups.length;

/** A month of a town that lies in so many kinds of place, counted by compiled loops or by plain ones. */
function monthIn(kinds: number, compiled: boolean): Month {
  const m = new Month(scene, COUNTED, 3, compiled ? workbench() : null);
  m.clear();
  m.countIn(groupsOfPlaces(Array.from({ length: kinds }, (_, k) => ({ region: (k * 7) % 31, urban: k & 1 }))));
  return m;
}

const wholes = (length: number, most: number, seed: number): Float64Array =>
  Float64Array.from({ length }, (_, n) => Math.floor(((Math.imul(n + seed, 0x9e3779b1) >>> 8) / 2 ** 24) * most));

/** By the definition: each cell's sum to each of its eight groups. */
function byGroup(m: Month, sums: Float64Array): number[] {
  const out = new Array<number>(groups).fill(0);
  for (let cell = 0; cell < m.stride; cell++) for (let g = 0; g < 8; g++) out[m.groupsOf[cell * 8 + g]] += sums[cell];
  return out;
}

test("sums by cell come to each of the cell's groups, whatever the kinds of place, and leave nothing behind", () => {
  expect(groups).toBe(groupsOf(scene.regions).length);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16 }), fc.integer(), fc.boolean(), (kinds, seed, compiled) => {
      const m = monthIn(kinds, compiled);
      const rows = Array.from({ length: 3 }, (_, r) => wholes(m.stride, [2, 300, 2 ** 31][r], seed + r));
      m.cellSums.set(rows[0]);
      m.addCells(8);
      for (const [c, row] of rows.slice(1).entries()) m.dense.set(row, (c + 1) * m.stride);
      m.addDense(1, 3);
      must(m.cellSums.every((x) => x === 0) && m.dense.every((x) => x === 0), "sums are left behind");
      const counted = (c: number) => [...m.counts.subarray(c * groups, (c + 1) * groups)];
      expect([8, 1, 2].map(counted)).toEqual(rows.map((row) => byGroup(m, row)));
      must(
        [0, 3, 4, 5, 6, 7].every((c) => counted(c).every((x) => x === 0)),
        "another counter is touched",
      );
    }),
    { numRuns: 40 },
  );
});

test("lists are counted the same, long and short, by one counter and by bits", () => {
  for (const length of [3, 32, 33, 700]) {
    const [plain, compiled] = [false, true].map((is) => {
      const m = monthIn(3, is);
      const k = kernel() as Kernel;
      const list = k.room("a test's list", Uint16Array, 1000);
      const bits = k.room("a test's bits", Uint32Array, 1000);
      for (let n = 0; n < length; n++) {
        list[n] = (n * 37) % 3000;
        bits[n] = Math.imul(n + 1, 0x9e3779b1) & 0b110111;
      }
      for (let i = 0; i < 3000; i++) m.scratch.cell[i] = (i * 131) % m.stride;
      m.countEach(4, list, length);
      m.countBits(Int32Array.of(0, 7, 1, 2, 3, 5), list, length, bits);
      return [...m.counts];
    });
    expect(compiled).toEqual(plain);
  }
});

test("ranks are the share that stands strictly below, compiled and plain", () => {
  const histogram = Int32Array.from({ length: SCORES }, (_, n) => (n > 9000 && n % 3 === 0 ? (n * 7919) % 100_003 : 0));
  const [compiled, plain] = [false, true].map((is) => {
    usePlainLoops(is);
    const into = new Uint8Array(SCORES);
    return { rated: rankTable(histogram, into), into };
  });
  expect(compiled).toEqual(plain);
  expect(plain.rated).toBe(histogram.reduce((a, b) => a + b, 0));
  expect([plain.into[9000], plain.into[SCORES - 1]]).toEqual([0, 255]);
});
