import { DECISIONS } from "../draws/decisions.js";
import { type Key, word } from "../draws/hash.js";
import { pick, threshold } from "../draws/uniform.js";
import type { Kernel } from "../kernel/kernel.js";
import { type Beginning, type Counter, mechanism, type Pass, type ValuesOf } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { MIXED_UP, ROOM, TRUE } from "../month/records.js";
import { ADULT } from "../month/scratch.js";
import { month, number, probability } from "../parameters/parameter.js";
import { reached } from "../parameters/schedule.js";
import type { Clock } from "../state/clock.js";
import type { Town } from "../state/town.js";
import { CHANNELS } from "../watch/channel.js";

export const regional = mechanism({
  room: "registry",
  key: "regional",
  says: "Regional files keep what the channels report; some reports never arrive.",
  direction: "Off: nothing is filed, so no record costs or brings anything.",
  reads: "records seen",
  writes: "records filed",
  parameters: {
    lost: probability({
      says: "Share of reports a regional file loses.",
      default: 0.02,
      source: "assumption",
      sweep: [0, 0.1],
    }),
  },
  begin: () => () => null,
});

export const centre = mechanism({
  room: "registry",
  key: "centre",
  says: "From a set month on, the score is worked out from the centre's copies: they come late, some not at all, some twice, some in another's file.",
  direction: "On: records arrive later, and false ones appear that no channel made.",
  reads: "records filed regionally",
  writes: "records filed, records waiting",
  parameters: {
    from: month({
      says: "First month in which the centre's copies count.",
      default: "2020-01",
      source: "F-SEED-11 (data centre by 2020)",
    }),
    delay: number({
      says: "Mean months a copy is late (up to 15).",
      unit: "months",
      min: 0,
      max: 10,
      default: 1,
      source: "assumption",
      sweep: [0, 4],
    }),
    lost: probability({ says: "Share of copies lost.", default: 0.03, source: "assumption", sweep: [0, 0.1] }),
    duplicate: probability({
      says: "Share of copies that arrive twice.",
      default: 0.02,
      source: "assumption",
      sweep: [0, 0.1],
    }),
    mixed_up: probability({
      says: "Share of copies put into another resident's file.",
      default: 0.004,
      source: "assumption",
      sweep: [0, 0.03],
    }),
  },
  begin: () => () => null,
});

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

/** Kinds of records: by channel and truth. */
const KINDS = CHANNELS.length * 4;

const pack = (subject: number, act: number, channel: number, truth: number, wait: number): number =>
  subject | (act << 16) | (channel << 22) | (truth << 26) | (wait << 28);

type FileValues = ValuesOf<typeof regional> | null;
type CentreValues = ValuesOf<typeof centre> | null;

/** The step `record`, after enrolment: what was seen is filed in the region, then perhaps copied to the centre. */
export function fileRecords(region: FileValues, central: CentreValues, s: Beginning): (clock: Clock) => Pass {
  const counters = FILE_COUNTERS.map((c) => s.counter(c.key));
  const byChannel = CHANNELS.map((name) => s.counter(`records.${name}`));
  const falseByChannel = CHANNELS.map((name) => s.counter(`false_records.${name}`));
  const [records, , , , , lostCounter, twiceCounter] = counters;

  const file = (
    m: Month,
    subject: number,
    act: number,
    channel: number,
    truth: number,
    actor: number,
    late: number,
  ): void => {
    m.filed.push(subject, act, channel, truth, actor, late);
  };

  const groups = s.groups.length;
  const plainKinds = new Int32Array(KINDS * groups);
  /** The counters that a record of each kind counts in: four, the last none for a true one. */
  const ofKind = new Int32Array(KINDS * 4);
  for (let kind = 0; kind < KINDS; kind++) {
    const [channel, truth] = [kind >> 2, kind & 3];
    const wrong = truth === TRUE ? -1 : falseByChannel[channel];
    ofKind.set([records, counters[1 + truth], byChannel[channel], wrong], kind * 4);
  }

  /** Counts all that was filed, by kind first: a record counts in three or four counters, each in eight groups. */
  const countFiled = (m: Month): void => {
    const { filed, kernel, witness } = m;
    if (witness !== null)
      for (let n = 0; n < filed.length; n++) {
        const subject = filed.subject[n];
        if (!witness.follows(subject)) continue;
        const kind = filed.channel[n] * 4 + filed.truth[n];
        for (const counter of ofKind.subarray(kind * 4, kind * 4 + 4))
          if (counter >= 0) witness.counted(subject, counter, 1);
      }
    const { counts, groupsOf } = m;
    const { cell } = m.scratch;
    /** Records of each kind (channel and truth) by group, all zero between towns. */
    const kinds = kernel?.room("records by kind", Int32Array, plainKinds.length) ?? plainKinds;
    if (kernel && filed.reach() >= 0) {
      const table = kernel.table("groups of cells", groupsOf);
      const columns = [filed.reach(), filed.length, cell.byteOffset, table, groups, kinds.byteOffset];
      kernel.loops.countKinds(...columns);
    } else
      for (let n = 0; n < filed.length; n++) {
        const row = (filed.channel[n] * 4 + filed.truth[n]) * groups;
        const from = cell[filed.subject[n]] * 8;
        for (let g = 0; g < 8; g++) kinds[row + groupsOf[from + g]]++;
      }
    if (kernel) {
      const table = kernel.table("counters of kinds", ofKind);
      kernel.loops.addKinds(kinds.byteOffset, KINDS, groups, table, counts.byteOffset);
      return;
    }
    for (let kind = 0; kind < KINDS; kind++) {
      // Everyone is in the first group.
      if (kinds[kind * groups] === 0) continue;
      for (const counter of ofKind.subarray(kind * 4, kind * 4 + 4))
        if (counter >= 0) for (let g = 0; g < groups; g++) counts[counter * groups + g] += kinds[kind * groups + g];
      kinds.fill(0, kind * groups, (kind + 1) * groups);
    }
  };

  /** Copies whose time has come are filed; the others wait a month less. */
  const deliver = (town: Town, m: Month): void => {
    const { pending } = town;
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
      const wait = w >>> 28;
      const origin = origins?.[n] ?? 0;
      if (wait > 1) {
        if (origins !== null) origins[kept] = origin;
        words[kept++] = w - (1 << 28);
      } else
        file(m, w & 0xffff, (w >>> 16) & 63, (w >>> 22) & 15, (w >>> 26) & 3, (origin & 0x1ffff) - 1, origin >>> 20);
    }
    pending.length = kept;
  };

  // A copy is late by a geometric number of months with the mean asked for.
  const late = threshold(central === null ? 0 : central.delay / (1 + central.delay));
  const latest = Array.from({ length: LONGEST }, (_, n) => lateBelow(n + 1, late));

  return (clock) => {
    const lost = threshold(region?.lost ?? 0);
    const centred = central !== null && reached(central.from, clock);
    const lostCopy = threshold(central?.lost ?? 0);
    const twice = threshold(central?.duplicate ?? 0);
    const mixed = threshold(central?.mixed_up ?? 0);
    const asked = ASKED_OF.map((name) => DECISIONS[name]);
    const chances = Uint32Array.of(...asked, lost, lostCopy, twice, mixed, ...latest, 0);
    return (town, m) => {
      m.filed.clear();
      deliver(town, m);
      if (region !== null) fileSeen(town, m);
      countFiled(m);
    };

    function fileSeen(town: Town, m: Month): void {
      if (m.kernel && m.seen.reach() >= 0 && m.filed.reach(2 * m.seen.length) >= 0) fileCompiled(m.kernel, town, m);
      else filePlainly(town, m);
    }

    function fileCompiled(kernel: Kernel, town: Town, m: Month): void {
      const { seen, filed } = m;
      const [lostOut, twiceOut] = ["reports lost", "copies twice"].map((name) => kernel.room(name, Uint16Array, ROOM));
      const keys = kernel.room("keys of filing", Int32Array, 16);
      const records = [seen.reach(), filed.reach(), seen.length, filed.length];
      const when = [s.seed, clock.index, town.index];
      if (!centred) {
        const out = [keys.byteOffset, lostOut.byteOffset];
        const lostCount = kernel.loops.file(...records, lost, DECISIONS.file_lost, ...when, ...out);
        filed.length += seen.length - lostCount;
        m.countEach(lostCounter, lostOut, lostCount);
        return;
      }
      const waiting = kernel.room("copies that wait", Int32Array, ROOM * 2);
      const asked = kernel.table("chances of copies", chances);
      const out = [keys, lostOut, twiceOut, waiting].map((room) => room.byteOffset);
      kernel.loops.copies(...records, asked, ...when, town.columns.status.byteOffset, town.size, ...out);
      const [filedCount, lostCount, twiceCount, waits] = keys.subarray(12);
      filed.length = filedCount;
      m.countEach(lostCounter, lostOut, lostCount);
      m.countEach(twiceCounter, twiceOut, twiceCount);
      for (let n = 0; n < waits; n++) town.pending.push(waiting[n * 2], waiting[n * 2 + 1]);
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
        else file(m, subject, act, channel, seen.truth[n], seen.actor[n], 0);
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
        if (wait === 0) file(m, subject, act, channel, truth, actor, 0);
        else town.pending.push(pack(subject, act, channel, truth, wait), (actor + 1) | (wait << 20));
      }
    }
  };
}

/** Months a copy can be late. */
const LONGEST = 15;

/** How many months a copy is late, of a draw and the chance of each month more. */
function monthsLate(drawn: number, late: number): number {
  let wait = 0;
  for (let draw = drawn; draw < late && wait < LONGEST; wait++) draw = Math.floor((draw / late) * 4294967296);
  return wait;
}

/** The draw below which a copy is late by so many months, or more: a higher draw never makes it later. */
function lateBelow(months: number, late: number): number {
  let [low, high] = [0, late];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (monthsLate(middle, late) < months) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whose file a copy is put into by mistake: the first grown-up among eight who are drawn, or −1. */
function anotherFile(subject: number, key: Key, status: Uint8Array, size: number): number {
  for (let attempt = 0; attempt < 8; attempt++) {
    const other = pick(word(subject + attempt * 65536, key.a, key.b), size);
    if (other !== subject && (status[other] & ADULT) !== 0) return other;
  }
  return -1;
}
