import type { RunContext } from "../results/provenance.js";
import { writeRun } from "../results/run-folder.js";
import { type Block, measured } from "../worlds/measured.js";
import type { Outcomes } from "../worlds/outcomes.js";

/** Writes all that a finished run leaves in its folder. The manifest comes last, and makes the folder complete. */
export async function deliver(
  folder: string,
  outcomes: Outcomes,
  context: Omit<RunContext, "finished">,
): Promise<readonly Block[]> {
  const blocks = measured(outcomes);
  // Drawing takes a while to load: only a run that has something to draw does.
  const { writeReport } = await import("../report/write.js");
  const others = writeReport(folder, outcomes, blocks, context);
  await writeRun(folder, outcomes, { ...context, finished: new Date(), others }, blocks);
  return blocks;
}
