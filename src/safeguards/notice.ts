import { word } from "../draws/hash.js";
import { threshold } from "../draws/uniform.js";
import { ARREARS, DEBT, NO_DEBT } from "../life/debt.js";
import { COURT, isFalse, listOf, subjectOf } from "../month/listings.js";
import { integer, probability } from "../parameters/parameter.js";
import { casework, minutes, outcome, working } from "./casework.js";
import { safeguard } from "./safeguard.js";

const KEY = "notice";

export const notice = safeguard({
  key: KEY,
  says: "Whoever is to be listed is told first, and has a time in which to object or to pay.",
  direction: "On: fewer are listed by mistake, some pay in time, and everyone else is listed later.",
  source:
    "F-LIST (7 days to object before the first list of June 2018); EU Charter of Fundamental Rights, Art. 41(2)(a)",
  reads: "listings settled, hardship",
  writes: "listings settled, listings residents were told of",
  parameters: {
    window: integer({
      says: "Months between the notice and the listing. Months are the model's shortest time.",
      unit: "months",
      min: 1,
      max: 24,
      default: 1,
      source: "F-LIST (7 days); rounded up to the model's month",
    }),
    objects: probability({
      says: "Chance that a resident objects who is to be listed on a false record.",
      default: 0.5,
      source: "assumption",
      sweep: [0.1, 0.9],
    }),
    upheld: probability({
      says: "Chance that such an objection is upheld.",
      default: 0.5,
      source: "assumption",
      sweep: [0.1, 0.95],
    }),
    minutes: minutes("Minutes for one notice and what is answered to it.", 30, [5, 240]),
  },
  counters: [
    ...casework(KEY, "Notices before a listing."),
    outcome(
      "stopped_false.notice",
      "residents",
      "Residents not listed because their objection to a false record was upheld.",
    ),
    outcome("paid.notice", "residents", "Residents not listed because the debt was paid in time."),
  ],
  begin(values, s) {
    const work = working(s, KEY);
    const [stopped, paid] = ["stopped_false", "paid"].map((k) => s.counter(`${k}.${KEY}`));
    const objects = threshold(values.objects);
    const upheld = threshold(values.upheld);
    return {
      listed: (clock) => (town, m) => {
        const { notices } = town.held;
        const { hardship } = town.columns;
        const settled = m.listings.words.splice(0);
        notices.sift(2, (at) => {
          if (notices.words[at + 1] + values.window > clock.index) return true;
          const w = notices.words[at];
          const i = subjectOf(w);
          const objection = m.key("notice_objects", listOf(w));
          const decision = m.key("notice_upheld", listOf(w));
          const debt = hardship[i] & DEBT;
          if (isFalse(w)) {
            const argued = word(i, objection.a, objection.b) >>> 0 < objects;
            if (argued && word(i, decision.a, decision.b) >>> 0 < upheld) m.count(stopped, i);
            else m.listings.words.push(w);
          } else if (listOf(w) === COURT && (debt === NO_DEBT || debt === ARREARS)) m.count(paid, i);
          else m.listings.words.push(w);
          return false;
        });
        for (const w of settled) {
          work(m, subjectOf(w), values.minutes);
          notices.push(w, clock.index);
        }
      },
    };
  },
});
