import { quarterBegins } from "../life/presence.js";
import { mechanism } from "../month/mechanism.js";
import { AS_IT_IS, type Month } from "../month/month.js";
import { AWARE, RATED } from "../month/scratch.js";
import { number, probability } from "../parameters/parameter.js";
import type { Town } from "../state/town.js";
import { wornOff } from "./wearing-off.js";

/** Who learns: the rated who know of it. */
const LEARNS = AWARE | RATED;

export const compliance = mechanism({
  room: "response",
  key: "compliance",
  says: "Residents who know of the system learn caution from points lost and doors closed, their own and their friends'; it wears off.",
  direction: "On: fewer offences.",
  reads: "felt, tieLow, status",
  writes: "caution",
  parameters: {
    felt: number({
      says: "Caution (of 255) learned for each point lost.",
      unit: "1/255 per point",
      min: 0,
      max: 50,
      default: 1,
      source: "F-RESP-1 (direction); size: assumption",
      sweep: [0, 4],
    }),
    seen: number({
      says: "Caution (of 255) learned a month for each friend seen to stand low.",
      unit: "1/255 per friend and month",
      min: 0,
      max: 50,
      default: 2,
      source: "assumption",
      sweep: [0, 8],
    }),
    wears_off: probability({
      says: "Share of caution that wears off in a month.",
      default: 0.06,
      source: "assumption",
      sweep: [0.02, 0.2],
    }),
  },
  counters: [
    { key: "caution_sum", unit: "1/255", says: "Sum of learned caution, in the first month of each quarter." },
  ],
  begin(values, s) {
    const sum = s.counter("caution_sum");
    const felt = Math.round(values.felt * 256);
    const seen = Math.round(values.seen);
    const wear = Math.round(values.wears_off * 65536);
    return (clock) => {
      const counted = quarterBegins(clock) ? sum : -1;
      return (town, m) => learn(town, m, felt, seen, wear, counted);
    };
  },
});

function learn(town: Town, m: Month, felt: number, seen: number, wear: number, counter: number): void {
  const { caution, status } = town.columns;
  const { felt: lost, tieLow } = m.scratch;
  const size = town.size | 0;
  if (m.kernel) {
    m.kernel.loops.caution(
      caution.byteOffset,
      lost.byteOffset,
      tieLow.byteOffset,
      status.byteOffset,
      size,
      felt,
      seen,
      wear,
      LEARNS,
    );
  } else learnPlainly(town, m, felt, seen, wear);
  if (counter >= 0) m.sumBytes(counter, caution, AS_IT_IS, size);
}

function learnPlainly(town: Town, m: Month, felt: number, seen: number, wear: number): void {
  const { caution, status } = town.columns;
  const { felt: lost, tieLow } = m.scratch;
  const size = town.size | 0;
  for (let i = 0; i < size; i++) {
    const before = caution[i];
    if ((before | lost[i] | tieLow[i]) === 0) continue;
    let level = before - wornOff(before, wear);
    if ((status[i] & LEARNS) === LEARNS) level += ((lost[i] * felt) >> 8) + tieLow[i] * seen;
    level = level > 255 ? 255 : level < 0 ? 0 : level;
    caution[i] = level;
  }
}
