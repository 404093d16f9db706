import type { Scenario } from "../../src/scenario/catalogue.js";
import type { Life } from "../../src/worlds/explain/life.js";
import type { Pick } from "../../src/worlds/explain/picks.js";
import type { Parted } from "./parted.js";

/** Ways to find somebody: those of `glasshouse explain --pick`, and the closest pair that parted. */
export type Find = Pick | "parted";

/** A life to tell. */
export interface LifeOrder {
  readonly kind: "life";
  readonly scenario: Scenario;
  readonly seed: number;
  readonly residents: number;
  /** Whose, or how to find one. */
  readonly who: number | Find;
  /** Most changes to try in the search for the smallest that would have kept the resident above; 0 for none. */
  readonly search: number;
  /** Threads to live on; two or more need shared memory. */
  readonly threads: number;
}

export type LifeReport =
  | { readonly kind: "life"; readonly life: Life; readonly parted: Parted | null }
  | { readonly kind: "doing"; readonly share: number }
  /** No two friends parted. */
  | { readonly kind: "nobody" }
  | { readonly kind: "failed"; readonly message: string };
