import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { monthName } from "../words.js";
import { byGroup, socialGroups } from "./by-group.js";

const INTERVAL =
  "Thin lines: 95 % interval of a share in a group of this size (Wilson), residents taken as independent.";

/** Share under a sanction, group by group. */
export const whoSanctioned = (r: Reading): Figure | null =>
  byGroup(
    {
      key: "who-sanctioned",
      title: "Under a sanction, by group",
      says: `Share of each group's residents in ${monthName(r.lastMonth)}. Dashed: everyone. ${INTERVAL}`,
      unit: "share of residents",
      format: "share",
    },
    socialGroups(r),
    [{ name: "under a sanction", of: (group) => r.at("sanctioned_share", r.lastMonth, group), interval: true }],
  );

/** The same, region by region. */
export const regionsSanctioned = (r: Reading): Figure | null => regions(r, "sanctioned_share", "Under a sanction");

/** Share to whom a score opens something, group by group: for scenarios that close nothing. */
export const whoRewarded = (r: Reading): Figure | null =>
  byGroup(
    {
      key: "who-rewarded",
      title: "With a reward open to them, by group",
      says: `Share of each group's residents in ${monthName(r.lastMonth)}. Dashed: everyone. ${INTERVAL}`,
      unit: "share of residents",
      format: "share",
    },
    socialGroups(r),
    [{ name: "with a reward", of: (group) => r.at("rewarded_share", r.lastMonth, group), interval: true }],
  );

export const regionsRewarded = (r: Reading): Figure | null =>
  regions(r, "rewarded_share", "With a reward open to them");

function regions(r: Reading, measure: string, title: string): Figure | null {
  const at = (group: string) => r.at(measure, r.lastMonth, group);
  const found = r.outcomes.groups
    .filter((g) => g.dimension === "region" && at(g.key).value !== null)
    .sort((p, q) => (at(q.key).value as number) - (at(p.key).value as number));
  if (found.length < 2) return null;
  return byGroup(
    {
      key: `regions-${measure.replace("_share", "")}`,
      title: `${title}, by region`,
      says: `Share of each region's residents in ${monthName(r.lastMonth)}, the highest first; regions without residents are left out. A small world gives a region few neighbourhoods, each wholly urban or rural, so regions differ for that reason, too. Dashed: everyone. ${INTERVAL}`,
      unit: "share of residents",
      format: "share",
    },
    found,
    [{ name: title.toLowerCase(), of: at, interval: true }],
  );
}
