import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BYTES_PER_RESIDENT, COLUMNS, columnsOver, HOOD, POINT, TOWN, townBytes } from "../../src/state/columns.js";
import {
  ExpiringPoints,
  hoodCount,
  PendingRecords,
  Town,
  townBuffer,
  townCount,
  townSize,
} from "../../src/state/town.js";

const SIZES = [...Array.from({ length: 100 }, (_, k) => k + 1), 4095, 4097, 65535, 65536];

describe("columns", () => {
  test("cost at most 24 bytes a resident, and a town no more than that and some rounding", () => {
    expect(BYTES_PER_RESIDENT).toBeLessThanOrEqual(24);
    for (const size of SIZES) {
      expect(townBytes(size)).toBeGreaterThanOrEqual(size * BYTES_PER_RESIDENT);
      expect(townBytes(size)).toBeLessThanOrEqual((size + 3) * BYTES_PER_RESIDENT);
    }
    expect(townBytes(TOWN)).toBe(TOWN * BYTES_PER_RESIDENT);
  });

  test.each([true, false])("hold whole numbers, lie on four bytes and do not overlap (shared: %s)", (shared) => {
    for (const size of SIZES) {
      const buffer = townBuffer(size, shared);
      const columns = Object.entries(columnsOver(buffer, size));
      expect(columns.map(([name]) => name).sort()).toEqual(Object.keys(COLUMNS).sort());
      let end = 0;
      for (const [, column] of columns.sort((p, q) => p[1].byteOffset - q[1].byteOffset)) {
        expect(column.buffer).toBe(buffer);
        expect(column.length).toBe(size);
        expect(column.byteOffset % 4).toBe(0);
        expect(column.byteOffset).toBeGreaterThanOrEqual(end);
        end = column.byteOffset + column.byteLength;
      }
      expect(end).toBeLessThanOrEqual(buffer.byteLength);
    }
  });

  test("keep what was written: filling one leaves the others as they were", () => {
    for (const size of [1, 2, 3, 5, 7, 100]) {
      const columns = Object.values(columnsOver(townBuffer(size, false), size));
      columns.forEach((column, n) => {
        column.fill(n + 1);
      });
      columns.forEach((column, n) => {
        expect(Array.from(column)).toEqual(new Array(size).fill(n + 1));
      });
    }
  });

  test("points fit: the widest score is over 2,000 points in sixteenths", () => {
    expect(POINT).toBe(16);
    expect(32767 / POINT).toBeGreaterThan(2000);
  });
});

describe("towns", () => {
  test("share out any number of residents; only the last is part full", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000_000 }), (residents) => {
        const sizes = Array.from({ length: townCount(residents) }, (_, t) => townSize(residents, t));
        expect(sizes.reduce((a, b) => a + b, 0)).toBe(residents);
        expect(sizes.slice(0, -1).every((n) => n === TOWN)).toBe(true);
        expect(sizes.at(-1)).toBeGreaterThan(0);
        expect(hoodCount(residents)).toBe(sizes.reduce((sum, n) => sum + Math.ceil(n / HOOD), 0));
      }),
    );
  });

  test("this month's scores are next month's last scores", () => {
    const town = new Town(0, 8, [], townBuffer(8, false));
    for (let month = 0; month < 4; month++) {
      expect(town.lastScores(month + 1)).toBe(town.scores(month));
      expect(town.lastScores(month)).not.toBe(town.scores(month));
    }
  });
});

describe("what a registry holds back", () => {
  test("pending records grow and keep their order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 500 }), (words) => {
        const pending = new PendingRecords();
        for (const w of words) pending.push(w);
        expect(Array.from(pending.words.subarray(0, pending.length))).toEqual(words);
      }),
    );
  });

  test("expiring points come back oldest first, whole, whatever is pushed and taken when", () => {
    const entry = fc.record({
      subject: fc.integer({ min: 0, max: 65535 }),
      isFalse: fc.integer({ min: 0, max: 1 }),
      points: fc.integer({ min: -32768, max: 32767 }),
      month: fc.integer({ min: 0, max: 1199 }),
    });
    const command = fc.oneof(
      { weight: 4, arbitrary: entry },
      fc.integer({ min: 1, max: 90 }), // take so many off the front
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 600 }), (commands) => {
        const expiring = new ExpiringPoints();
        const plain: { subject: number; isFalse: number; points: number; month: number }[] = [];
        for (const c of commands) {
          if (typeof c === "number") {
            const taken = Math.min(c, plain.length);
            plain.splice(0, taken);
            expiring.head += 2 * taken;
          } else {
            plain.push(c);
            expiring.push(c.subject, c.isFalse, c.points, c.month);
          }
        }
        const held = [];
        for (let n = expiring.head; n < expiring.length; n += 2) {
          const [who, what] = [expiring.words[n], expiring.words[n + 1]];
          held.push({
            subject: who & 0xffff,
            isFalse: (who >>> 16) & 1,
            points: (what << 16) >> 16,
            month: what >>> 16,
          });
        }
        expect(held).toEqual(plain);
        expect(expiring.words.length).toBeLessThanOrEqual(Math.max(128, 4 * 600));
      }),
    );
  });
});
