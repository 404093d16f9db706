import type { Scenario } from "../../src/scenario/catalogue.js";
import type { Charted } from "../charts/charted.js";
import type { Failure } from "../engine/protocol.js";

/** Two worlds of the same residents, or a month of them to be shown. */
export type PairOrder =
  | {
      readonly kind: "pair";
      readonly a: Scenario;
      readonly b: Scenario;
      readonly seed: number;
      readonly residents: number;
      /** Threads for each world; two or more need shared memory. */
      readonly threads: number;
    }
  /** Months lived: 1 is after the first. */
  | { readonly kind: "show"; readonly month: number };

/** What a month did to the residents of A and their twins in B, in residents, and what is measured of either world. */
export interface PairMonth {
  readonly gained: number;
  readonly lost: number;
  readonly same: number;
  readonly aOnly: number;
  readonly bOnly: number;
  readonly sanctioned: readonly [a: number, b: number];
  /** Null where it cannot be estimated. */
  readonly measured: { readonly [measure in Charted]: readonly [a: number | null, b: number | null] };
}

/** What a byte of the difference says of a resident: the low four bits, as a colour; lower in B, or rated in A only, is drawn with a hole. */
export const DIFFERENCE = { same: 0, gained: 1, lost: 2, aOnly: 3, bOnly: 4, unrated: 8 } as const;
export const HOLE = 16;

export type PairReport =
  | { readonly kind: "lived"; readonly month: number; readonly row: PairMonth }
  | {
      readonly kind: "frames";
      readonly month: number;
      readonly a: Uint8Array;
      readonly b: Uint8Array;
      readonly difference: Uint8Array;
    }
  | { readonly kind: "ended"; readonly a: string; readonly b: string }
  | { readonly kind: "failed"; readonly failure: Failure; readonly message: string };
