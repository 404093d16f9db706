import { availableParallelism } from "node:os";
import { cellOf } from "../cell.js";
import { writePlan } from "./folder.js";
import type { SweepPlan } from "./plan.js";
import { bytesOfRun } from "./records.js";
import { seedOf } from "./seeds.js";
import { type Told, task } from "./task.js";

/** What a sweep would take, from a few of its runs. */
export interface Estimate {
  readonly cells: number;
  /** The least and the most number of runs; the same where nothing stops early. */
  readonly runs: readonly [number, number];
  /** Runs made for this estimate, the seconds by the clock that one took in the mean, the least and the most, and of processor time in the mean. */
  readonly pilot: {
    readonly runs: number;
    readonly mean: number;
    readonly least: number;
    readonly most: number;
    readonly cpu: number;
  };
  readonly cpuHours: readonly [number, number];
  /** Seconds by the clock, on so many workers. */
  readonly seconds: readonly [number, number];
  /** Of all that the sweep's folder will hold, roughly. */
  readonly bytes: readonly [number, number];
  /** What a run of the pilot failed with, if one did. */
  readonly failure: string | null;
}

/** Rough size of a row of the merged table: its value and the places of its words. What repeats takes next to nothing. */
const TABLE_ROW = 10;
/** And of what each run has of its own there: seed and digest. */
const TABLE_RUN = 48;
/** Of a cell: its address, and eight bytes for each factor. */
const TABLE_CELL = 32;
/** Of the table's description of itself. */
const TABLE_ITSELF = 18_000;

/** Runs the first, the last and some cells between, one replicate of each, for about so many seconds. Keeps nothing. */
export async function estimate(plan: SweepPlan, workers: number, seconds = 4): Promise<Estimate> {
  const { cells, experiment } = plan;
  const { min, max } = experiment.replication;
  const began = performance.now();
  const times: number[] = [];
  const cpu: number[] = [];
  let failure: string | null = null;
  for (const c of spread(cells.length)) {
    const { scenario, residents } = cellOf(experiment, cells[c].values);
    const runs = [{ replicate: 1, seed: seedOf(cells[c].seeds, 1) }];
    const hear = (told: Told): void => {
      if ("done" in told) times.push(told.seconds);
      if ("failed" in told) failure ??= `cell ${c + 1}: ${told.error.split("\n", 1)[0]}`;
    };
    const before = process.cpuUsage();
    await task({ scenario, residents, runs, outcomes: experiment.outcomes, atOnce: workers }, hear);
    const { user, system } = process.cpuUsage(before);
    if (times.length > cpu.length) cpu.push((user + system) / 1e6);
    if (performance.now() - began > seconds * 1000) break;
  }
  // The first run of a process is slower than all others, so it counts only where it is alone.
  const warmMean = (all: readonly number[]): number => {
    const warm = all.length > 1 ? all.slice(1) : all;
    return warm.reduce((a, b) => a + b, 0) / Math.max(1, warm.length);
  };
  const mean = warmMean(times);
  const both = (of: (runs: number) => number): [number, number] => [of(cells.length * min), of(cells.length * max)];
  const hands = Math.max(1, Math.min(workers, availableParallelism()));
  const outcomes = experiment.outcomes.length;
  const { layout: _, ...asked } = experiment;
  const once =
    writePlan(plan).length +
    JSON.stringify(asked, null, 2).length +
    TABLE_ITSELF +
    cells.length * (TABLE_CELL + 8 * experiment.factors.length);
  return {
    cells: cells.length,
    runs: both((runs) => runs),
    pilot: { runs: times.length, mean, least: Math.min(...times), most: Math.max(...times), cpu: warmMean(cpu) },
    cpuHours: both((runs) => (runs * warmMean(cpu)) / 3600),
    seconds: both((runs) => (runs * mean) / hands),
    bytes: both((runs) => once + runs * (bytesOfRun(outcomes) + TABLE_RUN + outcomes * TABLE_ROW)),
    failure,
  };
}

/** Cell numbers, spread over all of them: the first, the last, the middle, and so on by halves. */
function spread(cells: number): number[] {
  const order = new Set<number>([0, cells - 1]);
  for (let parts = 2; parts <= 64 && order.size < Math.min(cells, 64); parts *= 2)
    for (let k = 1; k < parts; k += 2) order.add(Math.floor(((cells - 1) * k) / parts));
  // A cell more at the start, to warm up.
  return [0, ...order].slice(0, 65);
}
