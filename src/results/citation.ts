import { stringify } from "yaml";
import type { Outcomes } from "../worlds/outcomes.js";
import { BOUNDARY, program, type RunContext, titleOf } from "./provenance.js";

/** How to cite the run: a Citation File Format file. */
export function citation(outcomes: Outcomes, context: RunContext): string {
  const { name, version } = program();
  return stringify({
    "cff-version": "1.2.0",
    message: "If you use these results, please cite the world and the program that made it.",
    type: "dataset",
    title: titleOf(outcomes),
    abstract: BOUNDARY[0],
    authors: [{ name: "Glasshouse contributors" }],
    version,
    "date-released": context.finished.toISOString().slice(0, 10),
    identifiers: [
      { type: "other", value: `glasshouse:${outcomes.digest}`, description: "Fingerprint of the world's final state." },
    ],
    references: [
      { type: "software", title: "Glasshouse", authors: [{ name: "Glasshouse contributors" }], version, notes: name },
    ],
  });
}
