import type { Scenario } from "../scenario/catalogue.js";
import { monthLabel, monthNumber } from "../state/clock.js";
import type { Block } from "./measured.js";

/** Some months of a world, both ends among them: "2020-01" to "2020-12". */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** The last months of a scenario, as many as are asked for or as it has. */
export function lastMonths({ start, months }: Scenario, many = 12): Window {
  const end = monthNumber(start) + months - 1;
  return { from: monthLabel(Math.max(monthNumber(start), end - many + 1)), to: monthLabel(end) };
}

/** The mean of a measure over the months of a window in which it has a value, group by group; null where it has none in any. */
export function windowMeans({ months, groups, values }: Block, { from, to }: Window): (number | null)[] {
  return groups.map((_, g) => {
    let sum = 0;
    let n = 0;
    for (let m = 0; m < months.length; m++) {
      const value = values[m * groups.length + g];
      if (months[m] < from || months[m] > to || Number.isNaN(value)) continue;
      sum += value;
      n++;
    }
    return n === 0 ? null : sum / n;
  });
}
