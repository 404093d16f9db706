import { z } from "zod";
import { drawnOrder, laboratoryDraw } from "../../draws/laboratory.js";
import { pick } from "../../draws/uniform.js";
import { design } from "../design.js";
import type { Points } from "./points.js";

const options = z.strictObject({
  points: z.int().min(1).max(1_000_000).default(100).meta({
    description: "How many points. Another number gives other points: this design does not grow.",
    allowed: "a whole number from 1 to 1,000,000",
  }),
  maximin: z.boolean().default(true).meta({
    description: "Spread the points: exchange their places until the closest pairs are further apart.",
    allowed: "true or false",
  }),
});

/** Each factor's range cut into as many strata as there are points, with one point in each. */
export const latinHypercubeDesign = design<z.output<typeof options>>({
  method: "latin-hypercube",
  says: "Each factor's range is cut into as many strata as there are points, and each stratum holds one point (McKay, Beckman and Conover 1979).",
  options,
  refuses: (factors) => (factors.length === 0 ? "a Latin hypercube needs a factor" : null),
  lay(factors, { points: rows, maximin }, { seed }) {
    const points = latinHypercube({ rows, factors: factors.length, seed, maximin });
    return { points, structure: { strata: rows, maximin } };
  },
});

export interface LatinHypercubeOptions {
  readonly rows: number;
  readonly factors: number;
  readonly seed: number;
  /** Spread the points: exchange places until the closest pairs are further apart. True if not said. */
  readonly maximin?: boolean;
  /** Exchanges tried; if not said, 200,000, or fewer where rows and factors are many, so that it takes about a second. */
  readonly tries?: number;
}

/** Exchanges tried where nothing is said, and a bound on the distances worked out for them. */
const TRIES = 200_000;
const WORK = 2e8;

/**
 * A Latin hypercube (McKay, Beckman and Conover 1979): with n rows, each factor's range is cut into n strata of equal width, and
 * each stratum holds exactly one row, at a place within it that is drawn.
 *
 * With maximin, two rows exchange their places in one factor wherever that lowers Morris and Mitchell's (1995)
 *
 *   φ = (Σ over pairs of distance^−16)^(1 ÷ 16)
 *
 * which keeps every stratum at one row. The same options give the same points, to the bit. A larger n gives other points: this
 * design does not grow.
 */
export function latinHypercube({ rows, factors, seed, maximin = true, tries }: LatinHypercubeOptions): Points {
  if (!(rows >= 1 && factors >= 1)) throw new RangeError("a Latin hypercube needs at least one row and one factor");
  const at = new Float64Array(rows * factors);
  for (let k = 0; k < factors; k++) {
    const stratum = drawnOrder(seed, "latin_order", k, rows);
    for (let i = 0; i < rows; i++) {
      const within = laboratoryDraw(seed, "latin_within", i, k) / 4294967296;
      at[i * factors + k] = inStratum(stratum[i], within, rows);
    }
  }
  const points = { rows, factors, at };
  if (maximin && rows > 2) spread(points, seed, tries ?? Math.min(TRIES, Math.ceil(WORK / (rows * factors * 2))));
  return points;
}

/** Rounding must not carry a point into the next stratum. */
function inStratum(stratum: number, within: number, rows: number): number {
  const x = (stratum + within) / rows;
  return Math.floor(x * rows) === stratum ? x : (stratum + 0.5) / rows;
}

/** Exchanges places of two rows in one factor, and keeps what lowers φ. */
function spread({ rows, factors, at }: Points, seed: number, tries: number): void {
  for (let t = 0; t < tries; t++) {
    const k = pick(laboratoryDraw(seed, "latin_swap", t, 0), factors);
    const i = pick(laboratoryDraw(seed, "latin_swap", t, 1), rows);
    const other = pick(laboratoryDraw(seed, "latin_swap", t, 2), rows - 1);
    const j = other < i ? other : other + 1;
    if (change(at, rows, factors, i, j, k) < 0) {
      const kept = at[i * factors + k];
      at[i * factors + k] = at[j * factors + k];
      at[j * factors + k] = kept;
    }
  }
}

/** What exchanging rows i and j in factor k would add to φ^16. Their distance from each other stays. */
function change(at: Float64Array, rows: number, factors: number, i: number, j: number, k: number): number {
  const a = i * factors;
  const b = j * factors;
  const atI = at[a + k];
  const atJ = at[b + k];
  let sum = 0;
  for (let r = 0; r < rows; r++) {
    if (r === i || r === j) continue;
    const c = r * factors;
    let fromI = 0;
    let fromJ = 0;
    for (let f = 0; f < factors; f++) {
      if (f === k) continue;
      const x = at[c + f];
      fromI += (at[a + f] - x) ** 2;
      fromJ += (at[b + f] - x) ** 2;
    }
    const i2 = (atI - at[c + k]) ** 2;
    const j2 = (atJ - at[c + k]) ** 2;
    sum += close(fromI + j2) + close(fromJ + i2) - close(fromI + i2) - close(fromJ + j2);
  }
  return sum;
}

/** distance^−16 from the distance's square: a power at which the closest pairs decide. */
function close(squared: number): number {
  const fourth = squared * squared;
  const eighth = fourth * fourth;
  return 1 / (eighth * eighth + Number.MIN_VALUE);
}
