import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { overTime } from "./over-time.js";

/** Who stays under sanction for more than a year. */
export const lockOut = (r: Reading): Figure | null =>
  overTime(
    r,
    {
      key: "lock-out",
      title: "Locked out",
      says: "Of those under a sanction, the share that has been for more than twelve months without a break.",
      unit: "share of sanctioned residents",
      format: "share",
    },
    [{ name: "over a year", measure: "lock_out_share" }],
  );
