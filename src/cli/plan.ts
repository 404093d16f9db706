import { type Command, InvalidArgumentError, Option } from "commander";
import { type Difference, effectOf, type Needed, needed, type Spread, spreads } from "../experiments/power.js";
import { studyOf } from "../experiments/read-study.js";
import { SweepFolder } from "../experiments/sweep/folder.js";
import { readKept } from "../experiments/sweep/kept.js";
import { nearest } from "../scenario/nearest.js";
import { BadUse } from "./errors.js";
import { grouped } from "./numbers.js";
import { print, say, textTable } from "./screen.js";

const EXAMPLES = `
Examples:
  $ glasshouse plan --detect 0.2sd --power 0.95 --alpha 0.01
  $ glasshouse plan --detect 0.2sd --pilot sweeps/first
  $ glasshouse plan --detect 5% --outcome sanctioned_share --pilot sweeps/first
  $ glasshouse plan --detect 0.002 --outcome sanctioned_share --pilot sweeps/first

A difference in standard deviations of one cell's replicates (0.2sd), in the outcome's own unit (0.002), or as a share of its mean (5%);
the last two need a pilot. A pilot is any sweep; with common random numbers it also says how much pairing gains.`;

interface PlanChoice {
  readonly detect: Difference;
  readonly power: number;
  readonly alpha: number;
  readonly pilot?: string;
  readonly outcome?: string;
  readonly json?: boolean;
}

/** Where no pilot says how replicates correlate. */
const CORRELATIONS = [0, 0.5, 0.8, 0.9, 0.95];

/** `glasshouse plan`: how many replicates it takes to see a difference. */
export function plan(program: Command): void {
  program
    .command("plan")
    .summary("how many replicates a comparison needs")
    .description(
      "Tells how many replicates of each cell are needed to see a difference between two cells, unpaired and paired.",
    )
    .addOption(
      new Option("--detect <size>", "the difference to be seen: 0.2sd, 0.002 or 5%")
        .argParser(difference)
        .makeOptionMandatory(),
    )
    .addOption(new Option("--power <p>", "probability of seeing it").argParser(share(0.01, 0.9999)).default(0.8))
    .addOption(
      new Option("--alpha <p>", "probability of a false alarm, two-sided").argParser(share(1e-6, 0.5)).default(0.05),
    )
    .option("--pilot <DIR>", "a sweep, to take spread and correlation from")
    .option("--outcome <key>", "one outcome of the pilot (default: all of them)")
    .option("--json", "print one JSON object")
    .addHelpText("after", EXAMPLES)
    .action((choice: PlanChoice) =>
      choice.pilot === undefined ? withoutPilot(choice) : withPilot(choice, choice.pilot),
    );
}

function withoutPilot({ detect, power, alpha, outcome, json }: PlanChoice): void {
  if (detect.of !== "sd")
    throw new BadUse(
      "--detect in an outcome's unit or in per cent needs --pilot; without one, say it in standard deviations, like 0.2sd",
    );
  if (outcome !== undefined) throw new BadUse("--outcome is one of a pilot's; it needs --pilot");
  const rows = needed(detect.size, { power, alpha, correlations: CORRELATIONS });
  if (json) {
    print(JSON.stringify({ detect, power, alpha, needed: rows }));
    return;
  }
  print(
    textTable(
      ["comparison", "correlation", "replicates"],
      rows.map((n) => [n.comparison, figure(n.correlation), count(n)]),
      1,
    ),
  );
  say(
    `\nReplicates of each of two cells to see ${sizeOf(detect)} with power ${power} at alpha ${alpha}, by a two-sided t test.`,
  );
  say("Paired: random_numbers: common. How far pairs correlate, a pilot tells: --pilot <DIR>.");
}

function withPilot(choice: PlanChoice, path: string): void {
  const { detect, power, alpha, json } = choice;
  const folder = SweepFolder.existing(path);
  const asked = folder.plan();
  const kept = readKept(folder.runs, asked);
  const all = spreads(studyOf(asked, kept));
  if (all.length === 0)
    throw new BadUse(`${path} has no outcome with two replicates in every cell; a pilot needs at least two`);
  const rows = chosen(all, choice.outcome).map((spread) => {
    const effect = effectOf(detect, spread);
    const correlations = spread.correlation === null ? [] : [spread.correlation];
    return { spread, effect, needed: effect === null ? [] : needed(effect, { power, alpha, correlations }) };
  });
  const runs = kept.files.reduce((sum, { records }) => sum + records, 0);
  const seconds = (kept.hours * 3600) / Math.max(1, runs);
  if (json) {
    print(JSON.stringify({ detect, power, alpha, pilot: path, seconds_per_run: seconds, outcomes: rows }));
    return;
  }
  const of = (n: readonly Needed[], comparison: string): string => {
    const found = n.find((x) => x.comparison === comparison);
    return found === undefined ? "–" : count(found);
  };
  print(
    textTable(
      ["outcome", "mean", "sd", "difference", "correlation", "unpaired", "paired"],
      rows.map(({ spread: s, effect, needed: n }) => [
        s.outcome.key,
        figure(s.mean),
        figure(s.sd),
        effect === null ? "–" : figure(effect * s.sd),
        figure(s.correlation),
        of(n, "unpaired"),
        of(n, "paired"),
      ]),
    ),
  );
  const [{ spread }] = rows;
  say(
    `\nReplicates of each of two cells to see ${sizeOf(detect)} with power ${power} at alpha ${alpha}, by a two-sided t test.`,
  );
  say(
    `Pilot: ${grouped(spread.replicates)} replicates of ${grouped(spread.cells)} cells, ${seconds.toFixed(2)} s a run. With few replicates, sd and correlation are rough themselves.`,
  );
  if (spread.correlation === null)
    say(
      "Its replicates are not paired (random_numbers: independent), or it has one cell, so it cannot say what pairing would gain.",
    );
}

function chosen(all: readonly Spread[], key: string | undefined): readonly Spread[] {
  if (key === undefined) return all;
  const keys = all.map(({ outcome }) => outcome.key);
  const found = all.filter(({ outcome }) => outcome.key === key);
  if (found.length > 0) return found;
  const meant = nearest(key, keys);
  throw new BadUse(
    `--outcome: found "${key}"; ${meant === null ? "" : `did you mean "${meant}"? `}allowed: ${keys.join("; ")}`,
  );
}

const count = ({ replicates }: Needed): string => (replicates === null ? "over 100,000,000" : grouped(replicates));
const figure = (x: number | null): string => (x === null ? "–" : String(Number(x.toPrecision(3))));
const sizeOf = ({ size, of }: Difference): string =>
  of === "sd"
    ? `a difference of ${size} standard deviations`
    : of === "mean"
      ? `a difference of ${100 * size} % of the mean`
      : `a difference of ${size}`;

function difference(said: string): Difference {
  const [, number, unit] = /^([0-9]*\.?[0-9]+(?:[eE][-+]?\d+)?)\s*(sd|%|)$/.exec(said.trim()) ?? [];
  const size = Number(number);
  if (number === undefined || !(size > 0))
    throw new InvalidArgumentError("Allowed: a number above 0 with sd, % or nothing after it, like 0.2sd.");
  return unit === "sd" ? { size, of: "sd" } : unit === "%" ? { size: size / 100, of: "mean" } : { size, of: "unit" };
}

const share =
  (least: number, most: number) =>
  (said: string): number => {
    const p = Number(said);
    if (said.trim() === "" || !(p >= least && p <= most))
      throw new InvalidArgumentError(`Allowed: a number from ${least} to ${most}.`);
    return p;
  };
