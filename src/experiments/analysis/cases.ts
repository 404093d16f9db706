import { quantile } from "../../statistics/quantile.js";
import type { Answers } from "./answers.js";

/** Which cells are cases: those whose answer lies below or above a line, or those at one end. */
export interface CaseRule {
  /** As it was said. */
  readonly says: string;
  readonly outcome: string;
  readonly op: "<" | "<=" | ">" | ">=" | "lowest" | "highest";
  /** The line; of an end, the share of cells, 0 to 1. */
  readonly value: number;
}

const LINE = /^(.+?)\s*(<=|>=|<|>)\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)$/i;
const END = /^(.+?)\s+(lowest|highest)\s+(\d+\.?\d*|\.\d+)\s*%$/i;

/** Reads "bottom_fifth_escape < 0.5" or "mean_score income:Q1 lowest 20%"; null where it is neither. */
export function readCaseRule(says: string): CaseRule | null {
  const line = LINE.exec(says.trim());
  if (line !== null) return { says, outcome: line[1], op: line[2] as CaseRule["op"], value: Number(line[3]) };
  const end = END.exec(says.trim());
  const share = end === null ? Number.NaN : Number(end[3]) / 100;
  if (end === null || !(share > 0 && share < 1)) return null;
  return { says, outcome: end[1], op: end[2].toLowerCase() as CaseRule["op"], value: share };
}

const HOLDS: Readonly<Record<CaseRule["op"], (x: number, line: number) => boolean>> = {
  "<": (x, line) => x < line,
  "<=": (x, line) => x <= line,
  ">": (x, line) => x > line,
  ">=": (x, line) => x >= line,
  lowest: (x, line) => x <= line,
  highest: (x, line) => x >= line,
};

/** The line that a rule draws through some answers, and on which side of it each lies. */
export function casesOf(rule: CaseRule, answers: Float64Array): { line: number; cases: boolean[] } {
  const rising = answers.slice().sort();
  const lines = { lowest: () => quantile(rising, rule.value), highest: () => quantile(rising, 1 - rule.value) };
  const line = rule.op === "lowest" || rule.op === "highest" ? lines[rule.op]() : rule.value;
  return { line, cases: Array.from(answers, (x) => HOLDS[rule.op](x, line)) };
}

/** The answers that a rule is about; undefined where it names none of them. */
export const answersFor = (rule: CaseRule, all: readonly Answers[]): Answers | undefined =>
  all.find(({ outcome }) => outcome.key === rule.outcome);
