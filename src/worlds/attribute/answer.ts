import type { Described } from "../../measures/measure.js";
import { meanInterval } from "../../statistics/interval.js";
import { exactShares, meanShares, nearestDouble, type Shares, sampledShares } from "../../statistics/shapley.js";
import type { WorldAsked } from "../address.js";
import { measuredOne } from "../measured.js";
import type { Counted } from "../outcomes.js";
import { windowMeans } from "../window.js";
import { coalitions, ordersOf, type Question, worldOf } from "./question.js";

/** A number with its interval; `lo` and `hi` are null where nothing is known of its spread. */
export interface Amount {
  readonly estimate: number;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** What one mechanism brings. */
export interface Part extends Amount {
  readonly mechanism: string;
  /** Of the total effect; null where that is zero, or where its interval holds zero, so that shares of it would say nothing. */
  readonly share: number | null;
}

/** The answer for one group. */
export interface GroupAnswer {
  readonly group: string;
  /** The measure with all the mechanisms off, and as the scenario has it. */
  readonly without: Amount;
  readonly as_it_is: Amount;
  /** The second less the first. The parts' exact values add up to it exactly. */
  readonly total: Amount;
  /** In the order of the question. */
  readonly parts: readonly Part[];
}

export interface Answer {
  readonly measure: Described;
  readonly level: number;
  /** What the intervals are over, and how many; null where there are none. */
  readonly over: "replicates" | "permutations" | null;
  readonly n: number;
  /** Groups of which every world could tell; those of which one could not (a share of nobody) are named beside. */
  readonly groups: readonly GroupAnswer[];
  readonly untold: readonly string[];
}

const LEVEL = 0.95;

/** Works the answer out from the worlds, each of which is read once. */
export function answer(question: Question, read: (world: WorldAsked) => Counted): Answer {
  let measure: Described | null = null;
  let keys: readonly string[] = [];
  const worth = Array.from({ length: question.replicates }, (_, r) => {
    const found = new Map<number, readonly (number | null)[]>();
    for (const coalition of coalitions(question, r + 1)) {
      const block = measuredOne(read(worldOf(question, coalition, r + 1)), question.measure);
      if (block === null) throw new RangeError(`there is no measure ${question.measure}`);
      ({ measure, groups: keys } = block);
      found.set(coalition, windowMeans(block, question.window));
    }
    return found;
  });
  const told = (g: number): boolean =>
    worth.every((found) => [...found.values()].every((values) => values[g] !== null));
  const answered = keys.flatMap((group, g) =>
    told(g) ? [groupAnswer(question, group, (r, coalition) => worth[r].get(coalition)?.[g] as number)] : [],
  );
  const over = question.replicates > 1 ? "replicates" : question.method.name === "permutations" ? "permutations" : null;
  return {
    measure: measure as unknown as Described,
    level: LEVEL,
    over,
    n:
      over === "permutations" && question.method.name === "permutations"
        ? question.method.permutations
        : question.replicates,
    groups: answered,
    untold: keys.filter((_, g) => !told(g)),
  };
}

/** The worth of a coalition in a replicate (from 0). */
type Worth = (replicate: number, coalition: number) => number;

function groupAnswer(question: Question, group: string, worth: Worth): GroupAnswer {
  const { mechanisms, replicates } = question;
  const games = Array.from({ length: replicates }, (_, r) => game(question, r, worth));
  const mean = meanShares(games);
  const all = 2 ** mechanisms.length - 1;
  const overReplicates = (of: (r: number) => number): Amount =>
    amount(Array.from({ length: replicates }, (_, r) => of(r)));
  const total: Amount = {
    ...overReplicates((r) => nearestDouble(games[r].total, games[r].over)),
    estimate: nearestDouble(mean.total, mean.over),
  };
  const unsure = total.lo !== null && total.hi !== null && total.lo <= 0 && total.hi >= 0;
  return {
    group,
    without: overReplicates((r) => worth(r, 0)),
    as_it_is: overReplicates((r) => worth(r, all)),
    total,
    parts: mechanisms.map(({ key }, n) => {
      const spread =
        replicates > 1 || question.method.name === "exact"
          ? overReplicates((r) => nearestDouble(games[r].shares[n], games[r].over))
          : amount(addedIn(question, n, (coalition) => worth(0, coalition)));
      return {
        mechanism: key,
        ...spread,
        estimate: nearestDouble(mean.shares[n], mean.over),
        share: unsure ? null : shareOf(mean.shares[n], mean.total),
      };
    }),
  };
}

function shareOf(part: bigint, total: bigint): number | null {
  if (total === 0n) return null;
  return total > 0n ? nearestDouble(part, total) : nearestDouble(-part, -total);
}

function game(question: Question, replicate: number, worth: Worth): Shares {
  const { mechanisms, method } = question;
  const of = (coalition: number): number => worth(replicate, coalition);
  return method.name === "exact"
    ? exactShares(mechanisms.length, of)
    : sampledShares(mechanisms.length, ordersOf(question, replicate + 1), of);
}

/** What a mechanism adds in each order of the one replicate. */
function addedIn(question: Question, mechanism: number, worth: (coalition: number) => number): number[] {
  return ordersOf(question, 1).map((order) => {
    const before = order.slice(0, order.indexOf(mechanism)).reduce((mask, n) => mask | (1 << n), 0);
    return worth(before | (1 << mechanism)) - worth(before);
  });
}

function amount(values: readonly number[]): Amount {
  const { mean, lo, hi } = meanInterval(values, LEVEL);
  return { estimate: mean, lo, hi };
}
