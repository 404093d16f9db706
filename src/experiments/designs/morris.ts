import { z } from "zod";
import { drawnOrder, laboratoryDraw } from "../../draws/laboratory.js";
import { pick } from "../../draws/uniform.js";
import { design } from "../design.js";
import { groupsOf, sameNames } from "./grouping.js";
import { checkGrouping, type Grouping, type Points, ungrouped } from "./points.js";

const options = z.strictObject({
  trajectories: z.int().min(2).max(100_000).default(20).meta({
    description:
      "Trajectories, each of one point more than there are groups of factors. More are added at the end, and keep every run that is done.",
    allowed: "a whole number from 2 to 100,000",
  }),
  levels: z
    .int()
    .min(2)
    .max(1000)
    .refine((n) => n % 2 === 0)
    .default(4)
    .meta({
      description: "Levels of the grid, an even number. A step is half of them.",
      allowed: "an even number from 2 to 1,000",
    }),
});

/** Paths over a grid on which each factor moves once. */
export const morrisDesign = design<z.output<typeof options>>({
  method: "morris",
  says: "Paths over a grid, on each of which every factor (or group of factors) moves once, for screening by elementary effects (Morris 1991).",
  options,
  refuses: (factors) => (factors.length === 0 ? "elementary effects need a factor" : sameNames(factors)),
  lay(factors, { trajectories, levels }, { seed }) {
    const { named, grouping } = groupsOf(factors);
    return {
      points: morris({ trajectories, factors: factors.length, levels, groups: grouping, seed }),
      structure: { trajectories, levels, groups: named },
    };
  },
});

export interface MorrisOptions {
  readonly trajectories: number;
  readonly factors: number;
  readonly seed: number;
  /** Levels p of the grid: even, 4 if not said. */
  readonly levels?: number;
  /** Each factor by itself if not said. */
  readonly groups?: Grouping;
}

/** Two neighbouring rows of a trajectory: what moved between them, and by how much. */
export interface MorrisMove {
  readonly from: number;
  readonly to: number;
  readonly group: number;
  /** Signed step of the factor that moved; its size alone where a group moved, whose factors may go either way. */
  readonly delta: number;
}

/** A step of p ÷ (2 (p − 1)): with it each of the grid's levels comes up equally often (Morris 1991). */
export const morrisStep = (levels: number): number => levels / (2 * (levels - 1));

/**
 * Morris's design (1991), with groups as in Campolongo, Cariboni and Saltelli (2007). A trajectory begins at a drawn point of the grid
 * {0, 1 ÷ (p − 1), … 1} and moves each group once, in a drawn order; each factor goes up or down, as it is drawn, by p ÷ (2 (p − 1)).
 * A trajectory is a block of g + 1 rows. Designs are nested: more trajectories are added at the end.
 */
export function morris(options: MorrisOptions): Points {
  const { trajectories, factors, levels = 4, groups = ungrouped(factors), seed } = options;
  if (levels < 2 || levels % 2 !== 0) throw new RangeError(`Morris: an even number of levels, not ${levels}`);
  checkGrouping(groups);
  const block = groups.count + 1;
  const rows = trajectories * block;
  const at = new Float64Array(rows * factors);
  const half = levels / 2;
  for (let t = 0; t < trajectories; t++) {
    const order = drawnOrder(seed, "morris_order", t, groups.count);
    for (let k = 0; k < factors; k++) {
      const low = pick(laboratoryDraw(seed, "morris_base", k, t), half);
      const up = laboratoryDraw(seed, "morris_up", k, t) < 0x80000000;
      const moves = order.indexOf(groups.of[k]);
      for (let s = 0; s < block; s++) {
        const high = s > moves === up;
        at[(t * block + s) * factors + k] = (high ? low + half : low) / (levels - 1);
      }
    }
  }
  return { rows, factors, at };
}

/** The moves of a design, read from its points: every pair of neighbouring rows of a trajectory. Throws RangeError where the points are no such design. */
export function morrisMoves({ rows, factors, at }: Points, groups: Grouping = ungrouped(factors)): MorrisMove[] {
  const block = groups.count + 1;
  if (rows % block !== 0) throw new RangeError(`Morris: ${rows} rows are no whole number of trajectories of ${block}`);
  const moves: MorrisMove[] = [];
  for (let row = 0; row < rows; row++) {
    if (row % block === 0) continue;
    moves.push(moveBetween(row - 1, row, factors, at, groups));
  }
  return moves;
}

function moveBetween(from: number, to: number, factors: number, at: Float64Array, groups: Grouping): MorrisMove {
  let group = -1;
  let delta = 0;
  let moved = 0;
  for (let k = 0; k < factors; k++) {
    const step = at[to * factors + k] - at[from * factors + k];
    if (step === 0) continue;
    if (group >= 0 && groups.of[k] !== group)
      throw new RangeError(`Morris: between rows ${from} and ${to} more than one group moved`);
    group = groups.of[k];
    delta = moved > 0 ? Math.abs(step) : step;
    moved++;
  }
  if (group < 0) throw new RangeError(`Morris: nothing moved between rows ${from} and ${to}`);
  return { from, to, group, delta };
}
