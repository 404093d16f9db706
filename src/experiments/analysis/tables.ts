import type { Written } from "../../results/files.js";
import { type Column, type Table, writeTable } from "../../results/parquet.js";
import { coversZero } from "../sensitivity/bounds.js";
import type { Analysis } from "./analysis.js";

const BOUNDS: readonly Column[] = [
  {
    name: "estimate",
    type: "number",
    says: "The estimate, in `unit`. Null where it cannot be estimated.",
    nullable: true,
  },
  { name: "lo", type: "number", says: "Its lower bound.", nullable: true },
  { name: "hi", type: "number", says: "Its upper bound.", nullable: true },
  { name: "level", type: "number", says: "Probability that the bounds are made for: 0.95 for 95 %." },
  { name: "covers_zero", type: "boolean", says: "Do the bounds cover 0? Null where there are none.", nullable: true },
];

export const SENSITIVITY: Table = {
  name: "sensitivity.parquet",
  says: "Sensitivity indices of every factor, or group of factors, for every outcome.",
  columns: [
    { name: "outcome", type: "string", says: "Key of the outcome, as in the experiment.", searched: true },
    { name: "method", type: "string", says: "sobol, morris or pawn." },
    {
      name: "index",
      type: "string",
      says: "sobol: first, total, second. morris: mu_star, mu, sigma. pawn: median, most. docs/sensitivity.md has the formulas.",
    },
    { name: "factor", type: "string", says: "Factor, or group of factors moved together." },
    { name: "with", type: "string", says: "The other of a pair, for second order.", nullable: true },
    { name: "unit", type: "string", says: "Unit of the estimate and its bounds." },
    ...BOUNDS,
    {
      name: "half",
      type: "number",
      says: "sobol: the estimate from the first half of the base points.",
      nullable: true,
    },
    {
      name: "dummy",
      type: "number",
      says: "pawn: what a factor that does nothing stays below, with probability `level`.",
      nullable: true,
    },
    {
      name: "n",
      type: "integer",
      says: "Base points (sobol), elementary effects (morris) or cells (pawn) that it rests on.",
    },
    { name: "dropped", type: "integer", says: "Of those, how many were left out for want of a value." },
  ],
};

export const STUDY_EFFECTS: Table = {
  name: "effects.parquet",
  says: "What setting a factor otherwise does to the mean of an outcome.",
  columns: [
    { name: "outcome", type: "string", says: "Key of the outcome, as in the experiment.", searched: true },
    { name: "factor", type: "string", says: "Factor." },
    { name: "from", type: "string", says: 'Value it is held against, or "all cells".' },
    { name: "to", type: "string", says: "Value it is set to, or the ends of a slice of its range." },
    { name: "unit", type: "string", says: "Unit of the outcome, of the estimate and its bounds." },
    ...BOUNDS,
    { name: "method", type: "string", says: "How the bounds come about, or why there are none." },
    {
      name: "combinations",
      type: "integer",
      says: "Combinations of the other factors averaged over; of a slice, its cells.",
    },
    { name: "n_pairs", type: "integer", says: "Replicates of each; pairs where replicates are paired." },
  ],
};

const covers = (row: {
  readonly estimate: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
}): boolean | null => (row.lo === null || row.hi === null ? null : coversZero(row));

/** Writes sensitivity.parquet and effects.parquet. */
export function writeAnalysisTables(folder: string, analysis: Analysis): Written[] {
  const { indices, effects, study, options } = analysis;
  const notes = {
    study: study.digest,
    generated: "Every resident of these worlds is generated. No row is about a person.",
  };
  const level = options.confidence;
  const columns = <R>(rows: readonly R[], picks: readonly ((row: R) => string | number | boolean | null)[]) => [
    picks.map((pick) => rows.map(pick)),
  ];
  return [
    writeTable(
      folder,
      SENSITIVITY,
      columns(indices, [
        (r) => r.outcome,
        (r) => r.method,
        (r) => r.index,
        (r) => r.factor,
        (r) => r.with,
        (r) => r.unit,
        (r) => r.estimate,
        (r) => r.lo,
        (r) => r.hi,
        () => level,
        covers,
        (r) => r.half,
        (r) => r.dummy,
        (r) => r.n,
        (r) => r.dropped,
      ]),
      notes,
    ),
    writeTable(
      folder,
      STUDY_EFFECTS,
      columns(effects, [
        (r) => r.outcome,
        (r) => r.factor,
        (r) => r.from,
        (r) => r.to,
        (r) => r.unit,
        (r) => r.estimate,
        (r) => r.lo,
        (r) => r.hi,
        () => level,
        covers,
        (r) => r.method,
        (r) => r.combinations,
        (r) => r.replicates,
      ]),
      notes,
    ),
  ];
}
