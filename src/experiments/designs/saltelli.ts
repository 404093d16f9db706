import { z } from "zod";
import { design } from "../design.js";
import { groupsOf, sameNames } from "./grouping.js";
import { checkGrouping, type Grouping, type Points, ungrouped } from "./points.js";
import { MOST_SOBOL_FACTORS, MOST_SOBOL_ROWS, sobolPoints } from "./sobol-points.js";

const options = z.strictObject({
  base: z.int().min(2).max(MOST_SOBOL_ROWS).default(256).meta({
    description:
      "Base points N; a power of two keeps the balance of Sobol's sequence. Doubling it keeps every run that is done.",
    allowed: "a whole number from 2 to 1,048,576",
  }),
  second_order: z.boolean().default(false).meta({
    description:
      "Also the points that second-order indices need: N (2 g + 2) points for g groups, instead of N (g + 2).",
    allowed: "true or false",
  }),
});
const MOST_POINTS = 5_000_000;

/** Sobol's sequence, with one group of factors after the other exchanged. */
export const saltelliDesign = design<z.output<typeof options>>({
  method: "saltelli",
  says: "Pairs of points of Sobol's sequence, and each pair with one factor (or group of factors) exchanged, for Sobol indices (Saltelli et al. 2010).",
  options,
  refuses(factors, { base, second_order: secondOrder }) {
    if (factors.length === 0) return "Sobol indices need a factor";
    if (factors.length * 2 > MOST_SOBOL_FACTORS) return `at most ${Math.floor(MOST_SOBOL_FACTORS / 2)} factors`;
    const points = base * saltelliBlock(groupsOf(factors).named.length, secondOrder);
    if (points > MOST_POINTS)
      return `it would be ${points.toLocaleString("en-US")} points; at most ${MOST_POINTS.toLocaleString("en-US")}`;
    return sameNames(factors);
  },
  lay(factors, { base, second_order: secondOrder }) {
    const { named, grouping } = groupsOf(factors);
    return {
      points: saltelli({ base, factors: factors.length, groups: grouping, secondOrder }),
      structure: { base, second_order: secondOrder, groups: named },
    };
  },
});

export interface SaltelliOptions {
  /** Base points N. A power of two keeps the balance of Sobol's sequence. */
  readonly base: number;
  readonly factors: number;
  /** Each factor by itself if not said. */
  readonly groups?: Grouping;
  /** Also the rows that second-order indices need. */
  readonly secondOrder?: boolean;
}

/**
 * What a row of the design is. `A` and `B` are two independent points; `AB` is A with the factors of one group taken from B, and
 * `BA` is B with those of one group taken from A. `group` is −1 for A and B.
 */
export interface SaltelliPart {
  readonly base: number;
  readonly matrix: "A" | "B" | "AB" | "BA";
  readonly group: number;
}

/** Rows that each base point takes: g + 2, or 2 g + 2 with second order. */
export const saltelliBlock = (groups: number, secondOrder: boolean): number => (secondOrder ? 2 : 1) * groups + 2;

/**
 * The design of Saltelli et al. (2010) for Sobol indices. Base point i gives a block of rows: A, then AB for each group, then (with
 * second order) BA for each group, then B. A holds the first half of the coordinates of Sobol's i-th point, B the second half.
 *
 * Designs are nested: the rows of N base points are the first rows of any larger design with the same factors, groups and order,
 * so that doubling N keeps every run that is done.
 */
export function saltelli({ base, factors, groups = ungrouped(factors), secondOrder = false }: SaltelliOptions): Points {
  checkGrouping(groups);
  const pairs = sobolPoints(base, 2 * factors).at;
  const rows = base * saltelliBlock(groups.count, secondOrder);
  const at = new Float64Array(rows * factors);
  for (let row = 0; row < rows; row++) {
    const { base: i, matrix, group } = saltelliPart(row, groups.count, secondOrder);
    const a = 2 * factors * i;
    for (let k = 0; k < factors; k++) {
      const fromB = matrix.startsWith("B") !== (groups.of[k] === group);
      at[row * factors + k] = pairs[fromB ? a + factors + k : a + k];
    }
  }
  return { rows, factors, at };
}

/** What the row of that number is. */
export function saltelliPart(row: number, groups: number, secondOrder: boolean): SaltelliPart {
  const block = saltelliBlock(groups, secondOrder);
  const base = Math.floor(row / block);
  const within = row - base * block;
  if (within === 0) return { base, matrix: "A", group: -1 };
  if (within === block - 1) return { base, matrix: "B", group: -1 };
  return within <= groups
    ? { base, matrix: "AB", group: within - 1 }
    : { base, matrix: "BA", group: within - 1 - groups };
}
