import { addToGroups, AWAY, BAND, BANDS, CELLS, cellOf, countsOf, FIFTH, FIFTHS, MINORITY, placesOf, SEX } from "./counting";
import { key, word } from "./draws";

/** Bit of the `status` column. */
const ADULT = 1;

/**
 * The loops over a town's records. They lie field by field in one block, the actors first (src/month/records.ts): where the other fields begin
 * in it follows from the number of records it has room for.
 */
export const ROOM: usize = 131264;
export const SUBJECTS: usize = 4 * ROOM;
export const POINTS: usize = 6 * ROOM;
export const ACTS: usize = 8 * ROOM;
export const CHANNELS: usize = 9 * ROOM;
export const TRUTHS: usize = 10 * ROOM;
export const LATES: usize = 11 * ROOM;
/** Loops write records in runs, and past the last one. */
export const RUN = 16;

/** `Records.push`, at place n. */
// @ts-ignore: decorator
@inline
export function put(records: usize, n: i32, subject: u32, act: u32, channel: u32, truth: u32, actor: i32): void {
  store<i32>(records + (n << 2), actor);
  store<u16>(records + (n << 1), subject, SUBJECTS);
  store<u16>(records + (n << 1), 0, POINTS);
  store<u8>(records + n, act, ACTS);
  store<u8>(records + n, channel, CHANNELS);
  store<u8>(records + n, truth, TRUTHS);
  store<u8>(records + n, 0, LATES);
}

/** How a record stands to what happened: src/month/records.ts. */
const TRUE = 0;
const MIXED_UP = 3;

/**
 * `deliver` of src/registry/file.ts: files the records whose time has come, from `at` on; the others, which wait a month less, close up. Gives
 * how many they are. Who stands behind a record that waited is not known.
 */
export function deliver(waiting: usize, count: i32, filed: usize, at: i32): i32 {
  let kept = 0;
  for (let n = 0; n < count; n++) {
    const w = load<u32>(waiting + (n << 2));
    put(filed, at + n - kept, w & 0xffff, (w >>> 16) & 63, (w >>> 22) & 15, (w >>> 26) & 3, -1);
    store<u32>(waiting + (kept << 2), w - (1 << 28));
    kept += i32(w >>> 28 > 1);
  }
  return kept;
}

/**
 * `fileSeen` of src/registry/file.ts where the region's files count: copies the records seen that are not lost behind the `at` that are filed,
 * and gives how many are lost; their subjects go to `lost`. `own` is room for a key.
 */
export function file(
  seen: usize,
  filed: usize,
  count: i32,
  at: i32,
  chance: u32,
  decision: i32,
  seed: i32,
  month: i32,
  town: i32,
  own: usize,
  lost: usize,
): i32 {
  let item = -1;
  let a = 0;
  let b = 0;
  let k = at;
  for (let n = 0; n < count; n++) {
    const act = <i32>load<u8>(seen + n, ACTS);
    const channel = <i32>load<u8>(seen + n, CHANNELS);
    // What a channel sees comes act by act.
    if (((act << 4) | channel) !== item) {
      item = (act << 4) | channel;
      key(seed, decision + (item << 16), month, town, own);
      a = load<i32>(own);
      b = load<i32>(own, 4);
    }
    const i = <i32>load<u16>(seen + (n << 1), SUBJECTS);
    put(filed, k, i, act, channel, load<u8>(seen + n, TRUTHS), load<i32>(seen + (n << 2)));
    store<u16>(lost + ((n + at - k) << 1), i);
    k += i32(word(i, a, b) >= chance);
  }
  return at + count - k;
}

/** Draws of a record on its way to the centre, in the order of `copies`. */
const LOST = 0;
const COPY_LOST = 1;
const TWICE = 2;
const MIXED = 3;
const WHOSE = 4;
const LATE = 5;

// @ts-ignore: decorator
@inline
function drawn(keys: usize, which: i32, i: i32): u32 {
  return word(i, load<i32>(keys + (which << 3)), load<i32>(keys + (which << 3), 4));
}

/** How many of four bounds a draw is below. */
// @ts-ignore: decorator
@inline
function below(u: v128, bounds: usize): i32 {
  return popcnt(i32x4.bitmask(i32x4.lt_u(u, v128.load(bounds))));
}

/**
 * `fileSeen` where the centre's copies count. `asked` has the numbers of six decisions, the thresholds of the first four, and sixteen draws: one below
 * the n-th makes a copy late by n months or more. `keys` is room for six
 * keys and for how many are filed, lost, sent twice and waiting. Who is lost or sent twice goes to a list; what waits goes to `waiting`, and behind
 * it, after room for as many, where it comes from.
 */
export function copies(
  seen: usize,
  filed: usize,
  count: i32,
  at: i32,
  asked: usize,
  seed: i32,
  month: i32,
  town: i32,
  status: usize,
  size: i32,
  keys: usize,
  lost: usize,
  twice: usize,
  waiting: usize,
): void {
  let item = -1;
  let filedCount = at;
  let lostCount = 0;
  let twiceCount = 0;
  let waits = 0;
  const chances = asked + 24;
  const latest = asked + 40;
  for (let n = 0; n < count; n++) {
    const act = <i32>load<u8>(seen + n, ACTS);
    const channel = <i32>load<u8>(seen + n, CHANNELS);
    if (((act << 4) | channel) !== item) {
      item = (act << 4) | channel;
      for (let d = 0; d < 6; d++) key(seed, load<i32>(asked + (d << 2)) + (item << 16), month, town, keys + (d << 3));
    }
    const i = <i32>load<u16>(seen + (n << 1), SUBJECTS);
    if (
      drawn(keys, LOST, i) < load<u32>(chances + (LOST << 2)) ||
      drawn(keys, COPY_LOST, i) < load<u32>(chances + (COPY_LOST << 2))
    ) {
      store<u16>(lost + (lostCount << 1), i);
      lostCount++;
      continue;
    }
    let subject = i;
    let truth = <u32>load<u8>(seen + n, TRUTHS);
    let actor = load<i32>(seen + (n << 2));
    if (drawn(keys, MIXED, i) < load<u32>(chances + (MIXED << 2))) {
      const other = anotherFile(i, load<i32>(keys + (WHOSE << 3)), load<i32>(keys + (WHOSE << 3), 4), status, size);
      if (other >= 0) {
        actor = i;
        subject = other;
        truth = MIXED_UP;
      }
    }
    const u = i32x4.splat(drawn(keys, LATE, i));
    const wait = below(u, latest) + below(u, latest + 16) + below(u, latest + 32) + below(u, latest + 48);
    const twofold = i32(drawn(keys, TWICE, i) < load<u32>(chances + (TWICE << 2)));
    store<u16>(twice + (twiceCount << 1), subject);
    twiceCount += twofold;
    for (let c = 0; c <= twofold; c++) {
      // Written to both lists, and kept in one.
      put(filed, filedCount, subject, act, channel, truth, actor);
      filedCount += i32(wait === 0);
      const at = waiting + (waits << 2);
      store<i32>(at, subject | (act << 16) | (channel << 22) | (truth << 26) | (wait << 28));
      store<i32>(at, (actor + 1) | (wait << 20), 4 * ROOM);
      waits += i32(wait !== 0);
    }
  }
  store<i32>(keys, filedCount, 48);
  store<i32>(keys, lostCount, 52);
  store<i32>(keys, twiceCount, 56);
  store<i32>(keys, waits, 60);
}

/** `anotherFile` of src/registry/file.ts. */
function anotherFile(i: i32, a: i32, b: i32, status: usize, size: i32): i32 {
  for (let attempt = 0; attempt < 8; attempt++) {
    const other = <i32>((<u64>word(i + attempt * 65536, a, b) * <u64>size) >>> 32);
    if (other !== i && (load<u8>(status + other) & ADULT) !== 0) return other;
  }
  return -1;
}

/** A kind of record (channel and truth), lost reports, or copies that came twice: sums of its subjects by cell without its place, then by kind of place. */
const KIND = 256;

// @ts-ignore: decorator
@inline
function one(kinds: usize, kind: u32, subject: usize): void {
  const cell = <u32>cellOf(load<u16>(subject));
  const row = kinds + <usize>(kind * KIND << 2);
  const mine = row + <usize>((cell % CELLS) << 2);
  store<i32>(mine, load<i32>(mine) + 1);
  const place = row + <usize>((CELLS + cell / CELLS) << 2);
  store<i32>(place, load<i32>(place) + 1);
}

/**
 * `countFiled` of src/registry/count-filed.ts: adds all records filed, reports lost and copies that came twice to the up to four counters of their kind, in
 * each of their subjects' groups. `kinds` is room for the sums of each, `sums` for those of a group, all zero.
 */
export function countFiled(
  filed: usize,
  count: i32,
  lost: usize,
  lostCount: i32,
  twice: usize,
  twiceCount: i32,
  kinds: usize,
  ofRecords: i32,
  countersOf: usize,
  sums: usize,
  groups: i32,
): void {
  for (let n = 0; n < count; n++) {
    const kind = <u32>load<u8>(filed + n, CHANNELS) * 4 + <u32>load<u8>(filed + n, TRUTHS);
    one(kinds, kind, filed + SUBJECTS + (n << 1));
  }
  for (let n = 0; n < lostCount; n++) one(kinds, ofRecords, lost + (n << 1));
  for (let n = 0; n < twiceCount; n++) one(kinds, ofRecords + 1, twice + (n << 1));
  for (let kind = 0; kind < ofRecords + 2; kind++) {
    if (!addUp(kinds + ((kind * KIND) << 2), sums)) continue;
    for (let c = 0; c < 4; c++) {
      const counter = load<i32>(countersOf + (((kind << 2) | c) << 2));
      if (counter < 0) continue;
      const into = countsOf(counter);
      for (let g = 0; g < groups; g++) {
        const sum = into + (g << 3);
        store<f64>(sum, load<f64>(sum) + <f64>load<i32>(sums + (g << 2)));
      }
    }
    memory.fill(sums, 0, groups << 2);
  }
}

// @ts-ignore: decorator
@inline
function addAt(sums: usize, group: i32, amount: i32): void {
  const sum = sums + (group << 2);
  store<i32>(sum, load<i32>(sum) + amount);
}

/** Adds the sums of a kind to those of the groups, and clears them. Gives whether there were any. */
function addUp(row: usize, sums: usize): bool {
  let all = 0;
  for (let kind = 0; kind < 16; kind++) {
    const here = load<i32>(row + (kind << 2), CELLS << 2);
    if (here === 0) continue;
    all += here;
    addAt(sums, load<u16>(placesOf(kind)), here);
    addAt(sums, load<u16>(placesOf(kind), 2), here);
  }
  if (all === 0) return false;
  // By sex and majority or minority in the lanes; at home, then away.
  let home = i32x4.splat(0);
  let away = i32x4.splat(0);
  for (let part = 0; part < BANDS * FIFTHS; part++) {
    const low = v128.load(row + (part << 5));
    const high = v128.load(row + (part << 5), 16);
    const both = i32x4.add(low, high);
    if (!v128.any_true(both)) continue;
    home = i32x4.add(home, low);
    away = i32x4.add(away, high);
    const here = across(both);
    addAt(sums, BAND + (part % BANDS), here);
    addAt(sums, FIFTH + part / BANDS, here);
  }
  const both = i32x4.add(home, away);
  const few = i32x4.extract_lane(both, 2) + i32x4.extract_lane(both, 3);
  const male = i32x4.extract_lane(both, 1) + i32x4.extract_lane(both, 3);
  const gone = across(away);
  addAt(sums, 0, all);
  addAt(sums, SEX, all - male);
  addAt(sums, SEX + 1, male);
  addAt(sums, MINORITY, all - few);
  addAt(sums, MINORITY + 1, few);
  addAt(sums, AWAY, all - gone);
  addAt(sums, AWAY + 1, gone);
  memory.fill(row, 0, KIND << 2);
  return true;
}

// @ts-ignore: decorator
@inline
function across(v: v128): i32 {
  const two = i32x4.add(v, v128.shuffle<i64>(v, v, 1, 0));
  return i32x4.extract_lane(two, 0) + i32x4.extract_lane(two, 1);
}

/**
 * What filed records cost or bring, in src/score/rule-book.ts. `regions` has the region of each neighbourhood, `points` a table by region,
 * act and repetition. Points lost and gained are added up by cell.
 */
export function book(
  filed: usize,
  count: i32,
  status: usize,
  flags: usize,
  own: usize,
  wrong: usize,
  felt: usize,
  cell: usize,
  rated: u32,
  regions: usize,
  points: usize,
  limit: i32,
  lost: usize,
  gained: usize,
): void {
  for (let n = 0; n < count; n++) {
    const i = <usize>load<u16>(filed + (n << 1), SUBJECTS);
    if ((<u32>load<u8>(status + i) & rated) === 0) continue;
    const flag = <u32>load<u8>(flags + i);
    const row = <i32>load<u16>(regions + ((i >>> 12) << 1)) * 192 + <i32>load<u8>(filed + n, ACTS) * 3;
    const cost = <i32>load<i16>(points + ((row + <i32>min<u32>(flag >>> 5, 2)) << 1));
    if (cost === 0) continue;
    const sum = (load<u8>(filed + n, TRUTHS) === TRUE ? own : wrong) + (i << 1);
    const before = <i32>load<i16>(sum);
    const after = max(min(before + cost, limit), -limit);
    store<i16>(sum, after);
    store<i16>(filed + (n << 1), after - before, POINTS);
    const at = <usize>load<u16>(cell + (i << 1)) << 3;
    if (cost < 0) {
      store<f64>(lost + at, load<f64>(lost + at) - <f64>cost);
      store<u8>(flags + i, flag < 224 ? flag + 32 : flag);
      store<u8>(felt + i, min(<i32>load<u8>(felt + i) + (-cost >> 4), 255));
    } else store<f64>(gained + at, load<f64>(gained + at) + <f64>cost);
  }
}

/** One offence on file less for all who have any. */
export function forgetOne(flags: usize, size: i32): void {
  const one = i8x16.splat(32);
  let i = 0;
  for (; i + 16 <= size; i += 16) {
    const f = v128.load(flags + i);
    v128.store(flags + i, i8x16.sub(f, v128.and(i8x16.ge_u(f, one), one)));
  }
  for (; i < size; i++) {
    const f = <u32>load<u8>(flags + i);
    store<u8>(flags + i, f < 32 ? f : f - 32);
  }
}

/**
 * `lister` of src/enforcement/lists.ts: writes listings to `out`, which has room for two keys, and gives how many. `says` are seed, month, code of the decision,
 * act, chance, the counter of chances (or −1), the bits of `hardship` with which nobody is listed, code and chance of a longer term, and the word of a listing
 * of both terms.
 */
export function listed(
  says: usize,
  filed: usize,
  count: i32,
  status: usize,
  hardship: usize,
  town: i32,
  out: usize,
): i32 {
  const seed = load<i32>(says);
  const month = load<i32>(says, 4);
  key(seed, load<i32>(says, 8), month, town, out);
  key(seed, load<i32>(says, 28), month, town, out + 8);
  const a = load<i32>(out);
  const b = load<i32>(out, 4);
  const moreA = load<i32>(out, 8);
  const moreB = load<i32>(out, 12);
  const chance = load<u32>(says, 16);
  const expected = load<i32>(says, 20);
  const barred = load<i32>(says, 24);
  const longer = load<u32>(says, 32);
  const wanted = i8x16.splat(<i8>load<i32>(says, 12));
  let to = out;
  for (let start = 0; start < count; start += 16) {
    let bits = i8x16.bitmask(i8x16.eq(v128.load(filed + start, ACTS), wanted));
    for (; bits !== 0; bits &= bits - 1) {
      const n = start + ctz(bits);
      if (n >= count) break;
      const i = <i32>load<u16>(filed + (n << 1), SUBJECTS);
      if ((load<u8>(status + i) & ADULT) === 0 || (<i32>load<u8>(hardship + i) & barred) !== 0) continue;
      if (barred !== 0 && isListed(out, to, i)) continue;
      if (expected >= 0) addToGroups(countsOf(expected), i, chance);
      if (word(i, a, b) >= chance) continue;
      const term = load<i32>(says + (usize(word(i, moreA, moreB) < longer) << 2), 36);
      store<i32>(to, i | term | (i32(load<u8>(filed + n, TRUTHS) !== TRUE) << 18));
      to += 4;
    }
  }
  return <i32>((to - out) >>> 2);
}

/** Is a resident the subject of one of some listings? */
function isListed(listing: usize, end: usize, i: i32): bool {
  for (; listing < end; listing += 4) if (<i32>load<u16>(listing) === i) return true;
  return false;
}
