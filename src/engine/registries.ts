import { HELD_NAMES } from "../state/held.js";
import type { Town } from "../state/town.js";

/** What a town's registry holds back: records on their way, points that will expire, and what safeguards hold. It lives in the thread that holds the town. */
export interface Registry {
  readonly town: number;
  readonly pending: Int32Array;
  readonly expiring: Int32Array;
  /** In the order of `HELD_NAMES`. */
  readonly held: readonly Int32Array[];
}

export function registryOf(town: Town): Registry {
  const [pending, expiring, ...held] = listsOf(town).map((list) => list.slice());
  return { town: town.index, pending, expiring, held };
}

/** What a town's registry holds, list by list, as it passes from thread to thread. */
export const listsOf = ({ pending, expiring, held }: Town): Int32Array[] => [
  pending.words.subarray(0, pending.length),
  expiring.words.subarray(expiring.head, expiring.length),
  ...HELD_NAMES.map((name) => held[name].live),
];

/** A town's registry holds these lists, and nothing else. */
export const fillLists = (town: Town, [pending, expiring, ...held]: readonly Int32Array[]): void =>
  fillRegistry(town, { town: town.index, pending, expiring, held });

export function fillRegistry(town: Town, { pending, expiring, held }: Registry): void {
  town.pending.words = new Int32Array(Math.max(64, pending.length));
  town.pending.words.set(pending);
  town.pending.length = pending.length;
  town.expiring.words = expiring.slice();
  town.expiring.head = 0;
  town.expiring.length = expiring.length;
  for (const [n, name] of HELD_NAMES.entries()) {
    town.held[name].clear();
    town.held[name].words = held[n].slice();
    town.held[name].length = held[n].length;
  }
}

/** Bytes a town's registry has in use. */
export const registryBytes = ({ pending, expiring, held }: Town): number =>
  4 *
  HELD_NAMES.reduce(
    (sum, name) => sum + held[name].length - held[name].head,
    pending.length + expiring.length - expiring.head,
  );
