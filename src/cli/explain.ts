import { existsSync, readdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { hireThread } from "../engine/thread.js";
import type { LifeWorld } from "../report/life/page.js";
import { makeFolder, type Written, writeText } from "../results/files.js";
import { writeLedger } from "../results/ledger-table.js";
import { program } from "../results/provenance.js";
import { nearest } from "../scenario/nearest.js";
import { monthLabel, monthNumber } from "../state/clock.js";
import { checkResidents, type Doing, spanOf } from "../worlds/explain/asked.js";
import { explain as explainLives } from "../worlds/explain/explain.js";
import { asJson, GENERATED, type Life } from "../worlds/explain/life.js";
import { PICKS, type Pick } from "../worlds/explain/picks.js";
import { Interrupted } from "../worlds/stopped.js";
import { typed } from "./command-line.js";
import { BadUse } from "./errors.js";
import { lifeText } from "./life-text.js";
import { grouped, wholeNumber } from "./numbers.js";
import { ProgressLine } from "./progress.js";
import { chosenScenario, chosenThreads, mustFit, type WorldChoice, worldOptions } from "./run-options.js";
import { print, say } from "./screen.js";
import { stoppable } from "./stop-signals.js";

const EXAMPLES = `
Ways to pick:
${Object.entries(PICKS)
  .map(([pick, who]) => `  ${pick.padEnd(16)} ${who}`)
  .join("\n")}

Examples:
  $ glasshouse explain described --resident 4711
  $ glasshouse explain described --pick by-association --residents 20000 --html life.html
  $ glasshouse explain described --resident 4711 --months 2018-01..2019-12
  $ glasshouse explain described --resident 12 --resident 99 --out lives
  $ glasshouse explain documented --pick falsely-accused --json --quiet | jq .counterfactual

The world is lived again with a ledger of the residents asked for, then their twins without the score, then, for the smallest
change that would have kept them above, the paired world once for each change tried (--search 0: none).`;

interface Choice extends Omit<WorldChoice, "months"> {
  readonly resident?: readonly number[];
  readonly pick?: Pick;
  readonly months?: readonly [string, string];
  readonly search: number;
  readonly out?: string;
  readonly html?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `glasshouse explain`: one generated life, and why its score moved. */
export function explain(command: Command): void {
  const verb = command
    .command("explain")
    .summary("tell a resident's life under the score")
    .description(
      "Tells the life of a generated resident: every move of the score, what it cost, and what would have changed it.",
    )
    .argument("[scenario]", "a preset's name, or a YAML file", "described")
    .addOption(
      new Option("--resident <ID>", "number of a resident, from 0; may be repeated").argParser(
        (said: string, before: readonly number[] = []) => [...before, wholeNumber(0, 2 ** 31)(said)],
      ),
    )
    .addOption(new Option("--pick <HOW>", `find one: ${Object.keys(PICKS).join(", ")}`).argParser(pickOf))
    .addOption(new Option("--months <A..B>", "tell of these months only, as 2018-01..2019-12").argParser(monthsOf));
  worldOptions(verb, { months: false })
    .addOption(
      new Option("--search <N>", "most changes tried for each resident; 0 for no search")
        .argParser(wholeNumber(0, 10_000))
        .default(60),
    )
    .option("--out <DIR>", "write ledger.parquet, lives.json and life.html into a new folder")
    .option("--html <FILE>", "write the life page into a new file")
    .option("--json", "print one JSON object, or an array where several residents are asked for")
    .option("--quiet", "say nothing but errors")
    .addHelpText("after", EXAMPLES)
    .action(explainAndTell);
}

async function explainAndTell(named: string, choice: Choice): Promise<void> {
  const { months, ...rest } = choice;
  const { residents, seed, resident = [], pick, search } = choice;
  const scenario = chosenScenario(named, rest);
  if (resident.length === 0 && pick === undefined)
    throw new BadUse(`say who: --resident ID, or --pick ${Object.keys(PICKS).join(" | ")}`);
  if (resident.length > 0 && pick !== undefined)
    throw new BadUse("--resident and --pick exclude each other; say one of them");
  mustFit(residents);
  checkResidents(residents, resident);
  spanOf(scenario, months);
  if (choice.html !== undefined && existsSync(choice.html))
    throw new BadUse(`${choice.html} is there already; name another file`);
  if (choice.out !== undefined && existsSync(choice.out) && readdirSync(choice.out).length > 0)
    throw new BadUse(`${choice.out} is not empty; name another folder`);
  const tell = choice.quiet ? () => {} : say;
  const progress = choice.quiet ? null : new ProgressLine(process.stderr);
  const last = monthLabel(monthNumber(scenario.start) + scenario.months - 1);
  tell(`${scenario.name}: ${grouped(residents)} residents, ${scenario.start} to ${last}, seed ${seed}`);
  let lived = 0;
  const lives = await stoppable(
    () => tell("Stopping …"),
    async (signal) =>
      explainLives(scenario, seed, residents, resident, {
        ...(pick === undefined ? {} : { pick }),
        ...(months === undefined ? {} : { months }),
        search,
        threads: chosenThreads(rest),
        hire: hireThread,
        signal,
        onProgress: (doing) => {
          if (doing.what === "the world") lived = doing.done;
          progress?.doing(inWords(doing));
        },
      }).catch((error: unknown) => {
        throw signal.aborted ? new Interrupted(lived, 0, scenario.months, null) : error;
      }),
  ).finally(() => progress?.clear());
  const world = { scenario: scenario.name, seed, residents, command: typed() };
  if (choice.html !== undefined) {
    const { lifePage } = await import("../report/life/page.js");
    writeText(dirname(choice.html), basename(choice.html), lifePage(lives, world));
    tell(`Wrote ${choice.html}`);
  }
  if (choice.out !== undefined) {
    await writeFolder(choice.out, lives, world);
    tell(`Wrote ${choice.out}`);
  }
  if (choice.json) print(jsonOf(lives));
  else if (!choice.quiet || (choice.html === undefined && choice.out === undefined))
    print(lives.map(lifeText).join(`\n\n${"-".repeat(72)}\n\n`));
}

const jsonOf = (lives: readonly Life[], indent?: number): string =>
  JSON.stringify(lives.length === 1 ? asJson(lives[0]) : lives.map(asJson), null, indent);

const inWords = ({ what, done, of }: Doing): string => `${what}: ${done} of ${of} …`;

/** Everything about some lives in a folder. The manifest comes last, and makes it complete. */
async function writeFolder(folder: string, lives: readonly Life[], world: LifeWorld): Promise<void> {
  // Drawing takes a while to load: only what draws does.
  const { lifePage } = await import("../report/life/page.js");
  makeFolder(folder);
  const files: Written[] = [
    writeLedger(folder, lives),
    writeText(folder, "lives.json", `${jsonOf(lives, 1)}\n`),
    writeText(folder, "life.html", lifePage(lives, world)),
  ];
  const manifest = {
    kind: "glasshouse explain",
    generated: GENERATED,
    ...world,
    lives: lives.map((l) => l.resident),
    program: program(),
    files,
  };
  writeText(folder, "manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
}

function pickOf(said: string): Pick {
  if (said in PICKS) return said as Pick;
  const meant = nearest(said, Object.keys(PICKS));
  throw new InvalidArgumentError(
    `Allowed: ${Object.keys(PICKS).join(", ")}.${meant === null ? "" : ` Did you mean "${meant}"?`}`,
  );
}

function monthsOf(said: string): readonly [string, string] {
  const match = /^(\d{4}-\d{2})(?:\.\.(\d{4}-\d{2}))?$/.exec(said.trim());
  try {
    if (match === null) throw new RangeError();
    const [, first, last = first] = match;
    monthNumber(first);
    monthNumber(last);
    return [first, last];
  } catch {
    throw new InvalidArgumentError("Allowed: two months with two dots between them, as 2018-01..2019-12.");
  }
}
