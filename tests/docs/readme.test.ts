import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { glasshouse } from "../../src/cli/program.js";
import { presetNames } from "../../src/scenario/presets.js";

const readme = readFileSync(fileURLToPath(new URL("../../README.md", import.meta.url)), "utf8");

/** What is set as code in the first cells of the table under a heading. */
const namedUnder = (heading: string): string[] => {
  const section = readme.split(`\n## ${heading}\n`)[1].split("\n## ")[0];
  const cells = section.split("\n").filter((line) => line.startsWith("| `"));
  return cells.flatMap((line) => [...(line.split(" | ")[0].match(/`[^`]+`/g) ?? [])].map((code) => code.slice(1, -1)));
};

test("the README names every command, and no other", () => {
  const commands = glasshouse().commands.map((command) => command.name());
  const named = namedUnder("The command line").map((code) => code.replace(/^glasshouse /, "").split(" ")[0]);
  expect(named.sort()).toEqual(commands.sort());
});

test("the README names every preset, and no other", () => {
  expect(namedUnder("Presets").sort()).toEqual([...presetNames()].sort());
});
