import { type MorrisMove, morrisStep } from "../designs/morris.js";
import type { Points } from "../designs/points.js";

/** Every point of a grid and every upward move of Morris's step on it: the whole population that trajectories sample. */
export function everyMove(factors: number, levels: number): { points: Points; moves: MorrisMove[] } {
  const rows = levels ** factors;
  const place = (row: number, k: number): number => Math.floor(row / levels ** k) % levels;
  const at = Float64Array.from(
    { length: rows * factors },
    (_, n) => place(Math.floor(n / factors), n % factors) / (levels - 1),
  );
  const half = levels / 2;
  const moves: MorrisMove[] = [];
  for (let k = 0; k < factors; k++)
    for (let from = 0; from < rows; from++)
      if (place(from, k) < half)
        moves.push({ from, to: from + half * levels ** k, group: k, delta: morrisStep(levels) });
  return { points: { rows, factors, at }, moves };
}
