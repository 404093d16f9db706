import { COUNTER_NUMBER, COUNTERS } from "../../measures/counters.js";
import { HARMS } from "../../measures/harms.js";
import { measuredOne } from "../measured.js";
import type { Counted } from "../outcomes.js";
import { type Window, windowMeans } from "../window.js";

/** Something that is read of a world for each of its groups. */
export interface Reading {
  readonly key: string;
  readonly title: string;
  readonly says: string;
  readonly unit: string;
}

/** Read of everyone together alone. */
const INCOME: Reading = {
  key: "income_bottom_fifth",
  title: "Income of the poorest fifth",
  says: "Mean income per head of the poorest fifth of residents.",
  unit: "money a year",
};

/** What is read of every world: the harms, and income. */
export const READINGS: readonly Reading[] = [...HARMS, INCOME];

/** Adds counters up over the months of a window, for one group. */
function sums({ counts, months, groups }: Counted, { from, to }: Window) {
  const stride = COUNTERS.length * groups.length;
  const inside = months.flatMap((label, m) => (label >= from && label <= to ? [m] : []));
  return (keys: readonly string[], group: number): number =>
    keys.reduce((sum, key) => {
      const at = (COUNTER_NUMBER.get(key) as number) * groups.length + group;
      return sum + inside.reduce((inner, m) => inner + counts[m * stride + at], 0);
    }, 0);
}

/** READINGS × groups, in that order; NaN where nothing can be said (nobody to count, or a number that is given for everyone only). */
export function readHarms(world: Counted, window: Window): Float64Array {
  const sum = sums(world, window);
  const groups = world.groups.map((_, g) => g);
  const harms = HARMS.flatMap(({ of, per, times }) =>
    groups.map((g) => {
      const n = sum(per, g);
      return n === 0 ? Number.NaN : (sum(of, g) / n) * times;
    }),
  );
  const block = measuredOne(world, INCOME.key);
  const income = block === null ? null : windowMeans(block, window)[0];
  return Float64Array.from([...harms, ...groups.map((g) => (g === 0 ? (income ?? Number.NaN) : Number.NaN))]);
}

/** Counters of everyone, for each million residents a year. */
export function readCosts(world: Counted, counters: readonly string[], window: Window): number[] {
  const sum = sums(world, window);
  const million = sum(["residents"], 0) / 12 / 1e6;
  return counters.map((key) => sum([key], 0) / million);
}
