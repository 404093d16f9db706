import { countOf } from "../../src/measures/counters.js";
import { MEASURES } from "../../src/measures/derived.js";
import type { Counts, Measure } from "../../src/measures/measure.js";
import { bandMeasures } from "../../src/measures/records-and-scores.js";
import type { Scenario } from "../../src/scenario/catalogue.js";
import { bandTable } from "../../src/score/score.js";
import type { Group } from "../../src/society/groups.js";
import { clockAt } from "../../src/state/clock.js";

/** What has been counted of a world so far: all a series is worked out from. */
export interface Counted {
  readonly scenario: Scenario;
  readonly groups: readonly Group[];
  /** months × COUNTERS × groups. */
  readonly counts: Float64Array;
  /** months × groups. */
  readonly incomeGini: Float64Array;
}

/** A value for each month lived; null where it cannot be estimated. */
export type Series = readonly (number | null)[];

const BY_KEY: ReadonlyMap<string, Measure> = new Map(MEASURES.map((m) => [m.key, m]));

/** A measure of the catalogue by its key. */
export function measureOf(key: string): Measure {
  const measure = BY_KEY.get(key);
  if (measure === undefined) throw new Error(`no measure is called "${key}"`);
  return measure;
}

/** The bands of a scenario, from the bottom up: their names, and the measure of each one's share. */
export function bandsOf(scenario: Scenario): { name: string; measure: Measure }[] {
  const { names } = bandTable(scenario.settings["score.scale"].bands as Record<string, number>);
  const measures = bandMeasures(names);
  return names.map((name, b) => ({ name, measure: measures[b] }));
}

/** A measure of one group in month `m`, from 0: the same number as in the program's tables. Null where it cannot be estimated. */
export function valueAt(world: Counted, measure: Measure, group: string, m: number): number | null {
  const { groups, scenario } = world;
  const g = groups.findIndex((other) => other.key === group);
  const at = (counter: string, month: number): number => countOf(world, counter, month, g);
  const clock = clockAt(scenario.start, m);
  const january = Math.max(0, m - clock.season);
  const year: Counts = (counter) => {
    let sum = 0;
    for (let k = january; k <= m; k++) sum += at(counter, k);
    return sum;
  };
  return measure.of((counter) => at(counter, m), year, clock).value;
}

/** A measure of one group over the first `months` months. */
export const seriesOf = (world: Counted, measure: Measure, group: string, months: number): Series =>
  Array.from({ length: months }, (_, m) => valueAt(world, measure, group, m));
