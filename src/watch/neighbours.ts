import { ASKED, GATED } from "../draws/decisions.js";
import { type Key, word } from "../draws/hash.js";
import { drawCode, pick, threshold } from "../draws/uniform.js";
import type { Month } from "../month/month.js";
import { NOBODY } from "../month/records.js";
import { ADULT } from "../month/scratch.js";
import { number, probability } from "../parameters/parameter.js";
import { HOOD } from "../state/columns.js";
import type { Town } from "../state/town.js";
import { channel, channelNumber } from "./channel.js";
import { eachPhantom, haunting } from "./phantoms.js";
import { MALICE } from "./sensor.js";
import { looks, sees, sight } from "./sighting.js";

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
  sensors(values) {
    const id = channelNumber("neighbours");
    const phantom = haunting("malicious_report", values.malice);
    const ordinary = threshold(1 / values.bias);
    const target = drawCode(ASKED.malice_target);
    const sensors = [
      ...sight(id, looks(values.sees), threshold(values.wrong_person), "neighbour_seen", "neighbour_target"),
      {
        plainly(town: Town, m: Month) {
          const k = m.keyOf(target);
          eachPhantom(town, m, phantom, (i, u) => {
            if ((town.columns.status[i] & ADULT) === 0) return;
            const j = neighbourOf(town, i, k, ordinary);
            if (j >= 0) m.seen.push(j, INVENTED[u & 3], id, NOBODY, i);
          });
        },
        words: [MALICE, id, phantom.block.code, phantom.block.chance, phantom.which, target, ordinary, ...INVENTED],
      },
    ];
    return () => sensors;
  },
});

/** Up to eight neighbours come to mind; an ordinary one is let pass more often than one who stands out. −1 where all are. */
function neighbourOf(town: Town, i: number, k: Key, ordinary: number): number {
  const { traits, status } = town.columns;
  const start = i - (i % HOOD);
  const size = Math.min(HOOD, town.size - start);
  for (let attempt = 1; attempt <= 8; attempt++) {
    const j = start + pick(word(i + attempt * 131072, k.a, k.b), size);
    if (j === i || (status[j] & ADULT) === 0) continue;
    const standsOut = ((traits[j] >>> 12) & 3) !== 0;
    if (standsOut || word(i + attempt * 131072 + 65536, k.a, k.b) >>> 0 < ordinary) return j;
  }
  return -1;
}
