import { Command } from "commander";
import { program as about } from "../results/provenance.js";
import { analyze } from "./analyze.js";
import { attribute } from "./attribute.js";
import { check } from "./check.js";
import { compare } from "./compare.js";
import { explain } from "./explain.js";
import { init } from "./init.js";
import { merge } from "./merge.js";
import { open } from "./open.js";
import { plan } from "./plan.js";
import { replay } from "./replay.js";
import { run } from "./run.js";
import { safeguards } from "./safeguards.js";
import { scenarios } from "./scenarios.js";
import { schema } from "./schema.js";
import { slurm } from "./slurm.js";
import { status } from "./status.js";
import { sweep } from "./sweep.js";
import { validate } from "./validate.js";

const EXAMPLES = `
Examples:
  $ glasshouse run
  $ glasshouse run documented --residents 100000 --until 2018-12
  $ glasshouse scenarios
  $ glasshouse init my-world && glasshouse run my-world/scenario.yaml

Exit codes: 0 done · 1 failed · 2 bad use or bad scenario · 3 incomplete, resumable · 4 mismatch ·
99 a threshold of yours was crossed · 130 interrupted, resumable.

Every resident is generated. Nothing here can rate a person.`;

/** Every command, in the order of the help. To add one, write its file and name it here. */
const COMMANDS = [
  run,
  compare,
  explain,
  replay,
  attribute,
  safeguards,
  sweep,
  status,
  merge,
  slurm,
  plan,
  analyze,
  open,
  scenarios,
  check,
  init,
  schema,
  validate,
];

/** The program: every command with its options and its help. It throws where the commander would end the process. */
export function glasshouse(): Command {
  const program = new Command("glasshouse")
    .description(
      "A laboratory of scored societies: a scenario goes in, a society of generated people lives through it.",
    )
    .version(about().version)
    .showHelpAfterError("(--help tells what is allowed)")
    .addHelpText("after", EXAMPLES)
    .exitOverride();
  for (const command of COMMANDS) command(program);
  return program;
}
