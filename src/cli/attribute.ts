import { type Command, Option } from "commander";
import { WHOLE_MEASURES } from "../measures/whole.js";
import { type AttributionJson, attributionJson } from "../results/attribution-json.js";
import { ATTRIBUTION, writeAttribution } from "../results/attribution-table.js";
import { makeFolder, writeText } from "../results/files.js";
import { completeFolder } from "../results/worlds-manifest.js";
import type { Scenario } from "../scenario/catalogue.js";
import { nearest } from "../scenario/nearest.js";
import { isOff, SWITCHES, type Switch, shared, switchNamed, USUAL_SWITCHES } from "../scenario/switches.js";
import { groupsOf } from "../society/groups.js";
import type { WorldAsked } from "../worlds/address.js";
import { type Answer, answer } from "../worlds/attribute/answer.js";
import { type Method, MOST_MECHANISMS, type Question, worldsOf } from "../worlds/attribute/question.js";
import { describedMeasures } from "../worlds/readings.js";
import type { Window } from "../worlds/window.js";
import { attributionTable } from "./attribution-table.js";
import { BadUse, NothingToTell } from "./errors.js";
import { haveLived, type ManyChoice, manyWorldsOptions, mustBeOneOf } from "./many-worlds.js";
import { grouped, month, wholeNumber } from "./numbers.js";
import { openOut } from "./out-folder.js";
import { chosenScenario } from "./run-options.js";
import { coloursFor, print, say } from "./screen.js";
import { readWindow, windowIn } from "./window.js";

const EXAMPLES = `
Examples:
  $ glasshouse attribute described --measure sanctioned_through_others
  $ glasshouse attribute described --measure sanctioned_false --group minority:minority --replicates 10
  $ glasshouse attribute described --measure refusals --window 2018-01..2020-12
  $ glasshouse attribute my.yaml --measure words_held_back --mechanisms review,association,publicity --plan
  $ glasshouse attribute described --measure income_mean --group income:Q1 --method permutations --permutations 40
  $ glasshouse attribute --list

The measure is its mean over the window (default: the last twelve months). Worlds that are finished are kept, so that a command
that was stopped goes on where it was when it is given again, and another measure of the same worlds takes no time.`;

interface AttributeChoice extends ManyChoice {
  readonly measure?: string;
  readonly group: string;
  readonly month?: string;
  readonly window?: Window;
  readonly mechanisms?: string;
  readonly method: Method["name"];
  readonly permutations?: number;
  readonly list?: boolean;
}

/** `glasshouse attribute`: how much of a harm each mechanism brings. */
export function attribute(program: Command): void {
  const command = program
    .command("attribute")
    .summary("say which mechanism brings how much of a harm")
    .description(
      "Says how much of a measure each mechanism brings: Shapley values over paired worlds in which some of the mechanisms are off.",
    )
    .argument("[scenario]", "a preset's name, or a YAML file", "described")
    .option("--measure <M>", "the measure to be explained; docs/measures.md has them all")
    .option("--group <G>", "whose: all, income:Q1, minority:minority …", "all")
    .addOption(new Option("--month <YYYY-MM>", "the measure in this month").argParser(month).conflicts("window"))
    .addOption(
      new Option("--window <A..B>", "the measure's mean over these months (default: the last twelve)").argParser(
        readWindow,
      ),
    )
    .option("--mechanisms <a,b,c>", `what is switched off (default: ${USUAL_SWITCHES.join(",")})`)
    .addOption(
      new Option("--method <name>", "all coalitions of the mechanisms, or those of some orders of them")
        .choices(["exact", "permutations"])
        .default("exact"),
    )
    .addOption(
      new Option("--permutations <K>", "orders drawn for each replicate (default: 20)").argParser(
        wholeNumber(1, 100_000),
      ),
    )
    .option("--list", "list what can be switched off, and end");
  manyWorldsOptions(command, { residents: 50_000, replicates: 5 })
    .addHelpText("after", EXAMPLES)
    .action(async (named: string, choice: AttributeChoice) => {
      if (choice.list) print(SWITCHES.map((s) => `${s.key.padEnd(20)} ${s.says}`).join("\n"));
      else await attributeAndTell(named, choice);
    });
}

async function attributeAndTell(named: string, choice: AttributeChoice): Promise<void> {
  const started = new Date();
  const scenario = chosenScenario(named, choice);
  const question = questionOf(scenario, choice);
  const out = choice.plan ? null : openOut(choice.out, `attribute-${scenario.name}`, FILES, started);
  const tell = choice.quiet ? (): void => {} : say;
  const colours = coloursFor(process.stderr);
  for (const s of question.mechanisms)
    if (isOff(scenario, s)) tell(colours.yellow(`${s.key} is off in ${scenario.name} already, so it brings nothing.`));
  const { from, to } = question.window;
  tell(
    `${colours.bold(scenario.name)}: ${question.measure} of ${choice.group}, ${from === to ? from : `mean of ${from} to ${to}`}; ` +
      `${question.mechanisms.length} mechanisms, ${question.replicates} ${question.replicates === 1 ? "replicate" : "replicates"}, ` +
      `${grouped(question.residents)} residents`,
  );
  const worlds = worldsOf(question);
  const kept = await haveLived(worlds, choice);
  if (kept === null || out === null) return;
  const told = answer(question, (world) => kept.mustRead(world));
  if (!told.groups.some((g) => g.group === choice.group))
    throw new NothingToTell(
      `${question.measure} of ${choice.group} cannot be told in every world: with some mechanisms off it is a share of nobody. ` +
        "Ask for a measure that counts, or for more residents.",
    );
  const json = attributionJson(question, told, choice.group);
  await writeFolder(out, question, told, json, worlds, started);
  if (choice.json) print(JSON.stringify(json, null, 2));
  else print(choice.quiet ? out : attributionTable(json));
  tell(`\nFolder ${out}`);
  tell(`Open ${colours.bold(`${out}/attribute.html`)}`);
}

const PAGE = "attribute.html";
const JSON_FILE = "attribute.json";
const FILES = [PAGE, JSON_FILE, ATTRIBUTION.name, "scenario.yaml"];

async function writeFolder(
  out: string,
  question: Question,
  told: Answer,
  json: AttributionJson,
  worlds: readonly WorldAsked[],
  started: Date,
): Promise<void> {
  // Drawing takes a while to load: only a command that has something to draw does.
  const { renderAttribution } = await import("../report/attribution/page.js");
  const command = ["glasshouse", ...process.argv.slice(2)];
  makeFolder(out);
  const written = [
    writeAttribution(out, question, told),
    writeText(out, JSON_FILE, `${JSON.stringify(json, null, 2)}\n`),
    writeText(out, PAGE, renderAttribution(json, command)),
  ];
  completeFolder(out, { kind: json.kind, ...question, worlds }, { command, started, finished: new Date() }, written);
}

function questionOf(scenario: Scenario, choice: AttributeChoice): Question {
  const { measure, group, residents, seed, replicates } = choice;
  if (measure === undefined)
    throw new BadUse("--measure is missing: name what is to be explained, like --measure sanctioned_false");
  const measures = describedMeasures(scenario).map((m) => m.key);
  mustBeOneOf("--measure", measure, measures, nearest(measure, measures));
  const groups = WHOLE_MEASURES.some((m) => m.key === measure)
    ? ["all"]
    : groupsOf(Object.keys(scenario.settings.society.regions as object)).map((g) => g.key);
  mustBeOneOf("--group", group, groups, nearest(group, groups));
  const mechanisms = mechanismsOf(choice);
  const method = methodOf(choice, mechanisms.length);
  const window =
    choice.month === undefined
      ? windowIn(scenario, choice.window, "--window")
      : windowIn(scenario, { from: choice.month, to: choice.month }, "--month");
  return { scenario, residents, seed, replicates, mechanisms, method, measure, window };
}

function mechanismsOf({ mechanisms }: AttributeChoice): Switch[] {
  const names = mechanisms === undefined ? USUAL_SWITCHES : mechanisms.split(",").map((name) => name.trim());
  const found = names.map((name) => {
    const { found: one, nearest: meant } = switchNamed(name);
    if (one === null)
      throw new BadUse(
        `--mechanisms ${JSON.stringify(name)}: there is none${meant === null ? "" : `; did you mean ${meant}?`}\n` +
          "glasshouse attribute --list names them all",
      );
    return one;
  });
  found.forEach((a, n) => {
    for (const b of found.slice(0, n)) {
      const path = shared(a, b);
      if (path !== null)
        throw new BadUse(
          a === b
            ? `--mechanisms names ${a.key} twice`
            : `--mechanisms ${b.key} and ${a.key} both switch ${path}; name one of them`,
        );
    }
  });
  return found;
}

function methodOf({ method, permutations }: AttributeChoice, mechanisms: number): Method {
  if (method === "permutations") {
    if (mechanisms > 30) throw new BadUse(`--mechanisms names ${mechanisms}; at most 30 can be looked at together`);
    return { name: method, permutations: permutations ?? 20 };
  }
  if (permutations !== undefined) throw new BadUse("--permutations is for --method permutations");
  if (mechanisms > MOST_MECHANISMS)
    throw new BadUse(
      `--mechanisms names ${mechanisms}, which make ${grouped(2 ** mechanisms)} coalitions; at most ${MOST_MECHANISMS} can be told exactly; use --method permutations`,
    );
  return { name: "exact" };
}
