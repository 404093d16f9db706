import { makeFolder, writeText } from "../../results/files.js";
import type { RunContext } from "../../results/provenance.js";
import type { Compared } from "../../worlds/pair/replicates.js";
import { quoted } from "../reproduce.js";
import { comparePage } from "./page.js";

/** Writes compare.html into a comparison's folder, and gives its name. */
export function writeComparePage(
  folder: string,
  compared: Compared,
  { command }: Pick<RunContext, "command">,
): readonly string[] {
  makeFolder(folder);
  return [writeText(folder, "compare.html", comparePage(compared, command.map(quoted).join(" "))).name];
}
