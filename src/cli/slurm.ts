import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { readExperiment } from "../experiments/file/read.js";
import { experimentFile, readyNames } from "../experiments/ready.js";
import { arrayScript, mergeScript, submitScript } from "../experiments/slurm.js";
import { SweepFolder } from "../experiments/sweep/folder.js";
import { makePlan } from "../experiments/sweep/plan.js";
import { makeFolder, writeText } from "../results/files.js";
import { commandOf } from "./command-line.js";
import { BadUse, NothingToTell } from "./errors.js";
import { grouped, wholeNumber } from "./numbers.js";
import { print, say } from "./screen.js";

const EXAMPLES = `
Examples:
  $ glasshouse slurm my.experiment.yaml --tasks 50 --time 4:00:00 --out /shared/mine
  $ glasshouse slurm my.experiment.yaml --tasks 200 --cpus 4 --mem 2G --submit -- --partition=long --account=lab
  $ glasshouse status /shared/mine

The folder must be one that every node sees. The same command again, after whatever went wrong, submits what lacks: nothing is run twice.
Exit codes: 0 done · 1 sbatch failed · 2 bad use.`;

interface SlurmChoice {
  readonly tasks: number;
  readonly cpus: number;
  readonly time?: string;
  readonly mem?: string;
  readonly out?: string;
  readonly submit?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `glasshouse slurm`: an experiment as a job array on a cluster. */
export function slurm(program: Command): void {
  program
    .command("slurm")
    .summary("run an experiment on a Slurm cluster")
    .description(
      "Writes a job array whose tasks run the shards of an experiment, and a job that merges them; with --submit, submits both.",
    )
    .argument(
      "<experiment>",
      `an experiment's file (YAML), or one that comes with the program: ${readyNames().join(", ")}`,
    )
    .argument("[sbatch options...]", "after --: options for sbatch, written into the scripts")
    .addOption(
      new Option("--tasks <n>", "tasks of the array, each one shard").argParser(wholeNumber(1, 100_000)).default(8),
    )
    .addOption(new Option("--cpus <n>", "processors of a task").argParser(wholeNumber(1, 1024)).default(1))
    .addOption(new Option("--time <limit>", "time limit of a task, as Slurm writes it").argParser(timeLimit))
    .addOption(new Option("--mem <size>", "memory of a task, like 2G").argParser(memory))
    .option("--out <DIR>", "folder of the sweep (default: sweeps/<name of the experiment>)")
    .option("--submit", "submit the two jobs")
    .option("--json", "print one JSON object")
    .option("--quiet", "print the folder of the scripts, or the numbers of the jobs, alone")
    .addHelpText("after", EXAMPLES)
    .action(write);
}

function write(named: string, options: readonly string[], choice: SlurmChoice): void {
  const file = experimentFile(named);
  const experiment = readExperiment(file);
  const plan = makePlan(experiment, file);
  const runs = plan.cells.length * experiment.replication.max;
  if (choice.tasks > runs)
    throw new BadUse(
      `--tasks ${choice.tasks}: the experiment has ${grouped(runs)} runs at most. Allowed: 1 to ${runs}`,
    );
  const stray = options.find((option, n) => n === 0 && !option.startsWith("-"));
  if (stray !== undefined)
    throw new BadUse(`unexpected word "${stray}". Options for sbatch come after --, like -- --partition=long`);
  const folder = resolve(choice.out ?? join("sweeps", experiment.name.replace(/[^A-Za-z0-9._-]+/g, "-")));
  SweepFolder.open(folder, plan);
  const scripts = nextFolder(join(folder, "slurm"));
  const job = {
    name: experiment.name,
    experiment: resolve(file),
    folder,
    program: [process.execPath, resolve(process.argv[1])],
    cwd: process.cwd(),
    logs: scripts,
    tasks: choice.tasks,
    cpus: choice.cpus,
    time: choice.time ?? null,
    mem: choice.mem ?? null,
    options,
  };
  const texts = { "array.sh": arrayScript(job), "merge.sh": mergeScript(job), "submit.sh": submitScript(scripts) };
  for (const [name, text] of Object.entries(texts)) {
    writeText(scripts, name, text);
    chmodSync(join(scripts, name), 0o755);
  }
  const [array, merge] = choice.submit ? submit(join(scripts, "submit.sh")) : [null, null];
  if (choice.json) print(JSON.stringify({ folder, scripts, tasks: choice.tasks, runs, array, merge }));
  else if (choice.quiet) print(array === null ? scripts : `${array} ${merge}`);
  else if (array === null) {
    print(`${join(scripts, "submit.sh")}`);
    say(
      `${grouped(choice.tasks)} tasks for ${grouped(runs)} runs at most. Look at array.sh and merge.sh beside it, then run it to submit them.`,
    );
  } else {
    print(`Array ${array}: ${grouped(choice.tasks)} tasks. Merge ${merge}, when all have ended.`);
    say(`Where it stands: ${commandOf("status", folder)}`);
  }
}

function submit(script: string): string[] {
  try {
    return execFileSync("bash", [script], { encoding: "utf8" }).trim().split("\n");
  } catch (error) {
    const { status, message } = error as { status?: number; message: string };
    throw new NothingToTell(
      status === 127
        ? `there is no sbatch here: this is not a machine of a Slurm cluster. The scripts are written; ${script} submits them`
        : `sbatch did not take the jobs (${message.split("\n", 1)[0]}). The scripts are written; ${script} submits them`,
    );
  }
}

/** A new folder for the scripts of this call: 1, 2, … Those of an earlier call may be in the queue. */
function nextFolder(parent: string): string {
  makeFolder(parent);
  const taken = existsSync(parent) ? readdirSync(parent).map(Number) : [];
  const folder = join(parent, String(Math.max(0, ...taken.filter(Number.isInteger)) + 1));
  makeFolder(folder);
  return folder;
}

function timeLimit(said: string): string {
  if (!/^(\d+|\d+:\d\d(:\d\d)?|\d+-\d+(:\d\d){0,2})$/.test(said))
    throw new InvalidArgumentError(
      "Allowed: minutes, minutes:seconds, hours:minutes:seconds, days-hours, days-hours:minutes:seconds.",
    );
  return said;
}

function memory(said: string): string {
  if (!/^\d+[KMGT]?$/.test(said))
    throw new InvalidArgumentError("Allowed: a whole number with K, M (meant if nothing is said), G or T.");
  return said;
}
