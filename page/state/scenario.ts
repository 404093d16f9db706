import type { Scenario } from "../../src/scenario/catalogue.js";
import { mergeValue } from "../../src/scenario/merge.js";
import { parameterAt } from "./check.js";
import type { Choice, Sets } from "./choice.js";
import { presetNamed } from "./presets.js";

/** The scenario a choice means: the preset, with what was set. */
export function scenarioOf(choice: Pick<Choice, "preset" | "start" | "months" | "sets">): Scenario {
  const base = presetNamed(choice.preset) as Scenario;
  const scenario = withSets(base, choice.sets);
  return { ...scenario, start: choice.start ?? scenario.start, months: choice.months ?? scenario.months };
}

/** A scenario with some parameters changed, by path, put over what was there as a file would. */
export function withSets(base: Scenario, sets: Sets): Scenario {
  if (Object.keys(sets).length === 0) return base;
  const settings: Record<string, { [parameter: string]: unknown }> = { ...base.settings };
  for (const [path, value] of Object.entries(sets)) {
    const dot = path.lastIndexOf(".");
    const section = path.slice(0, dot);
    const key = path.slice(dot + 1);
    const parameter = parameterAt(path)?.parameter;
    if (parameter === undefined) throw new Error(`no parameter is called "${path}"`);
    settings[section] = { ...settings[section], [key]: mergeValue(parameter, settings[section][key], value) };
  }
  return { ...base, settings };
}
