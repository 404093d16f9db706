import { monthLabel, monthNumber } from "../state/clock.js";
import { type Scenario, SECTIONS } from "./catalogue.js";

/** A parameter that two scenarios set differently. */
export interface Difference {
  readonly path: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** The last month lived. */
export const lastMonth = ({ start, months }: Scenario): string => monthLabel(monthNumber(start) + months - 1);

/** Where a scenario departs from another: its months, and parameter by parameter. Name and sentence aside. */
export function differences(from: Scenario, to: Scenario): Difference[] {
  const pairs: Difference[] = [
    { path: "start", from: from.start, to: to.start },
    { path: "until", from: lastMonth(from), to: lastMonth(to) },
    ...SECTIONS.flatMap((s) =>
      Object.keys(s.parameters).map((key) => ({
        path: `${s.path}.${key}`,
        from: from.settings[s.path][key],
        to: to.settings[s.path][key],
      })),
    ),
  ];
  return pairs.filter((d) => JSON.stringify(d.from) !== JSON.stringify(d.to));
}
