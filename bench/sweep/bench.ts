import { inTurn, median, summary } from "../measure.js";
import { apart } from "../parts.js";

/** How much of the sweep is timed. */
export interface SweepSize {
  /** The sweep that is meant, and how many of its cells are lived here. */
  readonly of: number;
  readonly cells: number;
  readonly residents: number;
  readonly months: number;
  readonly rounds: number;
  /** Cells of the runner by itself, a small number and a larger one, between which memory should hardly grow. */
  readonly idle: readonly [number, number];
  /** The same with tiny worlds. */
  readonly tiny: readonly [number, number];
  readonly rows: number;
}

/** 10,000 cells × 10,000 residents × 24 months: a part of its cells, all of them, and a glance. */
const TARGET = { of: 10_000, residents: 10_000, months: 24 };
export const SWEEP = {
  whole: { ...TARGET, cells: 400, rounds: 3, idle: [1000, 10_000], tiny: [500, 4000], rows: 10_000_000 },
  full: { ...TARGET, cells: 10_000, rounds: 1, idle: [1000, 10_000], tiny: [500, 4000], rows: 10_000_000 },
  quick: { ...TARGET, cells: 100, rounds: 2, idle: [500, 2000], tiny: [200, 1000], rows: 1_000_000 },
} as const satisfies { readonly [form: string]: SweepSize };

/**
 * What the runner of sweeps adds to the worlds alone, in processor time, which a busy machine changes less than the clock's: as the difference of a
 * sweep and its worlds, and by itself, with tasks that live no world. Then whether memory grows with the number of cells, and a
 * big table, written and judged.
 */
export function benchSweep(size: SweepSize) {
  const { cells, residents, months, rounds } = size;
  const runs = inTurn(rounds, {
    sweep: () => apart("sweepWhole", cells, residents, months),
    alone: () => apart("worldsAlone", cells, residents, months),
    idle: () => apart("runnerAlone", size.idle[1], residents, months),
  });
  const each = (name: keyof typeof runs, count: number) => runs[name].map((run) => (1000 * run.cpu) / count);
  const [sweep, alone, idle] = [each("sweep", cells), each("alone", cells), each("idle", size.idle[1])];
  const peak = (name: keyof typeof runs): number => Math.max(...runs[name].map((run) => run.peak));
  return {
    ...size,
    /** Processor milliseconds a run. */
    sweep: summary(sweep),
    alone: summary(alone),
    runner: summary(idle),
    /** Shares of the worlds alone. */
    difference: median(sweep) / median(alone) - 1,
    byItself: median(idle) / median(alone),
    memory: {
      sweep: peak("sweep"),
      alone: peak("alone"),
      idle: [apart("runnerAlone", size.idle[0], residents, months).peak, peak("idle")],
      tiny: size.tiny.map((count) => apart("sweepWhole", count, 100, 1).peak),
    },
    table: apart("bigTable", size.rows),
  };
}
