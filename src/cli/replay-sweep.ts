import type { ReplayedRun } from "../experiments/sweep/replay.js";
import { replayRun } from "../experiments/sweep/replay.js";
import { Differs } from "../worlds/replay/replay.js";
import { BadUse } from "./errors.js";
import { ProgressLine } from "./progress.js";
import { print, say, textTable } from "./screen.js";
import { stoppable } from "./stop-signals.js";

/** What may be said of a run of a sweep; the rest goes with a run's own folder. */
export interface SweepRunChoice {
  readonly cell?: number;
  readonly replicate?: number;
  readonly resident?: readonly number[];
  readonly threads?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** One run of a sweep, lived again in this thread and held against what the sweep keeps of it. */
export async function replayOfSweep(folder: string, choice: SweepRunChoice): Promise<void> {
  const { cell, replicate, json, quiet } = choice;
  if (cell === undefined || replicate === undefined)
    throw new BadUse(
      `${folder} holds a sweep: name one of its runs with --cell and --replicate, as its table numbers them`,
    );
  if (choice.resident !== undefined || choice.threads !== undefined)
    throw new BadUse(
      "--resident and --threads go with the folder of a run; a run of a sweep is one world on one thread",
    );
  const progress = quiet ? null : new ProgressLine(process.stderr);
  const run = await stoppable(
    () => progress?.doing("Stopping …"),
    async (signal) =>
      replayRun(folder, cell, replicate, {
        signal,
        onMonth: ({ done, months }) => progress?.doing(`month ${done} of ${months} …`),
      }),
  ).finally(() => progress?.clear());
  if (json) print(JSON.stringify(asJson(run)));
  else if (!quiet) print(inWords(run));
  const wrong = differences(run);
  if (run.matches === false) throw new Differs(wrong, null, run.digest);
  if (json || quiet) return;
  if (run.matches) print(`As kept, bit for bit: digest ${run.digest}`);
  else say(`The sweep keeps no result of this run, so there is nothing to hold it against. Digest ${run.digest}`);
}

function inWords({ cell, replicate, seed, factors, outcomes, keptDigest, otherModel }: ReplayedRun): string {
  const settings = Object.entries(factors).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const rows = outcomes.map(({ outcome, value, kept }) => [
    outcome.key,
    exactly(value),
    kept === null ? "–" : exactly(kept),
    outcome.unit,
  ]);
  return [
    `cell ${cell}, replicate ${replicate}, seed ${seed}${settings.length === 0 ? "" : `: ${settings.join(", ")}`}`,
    ...(otherModel === null ? [] : [`The sweep was made with version ${otherModel} of the model, not with this one.`]),
    textTable(["outcome", "now", keptDigest === null ? "kept: nothing" : "kept", "unit"], rows),
  ].join("\n");
}

/** All its digits; fewer would not tell bits. */
const exactly = (value: number): string => (Number.isNaN(value) ? "cannot be estimated" : String(value));

function differences({ cell, replicate, outcomes, digest, keptDigest, otherModel }: ReplayedRun): string {
  const keys = outcomes.filter(({ value, kept }) => !Object.is(value, kept)).map(({ outcome }) => outcome.key);
  const what = [
    ...(digest === keptDigest ? [] : [`its world ends with digest ${digest}, not ${keptDigest}`]),
    ...(keys.length === 0 ? [] : [`${keys.join(", ")} came out differently`]),
  ];
  const why = otherModel === null ? "" : `; the sweep was made with version ${otherModel} of the model`;
  return `cell ${cell}, replicate ${replicate} is not as kept: ${what.join("; ") || "another seed was used"}${why}`;
}

const number = (value: number | null): number | null => (value === null || Number.isNaN(value) ? null : value);

const asJson = ({ outcomes, keptDigest, ...run }: ReplayedRun): object => ({
  matches: run.matches,
  cell: run.cell,
  replicate: run.replicate,
  seed: run.seed,
  factors: run.factors,
  digest: run.digest,
  expected: keptDigest,
  outcomes: outcomes.map(({ outcome, value, kept }) => ({
    outcome: outcome.key,
    unit: outcome.unit,
    value: number(value),
    kept: number(kept),
  })),
});
