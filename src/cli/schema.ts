import type { Command } from "commander";
import { jsonSchema } from "../scenario/schema.js";

const EXAMPLES = `
Examples:
  $ glasshouse schema > scenario.schema.json
  $ glasshouse schema | jq '.properties.watch.properties | keys'

In an editor, put this line at the top of a scenario:
  # yaml-language-server: $schema=./scenario.schema.json`;

/** `glasshouse schema`: the JSON Schema of a scenario, on stdout. */
export function schema(program: Command): void {
  program
    .command("schema")
    .summary("print the JSON Schema of a scenario")
    .description(
      "Prints the JSON Schema (draft 7) of a scenario file: every key, with its unit, range, default and source.",
    )
    .addHelpText("after", EXAMPLES)
    .action(() => {
      process.stdout.write(schemaText());
    });
}

/** The schema as it is printed and written. */
export const schemaText = (): string => `${JSON.stringify(jsonSchema(), null, 2)}\n`;
