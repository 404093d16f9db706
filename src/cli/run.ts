import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import type { Scenario } from "../scenario/catalogue.js";
import { monthLabel, monthNumber } from "../state/clock.js";
import { type Block, lastValues } from "../worlds/measured.js";
import type { Outcomes } from "../worlds/outcomes.js";
import { runWorld } from "../worlds/run.js";
import { Interrupted, NotWritten } from "../worlds/stopped.js";
import { typed } from "./command-line.js";
import { deliver } from "./deliver.js";
import { grouped } from "./numbers.js";
import { freshFolder, nameByDigest } from "./out-folder.js";
import { duration, ProgressLine } from "./progress.js";
import { chosenScenario, chosenThreads, mustFit, type WorldChoice, worldOptions } from "./run-options.js";
import { scheduleTable } from "./schedule-table.js";
import { coloursFor, print, say } from "./screen.js";
import { stoppable } from "./stop-signals.js";
import { yearTable } from "./year-table.js";

const EXAMPLES = `
Examples:
  $ glasshouse run
  $ glasshouse run documented --residents 100000 --until 2018-12
  $ glasshouse run my.yaml --seed 7 --out results/seven
  $ glasshouse run --set watch.cameras=false --set score.association=false
  $ glasshouse run --json --quiet | jq .outcomes.sanctioned
  $ glasshouse run --schedule

A run that was stopped goes on when the same command is given again with the same --out.`;

interface RunChoice extends WorldChoice {
  readonly out?: string;
  readonly schedule?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `glasshouse run`: a scenario goes in, a society lives through it, and a folder says what came of it. */
export function run(program: Command): void {
  const command = program
    .command("run")
    .summary("run a scenario")
    .description("Runs one world: a generated society lives through a scenario, month by month.")
    .argument("[scenario]", "a preset's name, or a YAML file", "described");
  worldOptions(command)
    .option("--out <DIR>", "folder of the run (default: a new one under runs/)")
    .option("--schedule", "print the steps of a month, and end")
    .option("--json", "print one JSON object")
    .option("--quiet", "say nothing but errors; print the run's folder alone")
    .addHelpText("after", EXAMPLES)
    .action(async (named: string, choice: RunChoice) => {
      if (choice.schedule) print(scheduleTable());
      else await runAndTell(named, choice);
    });
}

async function runAndTell(named: string, choice: RunChoice): Promise<void> {
  const started = new Date();
  const scenario = chosenScenario(named, choice);
  const { residents, seed } = choice;
  mustFit(residents);
  const threads = chosenThreads(choice);
  const folder = choice.out ?? freshFolder(scenario.name, started);
  const tell = choice.quiet ? () => {} : say;
  const progress = choice.quiet ? null : new ProgressLine(process.stderr);
  const colours = coloursFor(process.stderr);
  const note = (text: string): void => {
    progress?.clear();
    tell(colours.yellow(text));
  };
  tell(
    `${colours.bold(scenario.name)}: ${grouped(residents)} ${residents === 1 ? "resident" : "residents"}, ${span(scenario)}, seed ${seed}`,
  );
  progress?.doing("Making the society …");
  let blocks: readonly Block[] = [];
  const outcomes = await stoppable(
    () => note("Stopping at the end of this month …"),
    (signal) =>
      runWorld({
        scenario,
        seed,
        residents,
        threads,
        out: folder,
        signal,
        onMonth: (p) => progress?.show(p),
        onNote: note,
        write: async (done) => {
          progress?.doing("Writing the tables …");
          blocks = await deliver(folder, done, { command: ["glasshouse", ...process.argv.slice(2)], started });
        },
      }),
  ).catch((error: unknown) => {
    progress?.clear();
    if ((error instanceof NotWritten || error instanceof Interrupted) && error.kept > 0)
      say(`To go on: ${commandAgain(folder, choice.out)}`);
    throw error;
  });
  const out = choice.out ?? nameByDigest(folder, outcomes.digest);
  progress?.clear();
  for (const warning of outcomes.warnings) note(warning);
  if (choice.json) print(JSON.stringify(asJson(outcomes, blocks, out)));
  else print(choice.quiet ? out : yearTable(blocks, outcomes.months));
  const rate = `${nsPerMonth(outcomes).toFixed(1)} ns per resident-month on ${outcomes.threads} ${outcomes.threads === 1 ? "thread" : "threads"}`;
  const seconds = (Date.now() - started.getTime()) / 1000;
  tell(`\nDone in ${duration(seconds)}: ${rate}, ${outcomes.bytesPerResident.toFixed(1)} bytes a resident.`);
  tell(`Digest ${outcomes.digest}`);
  tell(`Folder ${out}`);
  const report = join(out, "report.html");
  if (existsSync(report)) tell(`Open ${colours.bold(report)}`);
}

const span = ({ start, months }: Scenario): string => `${start} to ${monthLabel(monthNumber(start) + months - 1)}`;

const nsPerMonth = ({ seconds, residents, months }: Outcomes): number => (seconds * 1e9) / (residents * months.length);

function asJson(outcomes: Outcomes, blocks: readonly Block[], out: string): object {
  const { digest, scenario, seed, residents, months, threads, seconds, bytesPerResident } = outcomes;
  return {
    digest,
    scenario: scenario.name,
    seed,
    residents,
    months: months.length,
    threads,
    seconds,
    ns_per_resident_month: nsPerMonth(outcomes),
    bytes_per_resident: bytesPerResident,
    out,
    outcomes: lastValues(blocks, scenario.start),
  };
}

/** What to type to go on: the same command, into the same folder. */
const commandAgain = (folder: string, out: string | undefined): string =>
  out === undefined ? typed("--out", folder) : typed();
