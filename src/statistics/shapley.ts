/**
 * Shapley values (Shapley 1953): what each of n players brings to a game, where a game gives every coalition (a set of players, as a
 * bit mask) a number. A player's value is what it adds to those before it, averaged over all orders in which the players may come.
 *
 * All sums are done in whole numbers: a double is a whole number times 2⁻¹⁰⁷⁴, so nothing is lost, and the values add up to the
 * game's total to the last bit. Only what is handed out is rounded, each number once, to the nearest double.
 */
export interface Shares {
  /** Numerators: player by player, what it brings. Their sum is `total`. */
  readonly shares: readonly bigint[];
  /** Value of all players together less that of none. */
  readonly total: bigint;
  /** The denominator of all of them. */
  readonly over: bigint;
}

/** Most players of an exact game: 2²⁰ coalitions. */
export const MOST_PLAYERS = 20;

/** 2¹⁰⁷⁴: the smallest double that is not zero is one in it. */
const UNIT = 1n << 1074n;

/** The value of every coalition is asked for once. Throws RangeError for more than `MOST_PLAYERS`, or a value that is no finite number. */
export function exactShares(players: number, worth: (coalition: number) => number): Shares {
  if (!(players >= 1 && players <= MOST_PLAYERS)) throw new RangeError(`1 to ${MOST_PLAYERS} players, not ${players}`);
  const values = Array.from({ length: 2 ** players }, (_, coalition) => units(worth(coalition)));
  const weights = orderWeights(players);
  const shares = Array.from({ length: players }, (_, player) => {
    const bit = 1 << player;
    let sum = 0n;
    for (let coalition = 0; coalition < values.length; coalition++)
      if ((coalition & bit) === 0) sum += weights[bitsIn(coalition)] * (values[coalition | bit] - values[coalition]);
    return sum;
  });
  const orders = factorial(players);
  return { shares, total: (values[values.length - 1] - values[0]) * orders, over: orders * UNIT };
}

/**
 * The same over some orders of the players only (Castro, Gómez and Tejada 2009): what each adds to those before it, averaged
 * over the orders given. Each order's parts add up to the total, so the averages do, too, to the last bit. An order lists all players once.
 */
export function sampledShares(
  players: number,
  orders: readonly (readonly number[])[],
  worth: (coalition: number) => number,
): Shares {
  const value = (coalition: number): bigint => units(worth(coalition));
  const shares = new Array<bigint>(players).fill(0n);
  for (const order of orders) {
    let coalition = 0;
    let before = value(0);
    for (const player of order) {
      coalition |= 1 << player;
      const now = value(coalition);
      shares[player] += now - before;
      before = now;
    }
  }
  const number = BigInt(orders.length);
  return { shares, total: (value(2 ** players - 1) - value(0)) * number, over: number * UNIT };
}

/** The coalitions that some orders of the players pass through, none and all among them, each once. */
export function coalitionsOf(orders: readonly (readonly number[])[]): number[] {
  const met = new Set<number>([0]);
  for (const order of orders) {
    let coalition = 0;
    for (const player of order) {
      coalition |= 1 << player;
      met.add(coalition);
    }
  }
  return [...met];
}

/** The mean of several games' shares (of replicates), as exact as they are. All must have the same denominator. */
export function meanShares(games: readonly Shares[]): Shares {
  const [{ shares, over }] = games;
  const sum = (of: (game: Shares) => bigint): bigint => games.reduce((s, game) => s + of(game), 0n);
  return {
    shares: shares.map((_, player) => sum((game) => game.shares[player])),
    total: sum((game) => game.total),
    over: over * BigInt(games.length),
  };
}

/** The double nearest to numerator / denominator (denominator > 0). */
export function nearestDouble(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n;
  const top = negative ? -numerator : numerator;
  if (top === 0n) return 0;
  // 55 bits or more of the quotient, the last of them set where anything is left over, so that the one rounding that follows is right.
  const shift = Math.max(0, denominator.toString(2).length - top.toString(2).length + 56);
  const scaled = top << BigInt(shift);
  const quotient = scaled / denominator;
  const sticky = scaled % denominator === 0n ? quotient : quotient | 1n;
  const size = Number(sticky) * 2 ** -Math.min(shift, 1000) * 2 ** -Math.max(0, shift - 1000);
  return negative ? -size : size;
}

/** A finite double as a whole number of units of 2⁻¹⁰⁷⁴. */
function units(x: number): bigint {
  if (!Number.isFinite(x)) throw new RangeError(`a coalition's value is a number, not ${x}`);
  if (Number.isInteger(x)) return BigInt(x) * UNIT;
  // Doubled until it is whole: at most 1,074 times, and for what is measured about 60 times.
  let doublings = 0;
  let whole = x;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    doublings++;
  }
  return BigInt(whole) << BigInt(1074 - doublings);
}

/** For each size of a coalition without the player: in how many orders exactly its members come before the player. */
const orderWeights = (players: number): bigint[] =>
  Array.from({ length: players }, (_, size) => factorial(size) * factorial(players - size - 1));

function factorial(n: number): bigint {
  let product = 1n;
  for (let k = 2; k <= n; k++) product *= BigInt(k);
  return product;
}

function bitsIn(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
