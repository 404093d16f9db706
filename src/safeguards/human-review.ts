import { word } from "../draws/hash.js";
import { threshold } from "../draws/uniform.js";
import { TRUE } from "../month/records.js";
import { RATED } from "../month/scratch.js";
import { probability } from "../parameters/parameter.js";
import { CHANNELS } from "../watch/channel.js";
import { casework, costlyActs, minutes, outcome, working } from "./casework.js";
import { safeguard } from "./safeguard.js";

/** Channels whose records no human being has looked at. */
const MACHINES = new Set(["cameras", "payments", "review", "subscriptions"]);
const byMachine = CHANNELS.map((name) => MACHINES.has(name));

export const humanReview = safeguard({
  key: "human_review",
  says: "A person looks at what a machine has recorded before it costs points, and may strike it out; most of the time people follow the machine.",
  direction:
    "On: fewer false records of cameras, payments, online review and subscriptions cost points; how many fewer hangs on the bias.",
  source:
    "EU AI Act (Reg. 2024/1689) Art. 14, automation bias Art. 14(4)(b); GDPR (Reg. 2016/679) Art. 22(3); Skitka, Mosier & Burdick 1999; Goddard, Roudsari & Wyatt 2012",
  reads: "records filed",
  writes: "records filed",
  parameters: {
    reviewed: probability({
      says: "Share of the machines' records that somebody looks at.",
      default: 1,
      source: "assumption",
      sweep: [0.05, 1],
    }),
    sees_error: probability({
      says: "Chance that a reviewer who judges for themselves sees that a record is false.",
      default: 0.7,
      source: "assumption",
      sweep: [0.3, 0.95],
    }),
    bias: probability({
      says: "Chance that a reviewer follows the machine without judging.",
      default: 0.6,
      source: "assumption (Skitka et al. 1999 and Goddard et al. 2012 find the direction)",
      sweep: [0.2, 0.95],
    }),
    strikes_true: probability({
      says: "Chance that a reviewer who judges for themselves strikes out a true record.",
      default: 0.02,
      source: "assumption",
      sweep: [0, 0.1],
    }),
    minutes: minutes("Minutes to look at one record.", 4, [1, 20]),
  },
  counters: [
    ...casework("human_review", "Records of machines that somebody looked at."),
    outcome("struck_false.human_review", "records", "False records that a reviewer struck out."),
    outcome("struck_true.human_review", "records", "True records that a reviewer struck out by mistake."),
  ],
  begin(values, s) {
    const work = working(s, "human_review");
    const [struckFalse, struckTrue] = ["struck_false", "struck_true"].map((k) => s.counter(`${k}.human_review`));
    const costly = costlyActs(s);
    const looked = threshold(values.reviewed);
    const judges = 1 - values.bias;
    const finds = threshold(values.sees_error * judges);
    const slips = threshold(values.strikes_true * judges);
    return {
      filed: () => (town, m) => {
        const { status } = town.columns;
        const { filed } = m;
        const looks = m.keysByItem("human_looks");
        const strikes = m.keysByItem("human_strikes");
        filed.sift((n) => {
          const i = filed.subject[n];
          if (!byMachine[filed.channel[n]] || costly[filed.act[n]] === 0 || (status[i] & RATED) === 0) return true;
          const item = filed.act[n] * 16 + filed.channel[n];
          const look = looks(item);
          if (looked !== 0xffffffff && word(i, look.a, look.b) >>> 0 >= looked) return true;
          work(m, i, values.minutes);
          const strike = strikes(item);
          const isTrue = filed.truth[n] === TRUE;
          if (word(i, strike.a, strike.b) >>> 0 >= (isTrue ? slips : finds)) return true;
          m.count(isTrue ? struckTrue : struckFalse, i);
          return false;
        });
      },
    };
  },
});
