import { type Measured, median, summary } from "./measure.js";
import { type Spent, sideBySide } from "./side-by-side.js";

export interface MonthBench {
  readonly residents: number;
  readonly months: number;
  /** By the clock, nanoseconds per resident-month. */
  readonly one: Measured;
  readonly two: Measured;
  /** Processor time of all threads, nanoseconds per resident-month. */
  readonly cpuOne: Measured;
  readonly cpuTwo: Measured;
  /** By the clock, round by round: one thread over two. */
  readonly speedUp: Measured;
  /** State of a resident at the end, with what the registries hold back. */
  readonly bytesPerResident: number;
}

/** The full described month on one thread and on two. */
export async function benchMonth(residents: number, months: number, rounds: number): Promise<MonthBench> {
  const runs: { one: Spent; two: Spent }[] = [];
  for (let round = 0; round < rounds; round++) runs.push(await sideBySide(residents, months));
  return {
    residents,
    months,
    one: summary(runs.map(({ one }) => one.ns)),
    two: summary(runs.map(({ two }) => two.ns)),
    cpuOne: summary(runs.map(({ one }) => one.cpuNs)),
    cpuTwo: summary(runs.map(({ two }) => two.cpuNs)),
    speedUp: summary(runs.map(({ one, two }) => one.ns / two.ns)),
    bytesPerResident: median(runs.map(({ one }) => one.bytesPerResident)),
  };
}
