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

/** What a town's registry holds, list by list. */
const listsOf = ({ pending, expiring, held }: Town): Int32Array[] => [
  pending.words.subarray(0, pending.length),
  expiring.words.subarray(expiring.head, expiring.length),
  ...HELD_NAMES.map((name) => held[name].live),
];

const NONE: readonly Int32Array[] = [];

/** What passes from thread to thread of a town's registry: its lists, or none where it holds nothing, which is so in most months. */
export const passedOn = (town: Town): readonly Int32Array[] => (registryBytes(town) === 0 ? NONE : listsOf(town));

/** A town's registry holds what was passed on, and nothing else. */
export function takeOver(town: Town, [pending, expiring, ...held]: readonly Int32Array[]): void {
  if (pending !== undefined) fillRegistry(town, { town: town.index, pending, expiring, held });
  else {
    town.pending.length = 0;
    town.expiring.head = 0;
    town.expiring.length = 0;
    for (const name of HELD_NAMES) town.held[name].clear();
  }
}

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
