import { type Clock, monthNumber } from "../state/clock.js";
import type { Schedule } from "./parameter.js";

/** The value of a schedule in a month: straight lines between its points, constant outside them. */
export function valueAt(schedule: Schedule, clock: Clock): number {
  if (typeof schedule === "number") return schedule;
  const points = Object.entries(schedule)
    .map(([label, value]) => [monthNumber(label), value] as const)
    .sort((p, q) => p[0] - q[0]);
  const month = clock.number;
  let before = points[0];
  if (month <= before[0]) return before[1];
  for (const point of points) {
    if (month < point[0]) return before[1] + ((point[1] - before[1]) * (month - before[0])) / (point[0] - before[0]);
    before = point;
  }
  return before[1];
}

/** Has a month that may be null (never) come? */
export const reached = (label: string | null, clock: Clock): boolean =>
  label !== null && clock.number >= monthNumber(label);
