import { quarterBegins } from "../life/presence.js";
import { mechanism } from "../month/mechanism.js";
import { AS_IT_IS, type Month } from "../month/month.js";
import { AWARE, ONLINE } from "../month/scratch.js";
import { flag, number, probability } from "../parameters/parameter.js";
import type { Town } from "../state/town.js";
import { wornOff } from "./wearing-off.js";

/** Who learns: those online who know of the system. */
const LEARNS = AWARE | ONLINE;

export const selfCensorship = mechanism({
  room: "response",
  key: "self_censorship",
  says: "Residents online who know they are watched hold back words out of line, more so once theirs were struck out.",
  direction: "On: fewer words out of line, and more held back; those who disagree most hold back least.",
  reads: "struck, status",
  writes: "chill",
  parameters: {
    ambient: number({
      says: "Chill (of 255) that knowing of the review alone sustains.",
      unit: "1/255",
      min: 0,
      max: 255,
      default: 40,
      source: "F-CHILL-1 (-2.2 points on searches); size: assumption",
      sweep: [0, 120],
    }),
    struck: number({
      says: "Chill (of 255) learned for each piece struck out.",
      unit: "1/255 per piece",
      min: 0,
      max: 255,
      default: 90,
      source: "assumption",
      sweep: [20, 200],
    }),
    wears_off: probability({
      says: "Share of chill that wears off in a month.",
      default: 0.08,
      source: "assumption",
      sweep: [0.02, 0.2],
    }),
    reviewed_only: flag({ says: "Ambient chill needs the online review to exist.", default: true, source: "scenario" }),
  },
  counters: [{ key: "chill_sum", unit: "1/255", says: "Sum of learned chill, in the first month of each quarter." }],
  begin(values, s) {
    const sum = s.counter("chill_sum");
    const ambient = values.reviewed_only && !s.has("watch.review") ? 0 : Math.round(values.ambient);
    const each = Math.round(values.struck);
    const wear = Math.round(values.wears_off * 65536);
    return (clock) => {
      const settles = ambient > 0 && quarterBegins(clock);
      const counted = quarterBegins(clock) ? sum : -1;
      return (town, m) => learn(town, m, settles, ambient, each, wear, counted);
    };
  },
});

function learn(
  town: Town,
  m: Month,
  settles: boolean,
  ambient: number,
  each: number,
  wear: number,
  counter: number,
): void {
  const { chill, status } = town.columns;
  const { struck } = m.scratch;
  const size = town.size | 0;
  if (m.kernel) {
    m.kernel.loops.chill(
      chill.byteOffset,
      struck.byteOffset,
      status.byteOffset,
      size,
      settles ? 1 : 0,
      ambient,
      each,
      wear,
      LEARNS,
    );
  } else learnPlainly(town, m, settles, ambient, each, wear);
  if (counter >= 0) m.sumBytes(counter, chill, AS_IT_IS, size);
}

function learnPlainly(town: Town, m: Month, settles: boolean, ambient: number, each: number, wear: number): void {
  const { chill, status } = town.columns;
  const { struck } = m.scratch;
  const size = town.size | 0;
  for (let i = 0; i < size; i++) {
    const before = chill[i];
    if (!settles && (before | struck[i]) === 0) continue;
    // Chill wears off, but not below what knowing of the review sustains; that level is reached when it is next looked at.
    let level = before - wornOff(before, wear);
    if ((status[i] & LEARNS) === LEARNS) {
      const floor = settles || before >= ambient ? ambient : before;
      if (level < floor) level = floor;
      level += struck[i] * each;
      if (level > 255) level = 255;
    }
    chill[i] = level;
  }
}
