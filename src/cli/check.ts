import type { Command } from "commander";
import { type Scenario, SECTIONS } from "../scenario/catalogue.js";
import { type Difference, differences, lastMonth } from "../scenario/differences.js";
import { load, preset } from "../scenario/presets.js";
import { ScenarioError } from "../scenario/problem.js";
import { defaultScenario, type Resolved } from "../scenario/resolve.js";
import { BAD_USE, refusing } from "./errors.js";

const EXAMPLES = `
Examples:
  $ glasshouse check my.yaml
  $ glasshouse check described
  $ glasshouse check my.yaml --json

Exit codes: 0 valid · 2 not valid; every problem is named with its file, line and column.`;

/** `glasshouse check FILE`: is it a scenario, and how does it differ from its parent? */
export function check(program: Command): void {
  program
    .command("check")
    .summary("check a scenario")
    .description("Checks a scenario file (or a preset) and says how it differs from the preset it extends.")
    .argument("<file>", "a scenario file (YAML), or the name of a preset")
    .option("--json", "print one JSON object")
    .addHelpText("after", EXAMPLES)
    .action(refusing((file: string, options: { json?: boolean }) => (options.json ? printJson(file) : print(file))));
}

function print(file: string): void {
  const resolved = load(file);
  const { scenario } = resolved;
  const changes = changesOf(resolved);
  const count = SECTIONS.reduce((n, s) => n + Object.keys(s.parameters).length, 0);
  const parent = resolved.extends ?? "the defaults";
  const months = `${scenario.start} to ${lastMonth(scenario)}, ${scenario.months} months`;
  const lines = [
    `${file}: valid`,
    `  ${scenario.name}${scenario.says === "" ? "" : `: ${scenario.says}`} (${months})`,
    changes.length === 0
      ? `  the same as ${parent}`
      : `  differs from ${parent} in ${changes.length} of ${count} parameters and months:`,
    ...changes.map((d) => `    ${d.path}: ${brief(d.from)} → ${brief(d.to)}`),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

function printJson(file: string): void {
  try {
    const resolved = load(file);
    const { name, says, start, months } = resolved.scenario;
    const about = { name, says, start, until: lastMonth(resolved.scenario), months, extends: resolved.extends };
    write({ file, valid: true, ...about, differences: changesOf(resolved) });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    write({ file, valid: false, problems: error.problems });
    process.exitCode = BAD_USE;
  }
}

const write = (value: unknown): boolean => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

const parentOf = (resolved: Resolved): Scenario =>
  resolved.extends === null ? defaultScenario() : preset(resolved.extends).scenario;
const changesOf = (resolved: Resolved): Difference[] => differences(parentOf(resolved), resolved.scenario);

/** A value short enough for one line. */
function brief(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
