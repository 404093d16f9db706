import { REWARDS, SANCTIONS } from "../../src/enforcement/sanctions.js";
import { type Changes, together } from "./lab.js";

/** From this month on everything there is has begun. */
export const STRICT_FROM = "2018-06";

/**
 * Rules under which a small world meets in a few months what a country meets in years: sanctions close near the base score and
 * rewards open near it, lists take who they can, everyone knows, and debts come often.
 */
export const STRICT: Changes = together(
  Object.fromEntries(SANCTIONS.map((r) => [`enforcement.${r.key}`, { from: STRICT_FROM, below: r.tax ? 0 : 985 }])),
  Object.fromEntries(REWARDS.map((r) => [`enforcement.${r.key}`, { from: STRICT_FROM, at_least: 1005 }])),
  {
    "life.loan_arrears": { rate: 0.02 },
    "life.unpaid_tax": { rate: 0.02 },
    "life.travel_misconduct": { rate: 0.01 },
    "watch.courts": { phantom: 0.0005 },
    "enforcement.misconduct_list": { from: STRICT_FROM, listed: 0.5 },
    "enforcement.tax_list": { from: STRICT_FROM, barred: 0.5 },
    "score.publicity": { from: STRICT_FROM, line: 980 },
    "response.dropping_ties": { low: 980, drop: 0.1 },
    "response.awareness": { share: 0.8 },
  },
);
