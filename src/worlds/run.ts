import type { Spent } from "../engine/checkpoint.js";
import { hireThread } from "../engine/thread.js";
import { type Ending, World } from "../engine/world.js";
import type { Scenario } from "../scenario/catalogue.js";
import { monthLabel, monthNumber } from "../state/clock.js";
import { gather } from "./gather.js";
import { Keeper } from "./keeper.js";
import type { Outcomes } from "./outcomes.js";
import { openRunFolder } from "./run-folder.js";
import { Interrupted, NotWritten } from "./stopped.js";

/** How far a run has come. */
export interface Progress {
  /** The month just lived, "2014-01". */
  readonly month: string;
  readonly done: number;
  readonly months: number;
  readonly residents: number;
  /** Months lived since this process began or resumed, and the seconds they took. */
  readonly livedHere: number;
  readonly seconds: number;
}

export interface RunOptions {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly residents: number;
  /** Threads to live in (1 if not said), never more than there are towns. One thread is this one. */
  readonly threads?: number;
  /** Folder of the run. With it, the run keeps checkpoints there and resumes from them. */
  readonly out?: string;
  /** Months between checkpoints (12 if not said). */
  readonly checkpointEvery?: number;
  /** How many residents are followed month by month (1,000 if not said). */
  readonly sample?: number;
  readonly onMonth?: (progress: Progress) => void;
  /** Told in a sentence what is worth knowing without ending the run. */
  readonly onNote?: (note: string) => void;
  /** When it is aborted, the run keeps a checkpoint at the end of the running month (or of the next, where a thread has begun it) and rejects with `Interrupted`. */
  readonly signal?: AbortSignal;
  /** Writes the results into `out`. The last checkpoint goes only when it has succeeded. */
  readonly write?: (outcomes: Outcomes) => void | Promise<void>;
}

/** Lives a world through all its months, or goes on where an earlier run into the same folder stopped. */
export async function runWorld(options: RunOptions): Promise<Outcomes> {
  const { scenario, seed, residents, threads, sample, out, write, onNote = () => {} } = options;
  const checkpoints = out === undefined ? null : openRunFolder(out);
  const world = new World(scenario, seed, residents, { threads, sample, prints: out !== undefined });
  const keeper = new Keeper(checkpoints, world, onNote);
  try {
    const outcomes = gather(world, ...(await live(world, keeper, options)));
    try {
      await write?.(outcomes);
    } catch (error) {
      throw out === undefined ? error : new NotWritten(keeper.kept, scenario.months, out, error);
    }
    keeper.clear();
    return outcomes;
  } finally {
    await world.end();
  }
}

async function live(world: World, keeper: Keeper, options: RunOptions): Promise<[Ending, Spent]> {
  const { checkpointEvery = 12, onMonth, onNote, signal, out = null } = options;
  const { months, start } = world.scenario;
  const before = keeper.restore();
  const spent = { months: 0, generating: 0, ...before?.spent };
  if (before?.ending) return [before.ending, spent];
  world.hire(hireThread);
  if (before !== null) {
    onNote?.(`Resuming after ${monthLabel(monthNumber(start) + world.month - 1)}, month ${world.month} of ${months}.`);
    await world.fill(before.registries);
  } else spent.generating = await timed(() => world.generate());
  const here = { months: world.month, seconds: spent.months };
  let since = 0;
  const after = async (): Promise<boolean> => {
    spent.months += (performance.now() - since) / 1000;
    onMonth?.({
      month: monthLabel(monthNumber(start) + world.month - 1),
      done: world.month,
      months,
      residents: world.residents,
      livedHere: world.month - here.months,
      seconds: spent.months - here.seconds,
    });
    await pause();
    since = performance.now();
    return signal?.aborted !== true;
  };
  while (world.month < months) {
    await pause();
    if (signal?.aborted) {
      if (world.month > 0) await keeper.keep(spent);
      throw new Interrupted(world.month, keeper.kept, months, out);
    }
    since = performance.now();
    await world.liveOn(Math.min(months, world.month + checkpointEvery - (world.month % checkpointEvery)), after);
    if (world.month < months && world.month % checkpointEvery === 0) await keeper.keep(spent);
  }
  const ending = await world.finish();
  await keeper.keep(spent, ending);
  return [ending, spent];
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Lets signals and other events in. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
