import { contrast, sampleOf } from "../../statistics/contrast.js";
import { meanInterval } from "../../statistics/interval.js";
import type { Study } from "../study.js";
import type { Answers } from "./answers.js";
import { textOf } from "./columns.js";
import type { EffectRow } from "./rows.js";

/** Two cells that differ in one factor alone. */
interface Pair {
  readonly to: number;
  readonly from: number;
}

export const PAIRED = "paired, Student t over replicates";
export const UNPAIRED = "Welch t over replicates";
const ONE = "none: one replicate says nothing of chance";

/**
 * Main effects of a design in which cells differ in one factor alone (one at a time, all combinations, many lists): for each factor and value,
 * the mean of its cells less the mean of their partners at the base value, over all combinations of the other factors. The base value is the
 * factor's own; where no cell has it, the first of its levels or its least value.
 *
 * With common random numbers replicate r of both cells makes a pair, and the interval is Student's over replicates, each averaged over the
 * combinations. Otherwise it is Welch's over the replicates of every cell. Either way it is about chance, at these combinations.
 */
export function contrasts(study: Study, answers: Answers, level: number): EffectRow[] {
  return study.factors.flatMap((_, f) => ofFactor(study, f, answers, level));
}

function ofFactor(study: Study, f: number, answers: Answers, level: number): EffectRow[] {
  const { factors, cells } = study;
  const values = inOrder(study, f);
  if (values.length < 2) return [];
  const base = textOf(factors[f].base);
  const from = values.includes(base) ? base : values[0];
  /** The cells at each value, by the values of all other factors. */
  const at = new Map(values.map((value) => [value, new Map<string, number>()]));
  cells.forEach((point, c) => {
    const others = JSON.stringify(point.filter((_, k) => k !== f));
    at.get(textOf(point[f]))?.set(others, c);
  });
  const partners = at.get(from) as Map<string, number>;
  return values
    .filter((to) => to !== from)
    .flatMap((to) => {
      const pairs = [...(at.get(to) as Map<string, number>)].flatMap(([others, cell]) => {
        const partner = partners.get(others);
        return partner === undefined ? [] : [{ to: cell, from: partner }];
      });
      const known = pairs.filter((p) => Number.isFinite(answers.means[p.to]) && Number.isFinite(answers.means[p.from]));
      if (known.length === 0) return [];
      const { outcome } = answers;
      const about = { outcome: outcome.key, factor: factors[f].name, from, to, unit: outcome.unit };
      return [{ ...about, combinations: known.length, ...estimate(study, answers, known, level) }];
    });
}

/** The values of a factor that cells have: as its levels are, or rising. */
function inOrder({ factors, cells }: Study, f: number): string[] {
  const { levels } = factors[f];
  const found = [...new Set(cells.map((point) => point[f]))];
  const rising = found.every((value) => typeof value === "number")
    ? [...(found as number[])].sort((a, b) => a - b)
    : found;
  const known = new Set(rising.map(textOf));
  return [...new Set([...(levels ?? []).map(textOf).filter((text) => known.has(text)), ...known])];
}

type Estimate = Pick<EffectRow, "estimate" | "lo" | "hi" | "method" | "replicates">;

function estimate(study: Study, { at, means }: Answers, pairs: readonly Pair[], level: number): Estimate {
  const { first, values } = study.runs;
  const own = (cell: number): Float64Array => values[at].subarray(first[cell], first[cell + 1]);
  if (study.paired) {
    const differences = replicatesOf(pairs, own);
    if (differences.length > 1) {
      const { mean, lo, hi } = meanInterval(differences, level);
      return { estimate: mean, lo, hi, method: PAIRED, replicates: differences.length };
    }
  }
  const parts = pairs.flatMap(({ to, from }) => [
    { ...sampleOf(own(to).filter(Number.isFinite)), weight: 1 / pairs.length },
    { ...sampleOf(own(from).filter(Number.isFinite)), weight: -1 / pairs.length },
  ]);
  const replicates = Math.min(...parts.map(({ n }) => n));
  if (study.paired || replicates < 2) {
    const mean = pairs.reduce((sum, { to, from }) => sum + means[to] - means[from], 0) / pairs.length;
    return { estimate: mean, lo: null, hi: null, method: ONE, replicates };
  }
  return { ...contrast(parts, level), method: UNPAIRED, replicates };
}

/** Replicate by replicate, the mean difference over all pairs of cells; only replicates that every cell has. */
function replicatesOf(pairs: readonly Pair[], own: (cell: number) => Float64Array): Float64Array {
  const most = Math.min(...pairs.flatMap(({ to, from }) => [own(to).length, own(from).length]));
  return Float64Array.from(
    { length: most },
    (_, r) => pairs.reduce((sum, { to, from }) => sum + own(to)[r] - own(from)[r], 0) / pairs.length,
  ).filter(Number.isFinite);
}
