import { createHash } from "node:crypto";
import { COUNTERS } from "../measures/counters.js";
import { canonical } from "../scenario/canonical.js";
import type { Scenario } from "../scenario/catalogue.js";

/**
 * Raised by one whenever the same scenario, residents and seed come to live differently: a rule of the month, a draw, what a counter
 * counts. A test holds it to the digests of some small worlds (tests/golden/model/digests.json), so that it cannot be forgotten.
 */
export const MODEL_VERSION = 2;

/** All that decides what a world does. Threads do not. */
export interface WorldAsked {
  readonly scenario: Scenario;
  readonly residents: number;
  /** Seed of every draw, 0 to 2³² − 1. */
  readonly seed: number;
}

/**
 * The address of a world: 64 hexadecimal digits (SHA-256) over the version of the model, what it counts, the resolved scenario,
 * residents and seed. Two worlds have the same address exactly when they are bound to have the same counts, so a
 * world found under its address need not be lived again. A scenario's name and sentence decide nothing and are left out; which
 * residents are followed as a sample, and on how many threads, is no part of it either.
 */
export function addressOf(asked: WorldAsked): string {
  const address = known.get(asked) ?? hashed(asked);
  known.set(asked, address);
  return address;
}

/** Addresses worked out before: hashing a scenario takes a while, and the same question is asked of many files. */
const known = new WeakMap<WorldAsked, string>();

function hashed({ scenario, residents, seed }: WorldAsked): string {
  const settled = canonical({ ...scenario, name: "", says: "" });
  const all = JSON.stringify([MODEL_VERSION, COUNTERS.map((c) => c.key), settled, residents, seed]);
  return createHash("sha256").update(all).digest("hex");
}
