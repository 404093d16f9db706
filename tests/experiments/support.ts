import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Factor } from "../../src/experiments/factor.js";
import { readExperiment } from "../../src/experiments/file/read.js";
import { printProblem, ScenarioError } from "../../src/scenario/problem.js";

/** A folder of this test file's own, gone when its tests are over. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "glasshouse-experiments-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const factor = (said: Partial<Factor>): Factor => ({
  name: "x",
  path: "watch.cameras.hit",
  unit: "probability",
  range: null,
  scale: "linear",
  integer: false,
  levels: null,
  group: null,
  base: 0.5,
  ...said,
});

/** The problems of an experiment's text, as they are printed, without the folder's name. */
export function problemsOf(folder: string, text: string, others: Readonly<Record<string, string>> = {}): string[] {
  for (const [name, content] of Object.entries(others)) writeFileSync(join(folder, name), content);
  const file = join(folder, "e.yaml");
  writeFileSync(file, text);
  try {
    readExperiment(file);
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.map((p) => printProblem(p).replaceAll(`${folder}/`, ""));
  }
}

/** Reads an experiment that has nothing wrong with it. */
export function experimentOf(folder: string, text: string) {
  const file = join(folder, "e.yaml");
  writeFileSync(file, text);
  return readExperiment(file);
}
