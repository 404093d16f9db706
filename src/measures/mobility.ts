import type { Clock } from "../state/clock.js";
import { type Estimate, type Measure, total } from "./measure.js";

/**
 * Slope of a straight line through pairs (x, y), by least squares, from their sums:
 *
 *   (Σxy − Σx Σy ÷ n) ÷ (Σx² − (Σx)² ÷ n)
 *
 * Null where there are fewer than two pairs or every x is the same.
 */
export function slope(n: number, x: number, y: number, xx: number, xy: number): Estimate {
  const spread = n > 1 ? xx - (x * x) / n : 0;
  // Sums of whole numbers: a spread below one is rounding.
  return { value: spread >= 0.5 ? (xy - (x * y) / n) / spread : null, n };
}

/** Ranks are compared once a year. */
const inJanuary = (clock: Clock): boolean => clock.season === 0;

const reads = ["ranked_twice", "rank_x", "rank_y", "rank_xx", "rank_xy"];

/** How far ranks last: from January to January. In other months there is nothing to compare, and n is 0. */
export const MOBILITY: readonly Measure[] = [
  total({
    key: "ranked_twice",
    unit: "residents",
    says: "Residents with a rank now and twelve months ago, each January; null in other months.",
    of: "ranked_twice",
    when: inJanuary,
  }),
  total({
    key: "was_bottom_fifth",
    unit: "residents",
    says: "Residents ranked twice who were in the bottom fifth twelve months ago, each January; null in other months.",
    of: "was_bottom_fifth",
    when: inJanuary,
  }),
  total({
    key: "left_bottom_fifth",
    unit: "residents",
    says: "Those of them who are above it now, each January; null in other months.",
    of: "left_bottom_fifth",
    when: inJanuary,
  }),
  {
    key: "rank_slope",
    unit: "ranks per rank",
    says: "Rank–rank slope over twelve months, each January: 1 where everyone keeps their place, 0 where last year's rank says nothing of this year's.",
    formula:
      "(rank_xy − rank_x × rank_y ÷ ranked_twice) ÷ (rank_xx − rank_x² ÷ ranked_twice); ranks are national, x twelve months ago, y now",
    reads,
    when: inJanuary,
    of: (month) => slope(...(reads.map(month) as [number, number, number, number, number])),
  },
  {
    key: "bottom_fifth_escape",
    unit: "share of those in the bottom fifth twelve months ago",
    says: "Share of last January's bottom fifth, by national rank, who are above it this January.",
    formula: "left_bottom_fifth ÷ was_bottom_fifth",
    reads: ["left_bottom_fifth", "was_bottom_fifth"],
    when: inJanuary,
    of(month) {
      const n = month("was_bottom_fifth");
      return { value: n > 0 ? month("left_bottom_fifth") / n : null, n };
    },
  },
];
