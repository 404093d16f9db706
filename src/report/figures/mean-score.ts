import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { overTime } from "./over-time.js";

/** The mean score of everyone, and of the two ends of the income scale. */
export const meanScore = (r: Reading): Figure | null =>
  overTime(
    r,
    {
      key: "mean-score",
      title: "Mean score",
      says: "Mean of all rated residents, and of those in the poorest and the richest fifth. The scale does not begin at zero.",
      unit: "points",
      format: "points",
    },
    [
      { name: "everyone", measure: "mean_score" },
      { name: "richest fifth", measure: "mean_score", group: "income:Q5" },
      { name: "poorest fifth", measure: "mean_score", group: "income:Q1" },
    ],
  );
