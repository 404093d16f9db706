import { availableParallelism } from "node:os";
import { type Command, Option } from "commander";
import type { WorldAsked } from "../worlds/address.js";
import { estimateSeconds } from "../worlds/kept/estimate.js";
import { KeptWorlds } from "../worlds/kept/kept-worlds.js";
import { liveAll, planWorlds, type WorldsDone } from "../worlds/kept/live-all.js";
import { BadUse } from "./errors.js";
import { grouped, month, wholeNumber } from "./numbers.js";
import { overwrite } from "./one-line.js";
import { duration } from "./progress.js";
import { MOST_RESIDENTS, mustFit } from "./run-options.js";
import { coloursFor, say } from "./screen.js";
import { stoppable } from "./stop-signals.js";

/** What a user may say of a command that lives many worlds. */
export interface ManyChoice {
  readonly residents: number;
  readonly replicates: number;
  readonly seed: number;
  readonly workers?: number;
  readonly until?: string;
  readonly set?: readonly string[];
  readonly worlds: string;
  readonly out?: string;
  readonly plan?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Gives a command the options that every command with many worlds has. */
export function manyWorldsOptions(command: Command, usual: { residents: number; replicates: number }): Command {
  return command
    .addOption(
      new Option("--residents <N>", "residents of each world")
        .argParser(wholeNumber(1, MOST_RESIDENTS))
        .default(usual.residents, grouped(usual.residents)),
    )
    .addOption(
      new Option("--replicates <R>", "how often each world is lived, each time with another seed; intervals need two")
        .argParser(wholeNumber(1, 10_000))
        .default(usual.replicates),
    )
    .addOption(
      new Option("--seed <S>", "seed of the first replicate; the others' follow from it")
        .argParser(wholeNumber(0, 4_294_967_295))
        .default(1),
    )
    .addOption(new Option("--until <YYYY-MM>", "last month (default: the scenario's)").argParser(month))
    .option(
      "--set <path=value>",
      "change one parameter of the scenario; may be repeated",
      (said: string, before: readonly string[] = []) => [...before, said],
    )
    .addOption(
      new Option(
        "--workers <W>",
        "worlds lived side by side; the outcome is the same (default: all processors)",
      ).argParser(wholeNumber(1, 256)),
    )
    .option("--worlds <DIR>", "folder that keeps finished worlds, so that none is lived twice", "runs/worlds")
    .option("--out <DIR>", "folder of the results (default: a new one under runs/)")
    .option("--plan", "say how many worlds there are and how long they take, and end")
    .option("--json", "print one JSON object")
    .option("--quiet", "say nothing but errors; print the folder alone");
}

const chosenWorkers = ({ workers }: ManyChoice): number => workers ?? availableParallelism();

/**
 * Has every world of a list lived, and kept: says first how many there are and about how long they take. Null where no more than
 * that was asked for (`--plan`).
 */
export async function haveLived(worlds: readonly WorldAsked[], choice: ManyChoice): Promise<KeptWorlds | null> {
  const workers = chosenWorkers(choice);
  mustFit(choice.residents * Math.min(workers, worlds.length));
  const colours = coloursFor(process.stderr);
  const tell = choice.quiet ? (): void => {} : say;
  const line = new WorldsLine(process.stderr, choice.quiet === true);
  const kept = new KeptWorlds(choice.worlds, (note) => {
    line.clear();
    tell(colours.yellow(note));
  }).open();
  const plan = planWorlds(kept, worlds, workers);
  const before = plan.all.length - plan.toLive;
  if (plan.toLive === 0) tell(`All ${worldsOf(plan.all.length)} are kept in ${choice.worlds} already.`);
  else {
    const seconds = await estimateSeconds(plan, workers);
    const threads = Math.min(workers, plan.parts.length);
    tell(
      `${worldsOf(plan.all.length)}${before > 0 ? `, ${grouped(before)} of them kept in ${choice.worlds} already` : ""}: ` +
        `${grouped(plan.toLive)} to live, ${grouped(plan.months)} months in all, ` +
        `about ${duration(seconds)} on ${threads} ${threads === 1 ? "thread" : "threads"}.`,
    );
  }
  if (choice.plan) return null;
  await stoppable(
    () => {
      line.clear();
      tell("Stopping …");
    },
    (signal) => liveAll(kept, plan, { workers, signal, onProgress: (p) => line.show(p) }),
  ).finally(() => line.clear());
  return kept;
}

const worldsOf = (n: number): string => `${grouped(n)} ${n === 1 ? "world" : "worlds"}`;

const LIVE_EVERY = 100;
const PLAIN_EVERY = 5000;

/** How far many worlds have come: one line that changes on a terminal, else a plain line every few seconds. */
class WorldsLine {
  private readonly live: boolean;
  private last: number;
  private open = false;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly quiet: boolean,
  ) {
    this.live = stream.isTTY === true && process.env.TERM !== "dumb";
    this.last = performance.now() - (this.live ? LIVE_EVERY : 0);
  }

  show({ done, of, months, ofMonths, seconds }: WorldsDone): void {
    const now = performance.now();
    if (this.quiet || months === 0 || now - this.last < (this.live ? LIVE_EVERY : PLAIN_EVERY)) return;
    this.last = now;
    const left = `${duration((seconds / months) * (ofMonths - months))} left`;
    const text = `world ${grouped(done)} of ${grouped(of)}, month ${grouped(months)} of ${grouped(ofMonths)}, ${left}`;
    if (this.live) overwrite(this.stream, text);
    else this.stream.write(`${text}\n`);
    this.open = this.live;
  }

  clear(): void {
    if (this.open) this.stream.write("\r\u001b[K");
    this.open = false;
  }
}

/** Refuses a word that is not in a list, and names the nearest that is. */
export function mustBeOneOf(what: string, said: string, allowed: readonly string[], meant: string | null): void {
  if (allowed.includes(said)) return;
  const list = allowed.length > 20 ? "" : `\nAllowed: ${allowed.join(", ")}`;
  throw new BadUse(
    `${what} ${JSON.stringify(said)}: there is none${meant === null ? "" : `; did you mean ${meant}?`}${list}`,
  );
}
