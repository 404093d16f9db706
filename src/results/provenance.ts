import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Outcomes } from "../worlds/outcomes.js";

/** What only the caller of a run knows. */
export interface RunContext {
  /** As typed: ["glasshouse", "run", "described"]. */
  readonly command: readonly string[];
  readonly started: Date;
  readonly finished: Date;
  /** Exit code the command ends with. */
  readonly exit?: number;
  /** Which of several runs of the same scenario, from 1. */
  readonly replicate?: number;
  /** Files that are in the folder already and belong to the run: a report. Their SHA-256 goes into the manifest, too. */
  readonly others?: readonly string[];
}

/** Name and version of this program, from its package.json. */
export interface Program {
  readonly name: string;
  readonly version: string;
}

export function program(): Program {
  // Two folders up from src/results/, three from dist/src/results/.
  for (const up of ["../../package.json", "../../../package.json"]) {
    try {
      const found = JSON.parse(readFileSync(fileURLToPath(new URL(up, import.meta.url)), "utf8"));
      if (found.name === "glasshouse-lab") return { name: found.name, version: found.version };
    } catch {
      // Not there: it is the other one.
    }
  }
  return { name: "glasshouse-lab", version: "unknown" };
}

/** What a manifest says of how its folder was made. */
export const madeBy = ({ command, started, finished, exit }: RunContext) => ({
  program: program(),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  command,
  start: started.toISOString(),
  end: finished.toISOString(),
  exit: exit ?? 0,
});

export const BOUNDARY = [
  "Every resident is generated. No input can carry a person, and no row of the output is about one.",
  "Sensors are tables of error probabilities. Nothing recognises a face or reads a text.",
  "Nothing acts outward: no service answers with a score, and nothing is exported that could rate anyone.",
  "Nothing looks for the score that makes people obey most. The program looks for harm, its causes, and safeguards.",
  "No verdict: it prints evidence, its uncertainty and its assumptions, never that something is lawful or fair.",
] as const;

/** "Glasshouse world: described, seed 1, 1,000,000 residents, 2014-01 to 2020-12". */
export function titleOf({ scenario, seed, residents, months }: Outcomes): string {
  const span = months.length > 0 ? `, ${months[0]} to ${months[months.length - 1]}` : "";
  return `Glasshouse world: ${scenario.name}, seed ${seed}, ${residents.toLocaleString("en-US")} generated residents${span}`;
}
