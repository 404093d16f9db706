import { threshold } from "../draws/uniform.js";
import { TRUE } from "../month/records.js";
import { quintileIn } from "../month/scratch.js";
import { integer, probability, vector } from "../parameters/parameter.js";
import { QUINTILES } from "../society/groups.js";
import { casework, minutes, outcome } from "./casework.js";
import { inquiring } from "./inquiry.js";
import { reasons } from "./reasons.js";
import { safeguard } from "./safeguard.js";
import { unaided } from "./travelling-correction.js";

const KEY = "appeal";

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
    const names = ["decided", "struck_false", "struck_true", "left_false"];
    const [decided, struckFalse, struckTrue, leftFalse] = names.map((k) => s.counter(`${k}.${KEY}`));
    const told = s.valuesOf(reasons)?.more_appeals ?? 1;
    /** By truth (true, false), schooling and income fifth. */
    const files = [values.of_true, 1].map((factor) =>
      values.by_education.map((e) =>
        values.by_income.map((q) => threshold(Math.min(1, values.appeals * e * q * told * factor))),
      ),
    );
    return inquiring(s, {
      ...values,
      key: KEY,
      waiting: "appeals",
      asked: "appeal_filed",
      chosen(m, filed, n) {
        const who = m.scratch.profile[filed.subject[n]];
        return files[filed.truth[n] === TRUE ? 0 : 1][(who >>> 13) & 3][quintileIn(who)];
      },
      decided: "appeal_upheld",
      strikes: { true: values.strikes_true, false: values.true_facts },
      told(m, i, isTrue, struck) {
        m.count(decided, i);
        if (struck) m.count(isTrue ? struckTrue : struckFalse, i);
        else if (!isTrue) m.count(leftFalse, i);
      },
    });
  },
});
