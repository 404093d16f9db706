import { SobolSequenceGenerator } from "sobol";
import type { Points } from "./points.js";

/** The published direction numbers reach so far, and the library's 20 bits give so many different points. */
export const MOST_SOBOL_FACTORS = 21201;
export const MOST_SOBOL_ROWS = 2 ** 20;

/**
 * The first points of Sobol's sequence in Gray-code order, with the direction numbers of Joe and Kuo (2008, new-joe-kuo-6). Not
 * scrambled, none skipped: the first is the origin. The first n points of a longer sequence are the n points of a shorter one.
 * Throws RangeError beyond 2²⁰ rows, where the library (sobol 1.1.4) would leave the unit cube.
 */
export function sobolPoints(rows: number, factors: number): Points {
  if (!(rows >= 1 && rows <= MOST_SOBOL_ROWS))
    throw new RangeError(`Sobol points: from 1 to ${MOST_SOBOL_ROWS} rows, not ${rows}`);
  if (!(factors >= 1 && factors <= MOST_SOBOL_FACTORS))
    throw new RangeError(`Sobol points: from 1 to ${MOST_SOBOL_FACTORS} factors, not ${factors}`);
  const sequence = new SobolSequenceGenerator(factors);
  const at = new Float64Array(rows * factors);
  for (let row = 0; row < rows; row++) at.set(sequence.nextVector(), row * factors);
  return { rows, factors, at };
}
