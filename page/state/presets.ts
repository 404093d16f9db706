import packed from "virtual:presets";
import { defaultSettings, type Scenario } from "../../src/scenario/catalogue.js";

/** Names of the presets, in the order of the alphabet. */
export const PRESETS: readonly string[] = packed.map((p) => p.name);

const known = new Map<string, Scenario>();

/** A preset, every default filled in: the same that `glasshouse run <name>` runs. Null where there is none of this name. */
export function presetNamed(name: string): Scenario | null {
  const before = known.get(name);
  if (before) return before;
  const found = packed.find((p) => p.name === name);
  if (found === undefined) return null;
  const settings = structuredClone(defaultSettings()) as Record<string, Record<string, unknown>>;
  for (const [path, key, value] of found.changes) settings[path][key] = value;
  const { says, start, months } = found;
  const scenario = { name, says, start, months, settings };
  known.set(name, scenario);
  return scenario;
}
