import type { Parameter } from "../parameters/parameter.js";
import { type Scenario, SECTIONS, type Section } from "./catalogue.js";
import { merge, type Said } from "./merge.js";
import type { Problem } from "./problem.js";
import { spanOf } from "./resolve.js";
import { validate, valueIn } from "./validate.js";
import { readYaml } from "./yaml.js";

/** A parameter that a path leads to, and what of it: the names after the parameter's own (an entry of a table, a month of a schedule). */
export interface Target {
  readonly section: Section;
  readonly name: string;
  readonly parameter: Parameter;
  readonly entry: readonly string[];
}

/** Where a path leads; a mechanism's own path leads to its switch. Null where there is no such parameter. */
export function targetOf(path: string): Target | null {
  const keys = path.split(".");
  const section = SECTIONS.find((s) => s.room === keys[0] && (s.key === "" || s.key === keys[1]));
  if (section === undefined) return null;
  const [name = "on", ...entry] = keys.slice(section.key === "" ? 1 : 2);
  const parameter = Object.hasOwn(section.parameters, name) ? section.parameters[name] : undefined;
  return parameter === undefined ? null : { section, name, parameter, entry };
}

/** The value of a scenario at a target; undefined where a table has no such entry. */
export function settingAt(scenario: Scenario, { section, name, parameter, entry }: Target): unknown {
  const value = scenario.settings[section.path][name];
  if (entry.length === 0) return value;
  const key = parameter.kind === "vector" ? parameter.labels.indexOf(entry[0]) : entry[0];
  return valueIn(value, [key, ...entry.slice(1)]);
}

/** A path and a value as a file would say them. */
export const saying = (keys: readonly string[], value: unknown): Said =>
  keys.reduceRight<unknown>((inside, key) => Object.fromEntries([[key, inside]]), value) as Said;

/** What the schema has against a value at a path. The problems have no place. */
export function faultsOf(path: string, value: unknown): Problem[] {
  const source = { ...readYaml("", ""), value: saying(path.split("."), value) };
  return validate(source).map((problem) => ({ ...problem, line: 0, column: 0 }));
}

/** A scenario with one value put at a path. The value must be one that `faultsOf` has nothing against; rules are not looked at. */
export function put(scenario: Scenario, path: string, value: unknown): Scenario {
  const keys = path.split(".");
  return putSaid(scenario, completed(scenario, saying(keys, value), keys));
}

/** A scenario with what is said put over it. */
export function putSaid(scenario: Scenario, said: Said): Scenario {
  return {
    name: (said.name as string | undefined) ?? scenario.name,
    says: (said.says as string | undefined) ?? scenario.says,
    ...spanOf(said, scenario),
    settings: merge(scenario.settings, said),
  };
}

/**
 * In a file a schedule or a table with free names replaces the one before it. A path that names one entry
 * (`score.scale.bands.B=900`) means that entry alone, so the others are filled in.
 */
export function completed(scenario: Scenario, said: Said, keys: readonly string[]): Said {
  const section = SECTIONS.find((s) => s.room === keys[0] && (s.key === "" || s.key === keys[1]));
  const path = section ? keys.slice(0, section.key === "" ? 2 : 3) : keys;
  const name = path.at(-1) as string;
  const p = section?.parameters[name];
  if (!section || !p || !isFree(p) || keys.length === path.length) return said;
  const before = scenario.settings[section.path][name];
  const entry = valueIn(said, path) as object;
  return saying(path, { ...(typeof before === "object" ? before : {}), ...entry });
}

const isFree = (p: Parameter): boolean => p.kind === "schedule" || (p.kind === "table" && !p.names);
