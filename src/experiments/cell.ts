import type { Scenario } from "../scenario/catalogue.js";
import { put } from "../scenario/put.js";
import type { Experiment } from "./experiment.js";
import type { FactorValue } from "./factor.js";

/** Paths that lead to no parameter of the scenario, and what they change. */
export const SCENARIO_PATH = "scenario";
export const RESIDENTS_PATH = "residents";

/** What a cell runs, whatever the seed. */
export interface Cell {
  readonly scenario: Scenario;
  readonly residents: number;
}

/** The cell of a point: the base scenario with the value of each factor put at its path. The values must have been checked. */
export function cellOf(experiment: Experiment, values: readonly FactorValue[]): Cell {
  let scenario = experiment.base;
  let residents = experiment.residents;
  const { factors } = experiment;
  const from = factors.findIndex((f) => f.path === SCENARIO_PATH);
  if (from >= 0) scenario = experiment.bases[String(values[from])] ?? scenario;
  factors.forEach(({ path }, f) => {
    if (path === SCENARIO_PATH) return;
    if (path === RESIDENTS_PATH) residents = values[f] as number;
    else scenario = put(scenario, path, values[f]);
  });
  return { scenario, residents };
}
