import { contrast, type Sample, sampleOf } from "../../statistics/contrast.js";
import { saltelliPart } from "../designs/saltelli.js";
import { type FactorColumn, type Slices, slicesOf } from "../sensitivity/slices.js";
import type { Study } from "../study.js";
import type { Answers } from "./answers.js";
import { columnsOf, textOf } from "./columns.js";
import type { EffectRow } from "./rows.js";

/** A factor with no more values than this has a slice for each; others have the second number of slices. */
const FEW = 10;
const SLICES = 5;
const METHOD = "Welch t, cells of the slice against the others";
const ONE = "none: too few cells in or outside the slice";

/**
 * Effects where cells lie strewn over the ranges (Latin hypercube, Saltelli): each factor's range is cut into slices with about as many cells each;
 * an effect is the mean over a slice's cells less the mean over all. The other factors are averaged over, as the design strews them.
 * The interval counts chance and the other factors alike.
 */
export function sliceEffects(study: Study, answers: Answers, level: number): EffectRow[] {
  const cells = independentCells(study).filter((c) => Number.isFinite(answers.means[c]));
  if (cells.length === 0) return [];
  const values = Float64Array.from(cells, (c) => answers.means[c]);
  return columnsOf(study, cells).flatMap((column) => ofColumn(column, values, answers, level));
}

/** Cells that were placed without regard to one another: of a Saltelli design those of A and B. */
function independentCells({ design, cells }: Study): Int32Array {
  if (design.method !== "saltelli") return Int32Array.from(cells.keys());
  const { groups, second_order: secondOrder } = design.structure as {
    groups: readonly unknown[];
    second_order: boolean;
  };
  const alone = design.cellOf.filter((_, row) => saltelliPart(row, groups.length, secondOrder).group < 0);
  return Int32Array.from(new Set(alone)).sort();
}

function ofColumn(column: FactorColumn, values: Float64Array, { outcome }: Answers, level: number): EffectRow[] {
  const fine = slicesOf(column, FEW);
  const slices = fine.single ? fine : slicesOf(column, SLICES);
  if (slices.count < 2) return [];
  return Array.from({ length: slices.count }, (_, s) => {
    const inside = values.filter((_, i) => slices.of[i] === s);
    const outside = values.filter((_, i) => slices.of[i] !== s);
    // Mean of the slice less mean of all = share outside × (mean of the slice less mean of the others).
    const weight = outside.length / values.length;
    const parts: (Sample & { weight: number })[] = [
      { ...sampleOf(inside), weight },
      { ...sampleOf(outside), weight: -weight },
    ];
    const found = contrast(parts, level);
    return {
      outcome: outcome.key,
      factor: column.key,
      from: "all cells",
      to: nameOf(slices, s, column),
      unit: outcome.unit,
      ...found,
      method: found.lo === null ? ONE : METHOD,
      combinations: inside.length,
      replicates: 1,
    };
  });
}

function nameOf({ single, from, to }: Slices, s: number, { categories }: FactorColumn): string {
  if (categories !== null) return categories[from[s]];
  return single ? textOf(from[s]) : `${brief(from[s])} to ${brief(to[s])}`;
}

/** An end of a slice says where cells happened to lie: three digits are enough. */
const brief = (x: number): string => String(Number(x.toPrecision(3)));
