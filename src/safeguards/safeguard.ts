import { type Beginning, type Counter, type Mechanism, mechanism, type Pass } from "../month/mechanism.js";
import type { Parameters, Values } from "../parameters/parameter.js";
import type { Clock } from "../state/clock.js";
import type { ExtraName } from "../state/extras.js";

/**
 * Where in a month a safeguard may act, in order:
 *
 * - `seen`: after acts are seen, before anything is filed;
 * - `filed`: after records are filed, before any costs points;
 * - `scored`: after records cost points, before the score is put together;
 * - `listed`: after it is settled who is to be listed, before anybody is;
 * - `closed`: after scores close doors, before anybody meets one;
 * - `remedied`: after listings have run out or were put right.
 */
export const MOMENTS = ["seen", "filed", "scored", "listed", "closed", "remedied"] as const;
export type Moment = (typeof MOMENTS)[number];

/** What a safeguard does at each moment it acts at: each month, a pass over a town. */
export type Acts = { readonly [M in Moment]?: (clock: Clock) => Pass | null };

/** Something a safeguard counts; `cost` marks what it costs the office that runs it: cases, and staff-minutes. */
export interface SafeguardCounter extends Counter {
  readonly cost: boolean;
}

/** Values of other mechanisms, by path and parameter. */
export type Overrides = { readonly [path: string]: { readonly [parameter: string]: unknown } };

/** A rule that protects. It is off unless a scenario switches it on; off, it costs nothing and changes nothing. */
export interface Safeguard<P extends Parameters = Parameters> extends Omit<Mechanism<P>, "begin" | "counters"> {
  readonly room: "safeguards";
  /** The law or the study it is taken from. */
  readonly source: string;
  readonly counters: readonly SafeguardCounter[];
  /** Columns it needs a town to have. */
  readonly extras: readonly ExtraName[];
  /** The values that other mechanisms have while it is on, for a rule that only takes something out or sets a bound. */
  overrides(values: Values<P>, settings: Overrides): Overrides;
  begin(values: Values<P>, s: Beginning): Acts;
}

type Declared<P extends Parameters> = Omit<
  Safeguard<P>,
  "room" | "parameters" | "counters" | "extras" | "overrides" | "begin"
> & {
  readonly parameters?: P;
  readonly counters?: readonly SafeguardCounter[];
  readonly extras?: readonly ExtraName[];
} & Partial<Pick<Safeguard<P>, "overrides" | "begin">>;

export function safeguard<P extends Parameters = Record<never, never>>(declared: Declared<P>): Safeguard<P> {
  const { key, says, direction, reads, writes, source, counters = [], extras = [] } = declared;
  const { overrides = () => ({}), begin = () => ({}) } = declared;
  const parameters = declared.parameters ?? ({} as P);
  const on = mechanism({ room: "safeguards", key, says, direction, reads, writes, parameters, on: false, begin: none });
  return { ...on, room: "safeguards", source, counters, extras, overrides, begin };
}

const none = () => () => null;
