import { availableParallelism } from "node:os";
import { type Command, Option } from "commander";
import type { Scenario } from "../scenario/catalogue.js";
import { MOST_MONTHS } from "../scenario/limits.js";
import { load } from "../scenario/presets.js";
import { applySets } from "../scenario/sets.js";
import { monthNumber } from "../state/clock.js";
import { tooBig } from "../worlds/memory.js";
import { BadUse } from "./errors.js";
import { grouped, month, wholeNumber } from "./numbers.js";

/** What a user may say of one world, beside its scenario. */
export interface WorldChoice {
  readonly residents: number;
  readonly seed: number;
  readonly threads?: number;
  readonly until?: string;
  readonly months?: number;
  readonly set?: readonly string[];
}

export const MOST_RESIDENTS = 2_000_000_000;

/**
 * Gives a command the options that choose a world, of so many residents if the user does not say; where `--months` means something
 * else to it, without that one.
 */
export function worldOptions(command: Command, { months = true, residents = 1_000_000 } = {}): Command {
  const until = new Option("--until <YYYY-MM>", "last month (default: the scenario's)").argParser(month);
  command
    .addOption(
      new Option("--residents <N>", "how many residents to generate")
        .argParser(wholeNumber(1, MOST_RESIDENTS))
        .default(residents, grouped(residents)),
    )
    .addOption(months ? until.conflicts("months") : until);
  if (months)
    command.addOption(
      new Option("--months <N>", "how many months (default: the scenario's)").argParser(wholeNumber(1, MOST_MONTHS)),
    );
  return command
    .addOption(
      new Option("--seed <S>", "seed of every random draw").argParser(wholeNumber(0, 4_294_967_295)).default(1),
    )
    .addOption(
      new Option("--threads <T>", "threads to run on; the outcome is the same (default: all processors)").argParser(
        wholeNumber(1, 256),
      ),
    )
    .option(
      "--set <path=value>",
      "change one parameter of the scenario; may be repeated",
      (said: string, before: readonly string[] = []) => [...before, said],
    );
}

/** The scenario a user means: a preset or a file, with what was set (and then `withs`, where two are compared), and how long it shall run. */
export function chosenScenario(named: string, choice: WorldChoice, withs: readonly string[] = []): Scenario {
  const scenario = applySets(applySets(load(named).scenario, choice.set ?? []), withs, "--with");
  const months =
    choice.until === undefined
      ? (choice.months ?? scenario.months)
      : monthNumber(choice.until) - monthNumber(scenario.start) + 1;
  if (months < 1) throw new BadUse(`--until ${choice.until} is before the scenario's first month, ${scenario.start}`);
  if (months > MOST_MONTHS)
    throw new BadUse(
      `--until ${choice.until} is ${grouped(months)} months away; at most ${grouped(MOST_MONTHS)} can be run`,
    );
  return { ...scenario, months };
}

export const chosenThreads = (choice: WorldChoice): number => choice.threads ?? availableParallelism();

/** A world, or so many at a time, that cannot fit in memory is refused before it is begun. */
export function mustFit(residents: number, worlds = 1): void {
  const why = tooBig(residents, worlds);
  if (why !== null) throw new BadUse(`${why}; ask for fewer`);
}
