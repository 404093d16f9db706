import { spellsUnderSanction } from "../measures/spells.js";
import type { Outcomes } from "../worlds/outcomes.js";
import type { Written } from "./files.js";
import { type Batch, type Table, writeTable } from "./parquet.js";

export const SPELLS: Table = {
  name: "spells.parquet",
  says: "How long spells under sanction last (Kaplan–Meier), by group. A group without a spell is one row with at_risk = 0.",
  columns: [
    { name: "group", type: "string", says: "Who: all, or dimension:label." },
    { name: "months", type: "integer", unit: "months", says: "Months since the spell began." },
    { name: "at_risk", type: "integer", unit: "spells", says: "Spells followed that long without an end." },
    { name: "ended", type: "integer", unit: "spells", says: "Spells that ended after just so many months." },
    {
      name: "censored",
      type: "integer",
      unit: "spells",
      says: "Spells known to have lasted longer than that and not followed further: those still running in their next month when the world stopped.",
    },
    {
      name: "survival",
      type: "number",
      unit: "share of spells",
      says: "Estimated share of spells that last longer than that.",
      nullable: true,
    },
    { name: "se", type: "number", unit: "share of spells", says: "Greenwood's standard error.", nullable: true },
    {
      name: "lo",
      type: "number",
      unit: "share of spells",
      says: "Lower end of the 95 % interval (log–log).",
      nullable: true,
    },
    {
      name: "hi",
      type: "number",
      unit: "share of spells",
      says: "Upper end of the 95 % interval (log–log).",
      nullable: true,
    },
  ],
};

/** Writes the survival of spells under sanction, group by group. */
export function writeSpells(folder: string, outcomes: Outcomes): Written {
  const { groups, spellsEnded, spellsRunning } = outcomes;
  const rows = groups.flatMap(({ key }, g) =>
    spellsUnderSanction(spellsEnded, spellsRunning, g, groups.length).map((r) => [
      key,
      r.time,
      r.atRisk,
      r.ended,
      r.censored,
      r.survival,
      r.se,
      r.lo,
      r.hi,
    ]),
  );
  const batch: Batch = SPELLS.columns.map((_, c) => rows.map((row) => row[c]));
  return writeTable(folder, SPELLS, [batch]);
}
