import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { overTime } from "./over-time.js";

/** Words out of line that came, and those held back. */
export const wordsOutOfLine = (r: Reading): Figure | null =>
  overTime(
    r,
    {
      key: "words",
      title: "Words out of line: written and held back",
      says: "Posts, comments, pictures, articles, videos and follows out of line, for each 1,000 residents in each month. Held back: those that would have come without learned caution about speaking.",
      unit: "per 1,000 residents",
      format: "rate",
      draw: "areas",
    },
    [
      { name: "written", measure: "words_out", per1000: true },
      { name: "held back", measure: "words_held_back", per1000: true },
    ],
  );
