import type { Analysis } from "../../experiments/analysis/analysis.js";
import { writeAnalysisTables } from "../../experiments/analysis/tables.js";
import { makeFolder, type Written, writeText } from "../../results/files.js";
import { analysisPage } from "./page.js";

/** Writes the tables, analysis.json and analysis.html. The page comes last. The same analysis gives the same bytes. */
export function writeAnalysis(folder: string, analysis: Analysis): readonly Written[] {
  makeFolder(folder);
  return [
    ...writeAnalysisTables(folder, analysis),
    writeText(folder, "analysis.json", `${JSON.stringify(analysis, null, 1)}\n`),
    writeText(folder, "analysis.html", analysisPage(analysis)),
  ];
}
