import { type Command, Option } from "commander";
import { groupName, upperFirst } from "../report/words.js";
import { makeFolder, writeText } from "../results/files.js";
import { type SafeguardsJson, safeguardsJson } from "../results/safeguards-json.js";
import { SAFEGUARD_COSTS, SAFEGUARD_EFFECTS, writeSafeguards } from "../results/safeguards-table.js";
import { completeFolder } from "../results/worlds-manifest.js";
import { SAFEGUARDS } from "../safeguards/safeguards.js";
import { nearest } from "../scenario/nearest.js";
import { groupsOf } from "../society/groups.js";
import { alreadyOn } from "../worlds/safeguards/arms.js";
import { changes, type SafeguardsAnswer, type SafeguardsAsked, worldsOf } from "../worlds/safeguards/changes.js";
import type { Window } from "../worlds/window.js";
import { haveLived, type ManyChoice, manyWorldsOptions, mustBeOneOf } from "./many-worlds.js";
import { grouped } from "./numbers.js";
import { openOut } from "./out-folder.js";
import { chosenScenario } from "./run-options.js";
import { safeguardsText } from "./safeguards-text.js";
import { coloursFor, print, say } from "./screen.js";
import { readWindow, windowIn } from "./window.js";

const EXAMPLES = `
Examples:
  $ glasshouse safeguards described
  $ glasshouse safeguards described --residents 200000 --replicates 20 --out results/safeguards
  $ glasshouse safeguards my.yaml --group minority:minority --group income:Q1 --window 2018-01..2018-12
  $ glasshouse safeguards described --json | jq '.changes[] | select(.harm == "sanctioned_false" and .group == "all")'
  $ glasshouse safeguards described --plan

Nothing is ranked: safeguards come in the order of the catalogue. Worlds that are finished are kept, so that a command that was
stopped goes on where it was when it is given again.`;

interface SafeguardsChoice extends ManyChoice {
  readonly group?: readonly string[];
  readonly window?: Window;
}

/** What `--group` says for all groups, one after the other. */
const EVERY = "every";

/** `glasshouse safeguards`: what each safeguard, and all together, change in each harm, and what they cost. */
export function safeguards(program: Command): void {
  const command = program
    .command("safeguards")
    .summary("say what each safeguard changes, and what it costs")
    .description(
      "Lives a scenario without safeguards, with each alone, with all but the one that ends the scheme, and with all together, from the same seeds, and says what changes in each harm, by group, and what it costs.",
    )
    .argument("[scenario]", "a preset's name, or a YAML file", "described")
    .option(
      "--group <G>",
      `whose harms to print: all (default), income:Q1 …, or ${EVERY}; may be repeated; the files have every group`,
      (said: string, before: readonly string[] = []) => [...before, said],
    )
    .addOption(new Option("--window <A..B>", "months that are read (default: the last twelve)").argParser(readWindow));
  manyWorldsOptions(command, { residents: 50_000, replicates: 5 })
    .addHelpText("after", EXAMPLES)
    .action(safeguardsAndTell);
}

async function safeguardsAndTell(named: string, choice: SafeguardsChoice): Promise<void> {
  const started = new Date();
  const scenario = chosenScenario(named, choice);
  const { residents, seed, replicates } = choice;
  const groups = chosenGroups(choice.group);
  const asked: SafeguardsAsked = {
    scenario,
    residents,
    seed,
    replicates,
    window: windowIn(scenario, choice.window, "--window"),
  };
  const out = choice.plan ? null : openOut(choice.out, `safeguards-${scenario.name}`, FILES, started);
  const tell = choice.quiet ? (): void => {} : say;
  const colours = coloursFor(process.stderr);
  const on = alreadyOn(scenario);
  if (on.length > 0)
    tell(
      colours.yellow(
        `${scenario.name} has ${on.length === SAFEGUARDS.length ? "all safeguards" : on.join(", ")} on; here they are compared with it without any.`,
      ),
    );
  tell(
    `${colours.bold(scenario.name)}: ${SAFEGUARDS.length} safeguards, each alone and all together, ` +
      `${replicates} ${replicates === 1 ? "replicate" : "replicates"}, ${grouped(residents)} residents, read over ${asked.window.from} to ${asked.window.to}`,
  );
  const worlds = worldsOf(asked);
  const kept = await haveLived(worlds, choice);
  if (kept === null || out === null) return;
  const answer = changes(asked, (world) => kept.mustRead(world));
  const json = safeguardsJson(asked, answer);
  await writeFolder(out, asked, answer, json, started);
  if (choice.json) print(JSON.stringify(json));
  else if (choice.quiet) print(out);
  else print(groups.map((g) => (groups.length > 1 ? headed(g) : "") + safeguardsText(json, g)).join("\n\n\n"));
  if (replicates === 1) tell("No intervals: one replicate says nothing of its spread (--replicates).");
  tell(`\nFolder ${out}`);
  tell(`Open ${colours.bold(`${out}/${PAGE}`)}`);
}

function chosenGroups(said: readonly string[] = ["all"]): readonly string[] {
  const groups = groupsOf([]).map((g) => g.key);
  for (const group of said) mustBeOneOf("--group", group, [...groups, EVERY], nearest(group, groups));
  return said.includes(EVERY) ? groups : [...new Set(said)];
}

const headed = (group: string): string => `${upperFirst(groupName(group))} (${group})\n\n`;

const PAGE = "safeguards.html";
const JSON_FILE = "safeguards.json";
const FILES = [PAGE, JSON_FILE, SAFEGUARD_EFFECTS.name, SAFEGUARD_COSTS.name, "scenario.yaml"];

async function writeFolder(
  out: string,
  asked: SafeguardsAsked,
  answer: SafeguardsAnswer,
  json: SafeguardsJson,
  started: Date,
): Promise<void> {
  // Drawing takes a while to load: only a command that has something to draw does.
  const { renderSafeguards } = await import("../report/safeguards/page.js");
  const command = ["glasshouse", ...process.argv.slice(2)];
  makeFolder(out);
  const written = [
    ...writeSafeguards(out, asked, answer),
    writeText(out, JSON_FILE, `${JSON.stringify(json)}\n`),
    writeText(out, PAGE, renderSafeguards(json, command)),
  ];
  completeFolder(
    out,
    { kind: json.kind, ...asked, worlds: worldsOf(asked) },
    { command, started, finished: new Date() },
    written,
  );
}
