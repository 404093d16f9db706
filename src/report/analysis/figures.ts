import type { Analysis, OutcomeAnalysis } from "../../experiments/analysis/analysis.js";
import type { FoundBox } from "../../experiments/analysis/boxes.js";
import type { EffectRow, IndexRow } from "../../experiments/analysis/rows.js";
import { figure } from "../figures/figure.js";
import type { Figure, Series } from "../report.js";

/** Rows of one index, in the order of the factors. */
export const rowsOf = (analysis: Analysis, outcome: string, method: string, index: string): readonly IndexRow[] =>
  analysis.indices.filter((r) => r.outcome === outcome && r.method === method && r.index === index);

const series = (name: string, rows: readonly IndexRow[], group = "each"): Series => ({
  name,
  measure: rows[0].index,
  group,
  values: rows.map((r) => r.estimate),
  n: rows.map((r) => r.n),
  lo: rows.map((r) => r.lo),
  hi: rows.map((r) => r.hi),
});

const known = (rows: readonly IndexRow[]): boolean => rows.some((r) => r.estimate !== null);
const bounds = ({ options }: Analysis): string => `${100 * options.confidence} % bounds`;

/** The pictures of one outcome. A method that told nothing has none. */
export function figuresOf(analysis: Analysis, outcome: OutcomeAnalysis, place: number): Figure[] {
  return [sobolFigure, morrisFigure, pawnFigure, effectsFigure]
    .map((draw) => draw(analysis, outcome, place))
    .filter((found) => found !== null);
}

function sobolFigure(analysis: Analysis, { key }: OutcomeAnalysis, place: number): Figure | null {
  const [first, total] = ["first", "total"].map((index) => rowsOf(analysis, key, "sobol", index));
  if (!known(first)) return null;
  return figure({
    key: `sobol-${place}`,
    title: `What gives the variance of ${key}`,
    says: `Sobol indices with ${bounds(analysis)}. First order: the share of the variance that a factor gives by itself. Total: with all that it interacts with. Where the two lie apart, the factor works through others.`,
    draw: "dots",
    level: analysis.options.confidence,
    x: first.map((r) => r.factor),
    x_says: "Factor",
    families: first.map(() => "Factor"),
    unit: "share of variance",
    format: "index",
    series: [series("first order", first), series("total", total)],
  });
}

function morrisFigure(analysis: Analysis, { key, unit }: OutcomeAnalysis, place: number): Figure | null {
  const [muStar, sigma] = ["mu_star", "sigma"].map((index) => rowsOf(analysis, key, "morris", index));
  if (!known(muStar)) return null;
  if (!known(sigma)) return muStarDots(analysis, key, unit, place, muStar);
  const groups = muStar.filter((_, f) => sigma[f]?.estimate === null).map((r) => r.factor);
  const placeless = groups.length === 0 ? "" : ` Groups of factors have no σ, so no place here: ${groups.join(", ")}.`;
  return figure({
    key: `morris-${place}`,
    title: `By how much factors move ${key}`,
    says: `Elementary effects. To the right: factors that move it much (μ*). Higher up: factors whose effect depends on the others or bends (σ).${placeless}`,
    draw: "scatter",
    level: analysis.options.confidence,
    x: muStar.map((r) => r.factor),
    x_says: "Factor",
    families: muStar.map(() => "Factor"),
    unit: `${unit} per whole range`,
    format: "rate",
    series: [series(`μ*, ${unit} per whole range`, muStar), series("σ, in the same unit", sigma)],
  });
}

/** Groups of factors have no σ: their effects go either way. */
function muStarDots(analysis: Analysis, key: string, unit: string, place: number, rows: readonly IndexRow[]): Figure {
  return figure({
    key: `morris-${place}`,
    title: `By how much groups of factors move ${key}`,
    says: "Mean size of the elementary effects, μ*, with its bounds.",
    draw: "dots",
    level: analysis.options.confidence,
    x: rows.map((r) => r.factor),
    x_says: "Group",
    families: rows.map(() => "Group"),
    unit: `${unit} per whole range`,
    format: "rate",
    series: [series("μ*", rows)],
  });
}

function pawnFigure(analysis: Analysis, { key }: OutcomeAnalysis, place: number): Figure | null {
  const rows = rowsOf(analysis, key, "pawn", "median");
  if (!known(rows)) return null;
  const dummy: Series = {
    name: "what a factor that does nothing stays below",
    measure: "dummy",
    group: "each",
    values: rows.map((r) => r.dummy),
    n: rows.map((r) => r.n),
  };
  return figure({
    key: `pawn-${place}`,
    title: `What shifts the distribution of ${key}`,
    says: `PAWN: the median distance between the distribution over all cells and that in a slice of the factor's range, with ${bounds(analysis)}. A factor at or below the second mark cannot be told from one that does nothing.`,
    draw: "dots",
    level: analysis.options.confidence,
    x: rows.map((r) => r.factor),
    x_says: "Factor",
    families: rows.map(() => "Factor"),
    unit: "distance, 0 to 1",
    format: "index",
    series: [series("median distance", rows), dummy],
  });
}

const MOST_ROWS = 40;

function effectsFigure(analysis: Analysis, { key, unit }: OutcomeAnalysis, place: number): Figure | null {
  const rows = analysis.effects.filter((r) => r.outcome === key).slice(0, MOST_ROWS);
  if (rows.length === 0) return null;
  const strewn = rows[0].from === "all cells";
  return figure({
    key: `effects-${place}`,
    title: `What settings do to ${key}`,
    says: strewn
      ? `Mean of the cells in a slice of the factor's range, less the mean of all cells, with ${bounds(analysis)}.`
      : `Mean at this value less the mean at the value named beside it, averaged over the other factors, with ${bounds(analysis)} where there are replicates.`,
    draw: "dots",
    level: analysis.options.confidence,
    x: rows.map((r) => (strewn ? r.to : `${r.to}, not ${r.from}`)),
    x_says: "Setting",
    families: rows.map((r) => r.factor),
    unit: `change, ${unit}`,
    format: "rate",
    series: [effectSeries(rows)],
  });
}

const effectSeries = (rows: readonly EffectRow[]): Series => ({
  name: "effect",
  measure: "effect",
  group: "each",
  values: rows.map((r) => r.estimate),
  n: rows.map((r) => r.combinations * r.replicates),
  ...(rows.some((r) => r.lo !== null) ? { lo: rows.map((r) => r.lo), hi: rows.map((r) => r.hi) } : {}),
});

/** How PRIM's box narrowed. */
export function pathFigure({ says, peels, from }: FoundBox, place: number): Figure {
  const part = (name: string, values: readonly number[]): Series => ({
    name,
    measure: name,
    group: "cells",
    values,
    n: peels.map((p) => p.cells),
  });
  return figure({
    key: `box-${place}`,
    title: `How the box for ${says} narrowed`,
    says: "Each point is a box, from all cells at the right; every step peels some cells off. The box shown began at the ringed one.",
    draw: "scatter",
    x: peels.map((_, k) => k),
    x_says: "Peels",
    unit: "share",
    format: "share",
    series: [
      part(
        "coverage: cases in the box, of all cases",
        peels.map((p) => p.coverage),
      ),
      part(
        "density: cases in the box, of its cells",
        peels.map((p) => p.density),
      ),
    ],
    reference: { name: "the box shown", value: from },
  });
}
