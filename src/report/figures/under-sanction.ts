import { listsOf } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { overTime } from "./over-time.js";

/** Who is under a sanction, and who is on a list. */
export const underSanction = (r: Reading): Figure | null =>
  overTime(
    r,
    {
      key: "under-sanction",
      title: "Under a sanction, and on a list",
      says: "Residents in each month, for each 1,000. Someone on a list may also be under a sanction because of a score.",
      unit: "residents per 1,000",
      format: "rate",
    },
    [
      { name: "any sanction", measure: "sanctioned", per1000: true },
      { name: "because of the score", measure: "sanctioned_by_score", per1000: true },
      ...listsOf(r.scenario).map((l) => ({ name: `on the ${l.name}`, measure: l.current, per1000: true })),
    ],
  );
