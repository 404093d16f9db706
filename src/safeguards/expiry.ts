import { TRUE } from "../month/records.js";
import { FALSE } from "../month/witness.js";
import { integer } from "../parameters/parameter.js";
import { decayOf, lifeOf, ruleBook } from "../score/rule-book.js";
import { forgetExpiring, giveBack, leftAfter } from "./give-back.js";
import { keepOffences, releaseOffences } from "./offences.js";
import { safeguard } from "./safeguard.js";

export const expiry = safeguard({
  key: "expiry",
  says: "A record of an offence is deleted after a set time, and what is left of the points it cost is given back.",
  direction: "On: points lost long ago no longer keep anyone under a sanction.",
  source: "GDPR (Reg. 2016/679) Art. 5(1)(e) and 17(1)(a); UK Rehabilitation of Offenders Act 1974 (spent convictions)",
  reads: "records filed",
  writes: "own, wrong, records to be deleted",
  parameters: {
    after: integer({
      says: "Months after which a record of an offence is deleted.",
      unit: "months",
      min: 1,
      max: 240,
      default: 24,
      source: "assumption",
      sweep: [6, 60],
    }),
  },
  counters: [{ key: "cases.expiry", unit: "cases", says: "Records deleted because their time was over.", cost: true }],
  begin({ after }, s) {
    const deleted = s.counter("cases.expiry");
    const rules = s.valuesOf(ruleBook);
    // Where the rule book's own records are gone sooner there is nothing left to delete.
    if (rules === null || (lifeOf(rules) > 0 && lifeOf(rules) <= after)) return {};
    const life = lifeOf(rules);
    const decay = decayOf(rules);
    return {
      scored: (clock) => (town, m) => {
        releaseOffences(town, clock.index - after, (i, act, isFalse, points, month) => {
          giveBack(town, m, i, leftAfter(points, after, decay), "safeguards.expiry.after", {
            act,
            truth: isFalse ? FALSE : TRUE,
          });
          if (life > 0) forgetExpiring(town, i, isFalse, points, month + life);
          m.count(deleted, i);
        });
        keepOffences(town, m);
      },
    };
  },
});
