import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  coalitionsOf,
  exactShares,
  MOST_PLAYERS,
  meanShares,
  nearestDouble,
  type Shares,
  sampledShares,
} from "../../src/statistics/shapley.js";

/** All orders of 0 … n − 1. */
function orders(n: number): number[][] {
  if (n === 0) return [[]];
  return orders(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, at) => [...order.slice(0, at), n - 1, ...order.slice(at)]),
  );
}

/** The definition, in whole numbers: what a player adds to those before it, added up over all orders. */
function byDefinition(n: number, value: (coalition: number) => number): bigint[] {
  const sums = new Array<bigint>(n).fill(0n);
  for (const order of orders(n)) {
    let before = 0;
    for (const player of order) {
      sums[player] += BigInt(value(before | (1 << player))) - BigInt(value(before));
      before |= 1 << player;
    }
  }
  return sums;
}

const sumOf = (s: readonly bigint[]): bigint => s.reduce((a, b) => a + b, 0n);
const numbers = ({ shares, over }: Shares): number[] => shares.map((s) => nearestDouble(s, over));
const doubles = fc.double({ noNaN: true, noDefaultInfinity: true });
/** A game: the value of each coalition of 1 to 6 players. */
const gameOf = (value: fc.Arbitrary<number>) =>
  fc
    .integer({ min: 1, max: 6 })
    .chain((n) => fc.array(value, { minLength: 2 ** n, maxLength: 2 ** n }).map((values) => ({ n, values })));

describe("exact shares", () => {
  test("are those of the definition", () => {
    fc.assert(
      fc.property(gameOf(fc.integer({ min: -1e9, max: 1e9 })), ({ n, values }) => {
        const of = (coalition: number): number => values[coalition];
        const { shares, over } = exactShares(n, of);
        const defined = byDefinition(n, of);
        const all = BigInt(orders(n).length);
        for (let player = 0; player < n; player++) expect(shares[player] * all).toBe(defined[player] * over);
      }),
      { numRuns: 60 },
    );
  });

  test("add up to the total effect to the last bit, whatever doubles the game is made of", () => {
    fc.assert(
      fc.property(gameOf(doubles), ({ n, values }) => {
        const { shares, total } = exactShares(n, (coalition) => values[coalition]);
        expect(sumOf(shares)).toBe(total);
      }),
    );
  });

  test("give nothing to who adds nothing, the same to who adds the same, and add up over games", () => {
    fc.assert(
      fc.property(gameOf(doubles), gameOf(fc.integer({ min: -1e6, max: 1e6 })), (a, b) => {
        const idle = exactShares(a.n + 1, (coalition) => a.values[coalition & (2 ** a.n - 1)]);
        expect(idle.shares[a.n]).toBe(0n);
        // Players 0 and 1 stand for each other: the value depends on how many of them are there.
        const alike = exactShares(b.n + 1, (c) => b.values[(((c & 1) + ((c >> 1) & 1)) * 7 + (c >> 2)) % 2 ** b.n]);
        expect(alike.shares[0]).toBe(alike.shares[1]);
        const twice = exactShares(b.n, (c) => 2 * b.values[c]);
        expect(twice.shares).toEqual(exactShares(b.n, (c) => b.values[c]).shares.map((s) => 2n * s));
      }),
    );
  });

  test("of the glove game are those of the textbook: 2/3, 1/6, 1/6", () => {
    const { shares, over } = exactShares(3, (c) => ((c & 1) !== 0 && (c & 6) !== 0 ? 1 : 0));
    expect(shares.map((s) => s * 6n)).toEqual([4n * over, over, over]);
  });

  test("are refused for no players, for too many, and for values that are no numbers", () => {
    expect(() => exactShares(0, () => 0)).toThrow(RangeError);
    expect(() => exactShares(MOST_PLAYERS + 1, () => 0)).toThrow(RangeError);
    expect(() => exactShares(2, () => Number.NaN)).toThrow("not NaN");
  });
});

describe("shares over some orders", () => {
  const gameAndOrders = gameOf(doubles).chain(({ n, values }) =>
    fc
      .array(fc.shuffledSubarray([...Array(n).keys()], { minLength: n, maxLength: n }), { minLength: 1, maxLength: 8 })
      .map((some) => ({ n, values, some })),
  );

  test("add up to the total effect to the last bit, and ask for no coalition but those named", () => {
    fc.assert(
      fc.property(gameAndOrders, ({ n, values, some }) => {
        const named = new Set(coalitionsOf(some));
        const { shares, total } = sampledShares(n, some, (c) => {
          if (!named.has(c)) throw new Error(`${c} was not named`);
          return values[c];
        });
        expect(sumOf(shares)).toBe(total);
      }),
    );
  });

  test("are the exact ones when the orders are all there are", () => {
    fc.assert(
      fc.property(gameOf(doubles), ({ n, values }) => {
        const of = (c: number): number => values[c];
        const [some, all] = [sampledShares(n, orders(n), of), exactShares(n, of)];
        for (let player = 0; player < n; player++)
          expect(some.shares[player] * all.over).toBe(all.shares[player] * some.over);
      }),
      { numRuns: 20 },
    );
  });
});

test("the mean of several games' shares is the shares of their mean", () => {
  const games = [1, 2, 4].map((k) => exactShares(2, (c) => k * c));
  expect(numbers(meanShares(games))).toEqual([7 / 3, 14 / 3]);
  expect(meanShares(games).total).toBe(sumOf(meanShares(games).shares));
});

describe("the nearest double", () => {
  const whole = fc.bigInt({ min: -(2n ** 53n), max: 2n ** 53n });
  test("of two whole numbers' quotient is that of the processor", () => {
    fc.assert(
      fc.property(whole, fc.bigInt({ min: 1n, max: 2n ** 53n }), (a, b) => {
        expect(nearestDouble(a, b)).toBe(Number(a) / Number(b) + 0);
      }),
      { numRuns: 500 },
    );
  });

  test("of a double's own units is that double, also below the normal ones", () => {
    fc.assert(
      fc.property(doubles, (x) => {
        const { total, over } = exactShares(1, (c) => (c === 0 ? 0 : x));
        expect(nearestDouble(total, over)).toBe(x + 0);
      }),
      { numRuns: 500 },
    );
    for (const x of [Number.MIN_VALUE, 3 * Number.MIN_VALUE, 2 ** -1022, Number.MAX_VALUE, -Number.MAX_VALUE])
      expect(nearestDouble(exactShares(1, (c) => c * x).total, 1n << 1074n)).toBe(x);
  });
});
