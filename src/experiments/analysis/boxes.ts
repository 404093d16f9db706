import type { Box } from "../sensitivity/prim/box.js";
import { prim } from "../sensitivity/prim/prim.js";
import type { Study } from "../study.js";
import type { Answers } from "./answers.js";
import { type CaseRule, casesOf } from "./cases.js";
import { columnsOf } from "./columns.js";

/** What PRIM found for one rule. */
export interface FoundBox {
  /** The rule, as it was said. */
  readonly says: string;
  readonly outcome: string;
  readonly unit: string;
  readonly op: CaseRule["op"];
  /** The line that the rule draws, in the outcome's unit. */
  readonly line: number;
  readonly cells: number;
  readonly cases: number;
  /** The box to read; null where no cell is a case, or every cell is one. */
  readonly box: Box | null;
  /** How boxes narrowed from all cells on: coverage and density of each. */
  readonly peels: readonly Pick<Box, "cells" | "cases" | "coverage" | "density">[];
  /** Which of the peels the box was made from. */
  readonly from: number;
}

/** The settings in which an outcome lies beyond a line: "which settings make the bottom fifth unable to recover". */
export function boxFor(study: Study, { outcome, means }: Answers, rule: CaseRule): FoundBox {
  const cells = Int32Array.from(means.keys()).filter((c) => Number.isFinite(means[c]));
  const { line, cases } = casesOf(
    rule,
    Float64Array.from(cells, (c) => means[c]),
  );
  const about = { says: rule.says, outcome: outcome.key, unit: outcome.unit, op: rule.op, line, cells: cells.length };
  const count = cases.filter(Boolean).length;
  if (count === 0 || count === cells.length) return { ...about, cases: count, box: null, peels: [], from: 0 };
  const { box, peels, from } = prim(columnsOf(study, cells), cases);
  const brief = peels.map(({ cells: n, cases: held, coverage, density }) => ({
    cells: n,
    cases: held,
    coverage,
    density,
  }));
  return { ...about, cases: count, box, peels: brief, from };
}
