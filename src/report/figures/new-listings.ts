import { isOn, listsOf } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { monthName } from "../words.js";
import { overTime } from "./over-time.js";

/** New entries on each list. */
export const newListings = (r: Reading): Figure | null =>
  overTime(
    r,
    {
      key: "new-listings",
      title: "New on a list",
      says: `Residents newly listed in each month, for each 1,000.${centreBegins(r)}`,
      unit: "new entries per 1,000 residents",
      format: "rate",
    },
    listsOf(r.scenario).map((l) => ({ name: l.name, measure: l.entered, per1000: true })),
  );

/** Where the centre takes over on the way, its copies are late at first, and the line dips. */
function centreBegins({ scenario, months, lastMonth }: Reading): string {
  const from = scenario.settings["registry.centre"]?.from;
  if (!isOn(scenario, "registry.centre") || typeof from !== "string" || from <= months[0] || from > lastMonth)
    return "";
  return ` From ${monthName(from)} the centre's copies count; they come later, so fewer are listed at first.`;
}
