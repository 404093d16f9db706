import { GATED } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { pick, threshold } from "../draws/uniform.js";
import { NOBODY } from "../month/records.js";
import { ADULT } from "../month/scratch.js";
import { number, probability } from "../parameters/parameter.js";
import { HOOD } from "../state/columns.js";
import { channel, channelNumber } from "./channel.js";
import { eachPhantom, looks, sees, sight } from "./sighting.js";

const INVENTED = [GATED.quarrel, GATED.wasteful_spending, GATED.post_out, GATED.red_crossing];

export const neighbours = channel({
  key: "neighbours",
  says: "Neighbours report what they see, and some report what never was.",
  direction:
    "On: quarrels and fraud complaints are recorded; malice brings false records, more often to minorities and people registered elsewhere.",
  parameters: {
    sees: sees({
      quarrel: 0.25,
      fraud: 0.6,
      red_crossing: 0.01,
      wasteful_spending: 0.01,
      post_out: 0.02,
      parent_care: 0.1,
      praise: 0.02,
    }),
    wrong_person: probability({
      says: "Of the acts reported, the share reported of somebody else by mistake.",
      default: 0.02,
      source: "assumption",
      sweep: [0, 0.1],
    }),
    malice: probability({
      says: "Chance a month that a resident makes up a report on a neighbour.",
      max: 1 / 256,
      default: 0.0006,
      source: "assumption",
      sweep: [0, 0.003],
    }),
    bias: number({
      says: "How much likelier an invented report falls on a minority or on someone registered elsewhere than on others.",
      unit: "ratio",
      min: 1,
      max: 20,
      default: 2.5,
      source: "assumption",
      sweep: [1, 6],
    }),
  },
  begin(values) {
    const id = channelNumber("neighbours");
    const list = looks(values.sees);
    const wrong = threshold(values.wrong_person);
    const ordinary = threshold(1 / values.bias);
    return () => (town, m) => {
      sight(town, m, id, list, wrong, "neighbour_seen", "neighbour_target");
      const { traits, status } = town.columns;
      const k = m.key("malice_target");
      eachPhantom(town, m, "malicious_report", values.malice, (i, u) => {
        if ((status[i] & ADULT) === 0) return;
        const start = i - (i % HOOD);
        const size = Math.min(HOOD, town.size - start);
        // Up to eight neighbours come to mind; an ordinary one is let pass more often than one who stands out.
        for (let attempt = 1; attempt <= 8; attempt++) {
          const j = start + pick(word(i + attempt * 131072, k.a, k.b), size);
          const standsOut = ((traits[j] >>> 12) & 3) !== 0;
          if (j === i || (status[j] & ADULT) === 0) continue;
          if (standsOut || word(i + attempt * 131072 + 65536, k.a, k.b) >>> 0 < ordinary) {
            m.seen.push(j, INVENTED[u & 3], id, NOBODY, i);
            return;
          }
        }
      });
    };
  },
});
