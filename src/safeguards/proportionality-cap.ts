import { COURT, listOf, termOf, withTerm } from "../month/listings.js";
import { integer, number } from "../parameters/parameter.js";
import { POINT } from "../state/columns.js";
import { outcome } from "./casework.js";
import { safeguard } from "./safeguard.js";

const KEY = "proportionality_cap";

export const proportionalityCap = safeguard({
  key: KEY,
  says: "What is on record allows so many months of sanction for every ten points it cost, and no more; a listing lasts a set time at most.",
  direction:
    "On: spells under sanction are shorter for small offences, and nobody is sanctioned without a record of their own.",
  source:
    "EU AI Act (Reg. 2024/1689) Art. 5(1)(c)(ii); EU Charter of Fundamental Rights, Art. 49(3) and 52(1); von Hirsch 1976 (Doing Justice)",
  reads: "records filed, closed, listings settled",
  writes: "closed, listings settled, months allowed",
  parameters: {
    months: number({
      says: "Months of sanction that ten points on record allow. Part of a month counts as a whole one.",
      unit: "months per 10 points",
      min: 0,
      max: 24,
      default: 1,
      source: "assumption",
      sweep: [0.25, 4],
    }),
    most: integer({
      says: "Most months that can be allowed at one time.",
      unit: "months",
      min: 0,
      max: 255,
      default: 12,
      source: "assumption",
      sweep: [3, 36],
    }),
    listing: integer({
      says: "Most months on the court's list.",
      unit: "months",
      min: 1,
      max: 240,
      default: 24,
      source: "F-LIST (2 years, unverified)",
    }),
  },
  counters: [
    outcome(
      "spared.proportionality_cap",
      "residents",
      "Residents whose score would have closed a door, and for whom no month was left.",
    ),
    outcome("shortened.proportionality_cap", "listings", "Listings made shorter."),
  ],
  extras: ["months_allowed"],
  begin(values, s) {
    const [spared, shortened] = ["spared", "shortened"].map((k) => s.counter(`${k}.${KEY}`));
    return {
      scored: () => (town, m) => {
        const { months_allowed: allowed } = town.extras;
        const { filed } = m;
        if (allowed === undefined) return;
        for (let n = 0; n < filed.length; n++) {
          if (filed.points[n] >= 0) continue;
          const i = filed.subject[n];
          allowed[i] = Math.min(values.most, allowed[i] + Math.ceil((-filed.points[n] * values.months) / (10 * POINT)));
        }
      },
      listed: () => (_, m) => {
        const { words } = m.listings;
        words.forEach((w, n) => {
          if (listOf(w) !== COURT || termOf(w) <= values.listing) return;
          words[n] = withTerm(w, values.listing);
          m.count(shortened, w & 0xffff);
        });
      },
      closed: () => (town, m) => {
        const { months_allowed: allowed } = town.extras;
        const { closed, touched, touchedCount } = m.scratch;
        if (allowed === undefined) return;
        for (let t = 0; t < touchedCount; t++) {
          const i = touched[t];
          if (closed[i] === 0) continue;
          if (allowed[i] > 0) allowed[i]--;
          else {
            closed[i] = 0;
            m.count(spared, i);
          }
        }
      },
    };
  },
});
