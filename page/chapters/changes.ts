import type { Sets } from "../state/choice.js";

/** What differs from a scenario: values of parameters by section path. `{ on: false }` switches a section off. */
export type Changes = { readonly [path: string]: { readonly [parameter: string]: unknown } };

export const OFF = { on: false } as const;

/** Switches sections off. */
export const without = (...paths: readonly string[]): Changes => Object.fromEntries(paths.map((path) => [path, OFF]));

/** Changes as the rest of the page has them, by parameter. Of several, later ones win. */
export const setsOf = (...all: readonly Changes[]): Sets =>
  Object.fromEntries(
    all.flatMap((changes) =>
      Object.entries(changes).flatMap(([path, values]) =>
        Object.entries(values).map(([key, value]) => [`${path}.${key}`, value] as const),
      ),
    ),
  );
