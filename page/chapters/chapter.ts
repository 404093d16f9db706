import type { Changes } from "./changes.js";
import type { Lived } from "./lived.js";

/** The steps of the story, in order. */
export const CHAPTERS = [
  "rated",
  "watched",
  "company",
  "ban",
  "child",
  "quiet",
  "spiral",
  "protects",
  "sources",
] as const;
export type ChapterKey = (typeof CHAPTERS)[number];

/** A place of the control, and what it changes of the scenario: one mechanism. */
export interface Position {
  readonly key: string;
  readonly changes: Changes;
}

/** A guess that is asked for before the result is seen. Options rise. */
export interface Bet {
  readonly options: readonly number[];
  /** Where the control must stand for the answer. */
  readonly position: string;
}

/** Values for the holes of a sentence: numbers are written as the reader's language writes them. */
export type Holes = { readonly [hole: string]: number | string };

/** One consequence, worked out from two worlds that share a seed. */
export interface Told {
  /** Fills the chapter's sentence. */
  readonly holes: Holes;
  /** What the bet is held against. */
  readonly answer?: number;
  readonly picture: Picture;
}

/** Scores or shares month by month. */
export interface Lines {
  readonly kind: "lines";
  readonly unit: "points" | "share";
  readonly months: readonly string[];
  /** `name`: a key of the chapter's words. `label` fills its hole {label}. Null: no value that month. */
  readonly series: readonly {
    readonly name: string;
    readonly label?: number;
    readonly values: readonly (number | null)[];
  }[];
  /** A line across, such as the score under which doors close. */
  readonly rule?: number;
}

/** The same few quantities in the world compared with and in this one. */
export interface Bars {
  readonly kind: "bars";
  readonly rows: readonly { readonly name: string; readonly before: number; readonly now: number }[];
  /** How the values are written. */
  readonly unit: "count" | "decimal";
}

/** One dot a resident; `states` numbers the dot's row of `names`. The first name is that of the unremarkable. */
export interface Crowd {
  readonly kind: "crowd";
  readonly names: readonly string[];
  readonly states: readonly number[];
  /** Number of each resident shown. */
  readonly residents: readonly number[];
}

/** The people under one roof. */
export interface Household {
  readonly kind: "household";
  readonly members: readonly {
    readonly resident: number;
    readonly age: number;
    readonly score: number | null;
    readonly child: boolean;
    readonly barred: boolean;
  }[];
  /** Score below which the door closes. */
  readonly line: number;
}

export type Picture = Lines | Bars | Crowd | Household;

/** One step of the story: one idea, one control, one consequence. */
export interface Chapter {
  readonly key: ChapterKey;
  /** The world it is told in. */
  readonly residents: number;
  readonly seed: number;
  readonly until: string;
  /** Residents followed month by month, where the picture needs it. */
  readonly sample: number;
  /** What every position shares, so that only the chapter's idea differs. */
  readonly always: Changes;
  /** In the order in which they stand on the control. */
  readonly positions: readonly Position[];
  /** The position whose world the others are held against. */
  readonly base: string;
  /** Where the control stands when the chapter opens. */
  readonly opens: string;
  readonly bet: Bet | null;
  tell(here: Lived, base: Lived): Told;
}

/** The option of a bet nearest to the answer, by ratio (the options rise and are above zero). */
export function nearestOption(bet: Bet, answer: number): number {
  const far = (option: number): number => Math.abs(Math.log(Math.max(answer, bet.options[0] / 100) / option));
  return bet.options.reduce((best, option) => (far(option) < far(best) ? option : best));
}
