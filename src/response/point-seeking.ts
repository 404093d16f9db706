import { laid } from "../month/laid.js";
import { mechanism } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { packing } from "../month/packing.js";
import { AWARE, SEEKING } from "../month/scratch.js";
import { number } from "../parameters/parameter.js";
import { TOWN } from "../state/columns.js";
import type { Town } from "../state/town.js";

export const pointSeeking = mechanism({
  room: "response",
  key: "point_seeking",
  says: "Residents just below a threshold that matters to them do good deeds to cross it.",
  direction: "On: more praise, volunteering and gifts by those near a threshold.",
  reads: "scores, status",
  writes: "flags (seeking points)",
  parameters: {
    reach: number({
      says: "How near below a threshold a score must be.",
      unit: "points",
      min: 0,
      max: 200,
      default: 15,
      source: "assumption",
      sweep: [5, 40],
    }),
  },
  counters: [{ key: "seeking", unit: "residents", says: "Residents who seek points." }],
  begin(values, s) {
    const seeking = s.counter("seeking");
    let lines: number[] = [];
    let near = new Uint8Array(2049);
    let runs = runsOf(near);
    return (clock) => {
      const now = s.thresholds(clock);
      // They are the same for years on end.
      if (now.join() !== lines.join()) {
        near = nearest(now, values.reach);
        runs = runsOf(near);
      }
      lines = now;
      const [nearNow, runsNow] = [near, runs];
      const layFor = laid((k) => ({
        runs: k.table("near a threshold", runsNow),
        found: k.room("seeking", Uint16Array, TOWN + 8),
        packing: packing(k),
      }));
      return (town, m) => {
        const { flags, status } = town.columns;
        const score = town.scores(clock.index);
        if (m.kernel === null) {
          seek(town, m, score, nearNow, seeking);
          return;
        }
        const there = layFor(m.kernel);
        const n = m.kernel.loops.seek(
          score.byteOffset,
          status.byteOffset,
          flags.byteOffset,
          there.runs,
          runsNow.length / 2,
          town.size,
          AWARE,
          SEEKING,
          there.found.byteOffset,
          there.packing,
        );
        m.countEach(seeking, there.found, n);
      };
    };
  },
});

/** Is a whole score near below one of the lines? By score plus one, so that −1 (not rated) has a place. */
function nearest(lines: readonly number[], reach: number): Uint8Array<ArrayBuffer> {
  const near = new Uint8Array(2049);
  for (const line of lines)
    for (let score = Math.max(0, Math.ceil(line - reach)); score < line && score < 2048; score++) near[score + 1] = 1;
  return near;
}

/** The scores near a line as runs: where each begins, and how many there are. */
function runsOf(near: Uint8Array): Int16Array {
  const runs: number[] = [];
  for (let score = 0; score < 2048; score++) {
    if (near[score + 1] === 0) continue;
    if (near[score] === 0) runs.push(score, 0);
    runs[runs.length - 1]++;
  }
  return Int16Array.from(runs);
}

function seek(town: Town, m: Month, score: Int16Array, near: Uint8Array, counter: number): void {
  const { flags, status } = town.columns;
  const size = town.size | 0;
  for (let i = 0; i < size; i++) {
    // −1 (not rated) looks up the first place, which is never near.
    if (near[(score[i] >> 4) + 1] !== 0 && (status[i] & AWARE) !== 0) {
      flags[i] |= SEEKING;
      m.count(counter, i);
    } else flags[i] &= ~SEEKING;
  }
}
