import { listsOf } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { overTime } from "./over-time.js";

/** New entries on each list. */
export const newListings = (r: Reading): Figure | null =>
  overTime(
    r,
    {
      key: "new-listings",
      title: "New on a list",
      says: "Residents newly listed in each month, for each 1,000.",
      unit: "new entries per 1,000 residents",
      format: "rate",
    },
    listsOf(r.scenario).map((l) => ({ name: l.name, measure: l.entered, per1000: true })),
  );
