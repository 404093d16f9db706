import { type Key, word } from "../draws/hash.js";
import { pick, threshold } from "../draws/uniform.js";
import { type Beginning, type Counter, mechanism, type Pass, type ValuesOf } from "../month/mechanism.js";
import type { Month } from "../month/month.js";
import { MIXED_UP, TRUE } from "../month/records.js";
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
  /** Records of each kind (channel and truth) by group, all zero between towns. */
  const kinds = new Int32Array(CHANNELS.length * 4 * groups);

  /** Counts all that was filed, by kind first: a record counts in three or four counters, each in eight groups. */
  const countFiled = (m: Month): void => {
    const { filed } = m;
    if (m.witness !== null) {
      // A witness hears of each by itself.
      for (let n = 0; n < filed.length; n++) {
        const [subject, channel, truth] = [filed.subject[n], filed.channel[n], filed.truth[n]];
        for (const counter of [records, counters[1 + truth], byChannel[channel]]) m.count(counter, subject);
        if (truth !== TRUE) m.count(falseByChannel[channel], subject);
      }
      return;
    }
    const { counts, groupsOf } = m;
    const { cell } = m.scratch;
    for (let n = 0; n < filed.length; n++) {
      const row = (filed.channel[n] * 4 + filed.truth[n]) * groups;
      const from = cell[filed.subject[n]] * 8;
      for (let g = 0; g < 8; g++) kinds[row + groupsOf[from + g]]++;
    }
    for (let kind = 0; kind < CHANNELS.length * 4; kind++) {
      // Everyone is in the first group.
      if (kinds[kind * groups] === 0) continue;
      const [channel, truth] = [kind >> 2, kind & 3];
      const into = [records, counters[1 + truth], byChannel[channel]];
      if (truth !== TRUE) into.push(falseByChannel[channel]);
      for (const counter of into)
        for (let g = 0; g < groups; g++) counts[counter * groups + g] += kinds[kind * groups + g];
      kinds.fill(0, kind * groups, (kind + 1) * groups);
    }
  };

  /** Copies whose time has come are filed; the others wait a month less. */
  const deliver = (town: Town, m: Month): void => {
    const { pending } = town;
    const { words, origins } = pending;
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

  return (clock) => {
    const lost = threshold(region?.lost ?? 0);
    const centred = central !== null && reached(central.from, clock);
    const lostCopy = threshold(central?.lost ?? 0);
    const twice = threshold(central?.duplicate ?? 0);
    const mixed = threshold(central?.mixed_up ?? 0);
    // A copy is late by a geometric number of months with the mean asked for.
    const late = threshold(central === null ? 0 : central.delay / (1 + central.delay));
    return (town, m) => {
      m.filed.clear();
      deliver(town, m);
      if (region !== null) fileSeen(town, m);
      countFiled(m);
    };

    function fileSeen(town: Town, m: Month): void {
      const { seen } = m;
      const keys = [
        "file_lost",
        "central_lost",
        "central_duplicate",
        "central_mixup",
        "central_target",
        "central_delay",
      ] as const;
      const asked = keys.map((name) => m.keysByItem(name));
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
      let wait = 0;
      if (late !== 0)
        for (let draw = u(5); draw < late && wait < 15; wait++) draw = Math.floor((draw / late) * 4294967296);
      const copies = twice !== 0 && u(2) < twice ? 2 : 1;
      if (copies === 2) m.count(twiceCounter, subject);
      for (let c = 0; c < copies; c++) {
        if (wait === 0) file(m, subject, act, channel, truth, actor, 0);
        else town.pending.push(pack(subject, act, channel, truth, wait), (actor + 1) | (wait << 20));
      }
    }
  };
}

/** Whose file a copy is put into by mistake: the first grown-up among eight who are drawn, or −1. */
function anotherFile(subject: number, key: Key, status: Uint8Array, size: number): number {
  for (let attempt = 0; attempt < 8; attempt++) {
    const other = pick(word(subject + attempt * 65536, key.a, key.b), size);
    if (other !== subject && (status[other] & ADULT) !== 0) return other;
  }
  return -1;
}
