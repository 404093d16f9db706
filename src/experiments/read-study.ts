import { type Missing, RUN, type Study } from "./study.js";
import { SweepFolder } from "./sweep/folder.js";
import { type KeptRuns, readKept } from "./sweep/kept.js";
import type { SweepPlan } from "./sweep/plan.js";

/** Reads a sweep's folder as a study, finished or not. Throws NoSweep, and Disagreement where a run was done twice and differs. */
export function readStudy(folder: string): Study {
  const sweep = SweepFolder.existing(folder);
  const plan = sweep.plan();
  return studyOf(plan, readKept(sweep.runs, plan));
}

/** A plan and what is kept of it, as a study. */
export function studyOf(plan: SweepPlan, kept: KeptRuns): Study {
  const { experiment, cells, cellOf, digest } = plan;
  const { points, structure } = experiment.layout;
  return {
    name: experiment.name,
    digest,
    factors: experiment.factors,
    design: {
      ...experiment.design,
      structure,
      unit: "values" in points ? null : points,
      cellOf: Int32Array.from(cellOf),
    },
    cells: cells.map(({ values }) => values),
    outcomes: experiment.outcomes,
    paired: experiment.randomNumbers === "common",
    runs: kept,
    missing: missingOf(kept),
  };
}

const firstLine = (text: string): string => text.split("\n", 1)[0];

/** Every run that is asked for and not done, with why. */
function missingOf({ first, state, errors, settled }: KeptRuns): Missing[] {
  const missing: Missing[] = [];
  for (let c = 0; c + 1 < first.length; c++) {
    for (let n = first[c]; n < first[c + 1]; n++) {
      if (state[n] === RUN.done) continue;
      const error = errors.get(n);
      const why =
        error !== undefined
          ? `it failed: ${firstLine(error)}`
          : settled[c] === 1
            ? "it has not been run"
            : "its cell's bounds are not met yet";
      missing.push({ cell: c + 1, replicate: n - first[c] + 1, why });
    }
  }
  return missing;
}
