import type { Outcomes } from "../worlds/outcomes.js";
import { type Written, writeText } from "./files.js";
import { BOUNDARY, madeBy, type RunContext } from "./provenance.js";

/** Writes what a run was, and the SHA-256 of every file it left. Written last: a folder with a manifest is complete. */
export function writeManifest(
  folder: string,
  outcomes: Outcomes,
  context: RunContext,
  files: readonly Written[],
): Written {
  const manifest = {
    kind: "glasshouse run",
    generated: BOUNDARY[0],
    digest: outcomes.digest,
    seed: outcomes.seed,
    residents: outcomes.residents,
    months: outcomes.months.length,
    first_month: outcomes.months[0] ?? null,
    last_month: outcomes.months.at(-1) ?? null,
    replicate: context.replicate ?? 1,
    threads: outcomes.threads,
    ...madeBy(context),
    seconds: outcomes.seconds,
    seconds_to_generate: outcomes.secondsToGenerate,
    bytes_per_resident: outcomes.bytesPerResident,
    warnings: outcomes.warnings,
    files,
    scenario: outcomes.scenario,
  };
  return writeText(folder, "manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
}
