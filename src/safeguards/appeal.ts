import { word } from "../draws/hash.js";
import { threshold } from "../draws/uniform.js";
import { TRUE } from "../month/records.js";
import { quintileIn } from "../month/scratch.js";
import { integer, probability, vector } from "../parameters/parameter.js";
import { QUINTILES } from "../society/groups.js";
import { casework, minutes, outcome, working } from "./casework.js";
import { reasons } from "./reasons.js";
import { actIn, itemIn, monthIn, pointsWord, recordWord, subjectIn, truthIn } from "./record-word.js";
import { safeguard } from "./safeguard.js";
import { striking, unlist } from "./strike.js";
import { carrying, unaided } from "./travelling-correction.js";

const KEY = "appeal";
const PATH = `safeguards.${KEY}`;

export const appeal = safeguard({
  key: KEY,
  says: "Whoever a record costs points may appeal; some months later it is decided, and a record found false is struck out.",
  direction:
    "On: some false records are struck out, and what they led to ends; more of those of the educated and the well-off.",
  source:
    "GDPR (Reg. 2016/679) Art. 22(3); EU Charter of Fundamental Rights, Art. 47; who appeals: Felstiner, Abel & Sarat 1980; Genn 1999 (Paths to Justice)",
  reads: "records filed, education, income",
  writes: "own, wrong, records under appeal, court, misconduct, hardship",
  parameters: {
    appeals: probability({
      says: "Chance that a resident of middling schooling and means appeals against a record that cost points.",
      default: 0.06,
      source: "assumption",
      sweep: [0.005, 0.3],
    }),
    by_education: vector({
      says: "That chance by schooling.",
      unit: "ratio",
      labels: ["none or primary", "middle school", "high school", "college"],
      min: 0,
      max: 10,
      default: [0.4, 0.8, 1.2, 2],
      source: "assumption",
      sweep: [0.2, 4],
    }),
    by_income: vector({
      says: "That chance by income fifth.",
      unit: "ratio",
      labels: QUINTILES,
      min: 0,
      max: 10,
      default: [0.5, 0.8, 1, 1.3, 1.8],
      source: "assumption",
      sweep: [0.2, 4],
    }),
    of_true: probability({
      says: "How much less often a resident appeals who knows that the record is true.",
      default: 0.25,
      source: "assumption",
      sweep: [0, 1],
    }),
    delay: integer({
      says: "Months until an appeal is decided.",
      unit: "months",
      min: 1,
      max: 60,
      default: 3,
      source: "assumption",
      sweep: [1, 24],
    }),
    true_facts: probability({
      says: "Chance that the true facts come out where the record is false.",
      default: 0.5,
      source: "assumption",
      sweep: [0.1, 0.95],
    }),
    strikes_true: probability({
      says: "Chance that a true record is struck out by mistake.",
      default: 0.03,
      source: "assumption",
      sweep: [0, 0.2],
    }),
    reaches_centre: unaided(),
    minutes: minutes("Minutes to decide one appeal.", 180, [30, 900]),
  },
  counters: [
    ...casework(KEY, "Appeals filed."),
    outcome("decided.appeal", "cases", "Appeals decided."),
    outcome("struck_false.appeal", "records", "False records struck out on appeal."),
    outcome("struck_true.appeal", "records", "True records struck out on appeal by mistake."),
    outcome("left_false.appeal", "records", "False records that stood after an appeal."),
    outcome(
      "not_carried.appeal",
      "records",
      "Records struck out on appeal in the region that still count at the centre.",
    ),
  ],
  begin(values, s) {
    const work = working(s, KEY);
    const names = ["decided", "struck_false", "struck_true", "left_false", "not_carried"];
    const [decided, struckFalse, struckTrue, leftFalse, notCarried] = names.map((k) => s.counter(`${k}.${KEY}`));
    const told = s.valuesOf(reasons)?.more_appeals ?? 1;
    /** By truth (true, false), schooling and income fifth. */
    const files = [values.of_true, 1].map((factor) =>
      values.by_education.map((e) =>
        values.by_income.map((q) => threshold(Math.min(1, values.appeals * e * q * told * factor))),
      ),
    );
    const finds = threshold(values.true_facts);
    const slips = threshold(values.strikes_true);
    const strikes = striking(s);
    const off = unlist(s);
    const carries = carrying(s, values.reaches_centre);
    return {
      scored: (clock) => {
        const carried = carries(clock);
        return (town, m) => {
          const { appeals } = town.held;
          const { filed } = m;
          appeals.sift(2, (at) => {
            const [record, points] = [appeals.words[at], appeals.words[at + 1]];
            if (monthIn(points) + values.delay > clock.index) return true;
            const i = subjectIn(record);
            const isTrue = truthIn(record) === TRUE;
            const k = m.key("appeal_upheld", itemIn(record));
            m.count(decided, i);
            if (word(i, k.a, k.b) >>> 0 >= (isTrue ? slips : finds)) {
              if (!isTrue) m.count(leftFalse, i);
              return false;
            }
            m.count(isTrue ? struckTrue : struckFalse, i);
            if (!isTrue) off(town, m, i, actIn(record));
            if (carried(m, i, itemIn(record))) strikes.record(town, m, record, points, PATH);
            else m.count(notCarried, i);
            return false;
          });
          const asked = m.keysByItem("appeal_filed");
          const { profile } = m.scratch;
          for (let n = 0; n < filed.length; n++) {
            if (filed.points[n] >= 0) continue;
            const i = filed.subject[n];
            const by = files[filed.truth[n] === TRUE ? 0 : 1][(profile[i] >>> 13) & 3];
            const k = asked(filed.act[n] * 16 + filed.channel[n]);
            if (word(i, k.a, k.b) >>> 0 >= by[quintileIn(profile[i])]) continue;
            work(m, i, values.minutes);
            appeals.push(recordWord(filed, n), pointsWord(filed.points[n], clock.index));
          }
        };
      },
    };
  },
});
