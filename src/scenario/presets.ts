import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { nearest } from "./nearest.js";
import { ScenarioError } from "./problem.js";
import { readScenarioFile } from "./read-file.js";
import { type Library, type Resolved, resolve, whole } from "./resolve.js";

/** scenarios/ beside src/, or beside dist/ once built. */
const FOLDER =
  ["../../scenarios/", "../../../scenarios/"]
    .map((up) => fileURLToPath(new URL(up, import.meta.url)))
    .find((folder) => existsSync(folder)) ?? "scenarios/";

/** Names of the presets: the files of scenarios/, in order of the alphabet. */
export const presetNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .sort();

/** Where a preset's file is, for a user who wants to copy it. */
export const presetFile = (name: string): string => `${FOLDER}${name}.yaml`;

const known = new Map<string, Resolved>();
const underway = new Set<string>();

/** A preset by its name. */
export function preset(name: string): Resolved {
  const before = known.get(name);
  if (before) return before;
  if (!presetNames().includes(name)) throw new ScenarioError([unknown(name)]);
  if (underway.has(name))
    throw new ScenarioError([
      whole(presetFile(name), "the preset extends itself", "a preset that does not lead back here"),
    ]);
  underway.add(name);
  try {
    const resolved = resolve(readScenarioFile(presetFile(name)), presetFile(name), library());
    known.set(name, resolved);
    return resolved;
  } finally {
    underway.delete(name);
  }
}

const library = (): Library => ({ names: presetNames(), scenario: (name) => preset(name).scenario });

/** A scenario from a YAML file. */
export const resolveFile = (file: string): Resolved => resolve(readScenarioFile(file), file, library());

/** What a user names on the command line: a preset, or a YAML file. */
export function load(presetOrFile: string): Resolved {
  if (presetNames().includes(presetOrFile)) return preset(presetOrFile);
  const isFile = /[\\/]|\.ya?ml$/i.test(presetOrFile) || existsSync(presetOrFile);
  if (!isFile) throw new ScenarioError([unknown(presetOrFile)]);
  return resolveFile(presetOrFile);
}

const unknown = (name: string) =>
  whole(
    name,
    "there is no preset and no file of this name",
    `a YAML file, or ${presetNames().join(", ")}`,
    nearest(name, presetNames()),
  );
