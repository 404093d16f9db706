import { writeScenario } from "../scenario/write.js";
import type { Compared } from "../worlds/pair/replicates.js";
import { compareJson } from "./compare-json.js";
import { writeEffects, writeReplicates } from "./effects-table.js";
import { fingerprintOf, makeFolder, type Written, writeText } from "./files.js";
import { BOUNDARY, madeBy, type RunContext } from "./provenance.js";

/**
 * Writes the folder of a comparison: effects, replicates, both scenarios with every default, and a manifest with the SHA-256 of
 * every file. Each file appears whole under its name or not at all, and the manifest last; where one cannot be written, a
 * `WriteError` names it. `context.others` are files that are there already (the page).
 */
export function writeComparison(folder: string, compared: Compared, context: RunContext): readonly Written[] {
  makeFolder(folder);
  const { a, b, effects } = compared;
  const notes = {
    generated: BOUNDARY[0],
    a: a.name,
    b: b.name,
    seed: String(compared.seed),
    residents: String(compared.residents),
  };
  const files = [
    writeEffects(folder, effects, notes),
    writeReplicates(folder, effects, notes),
    writeText(folder, "compare.json", `${JSON.stringify(compareJson(compared), null, 1)}\n`),
    writeText(folder, "a.yaml", writeScenario(a)),
    writeText(folder, "b.yaml", writeScenario(b)),
    ...(context.others ?? []).map((name) => fingerprintOf(folder, name)),
  ];
  return [
    ...files,
    writeText(folder, "manifest.json", `${JSON.stringify(manifest(compared, context, files), null, 2)}\n`),
  ];
}

function manifest(compared: Compared, context: RunContext, files: readonly Written[]): object {
  const { a, b, seed, residents, months, replicates, first } = compared;
  return {
    kind: "glasshouse comparison",
    generated: BOUNDARY[0],
    a: { name: a.name, digest: replicates[0].digests.a },
    b: { name: b.name, digest: replicates[0].digests.b },
    seed,
    residents,
    months: months.length,
    first_month: months[0],
    last_month: months[months.length - 1],
    months_lived_once: first.shared,
    replicates,
    ...madeBy(context),
    warnings: first.a.warnings,
    files,
    scenarios: { a, b },
  };
}
