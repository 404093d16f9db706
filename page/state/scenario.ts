import type { Scenario } from "../../src/scenario/catalogue.js";
import type { Choice } from "./choice.js";
import { presetNamed } from "./presets.js";
import { withSets } from "./sets.js";

/** The scenario a choice means: the preset, with what was set. */
export function scenarioOf(choice: Pick<Choice, "preset" | "start" | "months" | "sets">): Scenario {
  const scenario = withSets(presetNamed(choice.preset) as Scenario, choice.sets);
  return { ...scenario, start: choice.start ?? scenario.start, months: choice.months ?? scenario.months };
}
