import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { ScenarioError } from "./problem.js";
import { whole } from "./resolve.js";

const MOST_BYTES = 1_000_000;

/** The text of a scenario file. Whatever keeps it from being read is a ScenarioError that says what to do. */
export function readScenarioFile(file: string): string {
  const refuse = (found: string, allowed: string) => new ScenarioError([whole(file, found, allowed)]);
  let handle: number;
  try {
    // Without waiting: a pipe nobody writes to would keep us here for ever.
    handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw refuse(reason(error), "a scenario file (YAML) or the name of a preset");
  }
  try {
    const stats = fstatSync(handle);
    if (stats.isDirectory()) throw refuse("this is a folder", "a scenario file (YAML)");
    if (!stats.isFile()) throw refuse("this is no ordinary file", "a scenario file (YAML)");
    if (stats.size > MOST_BYTES) throw refuse(`the file has ${stats.size} bytes`, `at most ${MOST_BYTES} bytes`);
    return utf8(readFileSync(handle), refuse);
  } catch (error) {
    throw error instanceof ScenarioError ? error : refuse(reason(error), "a file that can be read");
  } finally {
    closeSync(handle);
  }
}

function utf8(bytes: Uint8Array, refuse: (found: string, allowed: string) => ScenarioError): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refuse("the file is not UTF-8 text", "text in UTF-8 (save it again with that encoding)");
  }
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EACCES: "the file may not be read",
  EPERM: "the file may not be read",
  ELOOP: "the file is a link to itself",
  ENAMETOOLONG: "the name is too long",
  EISDIR: "this is a folder",
};
const reason = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ""] ?? `the file cannot be read (${message})`;
};
