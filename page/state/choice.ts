import type { Language } from "../words/languages.js";

/** One thing the reader chose in a world: a parameter's path and its value ("watch.cameras.on", false). */
export type Sets = { readonly [path: string]: unknown };

/** The second of two worlds: a preset, and what differs from it. */
export interface Other {
  readonly preset: string;
  readonly sets: Sets;
}

/** Everything a reader has chosen: what a link carries, and nothing else is ever kept. */
export interface Choice {
  /** Where on the page: a chapter's key, or "sandbox". Empty: the beginning. */
  readonly at: string;
  /** Where a chapter's control stands; empty: where it opens. */
  readonly position: string;
  /** What was bet in a chapter; 0: the bet was declined, null: not yet asked. */
  readonly bet: number | null;
  readonly preset: string;
  readonly residents: number;
  readonly seed: number;
  /** First month; null as the preset has it. */
  readonly start: string | null;
  /** Months the world lasts; null as the preset has it. */
  readonly months: number | null;
  /** What differs from the preset. */
  readonly sets: Sets;
  /** Months lived in the picture shown; null while it plays by itself. */
  readonly month: number | null;
  /** The resident whose life is open, or null. */
  readonly resident: number | null;
  /** Group whose lines the charts show beside everyone's. */
  readonly group: string;
  /** The world that this one is held against; null: the same, where friends and family do not count. */
  readonly other: Other | null;
  readonly language: Language | null;
}

export const MOST_RESIDENTS = 1_000_000;
export const MOST_SEED = 4_294_967_295;

export const BEGINNING: Choice = {
  at: "",
  position: "",
  bet: null,
  preset: "described",
  residents: 100_000,
  seed: 1,
  start: null,
  months: null,
  sets: {},
  month: null,
  resident: null,
  group: "all",
  other: null,
  language: null,
};
