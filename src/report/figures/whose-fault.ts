import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { overTime } from "./over-time.js";

/** Residents who are under a sanction for what they did not do. */
export const whoseFault = (r: Reading): Figure | null =>
  overTime(
    r,
    {
      key: "whose-fault",
      title: "Under a sanction for what they did not do",
      says: "For each 1,000 residents, in each month: those who would not be under some sanction without false records, those who would not be without the scores of their ties and household, and children kept out of the best schools by a grown-up's sanction.",
      unit: "residents per 1,000",
      format: "rate",
    },
    [
      { name: "false record", measure: "sanctioned_false", per1000: true },
      { name: "ties, household", measure: "sanctioned_through_others", per1000: true },
      { name: "children", measure: "children_barred", per1000: true },
    ],
  );
