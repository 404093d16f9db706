import { ASKED } from "../draws/decisions.js";
import { key, word } from "../draws/hash.js";
import { drawCode, threshold } from "../draws/uniform.js";
import { RATED } from "../month/scratch.js";
import { probability } from "../parameters/parameter.js";
import { casework, minutes, outcome, working } from "./casework.js";
import { safeguard } from "./safeguard.js";

const KEY = "consent";
/** Bit of `flags`: has withdrawn consent. */
const WITHDRAWN = 8;

export const consent = safeguard({
  key: KEY,
  says: "Only those are rated who joined of their own accord, and whoever leaves again has no score any more.",
  direction: "On: fewer are rated, and those whom the score sanctions leave soonest; no list is touched.",
  source: "F-CITY-3 (consent in Rongcheng's later rules); GDPR (Reg. 2016/679) Art. 6(1)(a) and 7(3)",
  reads: "status, spell",
  writes: "status (rated), flags (consent withdrawn)",
  parameters: {
    joins: probability({
      says: "Share of those who could be rated who join.",
      default: 0.46,
      source: "F-SESAME (about 520 M users in 2018, unverified), over adults",
    }),
    leaves: probability({
      says: "Chance a month that a rated resident leaves.",
      default: 0.002,
      source: "assumption",
      sweep: [0, 0.02],
    }),
    leaves_sanctioned: probability({
      says: "The same for one who is under a sanction.",
      default: 0.1,
      source: "assumption",
      sweep: [0, 0.5],
    }),
    minutes: minutes("Minutes to take one resident out.", 10, [0, 120]),
  },
  counters: [
    ...casework(KEY, "Residents who withdrew their consent."),
    outcome("not_rated.consent", "residents", "Residents without a score because they have not joined, or have left."),
  ],
  begin(values, s) {
    const work = working(s, KEY);
    const notRated = s.counter("not_rated.consent");
    const joins = threshold(values.joins);
    const leaves = [values.leaves, values.leaves_sanctioned].map(threshold);
    return {
      filed: () => (town, m) => {
        const { status, flags, spell } = town.columns;
        const give = key(s.seed, drawCode(ASKED.consent_given), 0, town.index);
        const leave = m.key("consent_withdrawn");
        for (let i = 0; i < town.size; i++) {
          if ((status[i] & RATED) === 0) continue;
          const joined = joins === 0xffffffff || word(i, give.a, give.b) >>> 0 < joins;
          if (joined && (flags[i] & WITHDRAWN) === 0) {
            if (word(i, leave.a, leave.b) >>> 0 >= leaves[spell[i] === 0 ? 0 : 1]) continue;
            flags[i] |= WITHDRAWN;
            work(m, i, values.minutes);
          }
          status[i] &= ~RATED;
          m.count(notRated, i);
        }
      },
    };
  },
});
