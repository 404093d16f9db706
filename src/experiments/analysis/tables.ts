import type { Written } from "../../results/files.js";
import { type Column, type Table, writeTable } from "../../results/parquet.js";
import { type Bounded, coversZero } from "../sensitivity/bounds.js";
import type { Analysis } from "./analysis.js";
import type { EffectRow, IndexRow } from "./rows.js";

/** A column, and where its values come from. */
interface Told<R> extends Column {
  readonly of: (row: R) => string | number | boolean | null;
}

/** Bounds, and the probability that they are made for. */
type Levelled<R> = R & { readonly level: number };

const BOUNDS: readonly Told<Levelled<Bounded>>[] = [
  {
    name: "estimate",
    type: "number",
    says: "The estimate, in `unit`. Null where it cannot be estimated.",
    nullable: true,
    of: (r) => r.estimate,
  },
  { name: "lo", type: "number", says: "Its lower bound.", nullable: true, of: (r) => r.lo },
  { name: "hi", type: "number", says: "Its upper bound.", nullable: true, of: (r) => r.hi },
  {
    name: "level",
    type: "number",
    says: "Probability that the bounds are made for: 0.95 for 95 %.",
    of: (r) => r.level,
  },
  {
    name: "covers_zero",
    type: "boolean",
    says: "Do the bounds cover 0? Null where there are none.",
    nullable: true,
    of: (r) => (r.lo === null || r.hi === null ? null : coversZero(r)),
  },
];

const OUTCOME: Told<{ readonly outcome: string }> = {
  name: "outcome",
  type: "string",
  says: "Key of the outcome, as in the experiment.",
  searched: true,
  of: (r) => r.outcome,
};

const INDEX_COLUMNS: readonly Told<Levelled<IndexRow>>[] = [
  OUTCOME,
  { name: "method", type: "string", says: "sobol, morris or pawn.", of: (r) => r.method },
  {
    name: "index",
    type: "string",
    says: "sobol: first, total, second. morris: mu_star, mu, sigma. pawn: median, most. docs/sensitivity.md has the formulas.",
    of: (r) => r.index,
  },
  { name: "factor", type: "string", says: "Factor, or group of factors moved together.", of: (r) => r.factor },
  { name: "with", type: "string", says: "The other of a pair, for second order.", nullable: true, of: (r) => r.with },
  { name: "unit", type: "string", says: "Unit of the estimate and its bounds.", of: (r) => r.unit },
  ...BOUNDS,
  {
    name: "half",
    type: "number",
    says: "sobol: the estimate from the first half of the base points.",
    nullable: true,
    of: (r) => r.half,
  },
  {
    name: "dummy",
    type: "number",
    says: "pawn: what a factor that does nothing stays below, with probability `level`.",
    nullable: true,
    of: (r) => r.dummy,
  },
  {
    name: "n",
    type: "integer",
    says: "Base points (sobol), elementary effects (morris) or cells (pawn) that it rests on.",
    of: (r) => r.n,
  },
  {
    name: "dropped",
    type: "integer",
    says: "Of those, how many were left out for want of a value.",
    of: (r) => r.dropped,
  },
];

const EFFECT_COLUMNS: readonly Told<Levelled<EffectRow>>[] = [
  OUTCOME,
  { name: "factor", type: "string", says: "Factor.", of: (r) => r.factor },
  { name: "from", type: "string", says: 'Value it is held against, or "all cells".', of: (r) => r.from },
  {
    name: "to",
    type: "string",
    says: "Value it is set to, or the ends of a slice of its range.",
    of: (r) => r.to,
  },
  { name: "unit", type: "string", says: "Unit of the outcome, of the estimate and its bounds.", of: (r) => r.unit },
  ...BOUNDS,
  { name: "method", type: "string", says: "How the bounds come about, or why there are none.", of: (r) => r.method },
  {
    name: "combinations",
    type: "integer",
    says: "Combinations of the other factors averaged over; of a slice, its cells.",
    of: (r) => r.combinations,
  },
  {
    name: "n_pairs",
    type: "integer",
    says: "Replicates of each; pairs where replicates are paired.",
    of: (r) => r.replicates,
  },
];

/** Writes sensitivity.parquet and effects.parquet. */
export function writeAnalysisTables(folder: string, { indices, effects, study, options }: Analysis): Written[] {
  const write = <R extends object>(
    name: string,
    says: string,
    columns: readonly Told<Levelled<R>>[],
    rows: readonly R[],
  ): Written => {
    const levelled = rows.map((row) => ({ ...row, level: options.confidence }));
    const table: Table = { name, says, columns: columns.map(({ of: _, ...column }) => column) };
    return writeTable(folder, table, [columns.map(({ of }) => levelled.map(of))], {
      study: study.digest,
      generated: "Every resident of these worlds is generated. No row is about a person.",
    });
  };
  return [
    write(
      "sensitivity.parquet",
      "Sensitivity indices of every factor, or group of factors, for every outcome.",
      INDEX_COLUMNS,
      indices,
    ),
    write(
      "effects.parquet",
      "What setting a factor otherwise does to the mean of an outcome.",
      EFFECT_COLUMNS,
      effects,
    ),
  ];
}
