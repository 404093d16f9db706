import type { Parameters, Values } from "../parameters/parameter.js";
import { flag } from "../parameters/parameter.js";
import type { Scene } from "../society/scene.js";
import type { Clock } from "../state/clock.js";
import type { Town } from "../state/town.js";
import type { Month } from "./month.js";

/** Something the month counts, for each group. */
export interface Counter {
  readonly key: string;
  readonly unit: string;
  readonly says: string;
}

/** A pass over one town in one month. */
export type Pass = (town: Town, month: Month) => void;

/** What a mechanism may ask when a world begins. */
export interface Beginning extends Scene {
  /** The number of a counter, for `Month.count`. */
  counter(key: string): number;
  /** Scores at which something opens or closes in a month, in whole points. */
  thresholds(clock: Clock): number[];
  /** Is the mechanism of this path ("watch.cameras") switched on? */
  has(path: string): boolean;
  /** The values of the section of this path ("enforcement.air_ban"); null where it is switched off. */
  valuesAt(path: string): { readonly [parameter: string]: unknown } | null;
  /** The values of another mechanism that is on, or null. */
  valuesOf<P extends Parameters>(mechanism: Pick<Mechanism<P>, "room" | "key" | "parameters">): Values<P> | null;
}

/**
 * A part of the system that can be switched. It declares its parameters, what it counts, which way it changes the outcome, and
 * a function that begins it: values → (each month: tables of whole numbers) → a pass over a town.
 */
export interface Mechanism<P extends Parameters = Parameters> {
  readonly room: string;
  readonly key: string;
  readonly says: string;
  /** Which way the outcome moves when it is switched on. */
  readonly direction: string;
  readonly reads: string;
  readonly writes: string;
  readonly parameters: P & { readonly on: ReturnType<typeof flag> };
  readonly counters: readonly Counter[];
  begin(values: Values<P>, scene: Beginning): (clock: Clock) => Pass | null;
}

type Declared<P extends Parameters> = Omit<Mechanism<P>, "parameters" | "counters"> & {
  parameters: P;
  counters?: readonly Counter[];
  on?: boolean;
};

export function mechanism<P extends Parameters>(declared: Declared<P>): Mechanism<P> {
  const { on = true, counters = [], parameters, ...rest } = declared;
  return {
    ...rest,
    counters,
    parameters: {
      on: flag({ says: `Is this mechanism part of the world? (${declared.says})`, default: on, source: "scenario" }),
      ...parameters,
    },
  };
}

/** The values a mechanism receives. */
export type ValuesOf<M> = M extends Mechanism<infer P> ? Values<P> : never;
