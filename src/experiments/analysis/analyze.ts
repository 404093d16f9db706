import type { Threshold } from "../experiment.js";
import { RUN, type Study } from "../study.js";
import { isCrossed, judge } from "../sweep/thresholds.js";
import type { Analysis, ThresholdSummary } from "./analysis.js";
import { type Answers, answersOf } from "./answers.js";
import { boxFor } from "./boxes.js";
import { answersFor, type CaseRule } from "./cases.js";
import { gapsOf, Incomplete } from "./gaps.js";
import { METHODS, type Method, type MethodName, methodsFor, WrongDesign } from "./methods.js";
import type { EffectRow, IndexRow } from "./rows.js";
import { saysOf } from "./says.js";

export interface AnalyzeOptions {
  /** Numbers of the outcomes to judge, in the study's order; all if not said. */
  readonly outcomes?: readonly number[];
  /** The design's own estimator, and those that fit any, if not said. */
  readonly methods?: readonly MethodName[];
  /** Rules for PRIM. */
  readonly cases?: readonly CaseRule[];
  /** Lines that the experiment drew. */
  readonly thresholds?: readonly Threshold[];
  /** What to do with runs that have no value. */
  readonly missing?: "refuse" | "drop";
  /** Of all bounds. */
  readonly confidence?: number;
  readonly resamples?: number;
  /** Hears what is being worked out, and how far it is: 0 to 1. */
  readonly onProgress?: (says: string, done: number) => void;
}

/**
 * Judges a study: sensitivity indices by the design's own estimator and by those that take any cells, effects, and boxes. A pure function: the
 * bootstrap is keyed to the study's digest. Throws WrongDesign where a method does not fit the design, and Incomplete where runs lack
 * values and `missing` does not say "drop".
 */
export function analyze(study: Study, options: AnalyzeOptions = {}): Analysis {
  const { cases = [], missing = "refuse", confidence = 0.95, resamples = 1000, onProgress = () => {} } = options;
  const chosen = options.outcomes ?? study.outcomes.map((_, at) => at);
  const { used, left } = usedMethods(study, options.methods, cases.length > 0);
  const gaps = gapsOf(study, chosen);
  if (gaps.length > 0 && missing === "refuse") throw new Incomplete(gaps, study.runs.state.length);
  const bootstrap = { seed: Number.parseInt(study.digest.slice(0, 8), 16), resamples, level: confidence };
  const indices: IndexRow[] = [];
  const effects: EffectRow[] = [];
  const answers = chosen.map((at) => answersOf(study, at));
  answers.forEach((own, n) => {
    for (const [m, method] of used.entries()) {
      onProgress(`${own.outcome.key}: ${method.key}`, (n + m / used.length) / answers.length);
      indices.push(...(method.indices?.(study, own, bootstrap) ?? []));
      effects.push(...(method.effects?.(study, own, confidence) ?? []));
    }
  });
  const boxes = cases.flatMap((rule) => {
    onProgress(`${rule.says}: prim`, 1);
    const own = answersFor(rule, answers);
    return own === undefined ? [] : [boxFor(study, own, rule)];
  });
  return {
    kind: "glasshouse analysis",
    version: 1,
    study: about(study),
    options: {
      outcomes: answers.map(({ outcome }) => outcome.key),
      methods: used.map(({ key }) => key),
      cases: cases.map(({ says }) => says),
      missing,
      confidence,
      resamples,
      seed: bootstrap.seed,
    },
    dropped: gaps,
    outcomes: answers.map((own) => told(own, indices, effects)),
    indices,
    effects,
    boxes,
    thresholds: thresholdsOf(study, options.thresholds ?? []),
    left_out: left.map(({ why }) => why),
  };
}

function thresholdsOf(study: Study, thresholds: readonly Threshold[]): ThresholdSummary[] {
  return thresholds.map((threshold) => {
    const judged = judge(study, [threshold]);
    const cells = (verdict: string): number[] => judged.filter((j) => j.verdict === verdict).map(({ cell }) => cell);
    return {
      says: threshold.says,
      held: cells("held").length,
      crossed: cells("crossed"),
      inconclusive: cells("inconclusive"),
      counts: judged.some(isCrossed),
    };
  });
}

function usedMethods(study: Study, named: readonly MethodName[] | undefined, withCases: boolean) {
  const usual = methodsFor(study, withCases);
  if (named === undefined) return usual;
  const used = METHODS.filter(({ key }) => named.includes(key) || (withCases && key === "prim"));
  const wrong = used.find(({ designs }: Method) => designs !== null && !designs.includes(study.design.method));
  if (wrong !== undefined) throw new WrongDesign(wrong, study.design.method);
  // As where nothing is named, so that the command on the page gives the same bytes.
  return { used, left: usual.left.filter((out) => !used.some(({ key }) => key === out.key)) };
}

function about(study: Study): Analysis["study"] {
  const { runs, cells, design } = study;
  let [fewest, most] = [Number.POSITIVE_INFINITY, 0];
  for (let c = 0; c < cells.length; c++) {
    let done = 0;
    for (let run = runs.first[c]; run < runs.first[c + 1]; run++) if (runs.state[run] === RUN.done) done++;
    fewest = Math.min(fewest, done);
    most = Math.max(most, done);
  }
  return {
    name: study.name,
    digest: study.digest,
    design: design.method,
    structure: design.structure,
    factors: study.factors,
    points: design.cellOf.length,
    cells: cells.length,
    runs: runs.state.length,
    replicates: [fewest, most],
    paired: study.paired,
  };
}

function told(own: Answers, indices: readonly IndexRow[], effects: readonly EffectRow[]): Analysis["outcomes"][number] {
  const { outcome, mean, sd, chance } = own;
  const { key, measure, group, unit } = outcome;
  const mine = <R extends { readonly outcome: string }>(rows: readonly R[]): R[] =>
    rows.filter((row) => row.outcome === key);
  return { key, measure, group, unit, mean, sd, chance, says: saysOf(own, mine(indices), mine(effects)) };
}
