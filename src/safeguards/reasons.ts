import { word } from "../draws/hash.js";
import { threshold } from "../draws/uniform.js";
import { number, probability } from "../parameters/parameter.js";
import { casework, minutes, outcome, working } from "./casework.js";
import { safeguard } from "./safeguard.js";
import { striking } from "./strike.js";
import { carrying, unaided } from "./travelling-correction.js";

const KEY = "reasons";

export const reasons = safeguard({
  key: KEY,
  says: "Whoever comes under a sanction is told which records count against them, and may answer.",
  direction:
    "On: some who are sanctioned on false records have them rectified; mistaken listings end sooner; more appeal.",
  source: "EU AI Act (Reg. 2024/1689) Art. 86; GDPR (Reg. 2016/679) Art. 12–15; CJEU C-203/22 (2025)",
  reads: "closed, spell, wrong",
  writes: "wrong",
  parameters: {
    answers: probability({
      says: "Chance that a resident answers who is told of false records.",
      default: 0.3,
      source: "assumption",
      sweep: [0.05, 0.8],
    }),
    rectified: probability({
      says: "Chance that the office rectifies its file on such an answer.",
      default: 0.4,
      source: "assumption",
      sweep: [0.05, 0.9],
    }),
    sooner: number({
      says: "How much likelier each month a mistaken listing is corrected.",
      unit: "ratio",
      min: 1,
      max: 20,
      default: 2,
      source: "assumption",
      sweep: [1, 6],
    }),
    more_appeals: number({
      says: "How much likelier an appeal is from those who know the reason, where there is an appeal.",
      unit: "ratio",
      min: 1,
      max: 20,
      default: 2,
      source: "assumption",
      sweep: [1, 6],
    }),
    reaches_centre: unaided(),
    minutes: minutes("Minutes to give reasons once.", 15, [2, 120]),
  },
  counters: [
    ...casework(KEY, "Residents who were given reasons when they came under a sanction."),
    outcome("rectified.reasons", "residents", "Residents whose false records were rectified on their answer."),
  ],
  overrides: (values, settings) => {
    const { wrong_corrected } = settings["enforcement.court_list"] as { wrong_corrected: number };
    return { "enforcement.court_list": { wrong_corrected: Math.min(1, wrong_corrected * values.sooner) } };
  },
  begin(values, s) {
    const work = working(s, KEY);
    const rectified = s.counter("rectified.reasons");
    const answered = threshold(values.answers * values.rectified);
    const strikes = striking(s);
    const carries = carrying(s, values.reaches_centre);
    return {
      remedied: (clock) => {
        const carried = carries(clock);
        return (town, m) => {
          const { spell, wrong } = town.columns;
          const { closed, touched, touchedCount } = m.scratch;
          const k = m.key("reasons_answered");
          for (let t = 0; t < touchedCount; t++) {
            const i = touched[t];
            // In the first month of a spell.
            if (closed[i] === 0 || spell[i] !== 1) continue;
            work(m, i, values.minutes);
            if (wrong[i] >= 0 || word(i, k.a, k.b) >>> 0 >= answered || !carried(m, i, 0)) continue;
            strikes.allFalse(town, m, i, `safeguards.${KEY}`);
            m.count(rectified, i);
          }
        };
      },
    };
  },
});
