import { ENFORCE_COUNTERS } from "../enforcement/enforce.js";
import { courtList, misconductList, taxList } from "../enforcement/lists.js";
import { debt } from "../life/debt.js";
import { LIVE_COUNTERS } from "../life/live.js";
import type { Counter, Mechanism } from "../month/mechanism.js";
import { enrolment } from "../registry/enrolment.js";
import { FILE_COUNTERS } from "../registry/file.js";
import { TIE_COUNTERS } from "../response/company.js";
import { responses } from "../response/responses.js";
import { SAFEGUARDS } from "../safeguards/safeguards.js";
import { ruleBook } from "../score/rule-book.js";
import { BANDS, SCORE_COUNTERS } from "../score/score.js";
import { channels } from "../watch/watch.js";
import { CENSUS_COUNTERS } from "./census.js";
import { INCOME_GINI } from "./measure.js";

const of = (mechanisms: readonly unknown[]): Counter[] =>
  (mechanisms as readonly Mechanism[]).flatMap((m) => m.counters);

/** Counters that follow from how many have each income level. They come first. */
const BY_LEVEL: readonly Counter[] = CENSUS_COUNTERS.slice(0, 2);

/** Counters that nearly every resident moves each month. They come next, and are kept by cell until a town is done. */
const DENSE: readonly Counter[] = [
  ...SCORE_COUNTERS.slice(0, 1),
  ...Array.from({ length: BANDS + 1 }, (_, b) => ({
    key: b === BANDS ? "unrated" : `band_${b}`,
    unit: "residents",
    says: b === BANDS ? "Residents without a score." : `Rated residents in band ${b}, counted from the bottom.`,
  })),
];
/** The dense counters by number: from the first up to the end. */
export const DENSE_FROM = BY_LEVEL.length;
export const DENSE_END = DENSE_FROM + DENSE.length;

/** What is counted in every world. */
const ALWAYS: readonly Counter[] = [
  ...BY_LEVEL,
  ...DENSE,
  ...CENSUS_COUNTERS.slice(2),
  ...LIVE_COUNTERS.filter((c) => c.key !== "acts.court_judgment" && c.key !== "acts.debt_paid"),
  ...of([debt]),
  ...of([...channels]),
  ...of([enrolment]),
  ...FILE_COUNTERS,
  ...of([ruleBook]),
  ...SCORE_COUNTERS.slice(1),
  ...of([courtList, misconductList, taxList]),
  ...ENFORCE_COUNTERS,
  ...of(responses),
  ...TIE_COUNTERS,
];

/** What each safeguard counts, by its path. In a world without it nothing of it is counted, and none of it is a measure there. */
export const COUNTED_BY: ReadonlyMap<string, readonly Counter[]> = new Map(
  SAFEGUARDS.map((s) => [`${s.room}.${s.key}`, s.counters]),
);

/** Everything the month counts, by group. A counter's number is its place here. */
export const COUNTERS: readonly Counter[] = [...ALWAYS, ...[...COUNTED_BY.values()].flat()];
/** The first so many are counted in every world. */
export const ALWAYS_COUNTED = ALWAYS.length;

/** The number of each counter, by key. */
export const COUNTER_NUMBER: ReadonlyMap<string, number> = new Map(COUNTERS.map((c, n) => [c.key, n]));

/** What a group has of a counter, or of inequality, in a month of a world. */
export function countOf({ counts, incomeGini, groups }: Left, counter: string, month: number, group: number): number {
  if (counter === INCOME_GINI) return incomeGini[month * groups.length + group];
  return counts[(month * COUNTERS.length + (COUNTER_NUMBER.get(counter) as number)) * groups.length + group];
}

/** What a world's months leave behind of each group. */
interface Left {
  /** months × COUNTERS × groups. */
  readonly counts: Float64Array;
  /** months × groups: inequality of incomes within a group (Gini), NaN where nobody has any. */
  readonly incomeGini: Float64Array;
  readonly groups: readonly unknown[];
}
