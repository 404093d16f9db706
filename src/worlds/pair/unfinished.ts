import { reasonOf } from "../stopped.js";

const pairs = (n: number): string => `${n} ${n === 1 ? "pair" : "pairs"} of worlds`;
const whatIsKept = (done: number, out: string): string =>
  done === 0
    ? "none is kept, so the same command begins again"
    : `${done === 1 ? "1 is" : `${done} are`} kept in ${out}, and the same command, writing there, goes on from there`;

/** Some pairs are not lived yet, since a stop was asked for. Those that are, are kept. */
export class ReplicatesStopped extends Error {
  constructor(
    readonly done: number,
    of: number,
    out: string,
  ) {
    super(`interrupted after ${done} of ${pairs(of)}; ${whatIsKept(done, out)}`);
  }
}

/** A pair failed. The others that are finished are kept. */
export class ReplicateFailed extends Error {
  constructor(
    failure: Error & { readonly replicate: number; readonly seed: number },
    readonly done: number,
    of: number,
    out: string,
  ) {
    const { replicate, seed, message, cause } = failure;
    super(`pair ${replicate} of ${pairs(of)}, with seed ${seed}, failed: ${message}; ${whatIsKept(done, out)}`, {
      cause,
    });
  }
}

/** All pairs are lived, but what they tell could not be written. */
export class EffectsNotWritten extends Error {
  constructor(
    readonly done: number,
    out: string,
    cause: unknown,
  ) {
    super(
      `all ${pairs(done)} are lived, but what they tell could not be written: ${reasonOf(cause)}; they are kept in ${out}, and the same command, writing there, writes it`,
      { cause },
    );
  }
}
