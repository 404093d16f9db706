import type { CellAsked, Told } from "../../src/experiments/sweep/task.js";

/** The runner alone: the task of a sweep, with a number made up where a world would have lived. */
export async function task({ runs, outcomes }: CellAsked, tell: (word: Told) => void): Promise<void> {
  for (const { replicate, seed } of runs) {
    tell({ began: replicate });
    const values = Float64Array.from(outcomes, (_, k) => Math.sin(seed + k));
    tell({ done: replicate, seed, digest: seed.toString(16).padStart(32, "0"), seconds: 0.1, values });
  }
}
