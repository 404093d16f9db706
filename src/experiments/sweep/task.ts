import type { Scenario } from "../../scenario/catalogue.js";
import { tooBig } from "../../worlds/memory.js";
import { type RunOptions, runWorld } from "../../worlds/run.js";
import type { Outcome } from "../experiment.js";
import { takeOutcomes } from "../outcomes.js";

/** Some runs of one cell, one after the other. */
export interface CellAsked {
  readonly scenario: Scenario;
  readonly residents: number;
  readonly runs: readonly { readonly replicate: number; readonly seed: number }[];
  readonly outcomes: readonly Outcome[];
  /** Worlds that live at the same time, in all threads. */
  readonly atOnce: number;
}

/** What is told while they run. */
export type Told =
  | { readonly began: number }
  | { readonly alive: number }
  | {
      readonly done: number;
      readonly seed: number;
      readonly digest: string;
      readonly seconds: number;
      readonly values: Float64Array;
    }
  | { readonly failed: number; readonly seed: number; readonly error: string };

/** Thrown by whoever listens, in one's own thread, to end the task where it is. */
export class LetGo extends Error {}

/** A sign of life every so many milliseconds, for worlds that take long. */
const SIGN_EVERY = 1000;

/** Lives one run's world. Throws RangeError where so many of its size, at once, cannot fit in memory. */
export async function lived({
  scenario,
  residents,
  seed,
  outcomes,
  atOnce,
  ...hears
}: Omit<CellAsked, "runs"> & { readonly seed: number } & Pick<RunOptions, "onMonth" | "signal">): Promise<{
  readonly digest: string;
  readonly values: Float64Array;
}> {
  const why = tooBig(residents, atOnce);
  if (why !== null) throw new RangeError(why);
  const world = await runWorld({ scenario, seed, residents, sample: 0, ...hears });
  return { digest: world.digest, values: takeOutcomes(world, outcomes) };
}

/** What a thread of a sweep does. Each run is told as soon as it is over; one that fails does not keep the next from running. */
export async function task(
  { scenario, residents, runs, outcomes, atOnce }: CellAsked,
  tell: (word: Told) => void,
): Promise<void> {
  for (const { replicate, seed } of runs) {
    tell({ began: replicate });
    tell(await oneRun());

    async function oneRun(): Promise<Told> {
      const began = performance.now();
      let signed = began;
      try {
        const onMonth = (): void => {
          if (performance.now() - signed < SIGN_EVERY) return;
          signed = performance.now();
          tell({ alive: replicate });
        };
        const { digest, values } = await lived({ scenario, residents, seed, outcomes, atOnce, onMonth });
        return { done: replicate, seed, digest, seconds: (performance.now() - began) / 1000, values };
      } catch (error) {
        if (error instanceof LetGo) throw error;
        const { stack, message } = error instanceof Error ? error : new Error(String(error));
        return { failed: replicate, seed, error: stack ?? message };
      }
    }
  }
}
