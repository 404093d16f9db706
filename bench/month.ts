import { inTurn, type Measured, median, summary } from "./measure.js";
import { apart } from "./parts.js";

export interface MonthBench {
  readonly residents: number;
  readonly months: number;
  readonly one: Measured;
  readonly two: Measured;
  /** Processor time of all threads, nanoseconds per resident-month. */
  readonly cpuOne: Measured;
  readonly cpuTwo: Measured;
  /** Median of one thread over median of two. */
  readonly speedUp: number;
  /** State of a resident at the end, with what the registries hold back. */
  readonly bytesPerResident: number;
}

/** The full described month on one thread and on two, in nanoseconds per resident-month. */
export function benchMonth(residents: number, months: number, rounds: number): MonthBench {
  const { one, two } = inTurn(rounds, {
    one: () => apart("world", residents, months, 1),
    two: () => apart("world", residents, months, 2),
  });
  const [first, second] = [one, two].map((runs) => summary(runs.map((run) => run.ns)));
  return {
    residents,
    months,
    one: first,
    two: second,
    cpuOne: summary(one.map((run) => run.cpuNs)),
    cpuTwo: summary(two.map((run) => run.cpuNs)),
    speedUp: first.median / second.median,
    bytesPerResident: median(one.map((run) => run.bytesPerResident)),
  };
}
