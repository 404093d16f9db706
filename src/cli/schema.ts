import { Argument, type Command } from "commander";
import { experimentJsonSchema } from "../experiments/file/schema.js";
import { jsonSchema } from "../scenario/schema.js";

const EXAMPLES = `
Examples:
  $ glasshouse schema > scenario.schema.json
  $ glasshouse schema experiment > experiment.schema.json
  $ glasshouse schema | jq '.properties.watch.anyOf[0].properties | keys'

In an editor, put this line at the top of a scenario or an experiment:
  # yaml-language-server: $schema=./scenario.schema.json`;

/** `glasshouse schema`: the JSON Schema of a scenario, or of an experiment, on stdout. */
export function schema(program: Command): void {
  program
    .command("schema")
    .summary("print the JSON Schema of a scenario, or of an experiment")
    .description(
      "Prints the JSON Schema (draft 7) of a scenario file: every key, with its unit, range, default and source. Or that of an experiment file.",
    )
    .addArgument(new Argument("[what]", "of which kind of file").choices(Object.keys(SCHEMAS)).default("scenario"))
    .addHelpText("after", EXAMPLES)
    .action((what: keyof typeof SCHEMAS) => {
      process.stdout.write(schemaText(what));
    });
}

const SCHEMAS = { scenario: jsonSchema, experiment: experimentJsonSchema } as const;

/** The schema as it is printed and written. */
export const schemaText = (what: keyof typeof SCHEMAS = "scenario"): string =>
  `${JSON.stringify(SCHEMAS[what](), null, 2)}\n`;
