import { OUTCOMES } from "../results/outcomes-table.js";
import { RESIDENTS } from "../results/residents-table.js";
import { SPELLS } from "../results/spells-table.js";
import type { Outcomes } from "../worlds/outcomes.js";
import type { Reproduce } from "./report.js";

const FILES = [
  ...[OUTCOMES, RESIDENTS, SPELLS].map(({ name, says }) => ({ name, says })),
  { name: "report.json", says: "Every sentence, number and figure of this page, as data." },
  { name: "report.html", says: "This page, made from report.json." },
  { name: "scenario.yaml", says: "The scenario, with every default written out." },
  { name: "ODD.md", says: "Description of the model, after the ODD+D protocol." },
  { name: "manifest.json", says: "What the run was, its digest, and the SHA-256 of every file." },
  { name: "CITATION.cff", says: "How to cite these results." },
  { name: "datapackage.json", says: "The tables as a Frictionless data package." },
  { name: "ro-crate-metadata.json", says: "The folder as an RO-Crate." },
];

const READING = [
  { language: "Python", line: 'import pandas; df = pandas.read_parquet("outcomes.parquet")' },
  { language: "R", line: 'df <- arrow::read_parquet("outcomes.parquet")' },
  {
    language: "DuckDB",
    line: "select month, value from 'outcomes.parquet' where measure = 'sanctioned' and \"group\" = 'all';",
  },
];

/** How to get the same world again, and how to read what it left. */
export function reproduce(outcomes: Outcomes, command: readonly string[]): Reproduce {
  const { seed, residents, months } = outcomes;
  return {
    command: command.map(quoted).join(" "),
    again: `npx glasshouse run scenario.yaml --residents ${residents} --months ${months.length} --seed ${seed}`,
    files: FILES,
    reading: READING,
  };
}

export const quoted = (word: string): string =>
  /^[\w./=:,@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
