import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resolveFile } from "../scenario/presets.js";
import type { WorldAsked } from "../worlds/address.js";
import { measured } from "../worlds/measured.js";
import type { Outcomes } from "../worlds/outcomes.js";
import type { Expected } from "../worlds/replay/replay.js";
import { fingerprintOf, type Written } from "./files.js";
import { writeOutcomes } from "./outcomes-table.js";
import { PRINTS } from "./prints.js";
import type { Program } from "./provenance.js";
import { writeResidents } from "./residents-table.js";
import { writeSpells } from "./spells-table.js";

/** The folder holds no complete run. */
export class NoRun extends Error {
  override readonly name = "NoRun";
}

/** A complete run, as its folder tells of it. */
export interface StoredRun extends WorldAsked {
  readonly expected: Expected;
  readonly program: Program;
  readonly node: string;
  readonly replicate: number;
  readonly files: readonly Written[];
}

/** Reads what a run was from its folder. Throws `NoRun`, or the scenario's own error. */
export function readRun(folder: string): StoredRun {
  const path = join(folder, "manifest.json");
  if (!existsSync(path)) throw new NoRun(`${folder} holds no complete run: there is no manifest.json in it`);
  const manifest = read(path, "an object") as Record<string, unknown>;
  if (manifest.kind !== "glasshouse run")
    throw new NoRun(
      `${folder} holds no run: its manifest.json is of kind ${JSON.stringify(manifest.kind ?? null)}, not "glasshouse run"`,
    );
  const { seed, residents, digest } = manifest;
  if (
    !Number.isInteger(seed) ||
    !Number.isInteger(residents) ||
    typeof digest !== "string" ||
    !Array.isArray(manifest.files)
  )
    throw new NoRun(`${path} does not say seed, residents, digest and files`);
  return {
    // The scenario comes from its YAML, so that everything in it is held to the schema.
    scenario: resolveFile(join(folder, "scenario.yaml")).scenario,
    seed: seed as number,
    residents: residents as number,
    expected: { digest, prints: printsIn(join(folder, PRINTS)) },
    program: manifest.program as Program,
    node: String(manifest.node ?? "unknown"),
    replicate: (manifest.replicate as number | undefined) ?? 1,
    files: manifest.files as Written[],
  };
}

function printsIn(path: string): string[][] | null {
  if (!existsSync(path)) return null;
  return Object.values(read(path, "months with their prints") as Record<string, string[]>);
}

function read(path: string, what: string): unknown {
  try {
    const found = JSON.parse(readFileSync(path, "utf8"));
    if (typeof found === "object" && found !== null) return found;
  } catch {
    // Told below.
  }
  throw new NoRun(`${path} is not ${what}`);
}

/** Files of a run's folder that are not what its manifest says: gone, or of other contents. */
export function changedFiles(folder: string, { files }: StoredRun): string[] {
  return files.flatMap(({ name, sha256 }) => {
    const path = join(folder, name);
    if (!existsSync(path)) return [`${name} is gone`];
    return fingerprintOf(folder, name).sha256 === sha256 ? [] : [`${name} was changed`];
  });
}

/** Tables that a replay writes otherwise than they are stored. Written into a folder of their own, which is then removed. */
export function otherTables(run: StoredRun, outcomes: Outcomes): string[] {
  const folder = mkdtempSync(join(tmpdir(), "glasshouse-replay-"));
  try {
    const tables = [
      writeOutcomes(folder, outcomes, measured(outcomes), run.replicate),
      writeSpells(folder, outcomes),
      writeResidents(folder, outcomes),
    ];
    return tables.flatMap(({ name, sha256 }) => {
      const stored = run.files.find((file) => file.name === name);
      return stored === undefined || stored.sha256 === sha256 ? [] : [name];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
