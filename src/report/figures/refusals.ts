import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { overTime } from "./over-time.js";

/** Tickets refused, month by month. */
export const refusals = (r: Reading): Figure | null =>
  overTime(
    r,
    {
      key: "refusals",
      title: "Tickets refused",
      says: "Purchases refused in each month, for each 1,000 residents. Someone refused may try again and be counted again.",
      unit: "refusals per 1,000 residents",
      format: "rate",
    },
    [
      { name: "air", measure: "refusals_per_1000_air_ban" },
      { name: "high-speed rail", measure: "refusals_per_1000_rail_ban" },
    ],
  );
