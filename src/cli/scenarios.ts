import type { Command } from "commander";
import { lastMonth } from "../scenario/differences.js";
import { preset, presetFile, presetNames } from "../scenario/presets.js";
import { refusing } from "./errors.js";

const EXAMPLES = `
Examples:
  $ glasshouse scenarios
  $ glasshouse scenarios --json
  $ glasshouse run documented --residents 100000`;

/** `glasshouse scenarios`: the presets, a line each. */
export function scenarios(program: Command): void {
  program
    .command("scenarios")
    .summary("list the presets")
    .description("Lists the scenarios that come with the program, one a line.")
    .option("--json", "print a JSON array")
    .addHelpText("after", EXAMPLES)
    .action(
      refusing((options: { json?: boolean }) => {
        const presets = presetNames().map(describe);
        const width = Math.max(...presets.map((p) => p.name.length));
        const lines = presets.map((p) => `${p.name.padEnd(width)}  ${p.start} to ${p.until}  ${p.says}`);
        process.stdout.write(`${options.json ? JSON.stringify(presets, null, 2) : lines.join("\n")}\n`);
      }),
    );
}

function describe(name: string) {
  const { scenario, extends: parent } = preset(name);
  const { says, start, months } = scenario;
  return { name, says, start, until: lastMonth(scenario), months, extends: parent, file: presetFile(name) };
}
