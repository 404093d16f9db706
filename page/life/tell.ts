import type { Hire } from "../../src/engine/hand.js";
import { explain } from "../../src/worlds/explain/explain.js";
import { closestParted } from "./parted.js";
import type { LifeOrder, LifeReport } from "./protocol.js";

/** Finds somebody and tells the life. */
export async function tellLife(
  { scenario, seed, residents, who, search, threads }: LifeOrder,
  say: (report: LifeReport) => void,
  hire?: Hire,
): Promise<void> {
  try {
    const parted =
      who === "parted"
        ? await closestParted(scenario, seed, residents, (done, of) => say({ kind: "doing", share: done / of }))
        : null;
    if (who === "parted" && parted === null) return say({ kind: "nobody" });
    const ids = typeof who === "number" ? [who] : parted !== null ? [parted.low] : [];
    const [life] = await explain(scenario, seed, residents, ids, {
      ...(typeof who === "string" && who !== "parted" ? { pick: who } : {}),
      search,
      threads,
      ...(hire === undefined ? {} : { hire }),
      onProgress: ({ done, of }) => say({ kind: "doing", share: done / of }),
    });
    say({ kind: "life", life, parted });
  } catch (error) {
    say({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}
