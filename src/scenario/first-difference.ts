import type { Parameter, Schedule } from "../parameters/parameter.js";
import { valueAt } from "../parameters/schedule.js";
import { type Clock, clockAt, monthNumber } from "../state/clock.js";
import { type Scenario, SECTIONS, type Section } from "./catalogue.js";

/**
 * How many months two worlds of one seed live alike for certain: the index of the first month in which two scenarios can differ,
 * and the number of months where they cannot (of the shorter one, less its last month, where one is longer). Names and sentences
 * aside. It looks at rules alone, so it errs on the side of too early: a rule that touches nobody still counts from its first month.
 *
 * - Making the society belongs to month 0: another society, or another first month, is 0.
 * - A section that is off in both worlds differs never; one with a month `from` differs not before it, one with `runs` not in so
 *   many first months.
 * - A schedule differs from the first month in which it has another value.
 * - Anything else differs from the first month on.
 */
export function firstDifference(a: Scenario, b: Scenario): number {
  if (a.start !== b.start || !sameSociety(a, b)) return 0;
  const months = a.months === b.months ? a.months : Math.min(a.months, b.months) - 1;
  const clocks = Array.from({ length: months }, (_, m) => clockAt(a.start, m));
  return SECTIONS.reduce((first, section) => Math.min(first, sectionDiffers(section, a, b, clocks)), months);
}

/** Do two scenarios begin with the same residents, given the same seed and as many of them? */
export const sameSociety = (a: Scenario, b: Scenario): boolean =>
  a.start === b.start && same(a.settings.society, b.settings.society);

function sectionDiffers(section: Section, a: Scenario, b: Scenario, clocks: readonly Clock[]): number {
  const [va, vb] = [a.settings[section.path], b.settings[section.path]];
  if (section.path === "society" || same(va, vb)) return clocks.length;
  const [fromA, fromB] = [va, vb].map((values) => actsFrom(section, values, clocks));
  if (fromA !== fromB) return Math.min(fromA, fromB);
  return Object.entries(section.parameters).reduce(
    (first, [key, p]) =>
      Math.min(first, BEGINS.includes(key) ? first : parameterDiffers(p, va[key], vb[key], fromA, clocks)),
    clocks.length,
  );
}

/** Parameters that say when a section begins to do anything: the month, or how many months of the world go before. */
const BEGINS = ["from", "runs"];

/** The first month in which a section can do anything. */
function actsFrom(section: Section, values: Values, clocks: readonly Clock[]): number {
  if ("on" in section.parameters && values.on !== true) return clocks.length;
  if (section.parameters.runs?.kind === "integer") return Math.min(values.runs as number, clocks.length);
  if (section.parameters.from?.kind !== "month") return 0;
  if (values.from === null) return clocks.length;
  const begins = monthNumber(values.from as string);
  const index = clocks.findIndex((clock) => clock.number >= begins);
  return index < 0 ? clocks.length : index;
}

type Values = { readonly [parameter: string]: unknown };

function parameterDiffers(p: Parameter, a: unknown, b: unknown, from: number, clocks: readonly Clock[]): number {
  if (same(a, b)) return clocks.length;
  if (p.kind !== "schedule") return from;
  const index = clocks.findIndex(
    (clock) => clock.index >= from && valueAt(a as Schedule, clock) !== valueAt(b as Schedule, clock),
  );
  return index < 0 ? clocks.length : index;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
