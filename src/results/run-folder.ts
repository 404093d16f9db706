import { writeScenario } from "../scenario/write.js";
import { type Block, measured } from "../worlds/measured.js";
import type { Outcomes } from "../worlds/outcomes.js";
import { citation } from "./citation.js";
import { dataPackage } from "./datapackage.js";
import { fingerprintOf, makeFolder, type Written, writeText } from "./files.js";
import { writeManifest } from "./manifest.js";
import { odd } from "./odd.js";
import { OUTCOMES, writeOutcomes } from "./outcomes-table.js";
import { PRINTS, PRINTS_SAY, printsText } from "./prints.js";
import type { RunContext } from "./provenance.js";
import { RESIDENTS, writeResidents } from "./residents-table.js";
import { roCrate } from "./ro-crate.js";
import { SPELLS, writeSpells } from "./spells-table.js";

/** What a run's folder holds once it is written. */
export interface RunFolder {
  readonly files: readonly Written[];
  /** Everything measured, for the summary and the report. */
  readonly blocks: readonly Block[];
}

/**
 * Writes a run's folder: its tables, the scenario with every default, the model's description, how to cite it, and a manifest
 * with the SHA-256 of every file. Each file appears whole under its name or not at all, and the manifest last; where one cannot be
 * written, a `WriteError` names it. `blocks` is what `measured(outcomes)` gave, where the caller has it already.
 */
export async function writeRun(
  folder: string,
  outcomes: Outcomes,
  context: RunContext,
  blocks: readonly Block[] = measured(outcomes),
): Promise<RunFolder> {
  makeFolder(folder);
  const tables = [
    [OUTCOMES, writeOutcomes(folder, outcomes, blocks, context.replicate)],
    [SPELLS, writeSpells(folder, outcomes)],
    [RESIDENTS, writeResidents(folder, outcomes)],
  ] as const;
  const text = (name: string, says: string, content: string) => ({ ...writeText(folder, name, content), says });
  const described = [
    ...tables.map(([table, written]) => ({ ...written, says: table.says })),
    text("scenario.yaml", "The scenario, with every default written out.", writeScenario(outcomes.scenario)),
    ...(outcomes.prints.length === 0 ? [] : [text(PRINTS, PRINTS_SAY, printsText(outcomes))]),
    text("ODD.md", "Description of the model, after the ODD+D protocol.", odd(outcomes)),
    text("CITATION.cff", "How to cite these results.", citation(outcomes, context)),
    text("datapackage.json", "The tables as a Frictionless data package.", dataPackage(outcomes, context, tables)),
    ...(context.others ?? []).map((name) => ({ ...fingerprintOf(folder, name), says: "The report of this run." })),
  ];
  const files = [
    ...described.map(({ says, ...written }) => written),
    writeText(folder, "ro-crate-metadata.json", roCrate(outcomes, context, described)),
  ];
  return { files: [...files, writeManifest(folder, outcomes, context, files)], blocks };
}
