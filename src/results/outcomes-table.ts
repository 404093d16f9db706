import type { Block } from "../worlds/measured.js";
import type { Outcomes } from "../worlds/outcomes.js";
import type { Written } from "./files.js";
import { type Batch, type Table, writeTable } from "./parquet.js";

export const OUTCOMES: Table = {
  name: "outcomes.parquet",
  says: "Every measure of the world, by month and group: one long table. A group that turned out empty is a row with n = 0.",
  columns: [
    { name: "world", type: "string", says: "Name of the scenario." },
    { name: "replicate", type: "integer", says: "Which of several runs of the same scenario, from 1." },
    { name: "month", type: "string", says: "Month, YYYY-MM." },
    {
      name: "group",
      type: "string",
      says: "Who: all, dimension:label, or a comparison of two groups, dimension:first-second (difference) and dimension:first/second (ratio).",
    },
    {
      name: "measure",
      type: "string",
      says: "Key of the measure; docs/measures.md has its definition.",
      searched: true,
    },
    {
      name: "value",
      type: "number",
      says: "The measure, in `unit`. Null where it cannot be estimated.",
      nullable: true,
    },
    { name: "unit", type: "string", says: "Unit of the value." },
    { name: "n", type: "integer", says: "Cases the value rests on: its denominator, or the residents of the group." },
  ],
};

const BATCH = 131072;

/** Writes the long table, measure by measure, each month by month. */
export function writeOutcomes(folder: string, outcomes: Outcomes, blocks: readonly Block[], replicate = 1): Written {
  return writeTable(folder, OUTCOMES, rows(outcomes.scenario.name, replicate, blocks), {
    generated: "Every resident of this world is generated. No row is about a person.",
    seed: String(outcomes.seed),
    residents: String(outcomes.residents),
  });
}

function* rows(world: string, replicate: number, blocks: readonly Block[]): Generator<Batch> {
  let left = blocks.reduce((sum, block) => sum + block.values.length, 0);
  let out = empty(world, replicate, Math.min(left, BATCH));
  let row = 0;
  for (const { measure, unit, months, groups, values, n } of blocks) {
    for (let m = 0, at = 0; m < months.length; m++) {
      for (let g = 0; g < groups.length; g++, at++) {
        const value = values[at];
        out.month[row] = months[m];
        out.group[row] = groups[g];
        out.measure[row] = measure.key;
        out.value[row] = Number.isNaN(value) ? null : value;
        out.unit[row] = unit;
        out.n[row] = n[at];
        if (++row < out.n.length) continue;
        yield Object.values(out);
        left -= row;
        out = empty(world, replicate, Math.min(left, BATCH));
        row = 0;
      }
    }
  }
}

/** Room for so many rows, in the order of the columns. */
const empty = (world: string, replicate: number, size: number) => ({
  world: new Array<string>(size).fill(world),
  replicate: new Array<number>(size).fill(replicate),
  month: new Array<string>(size),
  group: new Array<string>(size),
  measure: new Array<string>(size),
  value: new Array<number | null>(size),
  unit: new Array<string>(size),
  n: new Array<number>(size),
});
