import type { Clock } from "../state/clock.js";

/** A number about a group in a month, and how many cases it rests on. `value` is null where it cannot be estimated. */
export interface Estimate {
  readonly value: number | null;
  readonly n: number;
}

/** How a measure is described wherever it is shown. */
export interface Described {
  /** snake_case, as in the tables. */
  readonly key: string;
  readonly unit: string;
  readonly says: string;
  /** How it is worked out, over the names of counters. */
  readonly formula: string;
  /** Months in which it is counted, where that is not every month; in others it is null. */
  readonly when?: (clock: Clock) => boolean;
}

/** The counters of one group, by key; under `INCOME_GINI`, what has no counter: the inequality of its incomes, NaN where nobody has any. */
export type Counts = (counter: string) => number;
export const INCOME_GINI = "income_gini";

/** A number for every month and group, worked out from what the month counted: a row of the catalogue. */
export interface Measure extends Described {
  /** The counters it reads. */
  readonly reads: readonly string[];
  /** `month` counts this month; `year` adds up the calendar year so far, this month included. */
  of(month: Counts, year: Counts, clock: Clock): Estimate;
}

/** One counter, or several to add up; a sum that comes up often has a name. */
type Sum = string | readonly string[] | { readonly name: string; readonly counters: readonly string[] };

interface Row {
  readonly key: string;
  readonly unit: string;
  readonly says: string;
  readonly of: Sum;
  /** Counted over the calendar year so far instead of the month. */
  readonly sinceJanuary?: boolean;
  /** Months in which it is counted, where that is not every month; in others it is null. */
  readonly when?: (clock: Clock) => boolean;
}

const everyMonth = (): boolean => true;
const NOT_COUNTED: Estimate = { value: null, n: 0 };

const list = (sum: Sum): readonly string[] =>
  typeof sum === "string" ? [sum] : "name" in sum ? sum.counters : (sum as readonly string[]);
const plain = (sum: Sum): string =>
  typeof sum === "object" && "name" in sum
    ? sum.name
    : list(sum).length > 1
      ? `(${list(sum).join(" + ")})`
      : list(sum)[0];
const written = (sum: Sum, sinceJanuary: boolean): string =>
  sinceJanuary ? `Σ since January ${plain(sum)}` : plain(sum);
const add = (counts: Counts, counters: readonly string[]): number => {
  let sum = 0;
  for (const counter of counters) sum += counts(counter);
  return sum;
};

/** `of` ÷ `per`, times `times`. Null where `per` is zero; n is `per`, in whatever `per` counts. */
export function ratio(
  row: Row & { readonly per: Sum; readonly times?: number; readonly times_says?: string },
): Measure {
  const { key, unit, says, sinceJanuary = false, when = everyMonth, times = 1, times_says = String(times) } = row;
  const top = list(row.of);
  const bottom = list(row.per);
  return {
    key,
    unit,
    says,
    formula: `${written(row.of, sinceJanuary)} ÷ ${written(row.per, sinceJanuary)}${times === 1 ? "" : ` × ${times_says}`}`,
    reads: [...new Set([...top, ...bottom])],
    ...(row.when && { when }),
    of(month, year, clock) {
      if (!when(clock)) return NOT_COUNTED;
      const counts = sinceJanuary ? year : month;
      const n = add(counts, bottom);
      return { value: n > 0 ? (add(counts, top) / n) * times : null, n };
    },
  };
}

/** `of`, added up, times `times`. n is the group's residents. */
export function total(row: Row & { readonly times?: number; readonly times_says?: string }): Measure {
  const { key, unit, says, sinceJanuary = false, when = everyMonth, times = 1, times_says = String(times) } = row;
  const counters = list(row.of);
  return {
    key,
    unit,
    says,
    formula: `${times === 1 && !sinceJanuary ? counters.join(" + ") : written(counters, sinceJanuary)}${times === 1 ? "" : ` × ${times_says}`}`,
    reads: [...counters, "residents"],
    ...(row.when && { when }),
    of: (month, year, clock) =>
      when(clock) ? { value: add(sinceJanuary ? year : month, counters) * times, n: month("residents") } : NOT_COUNTED,
  };
}

/** A name as a part of a key: small letters, digits and underscores. */
export const snake = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
