import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { span } from "../words.js";
import { byGroup, socialGroups } from "./by-group.js";

/** Refusals of a kind of ticket for each 1,000 residents of a group, over the last twelve months. */
export const refusalRate = (r: Reading, sanction: string, group: string) => {
  const met = r.sum(`met_${sanction}`, r.lastYear, group);
  const rate = met.value === null || met.n === 0 ? null : Number(((met.value / met.n) * 1000).toPrecision(9));
  return { ...met, value: rate, measure: `met_${sanction} / residents`, unit: "refusals per 1,000 residents" };
};

/** Tickets refused, group by group. */
export const whoRefused = (r: Reading): Figure | null =>
  byGroup(
    {
      key: "who-refused",
      title: "Tickets refused, by group",
      says: `Refusals for each 1,000 residents of the group, ${span(r.lastYear)}.`,
      unit: "refusals per 1,000 residents",
      format: "rate",
    },
    socialGroups(r),
    [
      { name: "air", of: (group) => refusalRate(r, "air_ban", group) },
      { name: "high-speed rail", of: (group) => refusalRate(r, "rail_ban", group) },
    ],
  );
