import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { overTime } from "./over-time.js";

/** Speech held back beside offences deterred. */
export const heldBack = (r: Reading): Figure | null =>
  overTime(
    r,
    {
      key: "held-back",
      title: "Silence beside deterrence",
      says: "Of the words out of line there would have been, the share held back; of the offences there would have been, the share deterred.",
      unit: "share of what would have been",
      format: "share",
    },
    [
      { name: "words held back", measure: "held_back_share" },
      { name: "offences deterred", measure: "deterred_share" },
    ],
  );
