import type { Kernel } from "../kernel/kernel.js";
import { laid } from "../month/laid.js";
import type { Beginning } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { ROOM, TRUE } from "../month/records.js";
import { MOST_GROUPS } from "../society/groups.js";
import { CHANNELS } from "../watch/channel.js";

/** How many reports the compiled loops lost, and how many copies they sent twice: they list the subjects. */
export interface Mislaid {
  lost: number;
  twice: number;
}

/** Kinds of records, by channel and truth. What is lost and what comes twice are counted like two kinds more. */
const KINDS = CHANNELS.length * 4;
/** Words for the sums of a kind. */
const KIND = 256;

/** For each month, what counts all that was filed, and what was mislaid. `counters` are those of the step. */
export function filedCounter(s: Beginning, counters: readonly number[]): () => (m: Month, mislaid: Mislaid) => void {
  const [records, ...byTruth] = counters;
  const [lost, twice] = counters.slice(5);
  const byChannel = CHANNELS.map((name) => s.counter(`records.${name}`));
  const falseByChannel = CHANNELS.map((name) => s.counter(`false_records.${name}`));
  /** The counters that a record of each kind counts in: four, the last none for a true one. */
  const ofKind = new Int32Array((KINDS + 2) * 4).fill(-1);
  for (let kind = 0; kind < KINDS; kind++) {
    const [channel, truth] = [kind >> 2, kind & 3];
    const wrong = truth === TRUE ? -1 : falseByChannel[channel];
    ofKind.set([records, byTruth[truth], byChannel[channel], wrong], kind * 4);
  }
  ofKind[KINDS * 4] = lost;
  ofKind[KINDS * 4 + 4] = twice;

  const eachCounter = (m: Month, n: number, heard: (counter: number) => void): void => {
    const at = (m.filed.channel[n] * 4 + m.filed.truth[n]) * 4;
    for (let c = at; c < at + 4; c++) if (ofKind[c] >= 0) heard(ofKind[c]);
  };

  const layAll = (kernel: Kernel) => ({
    lostOnes: kernel.room("reports lost", Uint16Array, ROOM),
    twofold: kernel.room("copies twice", Uint16Array, ROOM),
    kinds: kernel.room("records by kind", Int32Array, (KINDS + 2) * KIND).byteOffset,
    ofKinds: kernel.table("counters of kinds", ofKind),
    sums: kernel.room("records by group", Int32Array, MOST_GROUPS).byteOffset,
  });

  const compiled = (kernel: Kernel, m: Month, mislaid: Mislaid, there: ReturnType<typeof layAll>): void => {
    const { filed, groups, witness } = m;
    const { lostOnes, twofold } = there;
    kernel.loops.countFiled(
      filed.reach(),
      filed.length,
      lostOnes.byteOffset,
      mislaid.lost,
      twofold.byteOffset,
      mislaid.twice,
      there.kinds,
      KINDS,
      there.ofKinds,
      there.sums,
      groups,
    );
    if (witness === null) return;
    const tell = (counter: number, i: number): void => {
      if (witness.follows(i)) witness.counted(i, counter, 1);
    };
    for (let n = 0; n < filed.length; n++) eachCounter(m, n, (counter) => tell(counter, filed.subject[n]));
    for (let n = 0; n < mislaid.lost; n++) tell(lost, lostOnes[n]);
    for (let n = 0; n < mislaid.twice; n++) tell(twice, twofold[n]);
  };

  return () => {
    const layFor = laid(layAll);
    return (m, mislaid) => {
      if (m.kernel && m.filed.reach() >= 0) compiled(m.kernel, m, mislaid, layFor(m.kernel));
      else
        for (let n = 0; n < m.filed.length; n++) eachCounter(m, n, (counter) => m.count(counter, m.filed.subject[n]));
    };
  };
}
