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
   * How much of the variance between cells' means chance alone would give. Null where cells have a single replicate, for then it cannot be
   * told, and where nothing varies.
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
    chance: variance === 0 ? null : ratio((study.paired ? pairedChance : chanceIn)(study, at), variance),
  };
}

const ratio = (part: number | null, whole: number): number | null => (part === null ? null : part / whole);

/** Replicates with their own seeds: mean over cells of (variance within the cell ÷ its replicates); null where no cell has two values. */
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

/**
 * Replicates paired across cells: what a replicate does to all cells alike makes no difference between them and is taken out first (the residual
 * of cells × replicates, two-way). Over the replicates and cells that lack nothing; null for fewer than two of either.
 */
function pairedChance({ runs, cells }: Study, at: number): number | null {
  const own = (c: number): Float64Array => runs.values[at].subarray(runs.first[c], runs.first[c + 1]);
  const replicates = cells.reduce((least, _, c) => Math.min(least, own(c).length), Number.POSITIVE_INFINITY);
  const whole = [...cells.keys()].filter((c) => own(c).subarray(0, replicates).every(Number.isFinite));
  if (replicates < 2 || whole.length < 2) return null;
  const mean = (n: number, of: (k: number) => number): number => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += of(k);
    return sum / n;
  };
  const ofCell = whole.map((c) => mean(replicates, (r) => own(c)[r]));
  const ofReplicate = Array.from({ length: replicates }, (_, r) => mean(whole.length, (k) => own(whole[k])[r]));
  const all = mean(whole.length, (k) => ofCell[k]);
  let squares = 0;
  whole.forEach((c, k) => {
    for (let r = 0; r < replicates; r++) squares += (own(c)[r] - ofCell[k] - ofReplicate[r] + all) ** 2;
  });
  return squares / ((whole.length - 1) * (replicates - 1)) / replicates;
}
