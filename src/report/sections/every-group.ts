import { DIMENSIONS } from "../figures/by-group.js";
import { falseShare } from "../figures/who-false.js";
import { refusalRate } from "../figures/who-refused.js";
import type { Reading } from "../reading/reading.js";
import type { Table } from "../report.js";
import { groupName, monthName, span, upperFirst } from "../words.js";
import { column, textColumn } from "./section.js";

/** Dimensions whose groups say by themselves what they are. */
const SPEAKING = ["all", "registered", "income"];

/** Every group of the world, regions too, with what the pictures show. */
export const everyGroup = (r: Reading): Table => ({
  kind: "table",
  key: "groups",
  title: "Every group",
  says: `Shares of residents and of records. Residents, score, shares and inequality of income: ${monthName(r.lastMonth)}; records and refusals: ${span(r.lastYear)}. A dash: cannot be estimated, as a share of nobody.`,
  columns: [
    textColumn("Group"),
    column("Residents", "n", "count"),
    column("Mean score", "points", "points"),
    column("Under a sanction", "", "share"),
    column("With a reward", "", "share"),
    column("Inequality of income", "Gini", "index"),
    column("False records", "", "share"),
    column("Records", "n", "count"),
    column("Air refusals", "per 1,000", "rate"),
    column("Rail refusals", "per 1,000", "rate"),
  ],
  rows: r.outcomes.groups.map(({ key, dimension }) => {
    const records = falseShare(r, key);
    return [
      SPEAKING.includes(dimension)
        ? upperFirst(groupName(key))
        : `${DIMENSIONS[dimension] ?? upperFirst(dimension)}: ${groupName(key)}`,
      r.at("residents", r.lastMonth, key).value,
      r.at("mean_score", r.lastMonth, key).value,
      r.at("sanctioned_share", r.lastMonth, key).value,
      r.at("rewarded_share", r.lastMonth, key).value,
      r.at("income_gini", r.lastMonth, key).value,
      records.value,
      records.n,
      refusalRate(r, "air_ban", key).value,
      refusalRate(r, "rail_ban", key).value,
    ];
  }),
});
