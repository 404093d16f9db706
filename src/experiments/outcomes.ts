import { COMPARED, differenceKey, PAIRS, ratioKey } from "../measures/parity.js";
import { SPELL_MEASURES } from "../measures/spells.js";
import { WHOLE_MEASURES } from "../measures/whole.js";
import type { Scenario } from "../scenario/catalogue.js";
import { nearest } from "../scenario/nearest.js";
import { groupsOf } from "../society/groups.js";
import { monthNumber } from "../state/clock.js";
import type { Counted } from "../worlds/outcomes.js";
import { comparisonOf, describedMeasures, reader } from "../worlds/readings.js";
import type { Outcome, Take } from "./experiment.js";

/** Something wrong with how an outcome is named: which part, what is allowed, what was probably meant. */
export interface Fault {
  readonly part: "measure" | "group" | "month" | "window";
  readonly allowed: string;
  readonly nearest: string | null;
}

/** Said of an outcome in a file. */
export interface SaidOutcome {
  readonly measure: string;
  readonly group: string;
  readonly month: string;
  readonly window?: { readonly from: string; readonly to: string; readonly take: Take } | undefined;
}

/** The outcome that is meant, in the worlds of these scenarios (one of them must have it); or what is wrong with it. */
export function outcomeOf(said: SaidOutcome, scenarios: readonly Scenario[]): Outcome | Fault {
  const { measure, group, month, window } = said;
  const measures = scenarios.flatMap(measuresOf);
  const found = measures.find((m) => m.key === measure);
  if (found === undefined) {
    const keys = [...new Set(measures.map((m) => m.key))];
    return { part: "measure", allowed: `a measure of docs/measures.md`, nearest: nearest(measure, keys) };
  }
  const groups = groupsFor(measure, scenarios);
  if (!groups.includes(group))
    return {
      part: "group",
      allowed: groups.length > 12 ? "a group of docs/measures.md" : groups.join(", "),
      nearest: nearest(group, groups),
    };
  const lived = (label: string): boolean =>
    scenarios.some(({ start, months }) => {
      const index = monthNumber(label) - monthNumber(start);
      return index >= 0 && index < months;
    });
  const span = `a month that is lived (${scenarios.map(({ start, months }) => `${months} from ${start}`).join(" or ")})`;
  if (window !== undefined) {
    if (month !== "last") return { part: "window", allowed: "month or window, not both", nearest: null };
    if (!lived(window.from) || !lived(window.to) || window.to < window.from)
      return { part: "window", allowed: `from and to, each ${span}`, nearest: null };
  } else if (month !== "last" && !lived(month)) return { part: "month", allowed: span, nearest: null };
  const when = window ?? (month === "last" ? null : month);
  const unit = group.includes("/") && comparisonOf(group) !== null ? "ratio" : found.unit;
  return { key: keyOf(measure, group, when), measure, group, when, unit };
}

/** An experiment may name thousands of outcomes of the same few scenarios. */
const known = new WeakMap<Scenario, ReturnType<typeof describedMeasures>>();
function measuresOf(scenario: Scenario): ReturnType<typeof describedMeasures> {
  const before = known.get(scenario);
  if (before !== undefined) return before;
  const measures = describedMeasures(scenario);
  known.set(scenario, measures);
  return measures;
}

/** Groups and comparisons that a measure is given for. */
function groupsFor(measure: string, scenarios: readonly Scenario[]): string[] {
  if (WHOLE_MEASURES.some((w) => w.key === measure)) return ["all"];
  const regions = scenarios.flatMap(({ settings }) => Object.keys(settings.society.regions as object));
  const groups = groupsOf([...new Set(regions)]).map((group) => group.key);
  const compared = COMPARED.includes(measure) ? PAIRS.flatMap((pair) => [differenceKey(pair), ratioKey(pair)]) : [];
  return SPELL_MEASURES.some((s) => s.key === measure) ? groups : [...groups, ...compared];
}

/** "sanctioned_share", "sanctioned_share income:Q1", "mean_score all 2015-01..2015-12 mean". */
function keyOf(measure: string, group: string, when: Outcome["when"]): string {
  if (when === null) return group === "all" ? measure : `${measure} ${group}`;
  const month = typeof when === "string" ? when : `${when.from}..${when.to} ${when.take}`;
  return `${measure} ${group} ${month}`;
}

const TAKES: { readonly [take in Take]: (values: readonly number[]) => number } = {
  sum: (values) => values.reduce((a, b) => a + b, 0),
  mean: (values) => values.reduce((a, b) => a + b, 0) / values.length,
  least: (values) => Math.min(...values),
  most: (values) => Math.max(...values),
};

/** Takes the outcomes of a finished world, in their order. NaN where one cannot be estimated. */
export function takeOutcomes(world: Counted, outcomes: readonly Outcome[]): Float64Array {
  const read = reader(world);
  const start = monthNumber(world.scenario.start);
  const last = world.months.length - 1;
  return Float64Array.from(outcomes, ({ measure, group, when }) => {
    const reading = read(measure, group);
    const at = (month: number): number | null => (month < 0 || month > last ? null : reading(month).value);
    if (when === null) return at(last) ?? Number.NaN;
    if (typeof when === "string") return at(monthNumber(when) - start) ?? Number.NaN;
    const values: number[] = [];
    for (let month = monthNumber(when.from); month <= monthNumber(when.to); month++) {
      const value = at(month - start);
      if (value !== null) values.push(value);
    }
    return values.length === 0 ? Number.NaN : TAKES[when.take](values);
  });
}
