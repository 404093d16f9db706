import { toCountry } from "../../measures/country.js";
import type { Scenario } from "../../scenario/catalogue.js";
import { type Block, valueAt } from "../../worlds/measured.js";
import type { Outcomes } from "../../worlds/outcomes.js";
import { type Amount, steady } from "./amount.js";

/** Looks up what a world's measures say, by month and group. */
export interface Reading {
  readonly outcomes: Outcomes;
  readonly scenario: Scenario;
  readonly months: readonly string[];
  readonly lastMonth: string;
  /** The last twelve months; all of them where there are fewer. */
  readonly lastYear: readonly string[];
  readonly residents: number;
  readonly population: number;
  /** Is this measured for this group? */
  has(measure: string, group?: string): boolean;
  /** A measure in one month. */
  at(measure: string, month: string, group?: string): Amount;
  /** A count added up over months. n is the group's residents in the last of them. */
  sum(measure: string, months: readonly string[], group?: string): Amount;
  /** One count over another, both added up over months; n is what is below the line. */
  rate(top: string, bottom: string, months: readonly string[], unit: string, times?: number, group?: string): Amount;
  /** Every month of a measure. */
  series(measure: string, group?: string): { values: (number | null)[]; n: number[] };
  /** A count scaled to the country. */
  scaled(amount: Amount): Amount;
}

/** "2018-01" … "2018-12" as "2018-01 to 2018-12". */
const spanKey = (months: readonly string[]): string =>
  months.length === 0 ? "" : months.length === 1 ? months[0] : `${months[0]} to ${months[months.length - 1]}`;

export function readingOf(outcomes: Outcomes, blocks: readonly Block[]): Reading {
  const { scenario, months, residents } = outcomes;
  const population = scenario.settings.society.country_population as number;
  const index = new Map(months.map((label, m) => [label, m]));
  const found = new Map<string, { block: Block; group: number }>();
  for (const block of blocks) {
    block.groups.forEach((group, g) => {
      const key = `${block.measure.key} ${group}`;
      if (!found.has(key)) found.set(key, { block, group: g });
    });
  }
  const where = (measure: string, group: string) => {
    const place = found.get(`${measure} ${group}`);
    if (place === undefined) throw new Error(`no measure ${measure} for ${group}`);
    return place;
  };
  const read = (measure: string, group: string, month: string): { value: number | null; n: number } => {
    const { block, group: g } = where(measure, group);
    // Some measures are given at the last month alone.
    const m = block.months.length === months.length ? (index.get(month) as number) : block.months.indexOf(month);
    if (m < 0) return { value: null, n: 0 };
    return { value: steady(valueAt(block, m, g)), n: block.n[m * block.groups.length + g] };
  };
  const unitOf = (measure: string, group: string): string => where(measure, group).block.unit;
  const added = (measure: string, over: readonly string[], group: string): number =>
    over.reduce((total, month) => total + (read(measure, group, month).value ?? 0), 0);

  return {
    outcomes,
    scenario,
    months,
    residents,
    population,
    lastMonth: months[months.length - 1],
    lastYear: months.slice(-12),
    has: (measure, group = "all") => found.has(`${measure} ${group}`),
    at: (measure, month, group = "all") => ({
      ...read(measure, group, month),
      measure,
      unit: unitOf(measure, group),
      group,
      when: month,
    }),
    sum: (measure, over, group = "all") => ({
      value: steady(added(measure, over, group)),
      measure,
      unit: unitOf(measure, group),
      group,
      when: spanKey(over),
      n: over.length === 0 ? 0 : read("residents", group, over[over.length - 1]).n,
    }),
    rate(top, bottom, over, unit, times = 1, group = "all") {
      const n = added(bottom, over, group);
      const value = n > 0 ? steady((added(top, over, group) / n) * times) : null;
      return { value, measure: `${top} / ${bottom}`, unit, group, when: spanKey(over), n };
    },
    series(measure, group = "all") {
      const { block, group: g } = where(measure, group);
      return {
        values: months.map((_, m) => steady(valueAt(block, m, g))),
        n: months.map((_, m) => block.n[m * block.groups.length + g]),
      };
    },
    scaled: (amount) => ({
      ...amount,
      value: steady(toCountry(amount.value, residents, population)),
      scaled_from: residents,
    }),
  };
}
