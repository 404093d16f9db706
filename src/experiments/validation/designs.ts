import { latinHypercube } from "../designs/latin-hypercube.js";
import { morris, morrisMoves, morrisStep } from "../designs/morris.js";
import { sobolPoints } from "../designs/sobol-points.js";
import { type Check, rowsOf } from "./check.js";

const ROWS = 250;
const FACTORS = 6;

/** Least and greatest number of rows in any of a factor's strata. */
function strata(maximin: boolean): [number, number] {
  const { at } = latinHypercube({ rows: ROWS, factors: FACTORS, seed: 20140101, maximin, tries: 5000 });
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (let k = 0; k < FACTORS; k++) {
    const counts = new Int32Array(ROWS);
    for (let i = 0; i < ROWS; i++) counts[Math.floor(at[i * FACTORS + k] * ROWS)]++;
    least = Math.min(least, ...counts);
    most = Math.max(most, ...counts);
  }
  return [least, most];
}

/** Points of the first three dimensions, row by row, in 64ths. */
const FIRST_POINTS = [0, 0, 0, 32, 32, 32, 48, 16, 16, 16, 48, 48, 24, 24, 40, 56, 56, 8, 40, 8, 56, 8, 40, 24];

export const DESIGN_CHECKS: readonly Check[] = [
  {
    key: "latin-hypercube",
    says: `Each of ${ROWS} strata of each of ${FACTORS} factors holds exactly one row of a Latin hypercube.`,
    source: "McKay, Beckman and Conover 1979, the definition",
    rows: () => [
      ...rowsOf(["rows in a stratum, least", "rows in a stratum, most"], [1, 1], strata(false), 0),
      ...rowsOf(["with maximin, least", "with maximin, most"], [1, 1], strata(true), 0),
    ],
  },
  {
    key: "sobol-points",
    says: "First points of Sobol's sequence, unscrambled, none skipped.",
    source: "direction numbers of Joe and Kuo 2008 (new-joe-kuo-6), by hand, in 64ths",
    rows: () =>
      rowsOf(
        FIRST_POINTS.map((_, n) => `point ${Math.floor(n / 3) + 1}, coordinate ${(n % 3) + 1}`),
        FIRST_POINTS,
        Array.from(sobolPoints(8, 3).at, (x) => x * 64),
        0,
      ),
  },
  {
    key: "morris-design",
    says: "Each trajectory moves each factor once, by two thirds of its range on the grid of four levels.",
    source: "Morris 1991, the definition",
    rows() {
      const moves = morrisMoves(morris({ trajectories: 40, factors: FACTORS, seed: 20140101 }));
      const steps = moves.map(({ delta }) => Math.abs(delta));
      const times = Array.from({ length: FACTORS }, (_, k) => moves.filter(({ group }) => group === k).length);
      return [
        ...rowsOf(
          ["shortest step", "longest step"],
          [morrisStep(4), morrisStep(4)],
          [Math.min(...steps), Math.max(...steps)],
          1e-12,
        ),
        ...rowsOf(
          ["moves of a factor, fewest", "moves of a factor, most"],
          [40, 40],
          [Math.min(...times), Math.max(...times)],
          0,
        ),
      ];
    },
  },
];
