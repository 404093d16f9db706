import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";

/** How a move stands to what happened, beside the four ways of a record: by someone else's score; by several false records at once. */
export const SOMEONE_ELSE = 4;
export const FALSE = 5;

/** How another resident, or the resident's own act, came to move a score. */
export type How =
  /** Did it. */
  | "act"
  /** Reported what nobody did. */
  | "report"
  /** It was meant for their file at the centre. */
  | "file"
  /** A living tie, by its slot. */
  | "tie"
  /** Lives in the same household. */
  | "household";

/** Who stands behind a move. */
export interface Cause {
  /** Number of the resident in the world. */
  readonly resident: number;
  readonly how: How;
  /** Slot of the tie. */
  readonly slot?: number;
  /** Months between the act and the move, where a copy came late. */
  readonly late?: number;
}

/** What is known of a move beside its points. Numbers are those of `Records`. */
export interface Because {
  readonly act?: number;
  readonly channel?: number;
  readonly truth?: number;
  readonly cause?: Cause;
}

/**
 * Hears, in a replay, of everything that moves the scores of the residents it follows. A plain run has none (`Month.witness` is
 * null) and is the same, bit for bit. Points are in 1/16. Residents are named by their place in the town being lived.
 *
 * Whatever writes `own` or `wrong` tells of it where it does so, in one line:
 *
 *   m.witness?.move(i, "safeguards.correction", points, { act, channel, truth });
 *
 * Whatever is worked out afresh each month and added to the score (ties, household, standing) tells its size this month with
 * `level`, rated residents only; the ledger takes the difference to last month's. A whole column is told by `telling`. What is counted with
 * `Month.count` and `Month.add` is heard without a word. A move after the step `score` belongs to next month's score. A ledger that does
 * not sum to the score is an error, so a mechanism that keeps silent is found.
 */
export interface Witness {
  /** Places in the present town of the residents followed, rising. */
  readonly followed: readonly number[];
  follows(i: number): boolean;
  /** The score moves by `points`. `rule` is the path of the parameter that says so. */
  move(i: number, rule: string, points: number, because?: Because): void;
  /** A part of this month's score that is worked out afresh: `points` of it. Parts are told apart by rule, resident and slot. */
  level(i: number, rule: string, points: number, because?: Because): void;
  /** All parts are told, and this is their sum; −1 for a resident who is not rated. */
  scored(i: number, score: number): void;
  /** `amount` was counted of the resident. */
  counted(i: number, counter: number, amount: number): void;
}

/** The number in the world of a place in a town. */
export const residentAt = (town: Town, place: number): number => town.index * TOWN + place;
