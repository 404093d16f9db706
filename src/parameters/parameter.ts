/**
 * What a parameter is: a value a user may set, with its unit, the range it is allowed, its default, and where that comes from.
 * Rooms declare parameters; the scenario schema, the YAML comments, the model description and the sweep are made from them.
 *
 * `source` is one or more row ids of the published facts (docs/facts.md), or the word `assumption`. An assumption carries
 * `sweep`, the range in which it should be varied before anyone relies on a result.
 */
interface Described {
  readonly says: string;
  readonly unit: string;
  readonly source: string;
}

interface Ranged {
  readonly min: number;
  readonly max: number;
  readonly sweep?: readonly [number, number];
}

/** Points in time joined by straight lines; before the first and after the last, the value stays. A bare number is constant. */
export type Schedule = number | { readonly [month: string]: number };

export interface NumberParameter extends Described, Ranged {
  readonly kind: "number" | "integer";
  readonly default: number;
}
export interface ScheduleParameter extends Described, Ranged {
  readonly kind: "schedule";
  readonly default: Schedule;
}
/** One number for each label, in order (by sex, by age band …). */
export interface VectorParameter extends Described, Ranged {
  readonly kind: "vector";
  readonly labels: readonly string[];
  readonly default: readonly number[];
}
/** A number for each name. The names are `names`, or free where there are none (regions, bands). */
export interface TableParameter extends Described, Ranged {
  readonly kind: "table";
  readonly names?: readonly string[];
  readonly default: { readonly [name: string]: number };
}
export interface FlagParameter extends Described {
  readonly kind: "flag";
  readonly default: boolean;
}
export interface ChoiceParameter<C extends string = string> extends Described {
  readonly kind: "choice";
  readonly options: readonly C[];
  readonly default: C;
}
/** A month "YYYY-MM", or null for never. */
export interface MonthParameter extends Described {
  readonly kind: "month";
  readonly default: string | null;
}

export type Parameter =
  | NumberParameter
  | ScheduleParameter
  | VectorParameter
  | TableParameter
  | FlagParameter
  | ChoiceParameter
  | MonthParameter;

export type Parameters = { readonly [key: string]: Parameter };

type ValueOf<P extends Parameter> = P extends NumberParameter
  ? number
  : P extends ScheduleParameter
    ? Schedule
    : P extends VectorParameter
      ? readonly number[]
      : P extends TableParameter
        ? { readonly [name: string]: number }
        : P extends FlagParameter
          ? boolean
          : P extends ChoiceParameter<infer C>
            ? C
            : string | null;

/** The plain object a room receives: its own parameters' values, by name. */
export type Values<P extends Parameters> = { readonly [K in keyof P]: ValueOf<P[K]> };

type Spec<P extends Parameter> = Omit<P, "kind" | "unit" | "min" | "max"> &
  Partial<Pick<P & Ranged, "min" | "max">> & { unit?: string };

export const probability = (p: Spec<NumberParameter>): NumberParameter => ({
  kind: "number",
  unit: "probability",
  min: 0,
  max: 1,
  ...p,
});
export const number = (p: Omit<NumberParameter, "kind">): NumberParameter => ({ kind: "number", ...p });
export const integer = (p: Omit<NumberParameter, "kind">): NumberParameter => ({ kind: "integer", ...p });
export const schedule = (p: Omit<ScheduleParameter, "kind">): ScheduleParameter => ({ kind: "schedule", ...p });
export const vector = (p: Omit<VectorParameter, "kind">): VectorParameter => ({ kind: "vector", ...p });
export const table = (p: Omit<TableParameter, "kind">): TableParameter => ({ kind: "table", ...p });
export const flag = (p: Omit<FlagParameter, "kind" | "unit">): FlagParameter => ({
  kind: "flag",
  unit: "true or false",
  ...p,
});
export const month = (p: Omit<MonthParameter, "kind" | "unit">): MonthParameter => ({
  kind: "month",
  unit: "month",
  ...p,
});
export const choice = <C extends string>(p: Omit<ChoiceParameter<C>, "kind" | "unit">): ChoiceParameter<C> => ({
  kind: "choice",
  unit: "word",
  ...p,
});

/** The values a set of parameters has when nobody says otherwise. */
export function defaults<P extends Parameters>(parameters: P): Values<P> {
  return Object.fromEntries(Object.entries(parameters).map(([k, p]) => [k, p.default])) as Values<P>;
}
