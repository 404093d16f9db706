import { writeComparison } from "../results/compare-folder.js";
import type { RunContext } from "../results/provenance.js";
import type { Compared } from "../worlds/pair/replicates.js";

/** Writes all that a finished comparison leaves in its folder. The manifest comes last, and makes the folder complete. */
export async function deliverComparison(
  folder: string,
  compared: Compared,
  context: Omit<RunContext, "finished" | "others">,
): Promise<void> {
  // Drawing takes a while to load: only a comparison that is done does.
  const { writeComparePage } = await import("../report/compare/write.js");
  const others = writeComparePage(folder, compared, context);
  writeComparison(folder, compared, { ...context, finished: new Date(), others });
}
