import type { Written } from "../../results/files.js";
import { type Batch, type Column, type Table, writeTable } from "../../results/parquet.js";
import type { Outcome } from "../experiment.js";
import type { FactorValue } from "../factor.js";
import { RUN } from "../study.js";
import type { KeptRuns } from "./kept.js";
import type { SweepPlan } from "./plan.js";

const BATCH = 65536;

/** The merged table: one row for each cell × replicate × outcome. */
export const runsTable = (plan: SweepPlan, name: string): Table => ({
  name,
  says: "Every outcome of every run of a sweep: one row for each cell, replicate and outcome.",
  columns: [
    { name: "cell", type: "integer", says: "Number of the cell, from 1.", searched: true },
    { name: "replicate", type: "integer", says: "Which of the cell's runs, from 1." },
    { name: "seed", type: "integer", says: "Seed of the run." },
    { name: "address", type: "string", says: "Digest of the model's version and the cell's resolved scenario." },
    { name: "digest", type: "string", says: "Digest of the world at its end: glasshouse replay gives it again." },
    ...plan.experiment.factors.map(
      ({ name: factor, path, unit }, f): Column => ({
        name: factor,
        type: typeOf(plan, f),
        unit,
        says: `Factor: the value of ${path}.`,
      }),
    ),
    {
      name: "measure",
      type: "string",
      says: "Key of the measure; docs/measures.md has its definition.",
      searched: true,
    },
    { name: "group", type: "string", says: "Who: a group, or a comparison of two." },
    {
      name: "month",
      type: "string",
      says: "Month, or window and what is made of it; last for the last month of the run.",
    },
    {
      name: "value",
      type: "number",
      says: "The outcome, in `unit`. Null where it cannot be estimated.",
      nullable: true,
    },
    { name: "unit", type: "string", says: "Unit of the value." },
  ],
});

/** Numbers and switches as they are; anything else, or a mixture, as text (blocks and lists as JSON). */
function typeOf({ cells, experiment }: SweepPlan, f: number): "number" | "boolean" | "string" | "integer" {
  const all = (kind: string): boolean => cells.every(({ values }) => typeof values[f] === kind);
  if (all("boolean")) return "boolean";
  if (!all("number")) return "string";
  return experiment.factors[f].integer ? "integer" : "number";
}

/** Writes it in batches: what is held is one batch, and what was read of the runs. */
export function writeRunsTable(folder: string, name: string, plan: SweepPlan, kept: KeptRuns): Written {
  const { experiment, digest } = plan;
  return writeTable(folder, runsTable(plan, name), rows(plan, kept), {
    generated: "Every resident of these worlds is generated. No row is about a person.",
    experiment: experiment.name,
    plan: digest,
  });
}

function* rows(plan: SweepPlan, kept: KeptRuns): Generator<Batch> {
  const { cells, experiment } = plan;
  const { outcomes } = experiment;
  const { first, state } = kept;
  const types = experiment.factors.map((_, f) => typeOf(plan, f));
  const about = outcomes.map((o) => ({ ...o, month: monthOf(o) }));
  let columns = empty(experiment.factors.length);
  for (let c = 0; c < cells.length; c++) {
    const { address, values } = cells[c];
    const factors = values.map((value, f) => stored(value, types[f]));
    for (let n = first[c]; n < first[c + 1]; n++) {
      if (state[n] !== RUN.done) continue;
      const digest = Buffer.from(kept.digest.buffer, 16 * n, 16).toString("hex");
      for (let k = 0; k < about.length; k++) {
        const value = kept.values[k][n];
        const { measure, group, month, unit } = about[k];
        const row = [c + 1, n - first[c] + 1, kept.seed[n], address, digest, ...factors, measure, group, month];
        for (let column = 0; column < row.length; column++) columns[column].push(row[column]);
        columns[row.length].push(Number.isNaN(value) ? null : value);
        columns[row.length + 1].push(unit);
        if (columns[0].length < BATCH) continue;
        yield columns;
        columns = empty(experiment.factors.length);
      }
    }
  }
  if (columns[0].length > 0) yield columns;
}

const empty = (factors: number): (string | number | boolean | null)[][] =>
  Array.from({ length: 10 + factors }, () => []);

const stored = (value: FactorValue, type: string): string | number | boolean =>
  type !== "string" ? (value as number | boolean) : typeof value === "string" ? value : JSON.stringify(value ?? null);

const monthOf = ({ when }: Outcome): string =>
  when === null ? "last" : typeof when === "string" ? when : `${when.from}..${when.to} ${when.take}`;
