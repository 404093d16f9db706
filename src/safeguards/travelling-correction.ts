import { GATED } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { threshold } from "../draws/uniform.js";
import type { Beginning } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { TRUE } from "../month/records.js";
import { probability } from "../parameters/parameter.js";
import { reached } from "../parameters/schedule.js";
import { centre } from "../registry/registries.js";
import type { Clock } from "../state/clock.js";
import { casework, minutes, working } from "./casework.js";
import { notice } from "./notice.js";
import { monthIn, pointsWord, recordWord, subjectIn } from "./record-word.js";
import { safeguard } from "./safeguard.js";
import { striking } from "./strike.js";

const KEY = "travelling_correction";

export const travellingCorrection = safeguard({
  key: KEY,
  says: "A correction made in one file is carried to every copy, the centre's among them, and to the points that rest on it.",
  direction:
    "On: who is taken off a list by mistake listed gets the points back, too; and once the centre's copies count, what was corrected in the region is corrected there.",
  source: "GDPR (Reg. 2016/679) Art. 16 and 19; US credit reports: 15 U.S.C. § 1681i and § 1681s-2(a)(2)",
  reads: "listings corrected, records filed",
  writes: "own, wrong, points of false records",
  parameters: {
    reaches: probability({
      says: "Chance that a correction reaches every copy.",
      default: 0.95,
      source: "assumption",
      sweep: [0.6, 1],
    }),
    minutes: minutes("Minutes to carry one correction.", 20, [0, 120]),
  },
  counters: casework(KEY, "Corrections carried to the copies."),
  begin(values, s) {
    const work = working(s, KEY);
    const reaches = threshold(values.reaches);
    const strikes = striking(s);
    const window = s.valuesOf(notice)?.window ?? 0;
    return {
      // The points of false records that can put somebody on the court's list are kept at hand, until that listing ends.
      scored: (clock) => (town, m) => {
        const { filed } = m;
        for (let n = 0; n < filed.length; n++)
          if (filed.act[n] === GATED.court_judgment && filed.truth[n] !== TRUE && filed.points[n] < 0)
            town.held.suspect.push(recordWord(filed, n), pointsWord(filed.points[n], clock.index));
      },
      remedied: (clock) => (town, m) => {
        const { suspect } = town.held;
        const k = m.key("correction_carried", GATED.court_judgment * 16);
        suspect.sift(2, (at) => {
          const [record, points] = [suspect.words[at], suspect.words[at + 1]];
          const i = subjectIn(record);
          // Whoever is told first is listed later.
          if (!m.corrected.includes(i)) return town.columns.court[i] !== 0 || monthIn(points) + window > clock.index;
          work(m, i, values.minutes);
          if (word(i, k.a, k.b) >>> 0 < reaches) strikes.record(town, m, record, points, `safeguards.${KEY}`);
          return false;
        });
      },
    };
  },
});

/**
 * Does a correction made in a region's file reach what the score is worked out from? Before the centre's copies count it always does; from
 * then on with chance `unaided`, and with more where corrections travel.
 */
export function carrying(
  s: Beginning,
  unaided: number,
): (clock: Clock) => (m: Month, i: number, item: number) => boolean {
  const travel = s.valuesOf(travellingCorrection);
  const central = s.valuesOf(centre);
  const reaches = threshold(travel === null ? unaided : travel.reaches);
  const work = travel === null ? null : working(s, KEY);
  return (clock) => {
    const centred = central !== null && reached(central.from, clock);
    return (m, i, item) => {
      if (!centred) return true;
      work?.(m, i, travel?.minutes ?? 0);
      const k = m.key("correction_carried", item);
      return word(i, k.a, k.b) >>> 0 < reaches;
    };
  };
}

/** The parameter of those that correct: how often a correction reaches the centre where nothing carries it. */
export const unaided = () =>
  probability({
    says: "Chance that a correction made in the region reaches the centre's copies where nobody carries it there.",
    default: 0.3,
    source: "assumption",
    sweep: [0, 1],
  });
