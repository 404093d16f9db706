import { expect, test } from "vitest";
import { DECISIONS } from "../../src/draws/decisions.js";
import { drawnOrder, drawWholes, LABORATORY, laboratoryDraw } from "../../src/draws/laboratory.js";
import { GATE_CODE, pick } from "../../src/draws/uniform.js";
import { evenZ, zLimit } from "../support/statistics.js";

test("the laboratory's decisions keep their numbers, and stay apart from a world's", () => {
  expect(LABORATORY).toMatchObject({
    latin_order: 1,
    latin_within: 2,
    latin_swap: 3,
    morris_base: 4,
    morris_order: 5,
    morris_up: 6,
    resample: 7,
    dummy_order: 8,
  });
  expect(new Set(Object.values(LABORATORY)).size).toBe(Object.keys(LABORATORY).length);
  // A world's codes are a decision's number plus 65,536 items of no more than 1,024.
  expect(Math.max(...Object.values(DECISIONS)) + 65536 * 1024).toBeLessThan(GATE_CODE + 65536 * 1024);
  expect(0x5000_0000).toBeGreaterThan(GATE_CODE + 65536 * 1024);
});

test("an order holds each number once, the same each time, and each place is as likely", () => {
  const first = new Int32Array(7);
  for (let round = 0; round < 7000; round++) {
    const order = drawnOrder(3, "latin_order", round, 7);
    first[order[0]]++;
    if (round < 50) {
      expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
      expect(drawnOrder(3, "latin_order", round, 7)).toEqual(order);
    }
  }
  expect(Math.abs(evenZ(first))).toBeLessThan(zLimit(1));
});

test("many draws at once are those drawn one by one, beyond a block, too", () => {
  const into = new Int32Array(70000);
  drawWholes(9, "resample", 4, 100, into);
  for (const i of [0, 1, 65535, 65536, 69999]) expect(into[i]).toBe(pick(laboratoryDraw(9, "resample", i, 4), 100));
  const counts = new Int32Array(100);
  for (const n of into) counts[n]++;
  expect(Math.abs(evenZ(counts))).toBeLessThan(zLimit(1));
});
