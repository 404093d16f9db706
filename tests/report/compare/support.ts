import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Scenario } from "../../../src/scenario/catalogue.js";
import { type Compared, liveReplicates } from "../../../src/worlds/pair/replicates.js";

/** A small comparison from seed 6, in this thread. */
export async function comparedOf(a: Scenario, b: Scenario, replicates: number, residents: number): Promise<Compared> {
  const out = mkdtempSync(join(tmpdir(), "glasshouse-compared-"));
  try {
    return (await liveReplicates({ a, b, replicates, residents, seed: 6, threads: 1, out })).compared;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
