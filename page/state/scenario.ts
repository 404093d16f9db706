import type { Scenario } from "../../src/scenario/catalogue.js";
import type { Choice, Sets } from "./choice.js";
import { presetNamed } from "./presets.js";

/** The scenario a choice means: the preset, with what was set. */
export function scenarioOf(choice: Pick<Choice, "preset" | "months" | "sets">): Scenario {
  const base = presetNamed(choice.preset) as Scenario;
  const scenario = withSets(base, choice.sets);
  return choice.months === null ? scenario : { ...scenario, months: choice.months };
}

/** A scenario with some parameters changed, by path. */
export function withSets(base: Scenario, sets: Sets): Scenario {
  if (Object.keys(sets).length === 0) return base;
  const settings: Record<string, { [parameter: string]: unknown }> = { ...base.settings };
  for (const [path, value] of Object.entries(sets)) {
    const dot = path.lastIndexOf(".");
    const section = path.slice(0, dot);
    settings[section] = { ...settings[section], [path.slice(dot + 1)]: value };
  }
  return { ...base, settings };
}
