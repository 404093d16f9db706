import type { Kernel } from "../kernel/kernel.js";
import { bySize } from "../month/laid.js";
import type { Month } from "../month/month.js";
import { RATED } from "../month/scratch.js";
import type { Scene } from "../society/scene.js";
import { CIRCLE, NEAR, type Orders, orderIn, PAIR, whitening } from "../society/ties.js";
import { HOOD, TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";
import type { Pull } from "./parts.js";

/** What a score is put together with. Points are in 1/16. */
export interface Scale {
  readonly base: number;
  readonly lowest: number;
  readonly highest: number;
  /** What ties and household bring; null where they do not count. */
  readonly friends: Pull | null;
  readonly family: Pull | null;
}

/** Weights / n for n = 1..8 where nothing is brought. */
const NO_SHARES = new Float64Array(8);

/** Can the compiled loop hold it? It reads shares as 16 bits: not where one other's whole difference counts. */
export const holds = (pull: Pull | null): boolean => pull === null || pull.shares[1] < 65536;

/**
 * `companyKept` of company.ts and then `friendPull`, `householdPull` and `sumParts` of parts.ts, compiled: ties are added up circle by circle, and
 * all that is left is done in one pass over the town. Begun again each month. `line` is null where nobody looks at company.
 */
export function compiledParts(
  s: Scene,
  ordersOf: (size: number) => Orders,
  { base, lowest, highest, friends, family }: Scale,
): () => (town: Town, m: Month, k: Kernel, line: number | null) => void {
  const [fromTies, fromHousehold] = [friends, family].map((pull) => ({
    shares: Uint16Array.from(pull?.shares.subarray(1) ?? NO_SHARES),
    most: pull?.most ?? 0,
  }));
  // The orders lie where churning finds them too: both are of the same town.
  const lay = (k: Kernel, size: number) => {
    const orders = ordersOf(size);
    return {
      near: orderIn(k, orders, NEAR),
      circles: orderIn(k, orders, CIRCLE),
      mates: matesIn(k, orders),
      words: k.room("scores and ties", Uint32Array, 2 * TOWN),
      behind: k.room("household behind", Int32Array, TOWN).byteOffset,
      hand: k.room("scores of mates", Int16Array, TOWN + 8).byteOffset,
      friends: k.table("friends' shares", fromTies.shares),
      family: k.table("household's shares", fromHousehold.shares),
    };
  };
  const whites: (readonly number[] | undefined)[] = [];
  const whitesOf = ({ index, size }: Town): readonly number[] => {
    whites[index] ??= [NEAR, CIRCLE, PAIR].map((kind) => whitening(s.seed, index, size, kind));
    return whites[index];
  };
  const month = (): ((town: Town, m: Month, k: Kernel, line: number | null) => void) => {
    const layFor = bySize(lay);
    return (town, m, k, line) => {
      const { size } = town;
      const there = layFor(k, size);
      const { traits, ties, own, wrong, status } = town.columns;
      const { through, standing, tieLow } = m.scratch;
      const last = town.lastScores(m.clock.index);
      const white = whitesOf(town);
      const words = there.words.byteOffset;
      k.loops.near(
        there.near,
        white[NEAR],
        last.byteOffset,
        ties.byteOffset,
        traits.byteOffset,
        size,
        HOOD,
        base,
        line ?? 0,
        words,
        there.behind,
      );
      if (line === null) there.words.fill(0, 0, 2 * size);
      else k.loops.circles(there.circles, white[CIRCLE], size, words);
      k.loops.assemble(
        words,
        there.mates,
        white[PAIR],
        ties.byteOffset,
        farScores(k, line === null ? null : m.far, m, size),
        line ?? 0,
        there.friends,
        fromTies.most,
        traits.byteOffset,
        last.byteOffset,
        there.behind,
        there.hand,
        there.family,
        fromHousehold.most,
        own.byteOffset,
        wrong.byteOffset,
        standing.byteOffset,
        status.byteOffset,
        RATED,
        base,
        lowest,
        highest,
        size,
        town.scores(m.clock.index).byteOffset,
        through.byteOffset,
        tieLow.byteOffset,
      );
    };
  };
  return month;
}

/** The address of the other of each place's pair, before whitening; a place without another is its own, and has no tie there. */
function matesIn(k: Kernel, orders: Orders): number {
  const { length } = orders.order[PAIR];
  const name = length === TOWN ? "mates" : "mates of a part";
  const mates = k.room(name, Uint16Array, TOWN);
  if (!k.owned(name, orders)) k.loops.pairMates(orderIn(k, orders, PAIR), length, mates.byteOffset);
  return mates.byteOffset;
}

/** Last month's scores of the paired town; −1 where there is no far end, in whole runs of eight. */
function farScores(k: Kernel, far: Town | null, m: Month, size: number): number {
  const scores = far?.lastScores(m.clock.index);
  if (scores !== undefined && scores.length === TOWN && k.reaches(scores)) return scores.byteOffset;
  const room = k.room("far scores", Int16Array, TOWN);
  const theirs = scores?.subarray(0, size);
  if (theirs !== undefined) room.set(theirs);
  room.fill(-1, theirs?.length ?? 0, (size + 7) & ~7);
  return room.byteOffset;
}
