import type { Scenario } from "../../src/scenario/catalogue.js";
import { mergeValue } from "../../src/scenario/merge.js";
import { parameterAt } from "./check.js";
import type { Sets } from "./choice.js";

/** A scenario with some parameters changed, by path, put over what was there as a file would. */
export function withSets(base: Scenario, sets: Sets): Scenario {
  if (Object.keys(sets).length === 0) return base;
  const settings: Record<string, { [parameter: string]: unknown }> = { ...base.settings };
  for (const [path, value] of Object.entries(sets)) {
    const found = parameterAt(path);
    if (found === null) throw new Error(`no parameter is called "${path}"`);
    const { section, key, parameter } = found;
    const block = settings[section.path];
    settings[section.path] = { ...block, [key]: mergeValue(parameter, block[key], value) };
  }
  return { ...base, settings };
}
