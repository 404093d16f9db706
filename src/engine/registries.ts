import type { Town } from "../state/town.js";

/** What a town's registry holds back: records on their way, and points that will expire. It lives in the thread that owns the town. */
export interface Registry {
  readonly town: number;
  readonly pending: Int32Array;
  readonly expiring: Int32Array;
}

export const registryOf = ({ index, pending, expiring }: Town): Registry => ({
  town: index,
  pending: pending.words.slice(0, pending.length),
  expiring: expiring.words.slice(expiring.head, expiring.length),
});

export function fillRegistry(town: Town, { pending, expiring }: Registry): void {
  town.pending.words = new Int32Array(Math.max(64, pending.length));
  town.pending.words.set(pending);
  town.pending.length = pending.length;
  town.expiring.words = expiring.slice();
  town.expiring.head = 0;
  town.expiring.length = expiring.length;
}

/** Bytes a town's registry has in use. */
export const registryBytes = ({ pending, expiring }: Town): number =>
  4 * (pending.length + expiring.length - expiring.head);
