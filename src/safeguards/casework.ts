import { GATED } from "../draws/decisions.js";
import { ACTS } from "../life/acts.js";
import type { Beginning } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { integer } from "../parameters/parameter.js";
import { ruleBook } from "../score/rule-book.js";
import type { SafeguardCounter } from "./safeguard.js";

/** The two costs of a safeguard that somebody works at: cases, and the minutes they take. */
export const casework = (key: string, says: string): SafeguardCounter[] => [
  { key: `cases.${key}`, unit: "cases", says, cost: true },
  {
    key: `staff_minutes.${key}`,
    unit: "staff-minutes",
    says: `Working time for these: ${says[0].toLowerCase()}${says.slice(1)}`,
    cost: true,
  },
];

/** Something a safeguard counts that is no cost. */
export const outcome = (key: string, unit: string, says: string): SafeguardCounter => ({
  key,
  unit,
  says,
  cost: false,
});

/** Minutes of work for each case. */
export const minutes = (says: string, usual: number, sweep: readonly [number, number]) =>
  integer({ says, unit: "staff-minutes", min: 0, max: 10000, default: usual, source: "assumption", sweep });

/** Counts a case about resident `i`, and the minutes it took. */
export function working(s: Beginning, key: string): (m: Month, i: number, spent: number) => void {
  const cases = s.counter(`cases.${key}`);
  const time = s.counter(`staff_minutes.${key}`);
  return (m, i, spent) => {
    m.count(cases, i);
    m.add(time, i, spent);
  };
}

/** By act: 1 where a record of it costs points. */
export function costlyActs(s: Beginning): Uint8Array {
  const costly = new Uint8Array(64);
  const points = s.valuesOf(ruleBook)?.points ?? {};
  for (const { key } of ACTS) if ((points[key] ?? 0) < 0) costly[GATED[key]] = 1;
  return costly;
}
