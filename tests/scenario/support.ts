import type { Scenario } from "../../src/scenario/catalogue.js";
import { preset, presetNames } from "../../src/scenario/presets.js";
import { type Problem, ScenarioError } from "../../src/scenario/problem.js";
import { type Library, resolve } from "../../src/scenario/resolve.js";

export const library: Library = { names: presetNames(), scenario: (name) => preset(name).scenario };

/** A scenario from its text. */
export const scenarioOf = (text: string): Scenario => resolve(text, "my.yaml", library).scenario;

/** What is wrong with a text; empty where nothing is. */
export const problemsOf = (text: string): readonly Problem[] => problemsIn(() => scenarioOf(text));

export function problemsIn(work: () => unknown): readonly Problem[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
  return [];
}

/** Place, path and the nearest word: what a test can name without repeating the sentences. */
export const brief = (p: Problem): string =>
  `${p.line}:${p.column} ${p.path}${p.nearest === null ? "" : ` (${p.nearest})`}`;
