import type { Hire } from "../../engine/hand.js";
import type { Scenario } from "../../scenario/catalogue.js";
import { monthLabel, monthNumber } from "../../state/clock.js";
import type { Checker } from "../replay/replay.js";
import type { Pick } from "./picks.js";

/** The world in which residents are explained. */
export interface Asked {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly residents: number;
}

/** How far an explanation has come. */
export interface Doing {
  readonly what: string;
  readonly done: number;
  readonly of: number;
}

export interface ExplainOptions {
  /** Finds a resident; none is then to be said. */
  readonly pick?: Pick;
  /** First and last month to tell of, "2018-01"; all if not said. */
  readonly months?: readonly [string, string];
  /** Most re-runs of the paired world for each resident in the search for the smallest change (60 if not said); 0 for no search. */
  readonly search?: number;
  /** Threads for the whole world, and who makes them (one, this one, if not said). */
  readonly threads?: number;
  readonly hire?: Hire;
  /** Sees the whole world after each month, with the prints of its towns, and its digest at the end. */
  readonly checker?: Checker;
  readonly onProgress?: (doing: Doing) => void;
  /** When it is aborted, `explain` rejects with its reason at the end of the running month. */
  readonly signal?: AbortSignal;
}

/** A resident, a month or a way to pick that the world has not got. */
export class NotThere extends RangeError {
  override readonly name = "NotThere";
}

/** A span of months by index, both ends included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** The months asked for, as indices. Throws `NotThere` where they are not months of the world. */
export function spanOf({ start, months }: Scenario, asked: readonly [string, string] | undefined): Span {
  if (asked === undefined) return { first: 0, last: months - 1 };
  const zero = monthNumber(start);
  const [first, last] = asked.map((label) => monthNumber(label) - zero);
  const whole = `the world has ${monthLabel(zero)} to ${monthLabel(zero + months - 1)}`;
  if (first > last) throw new NotThere(`months ${asked[0]}..${asked[1]} end before they begin`);
  for (const [n, label] of [
    [first, asked[0]],
    [last, asked[1]],
  ] as const)
    if (n < 0 || n >= months) throw new NotThere(`month ${label} is out of range: ${whole}`);
  return { first, last };
}

/** Refuses residents that are not there. */
export function checkResidents(residents: number, ids: readonly number[]): void {
  for (const id of ids)
    if (!Number.isInteger(id) || id < 0 || id >= residents)
      throw new NotThere(
        `resident ${id} is out of range: residents are numbered 0 to ${(residents - 1).toLocaleString("en-US")}`,
      );
}
