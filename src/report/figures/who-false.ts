import type { Group } from "../../society/groups.js";
import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { counted, groupName, listed, span } from "../words.js";
import { byGroup, socialGroups } from "./by-group.js";

/** Share of a group's records that are false, over the last twelve months. */
export const falseShare = (r: Reading, group: string) =>
  r.rate("records_false", "records", r.lastYear, "share of records", 1, group);

/** A group with fewer than this share of all records is not drawn: one stray record would stretch the scale. */
const FEW = 0.01;

/** False records, group by group. */
export function whoFalse(r: Reading): Figure | null {
  const all = falseShare(r, "all").n;
  const isFew = (g: Group): boolean => falseShare(r, g.key).n < all * FEW;
  const few = socialGroups(r).filter(isFew);
  const left = few.map((g) => `${groupName(g.key)} (${counted(falseShare(r, g.key).n, "record")})`);
  const note = few.length === 0 ? "" : ` Not drawn, with too few records: ${listed(left)}.`;
  return byGroup(
    {
      key: "who-false",
      title: "False records, by group",
      says: `Share of the records filed about each group that are false, ${span(r.lastYear)}. Dashed: everyone. Thin lines: 95 % interval (Wilson), records taken as independent.${note}`,
      unit: "share of records",
      format: "share",
    },
    socialGroups(r).filter((g) => !isFew(g)),
    [{ name: "false records", of: (group) => falseShare(r, group), interval: true }],
  );
}
