import type { Described, Estimate, Measure } from "../measures/measure.js";
import { COMPARED, difference, differenceKey, PAIRS, quotient, ratioKey } from "../measures/parity.js";
import { SPELL_MEASURES } from "../measures/spells.js";
import { WHOLE_MEASURES } from "../measures/whole.js";
import { clockAt } from "../state/clock.js";
import type { Counted } from "./outcomes.js";
import { groupMeasures, groupReader, spellReader, wholeReader } from "./readings.js";

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
  const byGroup = groupMeasures(outcomes.scenario).map((measure) => groupBlock(outcomes, measure));
  const compared = COMPARED.flatMap((key) => {
    const block = byGroup.find((b) => b.measure.key === key);
    return block === undefined ? [] : compare(block);
  });
  return [...byGroup, ...wholeBlocks(outcomes), ...compared, ...spellBlocks(outcomes)];
}

/** One measure alone, as it is in `measured`, without the comparisons of groups; null where the world has none of this key. */
export function measuredOne(outcomes: Counted, key: string): Block | null {
  const measure = groupMeasures(outcomes.scenario).find((m) => m.key === key);
  if (measure !== undefined) return groupBlock(outcomes, measure);
  const others = WHOLE_MEASURES.some((m) => m.key === key) ? wholeBlocks(outcomes) : spellBlocks(outcomes);
  return others.find((block) => block.measure.key === key) ?? null;
}

/**
 * The last value of each measure for everyone: what `--json` prints. It is that of the last month in which the measure is counted (some
 * are once a quarter or a year), null where it cannot be estimated then, or has not been counted yet.
 */
export function lastValues(blocks: readonly Block[], start: string): Record<string, number | null> {
  const out: Record<string, number | null> = {};
  for (const block of blocks) {
    const g = block.groups.indexOf("all");
    if (g >= 0) out[block.measure.key] = valueAt(block, lastCounted(block, start), g);
  }
  return out;
}

/** The last month of a block in which its measure is counted; the last of all where it never is. */
function lastCounted({ measure: { when }, months }: Block, start: string): number {
  const end = months.length - 1;
  if (when === undefined) return end;
  for (let m = end; m >= 0; m--) if (when(clockAt(start, m))) return m;
  return end;
}

/** A value of a block; null where it cannot be estimated. */
export function valueAt(block: Block, month: number, group: number): number | null {
  const value = block.values[month * block.groups.length + group];
  return Number.isNaN(value) ? null : value;
}

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
  const groups = outcomes.groups.map((group) => group.key);
  const read = groupReader(outcomes);
  return blockOf(measure, outcomes.months, groups, (m, g) => read(measure, m, g));
}

function wholeBlocks(outcomes: Counted): Block[] {
  const read = wholeReader(outcomes);
  return WHOLE_MEASURES.map((measure) => blockOf(measure, outcomes.months, ["all"], (m) => read(measure, m)));
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
  const groups = outcomes.groups.map((group) => group.key);
  const read = spellReader(outcomes);
  return SPELL_MEASURES.map((measure) =>
    blockOf(measure, outcomes.months.slice(-1), groups, (_, g) => read(measure, g)),
  );
}
