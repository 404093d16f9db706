import type { Effects } from "../worlds/pair/effects.js";
import type { Written } from "./files.js";
import { type Batch, type Table, writeTable } from "./parquet.js";

export const EFFECTS: Table = {
  name: "effects.parquet",
  says: "The effect of world B against world A on every measure, by month and group: means over pairs of worlds of one seed.",
  columns: [
    {
      name: "measure",
      type: "string",
      says: "Key of the measure; docs/measures.md has its definition. Keys that begin with twins_ count residents and their twins (docs/pairing.md).",
      searched: true,
    },
    {
      name: "group",
      type: "string",
      says: "Who: all, dimension:label, or a comparison of two groups. Of twins: the resident's group in A.",
    },
    { name: "month", type: "string", says: "Month, YYYY-MM." },
    {
      name: "estimate",
      type: "number",
      says: "Mean of B less A over the pairs, in `unit`. Null where no pair could be estimated.",
      nullable: true,
    },
    { name: "lo", type: "number", says: "Lower end of the interval; null with fewer than two pairs.", nullable: true },
    { name: "hi", type: "number", says: "Upper end of the interval; null with fewer than two pairs.", nullable: true },
    { name: "level", type: "number", says: "Level of the interval.", nullable: true },
    { name: "method", type: "string", says: "How the interval is made; none with fewer than two pairs." },
    { name: "n_pairs", type: "integer", unit: "pairs of worlds", says: "Pairs that the estimate rests on." },
    {
      name: "pairing_gain",
      type: "number",
      unit: "ratio",
      says: "(var A + var B) / var (B - A): by how much unpaired replicates would have to be more. Null where it cannot be estimated.",
      nullable: true,
    },
    { name: "mean_a", type: "number", says: "Mean of A over the same pairs; null for twins.", nullable: true },
    { name: "mean_b", type: "number", says: "Mean of B over the same pairs; null for twins.", nullable: true },
    { name: "unit", type: "string", says: "Unit of estimate, lo, hi, mean_a and mean_b." },
  ],
};

export const REPLICATES: Table = {
  name: "replicates.parquet",
  says: "Every measure in its last month, pair by pair: what the effects of that month are means of.",
  columns: [
    { name: "replicate", type: "integer", says: "Number of the pair, from 1." },
    { name: "measure", type: "string", says: "Key of the measure.", searched: true },
    { name: "group", type: "string", says: "Who, as in effects.parquet." },
    { name: "month", type: "string", says: "Month, YYYY-MM." },
    {
      name: "a",
      type: "number",
      says: "Value in world A; null for twins, or where it cannot be estimated.",
      nullable: true,
    },
    { name: "b", type: "number", says: "Value in world B; of twins, their number.", nullable: true },
    { name: "unit", type: "string", says: "Unit of a and b." },
  ],
};

const BATCH = 131072;
export const METHOD = "paired Student t over replicates";
const NO_INTERVAL = "none: one pair says nothing of the spread";

/** Writes all effects, measure by measure, each month by month. */
export const writeEffects = (folder: string, effects: Effects, notes: Readonly<Record<string, string>>): Written =>
  writeTable(folder, EFFECTS, effectRows(effects), notes);

/** Writes the last month of every pair. */
export const writeReplicates = (folder: string, effects: Effects, notes: Readonly<Record<string, string>>): Written =>
  writeTable(folder, REPLICATES, endRows(effects), notes);

type Value = string | number | null;

function* effectRows(effects: Effects): Generator<Batch> {
  const rows = new Rows(EFFECTS);
  for (const [n, { months, groups }] of effects.blocks.entries())
    for (let m = 0; m < months.length; m++)
      for (let g = 0; g < groups.length; g++) {
        const e = effects.at(n, m, g);
        const ranged = e.lo !== null;
        rows.put(e.measure, e.group, e.month, e.estimate, e.lo, e.hi);
        rows.put(ranged ? effects.level : null, ranged ? METHOD : NO_INTERVAL);
        rows.put(e.n, e.gain, e.meanA, e.meanB, e.unit);
        if (rows.full()) yield rows.take();
      }
  yield rows.take();
}

function* endRows(effects: Effects): Generator<Batch> {
  const rows = new Rows(REPLICATES);
  for (const [r, { a, b }] of effects.ends.entries()) {
    let at = 0;
    for (const { measure, unit, months, groups, ofTwins } of effects.blocks)
      for (const group of groups) {
        rows.put(r + 1, measure.key, group, months[months.length - 1]);
        rows.put(ofTwins ? null : known(a[at]), known(b[at]), unit);
        at++;
        if (rows.full()) yield rows.take();
      }
  }
  yield rows.take();
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Rows as columns, some at a time. */
class Rows {
  private columns: Value[][];
  private column = 0;

  constructor(private readonly table: Table) {
    this.columns = table.columns.map(() => []);
  }

  /** The next values of a row, in the order of the columns. */
  put(...values: readonly Value[]): void {
    for (const value of values) this.columns[this.column++].push(value);
    if (this.column === this.columns.length) this.column = 0;
  }

  full(): boolean {
    return this.columns[0].length >= BATCH;
  }

  take(): Batch {
    const taken = this.columns;
    this.columns = this.table.columns.map(() => []);
    return taken;
  }
}
