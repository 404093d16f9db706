import type { SafeguardsAnswer, SafeguardsAsked } from "../worlds/safeguards/changes.js";
import { READINGS } from "../worlds/safeguards/read.js";
import type { Written } from "./files.js";
import { type Batch, type Table, writeTable } from "./parquet.js";

export const SAFEGUARD_EFFECTS: Table = {
  name: "safeguards.parquet",
  says: "What each safeguard alone, and all together (arm all), change in each harm, group by group, against the same worlds without safeguards; and the harms without (arm none).",
  columns: [
    { name: "world", type: "string", says: "Name of the scenario." },
    { name: "arm", type: "string", says: "none, a safeguard alone, all_but_sunset, or all.", searched: true },
    { name: "harm", type: "string", says: "Key of the harm." },
    { name: "unit", type: "string", says: "Unit of all numbers of the row." },
    { name: "group", type: "string", says: "Who: all, or dimension:label." },
    { name: "from", type: "string", says: "First month that is read, YYYY-MM." },
    { name: "to", type: "string", says: "Last month that is read." },
    { name: "without", type: "number", says: "The harm without safeguards, mean over the pairs.", nullable: true },
    { name: "with", type: "number", says: "The harm in the arm, mean over the pairs.", nullable: true },
    {
      name: "change",
      type: "number",
      says: "With less without, mean of the paired differences; null for arm none.",
      nullable: true,
    },
    {
      name: "lo",
      type: "number",
      says: "Lower end of the interval (of the change; for arm none, of the harm).",
      nullable: true,
    },
    { name: "hi", type: "number", says: "Upper end of it.", nullable: true },
    { name: "level", type: "number", says: "Level of the interval (Student's t over replicates)." },
    { name: "n_pairs", type: "integer", says: "Replicates in which both could be told." },
    {
      name: "pairing_gain",
      type: "number",
      says: "By which factor unpaired replicates would have to be more for an interval as narrow.",
      nullable: true,
    },
  ],
};

export const SAFEGUARD_COSTS: Table = {
  name: "safeguard-costs.parquet",
  says: "What each safeguard alone, and all together, count as their costs, for each million residents a year.",
  columns: [
    { name: "world", type: "string", says: "Name of the scenario." },
    { name: "arm", type: "string", says: "A safeguard alone, all_but_sunset, or all." },
    { name: "counter", type: "string", says: "Key of what is counted." },
    { name: "says", type: "string", says: "What it is." },
    { name: "unit", type: "string", says: "Unit of the estimate, for each million residents a year." },
    { name: "estimate", type: "number", says: "Mean over replicates." },
    { name: "lo", type: "number", says: "Lower end of its interval; null for one replicate.", nullable: true },
    { name: "hi", type: "number", says: "Upper end of it.", nullable: true },
    { name: "level", type: "number", says: "Level of the interval (Student's t over replicates)." },
  ],
};

type Row = readonly (string | number | null)[];

export function writeSafeguards(folder: string, asked: SafeguardsAsked, answer: SafeguardsAnswer): Written[] {
  const { scenario, window, seed, residents, replicates } = asked;
  const { without, changes, costs, level } = answer;
  const unit = new Map(READINGS.map((r) => [r.key, r.unit]));
  const about = (arm: string, harm: string, group: string): Row => [
    scenario.name,
    arm,
    harm,
    unit.get(harm) ?? "",
    group,
    window.from,
    window.to,
  ];
  const effects: Row[] = [
    ...without.map(
      ({ harm, group, n, estimate, lo, hi }): Row => [
        ...about("none", harm, group),
        estimate,
        estimate,
        null,
        lo,
        hi,
        level,
        n,
        null,
      ],
    ),
    ...changes.map(
      (c): Row => [...about(c.arm, c.harm, c.group), c.meanA, c.meanB, c.estimate, c.lo, c.hi, level, c.n, c.gain],
    ),
  ];
  const spent = costs.map(
    ({ arm, counter, estimate, lo, hi }): Row => [
      scenario.name,
      arm,
      counter.key,
      counter.says,
      counter.unit,
      estimate,
      lo,
      hi,
      level,
    ],
  );
  const notes = {
    generated: "Every resident of these worlds is generated. No row is about a person.",
    seed: String(seed),
    residents: String(residents),
    replicates: String(replicates),
  };
  return [
    writeTable(folder, SAFEGUARD_EFFECTS, batches(SAFEGUARD_EFFECTS, effects), notes),
    writeTable(folder, SAFEGUARD_COSTS, batches(SAFEGUARD_COSTS, spent), notes),
  ];
}

const batches = ({ columns }: Table, rows: readonly Row[]): Batch[] =>
  rows.length === 0 ? [] : [columns.map((_, c) => rows.map((row) => row[c]))];
