import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { readExperiment } from "../experiments/file/read.js";
import { experimentFile, readyNames } from "../experiments/ready.js";
import type { ShardChoice } from "../experiments/sweep/deal.js";
import { SweepFolder } from "../experiments/sweep/folder.js";
import { type Merged, merge, RUNS_TABLE } from "../experiments/sweep/merge.js";
import { type Estimate, estimate } from "../experiments/sweep/pilot.js";
import { makePlan, planDigest, type SweepPlan } from "../experiments/sweep/plan.js";
import { type Failure, Sweep, type SweepEnd } from "../experiments/sweep/sweep.js";
import { isCrossed, judge } from "../experiments/sweep/thresholds.js";
import { commandOf } from "./command-line.js";
import { BadUse } from "./errors.js";
import { EXIT } from "./exit.js";
import { grouped, wholeNumber } from "./numbers.js";
import { duration } from "./progress.js";
import { coloursFor, print, say, textTable } from "./screen.js";
import { stoppable } from "./stop-signals.js";
import { jsonProgress, lineProgress, type SweepProgress, silent } from "./sweep-progress.js";
import { cellsTable, thresholdLines } from "./sweep-table.js";

const EXAMPLES = `
Examples:
  $ glasshouse sweep first
  $ glasshouse sweep my.experiment.yaml --dry-run
  $ glasshouse sweep my.experiment.yaml --workers 8 --out results/mine
  $ glasshouse sweep my.experiment.yaml --shard 2/4 --out /shared/mine && glasshouse merge /shared/mine
  $ glasshouse sweep my.experiment.yaml --progress json 2> progress.jsonl

A sweep that was stopped or killed goes on when the same command is given again: what is done stays.
Exit codes: 0 done · 2 bad use · 3 incomplete, or runs failed · 99 a threshold was crossed · 130 interrupted.`;

interface SweepChoice {
  readonly workers: number;
  readonly shard?: ShardChoice;
  readonly dryRun?: boolean;
  readonly onError: "continue" | "stop";
  readonly resume?: boolean;
  readonly progress: "line" | "json";
  readonly patience: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `glasshouse sweep`: many worlds, by an experiment's file. */
export function sweep(program: Command): void {
  program
    .command("sweep")
    .summary("run an experiment: many worlds")
    .description("Runs every cell of an experiment, each with its replicates, and writes one table of all outcomes.")
    .argument(
      "<experiment>",
      `an experiment's file (YAML), or one that comes with the program: ${readyNames().join(", ")}`,
    )
    .addOption(
      new Option("--workers <W>", "threads, one world each; the outcome is the same")
        .argParser(wholeNumber(1, 1024))
        .default(availableParallelism(), "all processors"),
    )
    .addOption(new Option("--shard <i/n>", "run the i-th of n parts only, 1/n to n/n").argParser(shard))
    .option("--dry-run", "run a short pilot, tell what the whole would take, and write nothing")
    .addOption(
      new Option("--on-error <what>", "after a run has failed").choices(["continue", "stop"]).default("continue"),
    )
    .option("--resume", "go on with a sweep that is there; with no folder there, refuse")
    .addOption(new Option("--progress <how>", "how progress is told").choices(["line", "json"]).default("line"))
    .addOption(
      new Option(
        "--patience <seconds>",
        "tell of a run that has said nothing for so long (with one worker: glasshouse status does)",
      )
        .argParser(wholeNumber(1, 86_400))
        .default(60),
    )
    .option("--out <DIR>", "folder of the sweep (default: sweeps/<name of the experiment>)")
    .option("--json", "print one JSON object")
    .option("--quiet", "say nothing but errors; print the sweep's folder alone")
    .addHelpText("after", EXAMPLES)
    .action(sweepAndTell);
}

async function sweepAndTell(named: string, choice: SweepChoice): Promise<void> {
  const file = experimentFile(named);
  const experiment = readExperiment(file);
  const path = choice.out ?? join("sweeps", experiment.name.replace(/[^A-Za-z0-9._-]+/g, "-"));
  if (choice.resume && !existsSync(path)) throw new BadUse(`--resume: there is no folder ${path}`);
  const plan = knownPlan(path, planDigest(experiment)) ?? makePlan(experiment, file);
  if (choice.dryRun) {
    const told = await estimate(plan, choice.workers);
    print(choice.json ? JSON.stringify(estimateAsJson(told, plan)) : estimateInWords(told, plan, choice.workers));
    return;
  }
  const folder = SweepFolder.open(path, plan);
  const progress = choice.quiet
    ? silent
    : choice.progress === "json"
      ? jsonProgress(process.stderr)
      : lineProgress(process.stderr);
  if (choice.progress === "line" && !choice.quiet) say(headline(plan, choice));
  const end = await work(plan, folder, choice, progress);
  tellFailures(end, path, choice);
  if (end.how === "interrupted") {
    say(
      `Interrupted: ${grouped(end.done)} of ${grouped(end.runs)} runs are kept in ${path}. The same command goes on from them.`,
    );
    process.exitCode = EXIT.interrupted;
    return;
  }
  if (choice.shard !== undefined) tellShard(end, path, choice);
  else tellWhole(merge(folder), end, path, choice, progress);
}

/** The plan of the folder, where it is the one asked for: then its cells need not be worked out again. */
function knownPlan(path: string, digest: string): SweepPlan | null {
  if (!SweepFolder.isAt(path)) return null;
  const folder = SweepFolder.existing(path);
  if (folder.plans === 0) return null;
  const plan = folder.plan();
  return plan.digest === digest ? plan : null;
}

function work(plan: SweepPlan, folder: SweepFolder, choice: SweepChoice, progress: SweepProgress & { every: number }) {
  const { workers, shard: part, onError, patience } = choice;
  return stoppable(
    () => progress.note("Stopping …"),
    async (signal) => {
      const running = new Sweep(plan, folder, {
        workers,
        shard: part,
        onError,
        patience,
        signal,
        onFailure: (failure) => progress.failure(failure, workers === 1),
        onStall: (...what) => progress.stall(...what),
      });
      const { done } = running.standing;
      if (done > 0) progress.note(`Going on: ${grouped(done)} runs are done already.`);
      if (running.stale > 0)
        progress.note(
          `${grouped(running.stale)} runs in the folder are of cells that are not asked for any more, or of another version of the model: kept, and not used.`,
        );
      const timer = setInterval(() => progress.show(running.standing), progress.every);
      try {
        const end = await running.run();
        progress.end(end);
        return end;
      } finally {
        clearInterval(timer);
      }
    },
  );
}

function headline(plan: SweepPlan, { shard: part, workers }: SweepChoice): string {
  const { experiment, cells } = plan;
  const { min, max } = experiment.replication;
  const each = min === max ? `${grouped(min)} replicates` : `${grouped(min)} to ${grouped(max)} replicates`;
  const of = part === undefined ? "" : `, shard ${part.i} of ${part.n}`;
  const name = coloursFor(process.stderr).bold(experiment.name);
  return `${name}: ${grouped(cells.length)} cells × ${each}, ${experiment.design.method}, on ${workers} ${workers === 1 ? "worker" : "workers"}${of}`;
}

const MOST_FAILURES = 20;

function tellFailures({ failures }: SweepEnd, path: string, { quiet, progress }: SweepChoice): void {
  if (failures.length === 0 || progress === "json" || quiet) return;
  const rows = failures
    .slice(0, MOST_FAILURES)
    .map((f) => [String(f.cell + 1), String(f.replicate), brief(f), replayCommand(f, path)]);
  say(`\n${textTable(["cell", "replicate", "error", "to reproduce"], rows, 4)}`);
  if (failures.length > MOST_FAILURES) say(`… and ${grouped(failures.length - MOST_FAILURES)} more`);
}

const brief = ({ error }: Failure): string => {
  const line = error.split("\n", 1)[0];
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
};

const replayCommand = ({ cell, replicate }: Pick<Failure, "cell" | "replicate">, path: string): string =>
  commandOf("replay", path, "--cell", String(cell + 1), "--replicate", String(replicate));

function tellShard(end: SweepEnd, path: string, { json, quiet, shard: part }: SweepChoice): void {
  const { how, done, runs, failed, cells, cellsDone, here, seconds } = end;
  const complete = how === "done";
  process.exitCode = complete ? EXIT.done : EXIT.incomplete;
  if (json)
    print(
      JSON.stringify({
        folder: path,
        shard: part,
        how,
        done,
        runs,
        failed,
        cells,
        cells_done: cellsDone,
        done_here: here,
        seconds,
      }),
    );
  else if (quiet) print(path);
  else {
    print(
      `Shard ${part?.i} of ${part?.n}: ${grouped(done)} of ${grouped(runs)} runs done${failed > 0 ? `, ${failed} failed` : ""}.`,
    );
    say(complete ? `When all shards are done: ${commandOf("merge", path)}` : WHY[how]);
  }
}

const WHY: { readonly [how in SweepEnd["how"]]: string } = {
  done: "",
  failures: "Runs failed. The same command tries them again.",
  interrupted: "Interrupted. The same command goes on.",
  "out of time": "The hours that stopping allows are over. The same command goes on for as long again.",
  error: "It could not go on.",
};

function tellWhole(merged: Merged, end: SweepEnd, path: string, choice: SweepChoice, progress: SweepProgress): void {
  const { study, table, plan } = merged;
  const judged = judge(study, plan.experiment.thresholds);
  const crossed = table !== null && judged.some(isCrossed);
  process.exitCode = table === null ? EXIT.incomplete : crossed ? EXIT.threshold : EXIT.done;
  if (choice.json) print(JSON.stringify(asJson(merged, end, path)));
  else print(choice.quiet ? path : cellsTable(study));
  if (table !== null) {
    const warn = judged.some(({ verdict }) => verdict !== "held");
    for (const line of thresholdLines(judged)) if (!choice.quiet || crossed) (warn ? progress.note : say)(line);
  }
  if (choice.quiet || choice.progress === "json") return;
  if (table === null) {
    say(`\nIncomplete: ${grouped(study.missing.length)} runs lack. ${WHY[end.how]}`);
    say(
      `Why each lacks: ${commandOf("status", path)}\nA table of what is there: ${commandOf("merge", path, "--partial")}`,
    );
    return;
  }
  const rate = end.here > 0 ? `, ${(end.here / end.seconds).toFixed(1)} runs/s` : "";
  say(`\n${grouped(end.here)} runs in ${duration(end.seconds)}${rate}.`);
  say(`Table ${join(path, RUNS_TABLE)}: ${grouped(table.bytes)} bytes, SHA-256 ${table.sha256.slice(0, 12)}…`);
}

function asJson({ study, table, plan }: Merged, end: SweepEnd, path: string): object {
  return {
    experiment: study.name,
    plan: study.digest,
    folder: path,
    how: end.how,
    complete: table !== null,
    cells: study.cells.length,
    runs: study.runs.state.length,
    missing: study.missing.length,
    done_here: end.here,
    seconds: end.seconds,
    failures: end.failures.map(({ cell, ...f }) => ({
      cell: cell + 1,
      ...f,
      reproduce: replayCommand({ cell, ...f }, path),
    })),
    thresholds: judge(study, plan.experiment.thresholds).map(({ threshold, ...rest }) => ({
      says: threshold.says,
      ...rest,
    })),
    table,
  };
}

function estimateInWords(e: Estimate, plan: SweepPlan, workers: number): string {
  const range = ([least, most]: readonly [number, number], of: (x: number) => string): string =>
    least === most ? of(least) : `${of(least)} to ${of(most)}`;
  const end = (seconds: number): string =>
    new Date(Date.now() + seconds * 1000).toISOString().slice(0, 16).replace("T", " ");
  const { pilot } = e;
  return [
    `${plan.experiment.name}: ${plan.experiment.design.method}`,
    `  cells          ${grouped(e.cells)}${plan.cellOf.length > e.cells ? ` (of ${grouped(plan.cellOf.length)} points)` : ""}`,
    `  runs           ${range(e.runs, grouped)}`,
    `  a run          ${duration(pilot.mean)} (${grouped(pilot.runs)} runs of a pilot, ${duration(pilot.least)} to ${duration(pilot.most)})`,
    `  CPU-hours      ${range(e.cpuHours, (h) => String(Number(h.toPrecision(2))))}`,
    `  ${`on ${workers} ${workers === 1 ? "worker" : "workers"}`.padEnd(14)} ${range(e.seconds, duration)}`,
    `  end            ${range(e.seconds, end)} UTC, if begun now`,
    `  disk           ${range(e.bytes, size)}`,
    ...(e.failure === null ? [] : [`  a run of the pilot failed: ${e.failure}`]),
    "Nothing was written.",
  ].join("\n");
}

const size = (bytes: number): string =>
  bytes < 1e6
    ? `${Math.max(1, Math.round(bytes / 1e3))} kB`
    : bytes < 1e9
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${(bytes / 1e9).toFixed(2)} GB`;

const estimateAsJson = (e: Estimate, plan: SweepPlan): object => ({
  experiment: plan.experiment.name,
  cells: e.cells,
  points: plan.cellOf.length,
  runs: e.runs,
  pilot: e.pilot,
  cpu_hours: e.cpuHours,
  seconds: e.seconds,
  bytes: e.bytes,
  failure: e.failure,
});

function shard(said: string): ShardChoice {
  const [, i, n] = /^(\d+)\/(\d+)$/.exec(said.trim()) ?? [];
  const choice = { i: Number(i), n: Number(n) };
  if (i === undefined || choice.i < 1 || choice.i > choice.n || choice.n > 1_000_000)
    throw new InvalidArgumentError("Allowed: i/n with i from 1 to n, like 2/4.");
  return choice;
}
