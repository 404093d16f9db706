import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";

/** Where a run goes that was given no folder: named by time and scenario while it runs, and by its digest too when it is done. */
export function freshFolder(scenario: string, now: Date): string {
  const time = now.toISOString().slice(0, 19).replaceAll(":", "-");
  const plain = scenario.replace(/[^A-Za-z0-9._-]+/g, "-");
  return unused(join("runs", `${time}_${plain}`));
}

/** Gives a finished run its full name. */
export function nameByDigest(folder: string, digest: string): string {
  const named = unused(`${folder}_${digest.slice(0, 6)}`);
  renameSync(folder, named);
  return named;
}

function unused(folder: string): string {
  let name = folder;
  for (let n = 2; existsSync(name); n++) name = `${folder}-${n}`;
  return name;
}
