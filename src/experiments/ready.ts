import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nearest } from "../scenario/nearest.js";
import { ScenarioError } from "../scenario/problem.js";
import { whole } from "../scenario/resolve.js";

const ENDING = ".experiment.yaml";
/** experiments/ beside src/, or beside dist/ once built. */
const FOLDER =
  ["../../experiments/", "../../../experiments/"]
    .map((up) => fileURLToPath(new URL(up, import.meta.url)))
    .find((folder) => existsSync(join(folder, "."))) ?? "experiments/";

/** Names of the experiments that come with the program, in order of the alphabet. */
export const readyNames = (): string[] =>
  existsSync(FOLDER)
    ? readdirSync(FOLDER)
        .filter((file) => file.endsWith(ENDING))
        .map((file) => file.slice(0, -ENDING.length))
        .sort()
    : [];

/** The file of what a user names: an experiment that comes with the program, or a file. */
export function experimentFile(named: string): string {
  if (readyNames().includes(named)) return join(FOLDER, `${named}${ENDING}`);
  if (existsSync(named) || /[\\/]|\.ya?ml$/i.test(named)) return named;
  throw new ScenarioError([
    whole(
      named,
      "there is no experiment and no file of this name",
      ["a YAML file", ...readyNames()].join(", "),
      nearest(named, readyNames()),
    ),
  ]);
}
