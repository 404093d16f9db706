import { makeFolder, writeText } from "../results/files.js";
import type { RunContext } from "../results/provenance.js";
import type { Block } from "../worlds/measured.js";
import type { Outcomes } from "../worlds/outcomes.js";
import { renderReport } from "./html/page.js";
import { reportOf } from "./report-of.js";

/** Writes report.json and report.html into a run's folder, and gives their names. */
export function writeReport(
  folder: string,
  outcomes: Outcomes,
  blocks: readonly Block[],
  context: Pick<RunContext, "command">,
): readonly string[] {
  makeFolder(folder);
  const report = reportOf(outcomes, blocks, context);
  return [
    writeText(folder, "report.json", `${JSON.stringify(report, null, 1)}\n`).name,
    writeText(folder, "report.html", renderReport(report)).name,
  ];
}
