import { availableParallelism } from "node:os";
import { type Command, Option } from "commander";
import { hireThread } from "../engine/thread.js";
import { SweepFolder } from "../experiments/sweep/folder.js";
import { program } from "../results/provenance.js";
import { changedFiles, otherTables, readRun, type StoredRun } from "../results/read-run.js";
import { checkResidents } from "../worlds/explain/asked.js";
import { explain } from "../worlds/explain/explain.js";
import { asJson, type Life } from "../worlds/explain/life.js";
import { Checker, Differs, replayWorld } from "../worlds/replay/replay.js";
import { Interrupted } from "../worlds/stopped.js";
import { BadUse } from "./errors.js";
import { lifeText } from "./life-text.js";
import { grouped, wholeNumber } from "./numbers.js";
import { ProgressLine } from "./progress.js";
import { replayOfSweep } from "./replay-sweep.js";
import { mustFit } from "./run-options.js";
import { print, say } from "./screen.js";
import { stoppable } from "./stop-signals.js";

const EXAMPLES = `
Examples:
  $ glasshouse replay runs/2026-01-31T12-00-00_described_4f2a9c
  $ glasshouse replay my-run --resident 4711
  $ glasshouse replay my-run --json --quiet | jq .matches
  $ glasshouse replay sweeps/first --cell 3 --replicate 2

Exit codes: 0 as stored, bit for bit · 1 a run of a sweep failed, as it may have before · 2 no complete run, or no such run, there ·
4 not as stored: the first month and towns that differ are named, or the file, or the outcomes · 130 interrupted.`;

interface Choice {
  readonly cell?: number;
  readonly replicate?: number;
  readonly resident?: readonly number[];
  readonly threads?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `glasshouse replay`: lives a stored run again, and says whether it is the same. */
export function replay(command: Command): void {
  command
    .command("replay")
    .summary("live a stored run again, and hold it against what is stored")
    .description(
      "Lives a stored run again: every town must be as stored at the end of every month, and every table the same, bit for bit. Of a sweep, one run: its digest and outcomes must be as kept.",
    )
    .argument("<folder>", "the folder of a run, or of a sweep")
    .addOption(
      new Option("--cell <C>", "of a sweep: the cell, as its table numbers them").argParser(wholeNumber(0, 2 ** 31)),
    )
    .addOption(
      new Option("--replicate <R>", "of a sweep: the cell's replicate, from 1").argParser(wholeNumber(0, 2 ** 31)),
    )
    .addOption(
      new Option("--resident <ID>", "tell this resident's life as well; may be repeated").argParser(
        (said: string, before: readonly number[] = []) => [...before, wholeNumber(0, 2 ** 31)(said)],
      ),
    )
    .addOption(
      new Option("--threads <T>", "threads to run on; the outcome is the same (default: all processors)").argParser(
        wholeNumber(1, 256),
      ),
    )
    .option("--json", "print one JSON object")
    .option("--quiet", "say nothing but errors")
    .addHelpText("after", EXAMPLES)
    .action(replayAndTell);
}

async function replayAndTell(folder: string, choice: Choice): Promise<void> {
  if (SweepFolder.isAt(folder)) return replayOfSweep(folder, choice);
  if (choice.cell !== undefined || choice.replicate !== undefined)
    throw new BadUse(`--cell and --replicate name a run of a sweep, and ${folder} holds none (it has no sweep.json)`);
  const run = readRun(folder);
  const { scenario, residents, seed, expected } = run;
  const follow = choice.resident ?? [];
  checkResidents(residents, follow);
  mustFit(residents);
  const tell = choice.quiet ? () => {} : say;
  tell(`${scenario.name}: ${grouped(residents)} residents, ${scenario.months} months, seed ${seed}`);
  noteProgram(run, tell);
  if (expected.prints === null)
    tell("The run kept no prints of its towns, so only its end can be held against what is stored.");
  let lives: readonly Life[] = [];
  let wrong: Differs | null = null;
  try {
    const changed = changedFiles(folder, run);
    if (changed.length > 0)
      throw new Differs(`the folder is not as its manifest says: ${changed.join(", ")}`, null, null);
    lives = await live(run, follow, choice);
  } catch (error) {
    if (!(error instanceof Differs)) throw error;
    wrong = error;
  }
  if (choice.json)
    print(
      JSON.stringify({
        matches: wrong === null,
        digest: wrong === null ? expected.digest : wrong.digest,
        expected: expected.digest,
        first_difference: wrong?.first ?? null,
        says: wrong?.message ?? null,
        ...(follow.length > 0 ? { lives: lives.map(asJson) } : {}),
      }),
    );
  if (wrong !== null) throw wrong;
  if (!choice.json) {
    const towns = expected.prints?.[0]?.length;
    const held =
      towns === undefined
        ? ""
        : `: ${towns === 1 ? "the town" : `all ${towns} towns`} in all ${scenario.months} months, and`;
    print(`As stored, bit for bit${held}${follow.length > 0 ? "" : " every table,"} digest ${expected.digest}`);
    for (const life of lives) print(`\n${lifeText(life)}`);
  }
}

/** Lives it again: with residents followed, their lives; else all its tables are written again, too, and compared. */
async function live(run: StoredRun, follow: readonly number[], choice: Choice): Promise<readonly Life[]> {
  const { scenario, seed, residents, expected } = run;
  const progress = choice.quiet ? null : new ProgressLine(process.stderr);
  const threads = choice.threads ?? availableParallelism();
  let lived = 0;
  try {
    return await stoppable(
      () => progress?.doing("Stopping …"),
      async (signal) => {
        const options = { threads, hire: hireThread, signal };
        const doing = (done: number, months: number): void => {
          lived = done;
          progress?.doing(`month ${done} of ${months} …`);
        };
        const work =
          follow.length === 0
            ? replayWorld(run, expected, { ...options, onMonth: doing }).then((outcomes) => {
                const others = otherTables(run, outcomes);
                if (others.length > 0)
                  throw new Differs(`every town is as stored, but not ${others.join(", ")}`, null, outcomes.digest);
                return [];
              })
            : explain(scenario, seed, residents, follow, {
                ...options,
                checker: new Checker(expected),
                onProgress: ({ done, of }) => doing(done, of),
              });
        return work.catch((error: unknown) => {
          throw signal.aborted ? new Interrupted(lived, 0, scenario.months, null) : error;
        });
      },
    );
  } finally {
    progress?.clear();
  }
}

/** Another version may live the same scenario otherwise; then that is what is wrong. */
function noteProgram(run: StoredRun, tell: (text: string) => void): void {
  const here = program();
  if (run.program?.version !== here.version)
    tell(
      `The run was made by ${run.program?.name ?? "?"} ${run.program?.version ?? "?"}; this is ${here.name} ${here.version}.`,
    );
}
