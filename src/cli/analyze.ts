import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Analysis } from "../experiments/analysis/analysis.js";
import { analyze as judge } from "../experiments/analysis/analyze.js";
import { type CaseRule, readCaseRule } from "../experiments/analysis/cases.js";
import { Incomplete } from "../experiments/analysis/gaps.js";
import { METHODS, type MethodName } from "../experiments/analysis/methods.js";
import type { Threshold } from "../experiments/experiment.js";
import { readStudy } from "../experiments/read-study.js";
import type { Study } from "../experiments/study.js";
import { SweepFolder } from "../experiments/sweep/folder.js";
import { setAside } from "../experiments/sweep/merge.js";
import { nearest } from "../scenario/nearest.js";
import { analysisText } from "./analysis-text.js";
import { BadUse } from "./errors.js";
import { EXIT } from "./exit.js";
import { grouped, wholeNumber } from "./numbers.js";
import { overwrite } from "./one-line.js";
import { coloursFor, print, say } from "./screen.js";

const EXAMPLES = `
Examples:
  $ glasshouse analyze sweeps/screening
  $ glasshouse analyze sweeps/screening --outcome "sanctioned_share income:Q1-Q5" --method morris
  $ glasshouse analyze sweeps/recovery --cases "bottom_fifth_escape all 2018-01..2020-01 mean lowest 20%"
  $ glasshouse analyze sweeps/mine --missing drop --json | jq '.indices[] | select(.index == "total")'

Methods: ${METHODS.map(({ key, designs }) => `${key} (${designs === null ? "any design" : designs.join(", ")})`).join(" · ")}.
Where none is named: the design's own, and pawn and effects; prim where there are --cases.

Exit codes: 0 done · 2 bad use, or a method that does not fit the design · 3 runs lack values (--missing drop leaves them out) ·
99 a threshold of the experiment is crossed.`;

interface Choice {
  readonly outcome?: readonly string[];
  readonly method?: readonly MethodName[];
  readonly cases?: readonly CaseRule[];
  readonly missing: "refuse" | "drop";
  readonly confidence: number;
  readonly resamples: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `glasshouse analyze DIR`: what moves the outcomes of a sweep. */
export function analyze(program: Command): void {
  program
    .command("analyze")
    .summary("judge a sweep: what moves its outcomes")
    .description(
      "Works out sensitivity indices with bounds, effects of settings, and boxes of settings beyond a line, from the runs of a sweep; writes tables and a page.",
    )
    .argument("<dir>", "folder of a sweep")
    .addOption(new Option("--outcome <key...>", "outcomes to judge, as the experiment names them (default: all)"))
    .addOption(
      new Option("--method <name...>", "methods to use (default: those that fit the design)").choices(
        METHODS.map(({ key }) => key),
      ),
    )
    .addOption(
      new Option(
        "--cases <rule...>",
        'outcomes beyond a line, for PRIM: "OUTCOME < 0.3", or "OUTCOME lowest 20%" of cells',
      ).argParser((said: string, before: readonly CaseRule[] = []) => [...before, caseRule(said)]),
    )
    .addOption(
      new Option(
        "--missing [what]",
        "runs without a value: refuse and list them, or drop them and say what was dropped",
      )
        .choices(["refuse", "drop"])
        .preset("drop")
        .default("refuse"),
    )
    .addOption(new Option("--confidence <level>", "of all bounds, 0.5 to 0.9999").argParser(level).default(0.95))
    .addOption(new Option("--resamples <n>", "of the bootstrap").argParser(wholeNumber(10, 1_000_000)).default(1000))
    .option("--out <DIR>", "folder of the analysis (default: analysis/ in the sweep's folder)")
    .option("--json", "print one JSON object: the whole analysis")
    .option("--quiet", "say nothing but errors; print the analysis' folder alone")
    .addHelpText("after", EXAMPLES)
    .action(analyzeAndTell);
}

async function analyzeAndTell(dir: string, choice: Choice): Promise<void> {
  const study = readStudy(dir);
  const out = choice.out ?? join(dir, OWN);
  const tell = choice.quiet ? () => {} : say;
  const before = analysisIn(out);
  const outgrown = before !== null && before.digest !== study.digest;
  if (outgrown && choice.out !== undefined)
    throw new BadUse(
      `${out}: the folder holds the analysis of another study (${before.name}, ${before.digest.slice(0, 12)}); choose another with --out`,
    );
  const analysis = judgeOrList(study, thresholdsIn(dir), choice);
  if (analysis === null) return;
  // The sweep has grown, or the model has changed: what was found before stays.
  if (outgrown) tell(`The analysis of before the sweep changed is now in ${setAside(dir, [OWN])}`);
  // Drawing takes a while to load.
  const { writeAnalysis } = await import("../report/analysis/write.js");
  const files = writeAnalysis(out, analysis);
  if (choice.json) print(JSON.stringify({ out, files, ...analysis }));
  else print(choice.quiet ? out : analysisText(analysis));
  for (const reason of analysis.left_out) tell(coloursFor(process.stderr).yellow(reason));
  if (analysis.dropped.length > 0)
    tell(
      coloursFor(process.stderr).yellow(
        `${analysis.dropped.length} missing values were left out; the page lists them.`,
      ),
    );
  for (const { says, crossed, inconclusive, counts } of analysis.thresholds) {
    if (counts) process.exitCode = EXIT.threshold;
    const colours = coloursFor(process.stderr);
    const paint = counts ? colours.red : inconclusive.length > 0 ? colours.yellow : colours.green;
    tell(
      paint(
        `${says}: crossed in ${grouped(crossed.length)} of ${grouped(study.cells.length)} cells, inconclusive in ${grouped(inconclusive.length)}.`,
      ),
    );
  }
  tell(`\nFolder ${out}`);
  tell(`Open ${coloursFor(process.stderr).bold(join(out, "analysis.html"))}`);
}

/** The analysis; null where runs lack values, which are then listed as data where data is asked for. */
function judgeOrList(study: Study, thresholds: readonly Threshold[], choice: Choice): Analysis | null {
  const line = process.stderr.isTTY && !choice.quiet;
  const clear = (): void => void (line && process.stderr.write("\r\x1b[K"));
  try {
    return judge(study, {
      outcomes: outcomesOf(study, choice),
      ...(choice.method === undefined ? {} : { methods: choice.method }),
      cases: casesIn(study, choice),
      thresholds,
      missing: choice.missing,
      confidence: choice.confidence,
      resamples: choice.resamples,
      onProgress: (says, done) => void (line && overwrite(process.stderr, `${Math.round(100 * done)} % ${says}`)),
    });
  } catch (error) {
    if (!(error instanceof Incomplete && choice.json)) throw error;
    print(JSON.stringify({ refused: "missing values", runs: error.runs, missing: error.gaps }));
    process.exitCode = EXIT.incomplete;
    return null;
  } finally {
    clear();
  }
}

const thresholdsIn = (dir: string): readonly Threshold[] => SweepFolder.existing(dir).plan().experiment.thresholds;

function outcomesOf(study: Study, { outcome }: Choice): number[] {
  const keys = study.outcomes.map(({ key }) => key);
  if (outcome === undefined) return keys.map((_, at) => at);
  const wanted = outcome.map((key) => placeOf(key, keys, "--outcome"));
  return keys.map((_, at) => at).filter((at) => wanted.includes(at));
}

/** The rules, each about an outcome of the study that is judged. */
function casesIn(study: Study, choice: Choice): readonly CaseRule[] {
  const keys = outcomesOf(study, choice).map((at) => study.outcomes[at].key);
  for (const { outcome } of choice.cases ?? []) placeOf(outcome, keys, "--cases");
  if (choice.method?.includes("prim") && choice.cases === undefined)
    throw new BadUse('--method prim needs --cases, such as "bottom_fifth_escape lowest 20%"');
  return choice.cases ?? [];
}

function placeOf(key: string, keys: readonly string[], option: string): number {
  const at = keys.indexOf(key);
  if (at >= 0) return at;
  const meant = nearest(key, keys);
  const hint = meant === null ? "" : `; did you mean "${meant}"?`;
  throw new BadUse(`${option}: "${key}" is no outcome that is judged${hint}\nAllowed: ${keys.join("; ")}`);
}

function caseRule(said: string): CaseRule {
  const rule = readCaseRule(said);
  if (rule === null)
    throw new InvalidArgumentError(
      'Allowed: an outcome, then <, <=, > or >= and a number, or lowest or highest and a share: "OUTCOME lowest 20%".',
    );
  return rule;
}

function level(said: string): number {
  const value = Number(said);
  if (!(value >= 0.5 && value <= 0.9999)) throw new InvalidArgumentError("Allowed: a number from 0.5 to 0.9999.");
  return value;
}

/** Folder of the analysis within that of the sweep. */
const OWN = "analysis";

/** The study whose analysis a folder holds; null for a folder that is not there, or empty. One that holds anything else is refused. */
function analysisIn(out: string): Analysis["study"] | null {
  if (!existsSync(out)) return null;
  const file = join(out, "analysis.json");
  if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as Analysis).study;
  if (readdirSync(out).every((name) => name.startsWith("."))) return null;
  throw new BadUse(`${out}: the folder holds something else; choose another with --out`);
}
