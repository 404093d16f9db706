import { DECISIONS } from "../draws/decisions.js";
import { type Key, word } from "../draws/hash.js";
import { pick, threshold } from "../draws/uniform.js";
import type { Kernel } from "../kernel/kernel.js";
import { laid } from "../month/laid.js";
import type { Beginning, Counter, Pass, ValuesOf } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { MIXED_UP, ROOM } from "../month/records.js";
import { ADULT } from "../month/scratch.js";
import { reached } from "../parameters/schedule.js";
import type { Clock } from "../state/clock.js";
import type { PendingRecords, Town } from "../state/town.js";
import { filedCounter, type Mislaid } from "./count-filed.js";
import { latestDraws, monthsLate } from "./late.js";
import type { centre, regional } from "./registries.js";

/** What the step counts of records, at the moment they are filed. */
export const FILE_COUNTERS: readonly Counter[] = [
  { key: "records", unit: "records", says: "Records filed in the month." },
  { key: "records_true", unit: "records", says: "Records of what their subject did." },
  { key: "records_wrong_person", unit: "records", says: "Records of what somebody else did." },
  { key: "records_nobody", unit: "records", says: "Records of what nobody did." },
  { key: "records_mixed_up", unit: "records", says: "Records put into the wrong file at the centre." },
  { key: "copies_lost", unit: "records", says: "Reports and copies that were lost on the way." },
  { key: "copies_duplicated", unit: "records", says: "Copies that arrived twice." },
];

/** What is drawn of a record on its way, with the channel and the act for an item. */
const ASKED_OF = [
  "file_lost",
  "central_lost",
  "central_duplicate",
  "central_mixup",
  "central_target",
  "central_delay",
] as const;

const pack = (subject: number, act: number, channel: number, truth: number, wait: number): number =>
  subject | (act << 16) | (channel << 22) | (truth << 26) | (wait << 28);

type FileValues = ValuesOf<typeof regional> | null;
type CentreValues = ValuesOf<typeof centre> | null;

/** The step `record`, after enrolment: what was seen is filed in the region, then perhaps copied to the centre. */
export function fileRecords(region: FileValues, central: CentreValues, s: Beginning): (clock: Clock) => Pass {
  const counters = FILE_COUNTERS.map((c) => s.counter(c.key));
  const [, , , , , lostCounter, twiceCounter] = counters;
  const countThisMonth = filedCounter(s, counters);
  const lost = threshold(region?.lost ?? 0);
  const lostCopy = threshold(central?.lost ?? 0);
  const twice = threshold(central?.duplicate ?? 0);
  const mixed = threshold(central?.mixed_up ?? 0);
  // A copy is late by a geometric number of months with the mean asked for.
  const late = threshold(central === null ? 0 : central.delay / (1 + central.delay));
  const asked = ASKED_OF.map((name) => DECISIONS[name]);
  const chances = Uint32Array.of(...asked, lost, lostCopy, twice, mixed, ...latestDraws(late), 0);
  const mislaid: Mislaid = { lost: 0, twice: 0 };

  return (clock) => {
    const centred = central !== null && reached(central.from, clock);
    const layFor = laid((kernel) => ({
      keys: kernel.room("keys of filing", Int32Array, 16),
      waiting: kernel.room("copies that wait", Int32Array, ROOM * 2),
      asked: kernel.table("chances of copies", chances),
      reports: kernel.room("reports lost", Uint16Array, ROOM).byteOffset,
      copies: kernel.room("copies twice", Uint16Array, ROOM).byteOffset,
    }));
    const count = countThisMonth();
    return (town, m) => {
      m.filed.clear();
      mislaid.lost = mislaid.twice = 0;
      deliver(town.pending, m);
      if (region !== null) {
        if (m.kernel && m.seen.reach() >= 0 && m.filed.reach(2 * m.seen.length) >= 0) fileCompiled(m.kernel, town, m);
        else filePlainly(town, m);
      }
      count(m, mislaid);
    };

    function fileCompiled(kernel: Kernel, town: Town, m: Month): void {
      const { seen, filed } = m;
      const { keys, reports, waiting, copies, asked } = layFor(kernel);
      if (!centred) {
        mislaid.lost = kernel.loops.file(
          seen.reach(),
          filed.reach(),
          seen.length,
          filed.length,
          lost,
          DECISIONS.file_lost,
          s.seed,
          clock.index,
          town.index,
          keys.byteOffset,
          reports,
        );
        filed.length += seen.length - mislaid.lost;
        return;
      }
      kernel.loops.copies(
        seen.reach(),
        filed.reach(),
        seen.length,
        filed.length,
        asked,
        s.seed,
        clock.index,
        town.index,
        town.columns.status.byteOffset,
        town.size,
        keys.byteOffset,
        reports,
        copies,
        waiting.byteOffset,
      );
      filed.length = keys[12];
      mislaid.lost = keys[13];
      mislaid.twice = keys[14];
      const waits = keys[15];
      town.pending.append(waiting.subarray(0, waits), waiting.subarray(ROOM, ROOM + waits));
    }

    function filePlainly(town: Town, m: Month): void {
      const { seen } = m;
      const asked = ASKED_OF.map((name) => m.keysByItem(name));
      const lostKey = asked[0];
      let item = -1;
      let k: Key = { a: 0, b: 0 };
      for (let n = 0; n < seen.length; n++) {
        const act = seen.act[n];
        const channel = seen.channel[n];
        // What a channel sees comes act by act.
        if (act * 16 + channel !== item) {
          item = act * 16 + channel;
          k = lostKey(item);
        }
        const subject = seen.subject[n];
        if (lost !== 0 && word(subject, k.a, k.b) >>> 0 < lost) {
          m.count(lostCounter, subject);
          continue;
        }
        if (centred) copy(town, m, asked, n);
        else m.filed.push(subject, act, channel, seen.truth[n], seen.actor[n]);
      }
    }

    /** What becomes of a report that the centre is to have a copy of. */
    function copy(town: Town, m: Month, asked: readonly ((item: number) => Key)[], n: number): void {
      const { seen } = m;
      const act = seen.act[n];
      const channel = seen.channel[n];
      let subject = seen.subject[n];
      let truth = seen.truth[n];
      let actor = seen.actor[n];
      const u = (which: number): number => {
        const k = asked[which](act * 16 + channel);
        return word(seen.subject[n], k.a, k.b) >>> 0;
      };
      if (lostCopy !== 0 && u(1) < lostCopy) {
        m.count(lostCounter, subject);
        return;
      }
      if (mixed !== 0 && u(3) < mixed) {
        const other = anotherFile(subject, asked[4](act * 16 + channel), town.columns.status, town.size);
        if (other >= 0) {
          actor = subject;
          subject = other;
          truth = MIXED_UP;
        }
      }
      const wait = late === 0 ? 0 : monthsLate(u(5), late);
      const copies = twice !== 0 && u(2) < twice ? 2 : 1;
      if (copies === 2) m.count(twiceCounter, subject);
      for (let c = 0; c < copies; c++) {
        if (wait === 0) m.filed.push(subject, act, channel, truth, actor);
        else town.pending.push(pack(subject, act, channel, truth, wait), (actor + 1) | (wait << 20));
      }
    }
  };
}

/** Copies whose time has come are filed; the others wait a month less. */
function deliver(pending: PendingRecords, m: Month): void {
  const { words, origins } = pending;
  if (pending.length === 0) return;
  if (m.kernel && origins === null && m.filed.reach(pending.length) >= 0) {
    const room = m.kernel.room("records that wait", Int32Array, ROOM);
    room.set(words.subarray(0, pending.length));
    const still = m.kernel.loops.deliver(room.byteOffset, pending.length, m.filed.reach(), m.filed.length);
    m.filed.length += pending.length - still;
    pending.length = still;
    words.set(room.subarray(0, still));
    return;
  }
  let kept = 0;
  for (let n = 0; n < pending.length; n++) {
    const w = words[n];
    const origin = origins?.[n] ?? 0;
    if (w >>> 28 > 1) {
      if (origins !== null) origins[kept] = origin;
      words[kept++] = w - (1 << 28);
      continue;
    }
    const [actor, late] = [(origin & 0x1ffff) - 1, origin >>> 20];
    m.filed.push(w & 0xffff, (w >>> 16) & 63, (w >>> 22) & 15, (w >>> 26) & 3, actor, late);
  }
  pending.length = kept;
}

/** Whose file a copy is put into by mistake: the first grown-up among eight who are drawn, or −1. */
function anotherFile(subject: number, key: Key, status: Uint8Array, size: number): number {
  for (let attempt = 0; attempt < 8; attempt++) {
    const other = pick(word(subject + attempt * 65536, key.a, key.b), size);
    if (other !== subject && (status[other] & ADULT) !== 0) return other;
  }
  return -1;
}
