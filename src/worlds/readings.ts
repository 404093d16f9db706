import { COUNTED_BY, countOf } from "../measures/counters.js";
import { MEASURES } from "../measures/derived.js";
import type { Counts, Described, Estimate, Measure } from "../measures/measure.js";
import { difference, differenceKey, PAIRS, quotient, ratioKey } from "../measures/parity.js";
import { bandMeasures } from "../measures/records-and-scores.js";
import { SPELL_MEASURES, spellsUnderSanction } from "../measures/spells.js";
import type { SurvivalRow } from "../measures/survival.js";
import { WHOLE_MEASURES } from "../measures/whole.js";
import type { Schedule } from "../parameters/parameter.js";
import type { Scenario } from "../scenario/catalogue.js";
import { bandTable } from "../score/score.js";
import { scene } from "../society/scene.js";
import type { SocietyValues } from "../society/settings.js";
import { clockAt } from "../state/clock.js";
import type { Counted } from "./outcomes.js";

const settingOf = (scenario: Scenario, path: string): { readonly [parameter: string]: unknown } =>
  scenario.settings[path];

/** The measures that are given by month and group in a world of this scenario: everyone's, and those of its bands. */
export const groupMeasures = (scenario: Scenario): readonly Measure[] => [
  ...measuresIn(scenario),
  ...bandMeasures(bandTable(settingOf(scenario, "score.scale").bands as Record<string, number>).names),
];

/** All but the measures of safeguards the world has not got. */
function measuresIn({ settings }: Scenario): Measure[] {
  const off = new Set(
    [...COUNTED_BY].flatMap(([path, counters]) => (settings[path]?.on === true ? [] : counters.map((c) => c.key))),
  );
  return MEASURES.filter(({ reads }) => {
    const own = reads.filter((key) => key !== "residents");
    return own.length === 0 || !own.every((key) => off.has(key));
  });
}

/** Every measure of a world of this scenario, as it is described. */
export const describedMeasures = (scenario: Scenario): readonly Described[] => [
  ...groupMeasures(scenario),
  ...WHOLE_MEASURES,
  ...SPELL_MEASURES,
];

/** Reads measures by month (index) and group (number). */
export function groupReader(outcomes: Counted) {
  const { scenario, months } = outcomes;
  const clocks = months.map((_, index) => clockAt(scenario.start, index));
  let m = 0;
  let g = 0;
  const at = (counter: string, month: number): number => countOf(outcomes, counter, month, g);
  const month: Counts = (counter) => at(counter, m);
  const year: Counts = (counter) => {
    let sum = 0;
    for (let k = m; k >= 0 && months[k].slice(0, 4) === months[m].slice(0, 4); k--) sum += at(counter, k);
    return sum;
  };
  return (measure: Measure, toMonth: number, toGroup: number): Estimate => {
    m = toMonth;
    g = toGroup;
    return measure.of(month, year, clocks[m]);
  };
}

/** Reads the measures of everyone together by month. */
export function wholeReader({ scenario, seed, residents, incomeLevels }: Counted) {
  const society = settingOf(scenario, "society") as unknown as SocietyValues;
  const watched = settingOf(scenario, "watch.cameras");
  const cameras = watched?.on === true ? (watched.per_resident as Schedule) : null;
  const incomeValues = scene(society, seed, scenario.start, residents).income.whole;
  return (measure: (typeof WHOLE_MEASURES)[number], month: number): Estimate =>
    measure.of({
      clock: clockAt(scenario.start, month),
      residents,
      incomeLevels: incomeLevels.subarray(month * 256, (month + 1) * 256),
      incomeValues,
      cameras,
    });
}

/** Reads the measures of spells, at the end, by group. */
export function spellReader({ groups, spellsEnded, spellsRunning }: Counted) {
  const curves = new Map<number, SurvivalRow[]>();
  return (measure: (typeof SPELL_MEASURES)[number], group: number): Estimate => {
    const curve = curves.get(group) ?? spellsUnderSanction(spellsEnded, spellsRunning, group, groups.length);
    curves.set(group, curve);
    return measure.of(curve);
  };
}

/** The months in which one measure of one group is read. */
export type Reading = (month: number) => Estimate;

/** Two groups side by side, as a group's name says it ("sex:female-male"); null where it names one group. */
export function comparisonOf(group: string): { first: string; second: string; of: typeof difference } | null {
  for (const pair of PAIRS) {
    const sides = { first: `${pair.dimension}:${pair.first}`, second: `${pair.dimension}:${pair.second}` };
    if (group === differenceKey(pair)) return { ...sides, of: difference };
    if (group === ratioKey(pair)) return { ...sides, of: quotient };
  }
  return null;
}

/**
 * Reads chosen measures of a world without working all the others out: `reader(outcomes)(measure, group)` is a function of the month's
 * index. A measure of a kind that this world does not have, or a group that it does not have, cannot be estimated: null with n = 0.
 */
export function reader(outcomes: Counted): (measure: string, group: string) => Reading {
  const number = new Map(outcomes.groups.map(({ key }, g) => [key, g]));
  const byGroup = new Map(groupMeasures(outcomes.scenario).map((m) => [m.key, m]));
  const readGroup = groupReader(outcomes);
  const readSpells = spellReader(outcomes);
  const last = outcomes.months.length - 1;
  return function read(key, group): Reading {
    const sides = comparisonOf(group);
    if (sides !== null) {
      const [first, second] = [read(key, sides.first), read(key, sides.second)];
      return (m) => sides.of(first(m), second(m));
    }
    const g = number.get(group);
    const measure = byGroup.get(key);
    const spells = SPELL_MEASURES.find((s) => s.key === key);
    const whole = group === "all" ? WHOLE_MEASURES.find((w) => w.key === key) : undefined;
    if (g !== undefined && measure !== undefined) return (m) => readGroup(measure, m, g);
    if (g !== undefined && spells !== undefined) return (m) => (m === last ? readSpells(spells, g) : NONE);
    if (whole !== undefined) {
      const readWhole = wholeReader(outcomes);
      return (m) => readWhole(whole, m);
    }
    return () => NONE;
  };
}

const NONE: Estimate = { value: null, n: 0 };
