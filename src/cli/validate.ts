import type { Command } from "commander";
import { nearest } from "../scenario/nearest.js";
import { BadUse } from "./errors.js";
import { EXIT } from "./exit.js";
import { coloursFor, print, say, textTable } from "./screen.js";

const EXAMPLES = `
Examples:
  $ glasshouse validate
  $ glasshouse validate sobol-published morris-published
  $ glasshouse validate --json | jq '.checks[] | select(.holds | not)'

Exit codes: 0 every number is as expected, within its tolerance · 4 one is not.`;

interface Choice {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `glasshouse validate`: numbers that are known, beside what this program makes of them on this machine. */
export function validate(program: Command): void {
  program
    .command("validate")
    .summary("check the program's numbers against known ones")
    .description(
      "Works out numbers that are published or exact (draws, intervals, survival, designs, sensitivity indices, Shapley values) and prints what is expected, what came out and the tolerance.",
    )
    .argument("[checks...]", "names of checks (default: all)")
    .option("--json", "print one JSON object")
    .option("--quiet", "print only what does not hold")
    .addHelpText("after", EXAMPLES)
    .action(validateAndTell);
}

async function validateAndTell(named: readonly string[], { json = false, quiet = false }: Choice): Promise<void> {
  const { CHECKS } = await import("../experiments/validation/checks.js");
  const { holds } = await import("../experiments/validation/check.js");
  const keys = CHECKS.map(({ key }) => key);
  for (const key of named) {
    const meant = nearest(key, keys);
    if (!keys.includes(key))
      throw new BadUse(
        `no check is called "${key}"${meant === null ? "" : `; did you mean "${meant}"?`}\nAllowed: ${keys.join(", ")}`,
      );
  }
  const found = CHECKS.filter(({ key }) => named.length === 0 || named.includes(key)).map((check) => {
    const rows = check.rows().map((row) => ({ ...row, holds: holds(row) }));
    const { key, says, source } = check;
    return { key, says, source, holds: rows.every((row) => row.holds), rows };
  });
  const rows = found.flatMap((check) => check.rows);
  const wrong = rows.filter((row) => !row.holds).length;
  if (json) print(JSON.stringify({ holds: wrong === 0, numbers: rows.length, wrong, checks: found }, null, 2));
  else {
    const colours = coloursFor(process.stdout);
    const shown = quiet ? found.filter((check) => !check.holds) : found;
    for (const { key, says, source, rows: own } of shown) {
      print(`${colours.bold(key)}: ${says}\n  source: ${source}`);
      const lines = textTable(
        ["", "expected", "got", "tolerance", ""],
        own.map((row) => [
          row.what,
          written(row.expected),
          written(row.got),
          row.tolerance === 0 ? "exact" : String(row.tolerance),
          row.holds ? "ok" : "DIFFERS",
        ]),
      );
      print(`${indented(lines)}\n`);
    }
    if (!quiet || wrong > 0)
      say(
        wrong === 0
          ? `All ${rows.length} numbers of ${found.length} checks are as expected.`
          : `${wrong} of ${rows.length} numbers are not as expected.`,
      );
  }
  if (wrong > 0) process.exitCode = EXIT.mismatch;
}

/** As many digits as tell a difference that matters. */
const written = (x: number): string => String(Number(x.toPrecision(9)));

const indented = (text: string): string =>
  text
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
