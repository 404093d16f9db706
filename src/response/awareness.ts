import { ASKED } from "../draws/decisions.js";
import { key, word } from "../draws/hash.js";
import { drawCode, threshold } from "../draws/uniform.js";
import { quarterBegins } from "../life/presence.js";
import { mechanism } from "../month/mechanism.js";
import { ADULT, AWARE } from "../month/scratch.js";
import { schedule } from "../parameters/parameter.js";
import { valueAt } from "../parameters/schedule.js";

export const awareness = mechanism({
  room: "response",
  key: "awareness",
  says: "Only residents who know of the system can learn from it.",
  direction: "On: those who know learn caution and silence, and seek points; lower, fewer do.",
  reads: "status",
  writes: "status (aware)",
  parameters: {
    share: schedule({
      says: "Share of adults who know of the system.",
      unit: "share of adults",
      min: 0,
      max: 1,
      default: { "2014-01": 0.1, "2018-01": 0.7, "2020-12": 0.9 },
      source: "assumption (the description: everyone knows); F-CITY-9: 11 % in a pilot area",
      sweep: [0.05, 1],
    }),
  },
  begin(values, s) {
    return (clock) => {
      const share = threshold(valueAt(values.share, clock));
      if (!quarterBegins(clock)) return null;
      return (town, m) => {
        const { status } = town.columns;
        const k = key(s.seed, drawCode(ASKED.awareness), 0, town.index);
        if (m.kernel) {
          const columns = [status, m.scratch.profile, town.columns.traits].map((column) => column.byteOffset);
          m.kernel.loops.enrol(...columns, 0, town.size, k.a, k.b, share, ADULT, 0, 0, AWARE);
          return;
        }
        for (let i = 0; i < town.size; i++) {
          const aware = (status[i] & ADULT) !== 0 && (share === 0xffffffff || word(i, k.a, k.b) >>> 0 < share);
          status[i] = aware ? status[i] | AWARE : status[i] & ~AWARE;
        }
      };
    };
  },
});
