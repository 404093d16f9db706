import type { Scenario } from "../../src/scenario/catalogue.js";

/** What differs from a scenario: values of parameters by section path. `{ on: false }` switches a section off. */
export type Changes = { readonly [path: string]: { readonly [parameter: string]: unknown } };

export const OFF = { on: false } as const;

/** Switches sections off. */
export const without = (...paths: readonly string[]): Changes => Object.fromEntries(paths.map((path) => [path, OFF]));

/** Several sets of changes as one. Later ones win, value by value. */
export function together(...all: readonly Changes[]): Changes {
  const out: Record<string, Record<string, unknown>> = {};
  for (const changes of all)
    for (const [path, values] of Object.entries(changes)) out[path] = { ...out[path], ...values };
  return out;
}

/** The scenario with some values changed. A table is put together with the one before, entry by entry, as in a file. */
export function changed(scenario: Scenario, changes: Changes): Scenario {
  const said = Object.entries(changes).map(([path, values]) => {
    const before = scenario.settings[path];
    if (before === undefined) throw new Error(`no section is called "${path}"`);
    return [path, Object.fromEntries(Object.entries(before).map(([key, old]) => [key, put(old, values[key])]))];
  });
  return { ...scenario, settings: { ...scenario.settings, ...Object.fromEntries(said) } };
}

const isTable = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const put = (old: unknown, value: unknown): unknown =>
  value === undefined ? old : isTable(old) && isTable(value) ? { ...old, ...value } : value;

/** The same changes as the command line takes them with `--set`. */
export const setsOf = (changes: Changes): string[] =>
  Object.entries(changes).flatMap(([path, values]) =>
    Object.entries(values).flatMap(([key, value]) => {
      if (key === "on") return `${path}=${value}`;
      if (isTable(value)) return Object.entries(value).map(([name, entry]) => `${path}.${key}.${name}=${entry}`);
      return `${path}.${key}=${value}`;
    }),
  );
