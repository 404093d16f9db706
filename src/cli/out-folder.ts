import { existsSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../results/files.js";
import { FolderTaken } from "../worlds/run-folder.js";

/** Where a run goes that was given no folder: named by time and scenario while it runs, and by its digest too when it is done. */
export function freshFolder(scenario: string, now: Date): string {
  const time = now.toISOString().slice(0, 19).replaceAll(":", "-");
  const plain = scenario.replace(/[^A-Za-z0-9._-]+/g, "-");
  return unused(join("runs", `${time}_${plain}`));
}

/**
 * The folder of a command's results: the one that was named, made ready, or a fresh one, which is made when there is something to
 * write. A named folder may hold nothing but `files` that the same command began to write; one that is complete, or holds something else, is refused.
 */
export function openOut(named: string | undefined, kind: string, files: readonly string[], now: Date): string {
  if (named === undefined) return freshFolder(kind, now);
  makeFolder(named);
  const there = readdirSync(named);
  if (there.includes("manifest.json")) throw new FolderTaken(`${named} holds complete results; name another folder`);
  const other = there.find((name) => !files.includes(name.replace(/^\.(.*)\.part$/, "$1")));
  if (other !== undefined) throw new FolderTaken(`${named} holds something else (${other}); name another folder`);
  return named;
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
