import { monthNumber } from "../state/clock.js";
import { defaultSettings, type Scenario } from "./catalogue.js";
import { merge, type Said } from "./merge.js";
import { nearest } from "./nearest.js";
import { type Problem, ScenarioError, shown } from "./problem.js";
import { type Broken, rules } from "./rules.js";
import { validate } from "./validate.js";
import { readYaml, type Source } from "./yaml.js";

/** Where presets come from: files, or what a page carries with it. */
export interface Library {
  readonly names: readonly string[];
  scenario(name: string): Scenario;
}

/** A scenario with every default filled in, and the preset it was made from. */
export interface Resolved {
  readonly scenario: Scenario;
  readonly extends: string | null;
}

/** The world nobody has said anything about. */
export const defaultScenario = (): Scenario => ({
  name: "defaults",
  says: "Every parameter at its default.",
  start: "2014-01",
  months: 84,
  settings: defaultSettings(),
});

/** Reads a scenario's text. Throws one ScenarioError with everything that is wrong. */
export function resolve(text: string, file: string, library: Library): Resolved {
  const source = readYaml(text, file);
  const { value } = source;
  if (!source.readable) throw new ScenarioError(source.problems);
  if (value === undefined || value === null)
    throw new ScenarioError([whole(file, "the file says nothing", 'at least one line, like "extends: described"')]);
  if (typeof value !== "object" || Array.isArray(value))
    throw new ScenarioError([
      { ...whole(file, `found ${shown(value)}`, "keys and values, one a line"), line: 1, column: 1 },
    ]);
  const problems = [...source.problems, ...validate(source)];
  const said = without(value as Said, problems);
  const parent = parentOf(said, source, library, problems);
  const base = parent === null ? defaultScenario() : library.scenario(parent);
  const scenario: Scenario = {
    name: (said.name as string | undefined) ?? nameOf(file),
    says: (said.says as string | undefined) ?? "",
    ...span(said, base, source, problems),
    settings: merge(base.settings, said),
  };
  problems.push(...placed(rules(scenario), source, problems));
  if (problems.length > 0) throw new ScenarioError(inFileOrder(problems));
  return { scenario, extends: parent };
}

/** A problem with no line to point at. */
export const whole = (file: string, found: string, allowed: string, meant: string | null = null): Problem => ({
  file,
  line: 0,
  column: 0,
  path: "",
  found,
  allowed,
  nearest: meant,
});

const inFileOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((p, q) => p.line - q.line || p.column - q.column);

function parentOf(said: Said, source: Source, library: Library, problems: Problem[]): string | null {
  const name = said.extends as string | undefined;
  if (name === undefined) return null;
  if (library.names.includes(name)) return name;
  problems.push({
    file: source.file,
    ...source.valueAt(["extends"]),
    path: "extends",
    found: `found ${shown(name)}`,
    allowed: library.names.join(", "),
    nearest: nearest(name, library.names),
  });
  return null;
}

/** First month and number of months. A new start keeps the last month, since schedules are in calendar months. */
function span(said: Said, base: Scenario, source: Source, problems: Problem[]): { start: string; months: number } {
  if (said.months !== undefined && said.until !== undefined)
    problems.push({
      file: source.file,
      ...source.keyAt(["months"]),
      path: "months",
      found: "found both until and months",
      allowed: "one of the two",
      nearest: null,
    });
  return spanOf(said, base);
}

export function spanOf(said: Said, base: Scenario): { start: string; months: number } {
  const start = (said.start as string | undefined) ?? base.start;
  if (said.months !== undefined) return { start, months: said.months as number };
  const last = said.until === undefined ? monthNumber(base.start) + base.months - 1 : monthNumber(said.until as string);
  return { start, months: last - monthNumber(start) + 1 };
}

/** What was said, less the parameters that have a problem: so the rest can still be looked at as a whole. */
export function without(said: Said, problems: readonly Problem[]): Said {
  const copy = structuredClone(said) as Record<string, unknown>;
  for (const { path } of problems) {
    const keys = path.split(".");
    let at: Record<string, unknown> = copy;
    for (let depth = 0; depth < keys.length; depth++) {
      const inside = at[keys[depth]];
      const parameter = depth === (keys[0] === "society" ? 1 : 2);
      if (parameter || depth === keys.length - 1 || typeof inside !== "object" || inside === null) {
        delete at[keys[depth]];
        break;
      }
      at = inside as Record<string, unknown>;
    }
  }
  return copy;
}

/** Broken rules with their place in a text, save those a problem already known has a part in. */
export function placed(broken: readonly Broken[], source: Source, known: readonly Problem[]): Problem[] {
  const touches = (path: string) =>
    known.some((p) => p.path === path || p.path.startsWith(`${path}.`) || path.startsWith(`${p.path}.`));
  return broken
    .filter((b) => !b.paths.some(touches))
    .map(({ paths, found, allowed }) => {
      const path = paths.find((p) => source.has(p.split("."))) ?? paths[0];
      return { file: source.file, ...source.valueAt(path.split(".")), path, found, allowed, nearest: null };
    });
}

/** A name from the file's own: "worlds/my world.yaml" is "my world". */
function nameOf(file: string): string {
  const last = file.split(/[\\/]/).pop() ?? "";
  const name = last
    .replace(/\.[^.]*$/, "")
    .replace(/[^\p{L}\p{M}\p{N} ._-]/gu, "-")
    .replace(/^[^\p{L}\p{N}]+/u, "");
  return name.slice(0, 64) || "scenario";
}
