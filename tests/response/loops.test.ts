import fc from "fast-check";
import { expect, test } from "vitest";
import { kernel } from "../../src/kernel/kernel.js";
import { packing } from "../../src/month/packing.js";
import { wornOff } from "../../src/response/wearing-off.js";

const k = kernel();
if (k === null) throw new Error("this platform has no compiled loops");

const SIZE = 300;
const room = (name: string): Uint8Array => k.room(`test of ${name}`, Uint8Array, SIZE);
const [level, first, second, status, flags] = ["level", "first", "second", "status", "flags"].map(room);
const bytes = fc.oneof(fc.constantFrom(0, 1, 254, 255), fc.integer({ min: 0, max: 255 }));
const column = fc.array(bytes, { minLength: SIZE, maxLength: SIZE });
const columns = fc.tuple(column, column, column, fc.array(fc.integer({ min: 0, max: 63 }), { minLength: SIZE }));
const size = fc.integer({ min: 1, max: SIZE - 20 });
/** Shares in 1/65,536: nothing, all, and all but nothing are among them. */
const share = fc.oneof(fc.constantFrom(0, 1, 65535, 65536), fc.integer({ min: 0, max: 65536 }));
const RUNS = { numRuns: 200 };

function lay([a, b, c, d]: readonly number[][]): void {
  [level, first, second, status].forEach((to, n) => {
    to.set([a, b, c, d][n].slice(0, SIZE));
  });
}

/** The columns were right up to `n`; what lies behind the last whole four is as it was. */
function expectColumn(now: Uint8Array, n: number, expected: (i: number) => number, before: readonly number[]): void {
  const padded = (n + 3) & ~3;
  const right = Array.from({ length: n }, (_, i) => expected(i));
  expect([...now.subarray(0, n)]).toEqual(right);
  expect([...now.subarray(padded)]).toEqual(before.slice(padded, SIZE));
}

test("caution is learned and wears off exactly, at any share, up to 255, in towns of any size", () => {
  fc.assert(
    fc.property(
      columns,
      size,
      share,
      fc.integer({ min: 0, max: 50 * 256 }),
      fc.integer({ min: 0, max: 50 }),
      (from, n, wear, felt, seen) => {
        lay(from);
        k.loops.caution(...[level, first, second, status].map((c) => c.byteOffset), n, felt, seen, wear, 24);
        const [before, lost, low, who] = from;
        const learned = (i: number): number => ((lost[i] * felt) >> 8) + low[i] * seen;
        const expected = (i: number): number =>
          Math.min(255, before[i] - wornOff(before[i], wear) + ((who[i] & 24) === 24 ? learned(i) : 0));
        expectColumn(level, n, expected, before);
      },
    ),
    RUNS,
  );
});

test("so is chill, which does not fall below what the review sustains", () => {
  fc.assert(
    fc.property(columns, size, share, bytes, bytes, fc.boolean(), (from, n, wear, ambient, each, settles) => {
      lay(from);
      const at = [level, first, status].map((c) => c.byteOffset);
      k.loops.chill(...at, n, settles ? 1 : 0, ambient, each, wear, 18);
      const [before, struck, , who] = from;
      const expected = (i: number): number => {
        const worn = before[i] - wornOff(before[i], wear);
        if ((who[i] & 18) !== 18) return worn;
        const floor = settles || before[i] >= ambient ? ambient : before[i];
        return Math.min(255, Math.max(worn, floor) + struck[i] * each);
      };
      expectColumn(level, n, expected, before);
    }),
    RUNS,
  );
});

test("who seeks points is whose score lies in one of the runs and who knows of the system", () => {
  const scores = k.room("test of scores", Int16Array, SIZE);
  const runs = k.room("test of runs", Int16Array, 6);
  const out = k.room("test of seekers", Uint16Array, SIZE);
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1, max: 32767 }), { minLength: SIZE, maxLength: SIZE }),
      columns,
      size,
      fc.array(fc.tuple(fc.integer({ min: 0, max: 2047 }), fc.integer({ min: 1, max: 600 })), { maxLength: 3 }),
      (score, from, n, lines) => {
        lay(from);
        scores.set(score);
        flags.set(from[0]);
        runs.set(lines.flat());
        const at = [scores, status, flags, runs].map((c) => c.byteOffset);
        const found = k.loops.seek(...at, lines.length, n, 16, 16, out.byteOffset, packing(k));
        const near = (whole: number): boolean =>
          lines.some(([begins, many]) => whole >= begins && whole < begins + many);
        const seeks = (i: number): boolean => near(score[i] >> 4) && (from[3][i] & 16) !== 0;
        expectColumn(flags, n, (i) => (from[0][i] & ~16) | (seeks(i) ? 16 : 0), from[0]);
        expect([...out.subarray(0, found)]).toEqual(Array.from({ length: n }, (_, i) => i).filter(seeks));
      },
    ),
    RUNS,
  );
});
