import type { Outcome } from "../experiment.js";
import { cellMean, type Study } from "../study.js";

/** What came of every cell, for one outcome. */
export interface Answers {
  readonly outcome: Outcome;
  /** Its number in the study. */
  readonly at: number;
  /** Mean over the replicates of each cell; NaN where none has a value. */
  readonly means: Float64Array;
  /** Mean and standard deviation of the cells' means; null for no cell, and for fewer than two. */
  readonly mean: number | null;
  readonly sd: number | null;
  /**
   * How much of the variance between cells' means chance alone would give: mean of (variance within a cell ÷ its replicates) ÷ variance
   * between. Null where cells have a single replicate, for then it cannot be told, and where nothing varies.
   */
  readonly chance: number | null;
}

export function answersOf(study: Study, at: number): Answers {
  const cells = study.cells.length;
  const means = Float64Array.from({ length: cells }, (_, c) => cellMean(study, at, c));
  const known = means.filter(Number.isFinite);
  const mean = known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
  const squares = known.reduce((sum, x) => sum + (x - (mean as number)) ** 2, 0);
  const variance = known.length < 2 || known.every((x) => x === known[0]) ? 0 : squares / (known.length - 1);
  return {
    outcome: study.outcomes[at],
    at,
    means,
    mean,
    sd: known.length < 2 ? null : Math.sqrt(variance),
    chance: variance === 0 ? null : ratio(chanceIn(study, at), variance),
  };
}

const ratio = (part: number | null, whole: number): number | null => (part === null ? null : part / whole);

/** Mean over cells of the variance of their means; null where no cell has two values. */
function chanceIn({ runs, cells }: Study, at: number): number | null {
  let sum = 0;
  let counted = 0;
  for (let c = 0; c < cells.length; c++) {
    const values = runs.values[at].subarray(runs.first[c], runs.first[c + 1]).filter(Number.isFinite);
    if (values.length < 2) continue;
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const squares = values.reduce((total, x) => total + (x - mean) ** 2, 0);
    sum += squares / (values.length - 1) / values.length;
    counted++;
  }
  return counted === 0 ? null : sum / counted;
}
