import type { Life, Move } from "../worlds/explain/life.js";
import type { Written } from "./files.js";
import { type Batch, type Column, type Table, writeTable } from "./parquet.js";

type Value = string | number | null;

/** A column of the ledger, and its value in a move of a resident. */
interface LedgerColumn extends Column {
  of(move: Move, resident: number): Value;
}

const COLUMNS: readonly LedgerColumn[] = [
  {
    name: "resident",
    type: "integer",
    searched: true,
    says: "Number of the generated resident, from 0.",
    of: (_, resident) => resident,
  },
  { name: "month", type: "string", says: "Month of the score that is moved, YYYY-MM.", of: (m) => m.month },
  { name: "act", type: "string", nullable: true, says: "Act on the record; null for no record.", of: (m) => m.act },
  {
    name: "channel",
    type: "string",
    nullable: true,
    says: "Channel by which the record came; null for no record.",
    of: (m) => m.channel,
  },
  { name: "rule", type: "string", says: "Path of the parameter that moves the score.", of: (m) => m.rule },
  {
    name: "points",
    type: "number",
    unit: "points",
    says: "Points of the move, exact sixteenths.",
    of: (m) => m.points,
  },
  {
    name: "before",
    type: "number",
    unit: "points",
    nullable: true,
    says: "Score before the move; null while not rated.",
    of: (m) => m.before,
  },
  {
    name: "after",
    type: "number",
    unit: "points",
    nullable: true,
    says: "Score after the move: `before` of the resident's next; null from then on not rated.",
    of: (m) => m.after,
  },
  {
    name: "cause",
    type: "integer",
    nullable: true,
    says: "Number of the resident behind the move: who did it, reported it, was meant, or whose score pulls.",
    of: (m) => m.cause?.resident ?? null,
  },
  {
    name: "cause_how",
    type: "string",
    nullable: true,
    says: "What the cause has to do with it: act, report, file, tie, household.",
    of: (m) => m.cause?.how ?? null,
  },
  {
    name: "cause_tie",
    type: "string",
    nullable: true,
    says: "Where a tie leads: neighbourhood, town, other (in the town), far (another town).",
    of: (m) => m.cause?.tie ?? null,
  },
  {
    name: "months_late",
    type: "integer",
    unit: "months",
    nullable: true,
    says: "Months between the act and the move; null where nobody stands behind it.",
    of: (m) => m.cause?.late ?? null,
  },
  {
    name: "true_or_false",
    type: "string",
    nullable: true,
    says: "true, wrong_person, nobody, mixed_up, someone_else, or false (several false records as they fade); null for neither.",
    of: (m) => m.truth,
  },
];

const LEDGER: Table = {
  name: "ledger.parquet",
  says: "Every move of the scores of the generated residents asked for. For each, the moves sum to the score of every month, exactly.",
  columns: COLUMNS,
};

/** Writes the ledgers of some lives, one life after the other. */
export const writeLedger = (folder: string, lives: readonly Life[]): Written =>
  writeTable(folder, LEDGER, batches(lives), {
    generated: "Every resident in this file is generated. No row is about a person.",
  });

function* batches(lives: readonly Life[]): Generator<Batch> {
  for (const { ledger, resident } of lives)
    if (ledger.length > 0) yield COLUMNS.map((column) => ledger.map((move) => column.of(move, resident)));
}
