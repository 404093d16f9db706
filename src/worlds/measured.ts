import { COUNTER_NUMBER, COUNTERS } from "../measures/counters.js";
import { MEASURES } from "../measures/derived.js";
import type { Counts, Described, Estimate, Measure } from "../measures/measure.js";
import { COMPARED, difference, differenceKey, PAIRS, quotient, ratioKey } from "../measures/parity.js";
import { bandMeasures } from "../measures/records-and-scores.js";
import { SPELL_MEASURES, spellsUnderSanction } from "../measures/spells.js";
import { WHOLE_MEASURES } from "../measures/whole.js";
import type { Schedule } from "../parameters/parameter.js";
import { bandTable } from "../score/score.js";
import { scene } from "../society/scene.js";
import type { SocietyValues } from "../society/settings.js";
import { clockAt } from "../state/clock.js";
import type { Counted } from "./outcomes.js";

/** One measure over some months and groups: a piece of the long table. */
export interface Block {
  readonly measure: Described;
  /** As the measure's, or "ratio" where groups are compared by ratio. */
  readonly unit: string;
  readonly months: readonly string[];
  readonly groups: readonly string[];
  /** months × groups. NaN where the measure cannot be estimated (null in the tables). */
  readonly values: Float64Array;
  /** months × groups: how many cases the value rests on. */
  readonly n: Float64Array;
}

/** Everything that is measured of a world: by month and group, of everyone together, groups compared, and spells at the end. */
export function measured(outcomes: Counted): Block[] {
  const byGroup = groupMeasures(outcomes).map((measure) => groupBlock(outcomes, measure));
  const compared = COMPARED.flatMap((key) => {
    const block = byGroup.find((b) => b.measure.key === key);
    return block === undefined ? [] : compare(block);
  });
  return [...byGroup, ...wholeBlocks(outcomes), ...compared, ...spellBlocks(outcomes)];
}

/** The measures of a scenario that have a value for each month, or once at the end, in the order of the tables: what `measuredOne` knows. */
export function measuresOf(outcomes: Pick<Counted, "scenario">): Described[] {
  return [...groupMeasures(outcomes), ...WHOLE_MEASURES, ...SPELL_MEASURES];
}

/** One measure alone, as it is in `measured`, without the comparisons of groups; null where the world has none of this key. */
export function measuredOne(outcomes: Counted, key: string): Block | null {
  const measure = groupMeasures(outcomes).find((m) => m.key === key);
  if (measure !== undefined) return groupBlock(outcomes, measure);
  const others = WHOLE_MEASURES.some((m) => m.key === key) ? wholeBlocks(outcomes) : spellBlocks(outcomes);
  return others.find((block) => block.measure.key === key) ?? null;
}

/** Measures by month and group, the scenario's bands among them. */
function groupMeasures({ scenario }: Pick<Counted, "scenario">): Measure[] {
  const bands = bandTable(scenario.settings["score.scale"].bands as Record<string, number>).names;
  return [...MEASURES, ...bandMeasures(bands)];
}

/** The last value of each measure for everyone: what `--json` prints. */
export function lastValues(blocks: readonly Block[]): Record<string, number | null> {
  const out: Record<string, number | null> = {};
  for (const block of blocks) {
    const g = block.groups.indexOf("all");
    if (g >= 0) out[block.measure.key] = valueAt(block, block.months.length - 1, g);
  }
  return out;
}

/** A value of a block; null where it cannot be estimated. */
export function valueAt(block: Block, month: number, group: number): number | null {
  const value = block.values[month * block.groups.length + group];
  return Number.isNaN(value) ? null : value;
}

const settingOf = (outcomes: Counted, path: string): { readonly [parameter: string]: unknown } =>
  outcomes.scenario.settings[path];

function blockOf(
  measure: Described,
  months: readonly string[],
  groups: readonly string[],
  of: (month: number, group: number) => Estimate,
  unit = measure.unit,
): Block {
  const size = months.length * groups.length;
  const block = { measure, unit, months, groups, values: new Float64Array(size), n: new Float64Array(size) };
  for (let m = 0, at = 0; m < months.length; m++) {
    for (let g = 0; g < groups.length; g++, at++) {
      const { value, n } = of(m, g);
      block.values[at] = value ?? Number.NaN;
      block.n[at] = n;
    }
  }
  return block;
}

function groupBlock(outcomes: Counted, measure: Measure): Block {
  const { scenario, counts, months, groups } = outcomes;
  const clocks = months.map((_, index) => clockAt(scenario.start, index));
  const stride = COUNTERS.length * groups.length;
  let m = 0;
  let g = 0;
  const at = (counter: string, month: number): number =>
    counts[month * stride + (COUNTER_NUMBER.get(counter) as number) * groups.length + g];
  const month: Counts = (counter) => at(counter, m);
  const year: Counts = (counter) => {
    let sum = 0;
    for (let k = m; k >= 0 && months[k].slice(0, 4) === months[m].slice(0, 4); k--) sum += at(counter, k);
    return sum;
  };
  return blockOf(
    measure,
    months,
    groups.map((group) => group.key),
    (toMonth, toGroup) => {
      m = toMonth;
      g = toGroup;
      return measure.of(month, year, clocks[m]);
    },
  );
}

function wholeBlocks(outcomes: Counted): Block[] {
  const { scenario, seed, months, residents } = outcomes;
  const society = settingOf(outcomes, "society") as unknown as SocietyValues;
  const watched = settingOf(outcomes, "watch.cameras");
  const cameras = watched?.on === true ? (watched.per_resident as Schedule) : null;
  const incomeValues = scene(society, seed, scenario.start, residents).income.values.map(Math.round);
  return WHOLE_MEASURES.map((measure) =>
    blockOf(measure, months, ["all"], (m) =>
      measure.of({
        clock: clockAt(scenario.start, m),
        residents,
        incomeLevels: outcomes.incomeLevels.subarray(m * 256, (m + 1) * 256),
        incomeValues,
        cameras,
      }),
    ),
  );
}

function compare(block: Block): Block[] {
  const ends = PAIRS.map((p) => ({
    pair: p,
    first: block.groups.indexOf(`${p.dimension}:${p.first}`),
    second: block.groups.indexOf(`${p.dimension}:${p.second}`),
  }));
  const estimate = (m: number, g: number): Estimate => ({
    value: valueAt(block, m, g),
    n: block.n[m * block.groups.length + g],
  });
  const by = (name: typeof ratioKey, of: typeof quotient, unit: string): Block =>
    blockOf(
      block.measure,
      block.months,
      ends.map(({ pair }) => name(pair)),
      (m, p) => of(estimate(m, ends[p].first), estimate(m, ends[p].second)),
      unit,
    );
  return [by(differenceKey, difference, block.unit), by(ratioKey, quotient, "ratio")];
}

function spellBlocks(outcomes: Counted): Block[] {
  const { groups, months, spellsEnded, spellsRunning } = outcomes;
  const curves = groups.map((_, g) => spellsUnderSanction(spellsEnded, spellsRunning, g, groups.length));
  return SPELL_MEASURES.map((measure) =>
    blockOf(
      measure,
      months.slice(-1),
      groups.map((group) => group.key),
      (_, g) => measure.of(curves[g]),
    ),
  );
}
