import { whole } from "../enforcement/close.js";
import { inForce } from "../enforcement/in-force.js";
import type { SanctionValues } from "../enforcement/parameters.js";
import { TRUE } from "../month/records.js";
import { decayOf, fade, lifeOf, ruleBook } from "../score/rule-book.js";
import { POINT } from "../state/columns.js";
import { outcome } from "./casework.js";
import { columnsOf, DOMAINS, spend } from "./domains.js";
import { actIn, monthIn, pointsIn, pointsWord, recordWord, subjectIn, truthIn } from "./record-word.js";
import { safeguard } from "./safeguard.js";

const KEY = "purpose_limits";

export const purposeLimits = safeguard({
  key: KEY,
  says: "A record may cost only in the domain it came from: a score closes a door only by what records about the same thing have cost.",
  direction:
    "On: nobody is kept from a train for a late bill, or from a post for a word; only doors of the same domain stay closed.",
  source:
    "EU AI Act (Reg. 2024/1689) Art. 5(1)(c)(i); GDPR (Reg. 2016/679) Art. 5(1)(b); Nissenbaum 2004 (contextual integrity)",
  reads: "records filed, closed, through, standing",
  writes: "closed, points by domain",
  counters: [
    outcome(
      "spared.purpose_limits",
      "residents",
      "Residents to whom the score alone would have closed a door, and none is closed by it.",
    ),
  ],
  extras: ["spent_travel", "spent_money", "spent_online", "false_travel", "false_money", "false_online"],
  begin(_, s) {
    const spared = s.counter("spared.purpose_limits");
    const rules = s.valuesOf(ruleBook);
    const decay = rules === null ? 0 : decayOf(rules);
    const life = rules === null ? 0 : lifeOf(rules);
    const forced = inForce((key) => s.valuesAt(`enforcement.${key}`) as SanctionValues | null);
    const base = Math.round((s.valuesAt("score.scale")?.base as number) * POINT);
    return {
      scored: (clock) => (town, m) => {
        const { filed } = m;
        const { costs } = town.held;
        const columns = DOMAINS.flatMap((_, d) => columnsOf(town, d) ?? []);
        if (decay !== 0) for (const column of columns) fade(m, column, decay, town.size);
        while (costs.head < costs.length && monthIn(costs.words[costs.head + 1]) + life <= clock.index) {
          const [record, points] = [costs.words[costs.head], costs.words[costs.head + 1]];
          spend(town, subjectIn(record), actIn(record), truthIn(record) !== TRUE, -pointsIn(points));
          costs.head += 2;
        }
        for (let n = 0; n < filed.length; n++) {
          if (filed.points[n] >= 0) continue;
          spend(town, filed.subject[n], filed.act[n], filed.truth[n] !== TRUE, filed.points[n]);
          if (life > 0) costs.push(recordWord(filed, n), pointsWord(filed.points[n], clock.index));
        }
      },
      closed: (clock) => {
        const { sanctions } = forced(clock);
        /** What a whole score in a domain closes there. */
        const closedBy = DOMAINS.map((domain) =>
          Uint16Array.from({ length: 2048 }, (_, score) =>
            sanctions.reduce((bits, x) => bits | (x.row.domain === domain && score < x.v.below ? x.bit : 0), 0),
          ),
        );
        return (town, m) => {
          const { closed, touched, touchedCount, through, standing, withoutFalse, withoutOthers } = m.scratch;
          const columns = DOMAINS.map((_, d) => columnsOf(town, d));
          for (let t = 0; t < touchedCount; t++) {
            const i = touched[t];
            if (closed[i] === 0) continue;
            let [shut, truly, alone] = [0, 0, 0];
            for (const [d, pair] of columns.entries()) {
              if (pair === null) continue;
              const score = base + standing[i] + through[i] + pair[0][i];
              shut |= closedBy[d][whole(score)];
              truly |= closedBy[d][whole(score - pair[1][i])];
              alone |= closedBy[d][whole(score - through[i])];
            }
            closed[i] &= shut;
            withoutFalse[t] &= truly;
            withoutOthers[t] &= alone;
            if (closed[i] === 0) m.count(spared, i);
          }
        };
      },
    };
  },
});
