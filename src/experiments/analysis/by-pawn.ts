import type { Bootstrap } from "../sensitivity/bounds.js";
import { pawn } from "../sensitivity/pawn.js";
import type { Study } from "../study.js";
import type { Answers } from "./answers.js";
import { columnsOf } from "./columns.js";
import type { IndexRow } from "./rows.js";

/** The median and the greatest distance of each factor, over all cells that have a value. */
export function byPawn(study: Study, { outcome, means }: Answers, bootstrap: Bootstrap): IndexRow[] {
  const cells = Int32Array.from(means.keys()).filter((c) => Number.isFinite(means[c]));
  const found = pawn(
    columnsOf(study, cells),
    Float64Array.from(cells, (c) => means[c]),
    bootstrap,
  );
  return (["median", "most"] as const).flatMap((index) =>
    study.factors.map(({ name }, f): IndexRow => {
      const { median, most, dummyMedian, dummyMost } = found[f];
      return {
        outcome: outcome.key,
        method: "pawn",
        index,
        factor: name,
        with: null,
        unit: "distance between distributions, 0 to 1",
        ...{ median, most }[index],
        half: null,
        dummy: { median: dummyMedian, most: dummyMost }[index],
        n: cells.length,
        dropped: means.length - cells.length,
      };
    }),
  );
}
