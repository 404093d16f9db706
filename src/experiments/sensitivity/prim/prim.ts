import type { FactorColumn } from "../slices.js";
import { type Box, boxOf, countCases } from "./box.js";
import { everything, insideOf, type Limits, narrower, wider, within, withLimit } from "./limits.js";

export interface PrimResult {
  readonly cells: number;
  readonly cases: number;
  /** From all cells to the last peel. */
  readonly peels: readonly Box[];
  /** The box to show, pasted: it began as the peel with the greatest 2 × coverage × density ÷ (coverage + density). */
  readonly box: Box;
  /** Place of that peel. */
  readonly from: number;
}

export interface PrimOptions {
  /** Share of a box's cells that one peel takes off. 0.05 if not said. */
  readonly peel?: number;
  /** Share of all cells that a box holds at least. 0.05 if not said. */
  readonly least?: number;
}

/**
 * PRIM, the patient rule induction method (Friedman and Fisher 1999): looks for a box of factor values in which cases are dense. From the
 * box of all cells it peels off, again and again, the thin slice or the category whose loss raises the share of cases most for each cell
 * given up (so that factors of few values are treated like others; Kwakkel and Jaxa-Rozen 2016). Then it pastes slices back on to
 * the box chosen while that raises the share. What it finds describes these cells; it says nothing of causes.
 *
 * `cases[i]` says whether cell i is a case. Throws RangeError where no cell or every cell is one.
 */
export function prim(
  factors: readonly FactorColumn[],
  cases: ArrayLike<boolean>,
  { peel = 0.05, least = 0.05 }: PrimOptions = {},
): PrimResult {
  const n = cases.length;
  const all = countCases(
    cases,
    Int32Array.from({ length: n }, (_, i) => i),
  );
  if (all === 0 || all === n)
    throw new RangeError(`PRIM needs cells that are cases and cells that are not; ${all} of ${n} are`);
  const fewest = Math.max(1, Math.ceil(least * n));
  const found: Limits[] = [everything(factors)];
  for (let next: Limits | null = found[0]; next !== null; ) {
    next = bestPeel(factors, cases, next, peel, fewest);
    if (next !== null) found.push(next);
  }
  const peels = found.map((limits) => boxOf(factors, cases, limits, all));
  const from = best(peels);
  const pasted = pasteOn(factors, cases, found[from], peel);
  return { cells: n, cases: all, peels, box: boxOf(factors, cases, pasted, all), from };
}

const best = (boxes: readonly Box[]): number => {
  const worth = ({ coverage, density }: Box): number => (coverage * density) / (coverage + density || 1);
  return boxes.reduce((b, box, k) => (worth(box) > worth(boxes[b]) ? k : b), 0);
};

/** The peel that gains most for each cell given up; null where none leaves enough cells, or nothing is left to gain. */
function bestPeel(
  factors: readonly FactorColumn[],
  cases: ArrayLike<boolean>,
  limits: Limits,
  peel: number,
  fewest: number,
): Limits | null {
  const inside = insideOf(factors, limits);
  const before = countCases(cases, inside) / inside.length;
  if (before === 1) return null;
  let most = Number.NEGATIVE_INFINITY;
  let found: Limits | null = null;
  factors.forEach((factor, f) => {
    for (const limit of narrower(factor, limits[f], inside, peel)) {
      const left = inside.filter((i) => within(limit, factor.values[i]));
      if (left.length < fewest || left.length === inside.length) continue;
      const gain = (countCases(cases, left) / left.length - before) / (inside.length - left.length);
      if (gain <= most) continue;
      most = gain;
      found = withLimit(limits, f, limit);
    }
  });
  return found;
}

/** Pastes on, again and again, the slice or category that raises the share of cases most, while one does. */
function pasteOn(factors: readonly FactorColumn[], cases: ArrayLike<boolean>, limits: Limits, peel: number): Limits {
  const whole = everything(factors);
  for (;;) {
    const inside = insideOf(factors, limits);
    const take = Math.max(1, Math.floor(peel * inside.length));
    let most = countCases(cases, inside) / inside.length;
    let found: Limits | null = null;
    factors.forEach((factor, f) => {
      const beside = insideOf(factors, withLimit(limits, f, whole[f]));
      for (const limit of wider(factor, limits[f], beside, take)) {
        const held = beside.filter((i) => within(limit, factor.values[i]));
        const share = countCases(cases, held) / held.length;
        if (share <= most) continue;
        most = share;
        found = withLimit(limits, f, limit);
      }
    });
    if (found === null) return limits;
    limits = found;
  }
}
