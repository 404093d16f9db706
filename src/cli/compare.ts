import { join } from "node:path";
import type { Command } from "commander";
import { compareJson } from "../results/compare-json.js";
import type { Scenario } from "../scenario/catalogue.js";
import { differences, lastMonth } from "../scenario/differences.js";
import { firstDifference, sameSociety } from "../scenario/first-difference.js";
import { mustPair } from "../worlds/pair/pair.js";
import { type Compared, liveReplicates } from "../worlds/pair/replicates.js";
import { EffectsNotWritten, ReplicateFailed, ReplicatesStopped } from "../worlds/pair/unfinished.js";
import { typed } from "./command-line.js";
import { compareTable } from "./compare-table.js";
import { deliverComparison } from "./deliver-comparison.js";
import { BadUse } from "./errors.js";
import { grouped, wholeNumber } from "./numbers.js";
import { freshFolder, nameByDigest } from "./out-folder.js";
import { duration, ProgressLine } from "./progress.js";
import { chosenScenario, chosenThreads, mustFit, type WorldChoice, worldOptions } from "./run-options.js";
import { coloursFor, print, say } from "./screen.js";
import { stoppable } from "./stop-signals.js";

const EXAMPLES = `
Examples:
  $ glasshouse compare described documented
  $ glasshouse compare described --with score.association=false
  $ glasshouse compare described --with watch.cameras=false --replicates 20 --residents 50000 --out no-cameras
  $ glasshouse compare before.yaml after.yaml --until 2018-12
  $ glasshouse compare described my.yaml --json --quiet | jq '.effects[] | select(.measure == "sanctioned" and .group == "all")'

Both worlds of a pair have the same seed: the same residents, and the same draw for every decision that both take. Months
before the first in which they can differ are lived once. With one pair there is no interval. A comparison that was stopped goes
on when the same command is given again with the same --out.`;

const MOST_REPLICATES = 9999;

interface CompareChoice extends WorldChoice {
  readonly with?: readonly string[];
  readonly replicates: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `glasshouse compare`: two scenarios, the same residents, and what the one did that the other did not. */
export function compare(program: Command): void {
  const command = program
    .command("compare")
    .summary("compare two scenarios, resident by resident")
    .description(
      "Lives pairs of worlds, the same residents under two scenarios, and tells what B changes against A, with intervals over pairs.",
    )
    .argument("<A>", "a preset's name, or a YAML file")
    .argument("[B]", "another; may be left out where --with says what is different");
  worldOptions(command, { residents: 100_000 })
    .option(
      "--with <path=value>",
      "change one parameter of B alone (--set changes both); may be repeated",
      (said: string, before: readonly string[] = []) => [...before, said],
    )
    .option("--replicates <R>", "how many pairs, each of another seed", wholeNumber(1, MOST_REPLICATES), 10)
    .option("--out <DIR>", "folder of the comparison (default: a new one under runs/)")
    .option("--json", "print one JSON object")
    .option("--quiet", "say nothing but errors; print the comparison's folder alone")
    .addHelpText("after", EXAMPLES)
    .action(compareAndTell);
}

async function compareAndTell(namedA: string, namedB: string | undefined, choice: CompareChoice): Promise<void> {
  const started = new Date();
  const { a, b } = chosenPair(namedA, namedB, choice);
  const { residents, seed, replicates } = choice;
  const threads = chosenThreads(choice);
  mustFit(residents, 2 * Math.min(threads, replicates));
  const folder = choice.out ?? freshFolder(`${a.name}-vs-${b.name}`, started);
  const tell = choice.quiet ? () => {} : say;
  const colours = coloursFor(process.stderr);
  const progress = choice.quiet ? null : new ProgressLine(process.stderr);
  const note = (text: string): void => {
    progress?.clear();
    tell(colours.yellow(text));
  };
  tell(about(a, b, choice).join("\n"));
  if (!sameSociety(a, b))
    note("A and B have different societies: a resident of A and the same number in B are not the same person.");
  const command = ["glasshouse", ...process.argv.slice(2)];
  let compared: Compared;
  try {
    compared = await stoppable(
      () => note("Stopping; pairs under way are dropped …"),
      async (signal) => {
        const { compared: done, kept } = await liveReplicates({
          a,
          b,
          seed,
          residents,
          replicates,
          threads,
          out: folder,
          signal,
          onNote: note,
          onProgress: ({ done, of, share, before, seconds }) =>
            progress?.showShare(
              share,
              `${done} of ${of} pairs done, ${Math.floor(share * 100)} % of all months`,
              timeLeft(share, before, seconds),
            ),
        });
        progress?.doing("Writing the tables …");
        await deliverComparison(folder, done, { command, started }).catch((error: unknown) => {
          throw new EffectsNotWritten(replicates, folder, error);
        });
        kept.clear();
        return done;
      },
    );
  } catch (error) {
    progress?.clear();
    const kept =
      error instanceof ReplicatesStopped || error instanceof ReplicateFailed || error instanceof EffectsNotWritten;
    if (kept && error.done > 0) say(`To go on: ${choice.out === undefined ? typed("--out", folder) : typed()}`);
    throw error;
  }
  const out = choice.out ?? nameByDigest(folder, compared.replicates[0].digests.b);
  progress?.clear();
  for (const warning of compared.first.a.warnings) note(warning);
  if (choice.json) print(JSON.stringify(compareJson(compared)));
  else print(choice.quiet ? out : compareTable(compared));
  if (replicates === 1) tell("\nOne pair says nothing of the spread, so no interval is given: ask for --replicates.");
  tell(`\nDone in ${duration((Date.now() - started.getTime()) / 1000)}.`);
  tell(`Digests ${compared.replicates[0].digests.a} (A) and ${compared.replicates[0].digests.b} (B)`);
  tell(`Folder ${out}`);
  tell(`Open ${colours.bold(join(out, "compare.html"))}`);
}

/** Too little done tells nothing of the rest. */
const TELLING = 0.02;

/** Seconds likely to be left, from what was done since this command began. */
const timeLeft = (share: number, before: number, seconds: number): number =>
  share - before < TELLING ? Number.NaN : (seconds * (1 - share)) / (share - before);

/** The two scenarios a user means. Throws where they cannot be paired. */
function chosenPair(namedA: string, namedB: string | undefined, choice: CompareChoice): { a: Scenario; b: Scenario } {
  const withs = choice.with ?? [];
  if (namedB === undefined && withs.length === 0)
    throw new BadUse("compare needs a second scenario, or --with path=value to say what is different in it");
  for (const option of ["residents", "seed"])
    if (withs.some((said) => said.trim().startsWith(`${option}=`)))
      throw new BadUse(`--with ${option}: both worlds of a pair have the same ${option}; use --${option} for both`);
  const a = chosenScenario(namedA, choice);
  const b = chosenScenario(namedB ?? namedA, choice, withs);
  mustPair(a, b);
  return { a, b: withs.length > 0 && b.name === a.name ? { ...b, name: nameWith(b.name, withs) } : b };
}

/** "described with score.association false": as a scenario may be called. */
const nameWith = (name: string, withs: readonly string[]): string =>
  `${name} with ${withs.join(" ").replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, " ")}`.slice(0, 64).trim();

const MOST_TOLD = 12;

function about(a: Scenario, b: Scenario, { residents, seed, replicates }: CompareChoice): string[] {
  const changes = differences(a, b);
  const shared = firstDifference(a, b);
  const once = changes.length === 0 ? "" : shared > 0 ? `, the first ${shared} lived once for both` : "";
  return [
    `A: ${a.name}`,
    `B: ${b.name}`,
    ...changes.slice(0, MOST_TOLD).map((d) => `   ${d.path}: ${brief(d.from)} → ${brief(d.to)}`),
    ...(changes.length > MOST_TOLD ? [`   … and ${changes.length - MOST_TOLD} more (a.yaml, b.yaml)`] : []),
    ...(changes.length === 0 ? ["   the same settings as A"] : []),
    `${grouped(residents)} ${residents === 1 ? "resident" : "residents"}, ${a.start} to ${lastMonth(a)} (${a.months} months${once}), ${replicates} ${replicates === 1 ? "pair" : "pairs"} of worlds, seed ${seed}`,
  ];
}

/** A value short enough for one line. */
function brief(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
