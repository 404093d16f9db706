import type { Parameter, TableParameter, VectorParameter } from "../../src/parameters/parameter.js";
import { type Scenario, SECTIONS, type Section } from "../../src/scenario/catalogue.js";
import { LABEL, MONTH } from "../../src/scenario/limits.js";
import { rules } from "../../src/scenario/rules.js";

/** Most entries of a schedule or a table in a link. */
const MOST_ENTRIES = 200;

/** The section and the parameter of a path like "watch.cameras.on", or null. */
export function parameterAt(path: string): { section: Section; key: string; parameter: Parameter } | null {
  const dot = path.lastIndexOf(".");
  const section = SECTIONS.find((s) => s.path === path.slice(0, dot));
  const key = path.slice(dot + 1);
  if (section === undefined || !Object.hasOwn(section.parameters, key)) return null;
  return { section, key, parameter: section.parameters[key] };
}

const isNumber = (p: { min: number; max: number; kind: string }, value: unknown): value is number =>
  typeof value === "number" &&
  Number.isFinite(value) &&
  value >= p.min &&
  value <= p.max &&
  (p.kind !== "integer" || Number.isInteger(value));

const isMonth = (value: unknown): value is string => typeof value === "string" && MONTH.test(value);

function isTable(
  p: { min: number; max: number; kind: string },
  value: unknown,
  name: (key: string) => boolean,
): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= MOST_ENTRIES && entries.every(([key, v]) => name(key) && isNumber(p, v));
}

const VALID: { readonly [kind in Parameter["kind"]]: (p: never, value: unknown) => boolean } = {
  number: isNumber,
  integer: isNumber,
  schedule: (p: { min: number; max: number; kind: string }, value) =>
    isNumber(p, value) || (isTable(p, value, isMonth) && Object.keys(value as object).length > 0),
  vector: (p: VectorParameter, value) =>
    Array.isArray(value)
      ? value.length === p.labels.length && value.every((v) => isNumber(p, v))
      : isTable(p, value, (key) => p.labels.includes(key)),
  table: (p: TableParameter, value) => isTable(p, value, (key) => (p.names ? p.names.includes(key) : LABEL.test(key))),
  flag: (_, value) => typeof value === "boolean",
  choice: (p: { options: readonly string[] }, value) => typeof value === "string" && p.options.includes(value),
  month: (_, value) => value === null || isMonth(value),
};

/**
 * May a parameter have this value? As the program's schema has it for a fully written scenario, without the schema, which the page
 * does not carry; a test holds the two together.
 */
export const isValid = (p: Parameter, value: unknown): boolean => VALID[p.kind](p as never, value);

/** Worlds looked at, by what the rules look at: most choices change none of it. */
const looked = new Map<string, boolean>();
const MOST_LOOKED = 100;

/** Does a scenario break no rule that takes more than one value to break? One that breaks none can be lived. */
export function isWhole(scenario: Scenario): boolean {
  const { start, months, settings } = scenario;
  const key = JSON.stringify([start, months, settings.society, settings["score.scale"]]);
  let answer = looked.get(key);
  if (answer === undefined) {
    answer = breaksNone(scenario);
    if (looked.size >= MOST_LOOKED) looked.clear();
    looked.set(key, answer);
  }
  return answer;
}

function breaksNone(scenario: Scenario): boolean {
  try {
    return rules(scenario).length === 0;
  } catch {
    return false;
  }
}
