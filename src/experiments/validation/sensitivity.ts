import type { Points } from "../designs/points.js";
import { saltelli } from "../designs/saltelli.js";
import type { Bounded } from "../sensitivity/bounds.js";
import { everyMove } from "../sensitivity/every-move.js";
import { morrisEffects } from "../sensitivity/morris.js";
import { pawn } from "../sensitivity/pawn.js";
import { prim } from "../sensitivity/prim/prim.js";
import type { FactorColumn } from "../sensitivity/slices.js";
import { sobolIndices } from "../sensitivity/sobol.js";
import { ISHIGAMI, ISHIGAMI_EXACT } from "../sensitivity/test-functions.js";
import { type Check, rowsOf } from "./check.js";

const NO_BOUNDS = { seed: 0, resamples: 0, level: 0.95 };
const X = ["x1", "x2", "x3"];
const PAIRS = ["x1 and x2", "x1 and x3", "x2 and x3"];
const of = (index: string, names: readonly string[]): string[] => names.map((name) => `${index} of ${name}`);
const estimates = (all: readonly Bounded[]): (number | null)[] => all.map(({ estimate }) => estimate);

const ishigamiAt = ({ rows, at }: Points): Float64Array =>
  Float64Array.from({ length: rows }, (_, i) => ISHIGAMI.of(at.subarray(3 * i, 3 * i + 3)));

const ishigami = (base: number) =>
  sobolIndices(
    { values: ishigamiAt(saltelli({ base, factors: 3, secondOrder: true })), groups: 3, secondOrder: true },
    NO_BOUNDS,
  );

/** Cells of a full grid of 20 × 20 whole numbers. */
const SIDE = 20;
const grid = (key: string, at: (n: number) => number): FactorColumn => ({
  key,
  values: Float64Array.from({ length: SIDE * SIDE }, (_, n) => at(n)),
  categories: null,
});
const across = grid("x", (n) => Math.floor(n / SIDE));
const along = grid("z", (n) => n % SIDE);

export const SENSITIVITY_CHECKS: readonly Check[] = [
  {
    key: "sobol-published",
    says: "Sobol indices of the Ishigami function from 1,024 unscrambled base points.",
    source: "Saltelli et al. 2010 and Jansen 1999 on the points of Joe and Kuo 2008, as SALib 1.6.0 gives them",
    rows() {
      const { first, total, second } = ishigami(1024);
      return [
        ...rowsOf(of("first order", X), [0.33295511, 0.44131394, 0.01857844], estimates(first), 1e-7),
        ...rowsOf(of("total", X), [0.55817905, 0.44328458, 0.24214937], estimates(total), 1e-7),
        ...rowsOf(of("second order", PAIRS), [-0.00004955, 0.22760711, 0.00487655], estimates(second), 1e-7),
      ];
    },
  },
  {
    key: "sobol-analytic",
    says: "The same from 32,768 base points, with second order, against the closed form.",
    source: "Ishigami and Homma 1990, a = 7, b = 0.1",
    rows() {
      const { first, total, second } = ishigami(2 ** 15);
      return [
        ...rowsOf(of("first order", X), ISHIGAMI_EXACT.first, estimates(first), 2e-3),
        ...rowsOf(of("total", X), ISHIGAMI_EXACT.total, estimates(total), 2e-3),
        ...rowsOf(of("second order", PAIRS), ISHIGAMI_EXACT.second, estimates(second), 4e-3),
      ];
    },
  },
  {
    key: "morris-published",
    says: "μ* of the Ishigami function from every elementary effect of the grid of four levels.",
    source: "the whole population of effects, 32 for each factor",
    rows() {
      const { points, moves } = everyMove(3, 4);
      const found = morrisEffects({ values: ishigamiAt(points), moves, sizes: [1, 1, 1] }, NO_BOUNDS);
      return rowsOf(of("μ*", X), [7.704054, 7.875, 6.248796], estimates(found.map(({ muStar }) => muStar)), 1e-6);
    },
  },
  {
    key: "pawn-exact",
    says: "PAWN of y = x on a full grid: slice s of ten lies max(s, 9 − s) tenths from all cells.",
    source: "by hand; Pianosi and Wagener 2015, the definition",
    rows() {
      const [x, z] = pawn([across, along], across.values, NO_BOUNDS);
      const named = ["median of x", "greatest of x", "median of z, which does nothing", "greatest of z"];
      return rowsOf(named, [0.7, 0.9, 0, 0], estimates([x.median, x.most, z.median, z.most]), 1e-12);
    },
  },
  {
    key: "pawn-published",
    says: "PAWN of the Ishigami function over the 8,192 points of a Saltelli design, ten slices.",
    source: "SALib 1.6.0 on the same points",
    rows() {
      const points = saltelli({ base: 1024, factors: 3, secondOrder: true });
      const factors = X.map(
        (key, k): FactorColumn => ({
          key,
          values: Float64Array.from({ length: points.rows }, (_, i) => points.at[3 * i + k]),
          categories: null,
        }),
      );
      const found = pawn(factors, ishigamiAt(points), NO_BOUNDS);
      return [
        ...rowsOf(
          of("median", X),
          [0.24436921, 0.38664653, 0.08578431],
          estimates(found.map(({ median }) => median)),
          1e-8,
        ),
        ...rowsOf(
          of("greatest", X),
          [0.28138155, 0.49029008, 0.18498439],
          estimates(found.map(({ most }) => most)),
          1e-8,
        ),
      ];
    },
  },
  {
    key: "prim-planted",
    says: "PRIM finds a box planted in a full grid: x from 12, z to 5.",
    source: "the box that was planted; Friedman and Fisher 1999",
    rows() {
      const cases = Array.from(across.values, (x, n) => x >= 12 && along.values[n] <= 5);
      const { box } = prim([across, along], cases);
      const side = (key: string) => box.restrictions.find(({ factor }) => factor === key);
      return rowsOf(
        ["x from", "z to", "coverage", "density"],
        [12, 5, 1, 1],
        [side("x")?.from ?? null, side("z")?.to ?? null, box.coverage, box.density],
        0,
      );
    },
  },
];
