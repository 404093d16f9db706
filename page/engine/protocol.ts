import type { Scenario } from "../../src/scenario/catalogue.js";
import type { COLUMNS } from "../../src/state/columns.js";

/** A world to live in the browser. */
export interface WorldAsked {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly residents: number;
}

export type ColumnName = keyof typeof COLUMNS;

/** What the page says to the worker that lives a world. */
export type Order =
  | { readonly kind: "begin"; readonly world: WorldAsked; readonly threads: number }
  /** Months a second while it plays, shown every `stride` months; 0 to pause. */
  | { readonly kind: "pace"; readonly months: number; readonly stride: number }
  /** Shows month `to` (months lived, 0 for none), living or going back as needed. */
  | { readonly kind: "go"; readonly to: number }
  /** The last picture has been drawn: the next may come. The worker never waits for it. */
  | { readonly kind: "drawn" }
  /** Copies of columns of all residents, as they are after the last month lived. */
  | { readonly kind: "columns"; readonly names: readonly ColumnName[]; readonly id: number };

/** Everyone as seen at the end of a month, and what has been counted since the last picture. */
export interface Picture {
  readonly kind: "picture";
  /** Months lived when it was taken; 0 is the society before its first month. */
  readonly month: number;
  /** Months lived in all, at least `month`. */
  readonly lived: number;
  /** One byte a resident: see src/engine/frame.ts. */
  readonly frame: Uint8Array;
  /** Counters × groups of the months from `countsFrom` (0-based) on. */
  readonly counts: Float64Array;
  readonly countsFrom: number;
  /** Residents at each of 256 income levels, for the same months. */
  readonly incomeLevels: Int32Array;
  /** Inequality of incomes within each group, for the same months. */
  readonly incomeGini: Float64Array;
  /** The earliest month that can be shown without living the world again. */
  readonly earliest: number;
}

export type Failure = "memory" | "crash";

/** What the worker says to the page. */
export type Report =
  | { readonly kind: "made"; readonly threads: number }
  | Picture
  /** The last month is over. */
  | { readonly kind: "ended"; readonly digest: string; readonly bytesPerResident: number; readonly seconds: number }
  | { readonly kind: "columns"; readonly id: number; readonly columns: { readonly [name: string]: ArrayBufferView } }
  | { readonly kind: "failed"; readonly failure: Failure; readonly message: string };
