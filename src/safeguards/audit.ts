import { word } from "../draws/hash.js";
import { threshold } from "../draws/uniform.js";
import { TRUE } from "../month/records.js";
import { integer, probability } from "../parameters/parameter.js";
import { casework, minutes, outcome, working } from "./casework.js";
import { actIn, itemIn, monthIn, pointsWord, recordWord, subjectIn, truthIn } from "./record-word.js";
import { safeguard } from "./safeguard.js";
import { striking, unlist } from "./strike.js";
import { carrying, unaided } from "./travelling-correction.js";

const KEY = "audit";

export const audit = safeguard({
  key: KEY,
  says: "An office that does not belong to the scheme draws a sample of the records that cost points, looks into each, and has the false ones struck out.",
  direction:
    "On: in the sample, most false records are struck out, whoever they are about; how many in all hangs on the size of the sample.",
  source:
    "GDPR (Reg. 2016/679) Art. 57–58; EU AI Act (Reg. 2024/1689) Art. 72 and 74; sampling: Neyman 1934; Raji et al. 2020 (algorithmic audit)",
  reads: "records filed",
  writes: "own, wrong, records under audit, court, misconduct, hardship",
  parameters: {
    share: probability({
      says: "Share of the records that cost points which are drawn.",
      default: 0.02,
      source: "assumption",
      sweep: [0.001, 0.2],
    }),
    finds: probability({
      says: "Chance that an audit finds a false record false.",
      default: 0.9,
      source: "assumption",
      sweep: [0.5, 1],
    }),
    delay: integer({
      says: "Months until an audit is done.",
      unit: "months",
      min: 1,
      max: 24,
      default: 2,
      source: "assumption",
      sweep: [1, 12],
    }),
    reaches_centre: unaided(),
    minutes: minutes("Minutes to audit one record.", 90, [15, 480]),
  },
  counters: [
    ...casework(KEY, "Records drawn for audit."),
    outcome("found_false.audit", "records", "Records of the sample found false."),
    outcome("not_carried.audit", "records", "Records found false by audit that still count at the centre."),
  ],
  begin(values, s) {
    const work = working(s, KEY);
    const [found, notCarried] = ["found_false", "not_carried"].map((k) => s.counter(`${k}.${KEY}`));
    const drawn = threshold(values.share);
    const finds = threshold(values.finds);
    const strikes = striking(s);
    const off = unlist(s);
    const carries = carrying(s, values.reaches_centre);
    return {
      scored: (clock) => {
        const carried = carries(clock);
        return (town, m) => {
          const { audits } = town.held;
          const { filed } = m;
          audits.sift(2, (at) => {
            const [record, points] = [audits.words[at], audits.words[at + 1]];
            if (monthIn(points) + values.delay > clock.index) return true;
            const i = subjectIn(record);
            const k = m.key("audit_finds", itemIn(record));
            if (truthIn(record) === TRUE || word(i, k.a, k.b) >>> 0 >= finds) return false;
            m.count(found, i);
            off(town, m, i, actIn(record));
            if (carried(m, i, itemIn(record))) strikes.record(town, m, record, points, `safeguards.${KEY}`);
            else m.count(notCarried, i);
            return false;
          });
          const asked = m.keysByItem("audit_drawn");
          for (let n = 0; n < filed.length; n++) {
            if (filed.points[n] >= 0) continue;
            const i = filed.subject[n];
            const k = asked(filed.act[n] * 16 + filed.channel[n]);
            if (word(i, k.a, k.b) >>> 0 >= drawn) continue;
            work(m, i, values.minutes);
            audits.push(recordWord(filed, n), pointsWord(filed.points[n], clock.index));
          }
        };
      },
    };
  },
});
