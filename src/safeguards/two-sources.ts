import { TRUE } from "../month/records.js";
import { RATED } from "../month/scratch.js";
import { flag, integer } from "../parameters/parameter.js";
import { TOWN } from "../state/columns.js";
import { CHANNELS } from "../watch/channel.js";
import { casework, costlyActs, minutes, outcome, working } from "./casework.js";
import { actIn, channelIn, recordWord, subjectIn, truthIn } from "./record-word.js";
import { safeguard } from "./safeguard.js";

/** Channels that report a decision somebody has taken on paper. */
const DOCUMENTS = new Set(["courts", "tax_office"]);
const onPaper = CHANNELS.map((name) => DOCUMENTS.has(name));

export const twoSources = safeguard({
  key: "two_sources",
  says: "A record costs points only once a second channel has reported the same act of the same resident.",
  direction: "On: what a single channel saw, or made up, costs nothing; true and false records alike.",
  source:
    "The rule that one witness is no witness (Justinian, Codex 4.20.9; in today's law as corroboration); GDPR (Reg. 2016/679) Art. 5(1)(d), accuracy",
  reads: "records filed",
  writes: "records filed, records that wait for a second source",
  parameters: {
    within: integer({
      says: "Months in which the second source must report.",
      unit: "months",
      min: 1,
      max: 24,
      default: 3,
      source: "assumption",
      sweep: [1, 12],
    }),
    documents: flag({
      says: "A court's judgment or a tax assessment is enough by itself.",
      default: true,
      source: "scenario",
    }),
    minutes: minutes("Minutes to compare one record with others.", 2, [0, 15]),
  },
  counters: [
    ...casework("two_sources", "Records held back for want of a second source."),
    outcome("confirmed.two_sources", "records", "Records that cost points because a second source had reported."),
    outcome("lapsed.two_sources", "records", "Records that lapsed because no second source came."),
  ],
  begin(values, s) {
    const work = working(s, "two_sources");
    const [confirmed, lapsed] = ["confirmed", "lapsed"].map((k) => s.counter(`${k}.two_sources`));
    const costly = costlyActs(s);
    /** For each resident the last of those that wait, plus one, and for each of those the one before. */
    const latest = new Int32Array(TOWN);
    let before = new Int32Array(1024);
    return {
      filed: (clock) => (town, m) => {
        const { status } = town.columns;
        const { filed } = m;
        const { single } = town.held;
        single.sift(2, (at) => {
          if (single.words[at + 1] + values.within > clock.index) return true;
          m.count(lapsed, subjectIn(single.words[at]));
          return false;
        });
        if (single.length === 0 && filed.length === 0) return;
        latest.fill(0, 0, town.size);
        if (before.length * 2 < single.length + 2 * filed.length)
          before = new Int32Array(single.length + 2 * filed.length);
        const chain = (row: number): void => {
          const i = subjectIn(single.words[row * 2]);
          before[row] = latest[i];
          latest[i] = row + 1;
        };
        for (let row = 0; row * 2 < single.length; row++) chain(row);
        const released: number[] = [];
        filed.sift((n) => {
          const [i, act, channel] = [filed.subject[n], filed.act[n], filed.channel[n]];
          if (costly[act] === 0 || (status[i] & RATED) === 0 || (values.documents && onPaper[channel])) return true;
          let second = false;
          for (let row = latest[i] - 1; row >= 0; row = before[row] - 1) {
            const w = single.words[row * 2];
            if (actIn(w) !== act || channelIn(w) === channel) continue;
            second = true;
            // Both count now, and the one that waited waits no more.
            if (single.words[row * 2 + 1] !== RELEASED) released.push(w);
            single.words[row * 2 + 1] = RELEASED;
          }
          if (second) {
            m.count(confirmed, i);
            return true;
          }
          work(m, i, values.minutes);
          single.push(recordWord(filed, n), clock.index);
          chain(single.length / 2 - 1);
          return false;
        });
        for (const w of released) {
          m.count(confirmed, subjectIn(w));
          filed.push(subjectIn(w), actIn(w), channelIn(w), truthIn(w), truthIn(w) === TRUE ? subjectIn(w) : -1);
        }
        single.sift(2, (at) => single.words[at + 1] !== RELEASED);
      },
    };
  },
});

/** In place of the month of a record that waits no more. */
const RELEASED = -1;
