import type { Scenario } from "../scenario/catalogue.js";
import { writeScenario } from "../scenario/write.js";
import { addressOf, MODEL_VERSION, type WorldAsked } from "../worlds/address.js";
import { fingerprintOf, type Written, writeText } from "./files.js";
import { BOUNDARY, madeBy, type RunContext } from "./provenance.js";

/** What a folder that rests on many worlds is about. */
export interface ManyWorlds {
  /** "glasshouse attribution" … */
  readonly kind: string;
  readonly scenario: Scenario;
  readonly residents: number;
  readonly seed: number;
  readonly replicates: number;
  readonly worlds: readonly WorldAsked[];
}

/**
 * Completes a folder that rests on many worlds: the scenario with every default, and last a manifest with the addresses of all
 * worlds and the SHA-256 of every file. `written` and `context.others` are the files that are there already.
 */
export function completeFolder(
  folder: string,
  { kind, scenario, residents, seed, replicates, worlds }: ManyWorlds,
  context: RunContext,
  written: readonly Written[],
): readonly Written[] {
  const files = [
    ...written,
    writeText(folder, "scenario.yaml", writeScenario(scenario)),
    ...(context.others ?? []).map((name) => fingerprintOf(folder, name)),
  ];
  const manifest = {
    kind,
    generated: BOUNDARY[0],
    scenario: scenario.name,
    residents,
    seed,
    replicates,
    model: MODEL_VERSION,
    ...madeBy(context),
    files,
    worlds: [...new Set(worlds.map(addressOf))],
  };
  return [...files, writeText(folder, "manifest.json", `${JSON.stringify(manifest, null, 2)}\n`)];
}
