import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { overTime } from "./over-time.js";

/** Who has lost income through refused work. */
export const poorer = (r: Reading): Figure | null =>
  overTime(
    r,
    {
      key: "poorer",
      title: "Poorer than at the start",
      says: "Residents whose income is below what it was at the start, because work was refused to them; for each 1,000.",
      unit: "residents per 1,000",
      format: "rate",
    },
    [{ name: "everyone", measure: "poorer", per1000: true }],
  );
