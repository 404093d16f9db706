import { inTurn, median, summary } from "../measure.js";
import { apart } from "../parts.js";

/** How much of the sweep is timed. */
export interface SweepSize {
  readonly cells: number;
  readonly residents: number;
  readonly months: number;
  readonly rounds: number;
  /** Numbers of cells of tiny worlds, a small one and a larger one, between which memory should not grow. */
  readonly flat: readonly [number, number];
  readonly rows: number;
}

/**
 * What the runner of sweeps adds to the worlds alone, in processor time, which a busy machine hardly changes; whether its memory grows with the
 * number of cells; and a big table, written and read.
 */
export function benchSweep({ cells, residents, months, rounds, flat, rows }: SweepSize) {
  const runs = inTurn(rounds, {
    sweep: () => apart("sweepWhole", cells, residents, months),
    alone: () => apart("worldsAlone", cells, residents, months),
  });
  const cpu = (name: keyof typeof runs) => runs[name].map((run) => run.cpu);
  const [few, many] = flat.map((count) => apart("sweepWhole", count, 100, 1).peak);
  return {
    cells,
    residents,
    months,
    sweep: summary(cpu("sweep")),
    alone: summary(cpu("alone")),
    overhead: median(cpu("sweep")) / median(cpu("alone")) - 1,
    memory: { cells: flat, few, many },
    table: apart("bigTable", rows),
  };
}
