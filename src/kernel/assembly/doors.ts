import { addToGroups, countEach, countsOf } from "./counting";
import { key, word } from "./draws";
import { listNoted, noteRun, notes, pack, STRETCH } from "./packing";
import { sifted } from "./scan";

/** The loops of src/enforcement/close.ts, src/enforcement/note.ts and src/enforcement/meet.ts. */

/** What `doors` holds for a score with some of its parts taken away: `whole` of src/enforcement/close.ts. */
// @ts-ignore: decorator
@inline
function doorsAt(doors: usize, score: i32): u32 {
  return load<u32>(doors + ((max(min(score, 32767), 0) >> 4) << 2), 4);
}

/**
 * Writes what the score closes and opens, and finds whom it, a list or a running spell makes a difference to. Between `below` and `above`, both in
 * 1/16 points, a score closes and opens nothing. `out`, with room for notes, still has the `before` residents of the town before: only of them is anything written.
 */
export function touched(
  score: usize,
  doors: usize,
  below: i32,
  above: i32,
  court: usize,
  misconduct: usize,
  hardship: usize,
  exit: i32,
  spell: usize,
  wrong: usize,
  through: usize,
  closed: usize,
  opened: usize,
  withoutFalse: usize,
  withoutOthers: usize,
  size: i32,
  out: usize,
  before: i32,
): i32 {
  for (let t = 0; t < before; t++) {
    const at = <usize>load<u16>(out + (t << 1)) << 1;
    store<u16>(closed + at, 0);
    store<u16>(opened + at, 0);
  }
  const low = i16x8.splat(<i16>below);
  const high = i16x8.splat(<i16>above);
  const barred = i8x16.splat(<i8>exit);
  const none = i8x16.splat(0);
  const noted = notes(out);
  let to = out;
  for (let start = 0; start < size; ) {
    const end = min(start + STRETCH, size);
    let some = noted;
    do {
      const a = v128.load(score + (start << 1));
      const b = v128.load(score + (start << 1), 16);
      // Those not rated are below any score.
      const outA = v128.andnot(v128.or(i16x8.le_s(a, low), i16x8.gt_s(a, high)), i16x8.shr_s(a, 15));
      const outB = v128.andnot(v128.or(i16x8.le_s(b, low), i16x8.gt_s(b, high)), i16x8.shr_s(b, 15));
      const listed = v128.or(
        v128.or(v128.load(court + start), v128.load(misconduct + start)),
        v128.or(v128.and(v128.load(hardship + start), barred), v128.load(spell + start)),
      );
      const any = v128.or(i8x16.narrow_i16x8_s(outA, outB), i8x16.ne(listed, none));
      some = noteRun(some, start, i8x16.bitmask(any) & ((1 << min(size - start, 16)) - 1));
      start += 16;
    } while (start < end);
    to = listNoted(noted, some, to);
  }
  const n = <i32>(to - out) >> 1;
  // Without branches: what a score closes and opens cannot be guessed. What is without false records and others is not asked where nothing is closed.
  for (let t = 0; t < n; t++) {
    const at = <usize>load<u16>(out + (t << 1)) << 1;
    const now = <i32>load<i16>(score + at);
    const both = load<u32>(doors + (((now >> 4) + 1) << 2));
    store<u16>(closed + at, both);
    store<u16>(opened + at, both >>> 16);
    store<u16>(withoutFalse + (t << 1), doorsAt(doors, now - <i32>load<i16>(wrong + at)));
    store<u16>(withoutOthers + (t << 1), doorsAt(doors, now - <i32>load<i16>(through + at)));
  }
  return n;
}

/** Takes some bits away from a column of bytes. Columns have room for whole runs of four. */
export function unset(column: usize, size: i32, bits: i32): void {
  const kept = ~(bits * 0x01010101);
  for (let i = 0; i < size; i += 4) store<u32>(column + i, load<u32>(column + i) & kept);
}

/** Bits of what is noted, from the bit `noted` of `says` up: the order of NOTED in src/enforcement/note.ts. */
const SANCTIONED = 1 << 0;
const BY_SCORE = 1 << 1;
const BY_FALSE = 1 << 2;
const THROUGH_OTHERS = 1 << 3;
const REWARDED = 1 << 4;
const AIR_FIRST = 1 << 5;
const SPELL_STARTED = 1 << 6;
const SPELL_ENDED = 1 << 7;
const OVER_A_YEAR = 1 << 8;

/**
 * Adds what lists close, and writes a word for each of the first `n` of a list: what they are under, and what is noted of them. Spells that end go
 * to `ended`, whose length is given back: the resident in the lower half, the months in the upper. What is then closed (lower half) and opened goes to `doors`, with zeros
 * for eight more. `says` is `words` of `rulesOf` in src/enforcement/note.ts.
 */
export function note(
  list: usize,
  n: i32,
  closed: usize,
  opened: usize,
  withoutFalse: usize,
  withoutOthers: usize,
  court: usize,
  misconduct: usize,
  hardship: usize,
  flags: usize,
  spell: usize,
  status: usize,
  says: usize,
  out: usize,
  ended: usize,
  doors: usize,
): i32 {
  const byCourt = load<i32>(says);
  const byAir = load<i32>(says, 4);
  const byRail = load<i32>(says, 8);
  const byTax = load<i32>(says, 12);
  const exit = load<i32>(says, 16);
  const courtFalse = load<i32>(says, 20);
  const misconductFalse = load<i32>(says, 24);
  const air = load<i32>(says, 28);
  const barred = load<i32>(says, 32);
  const noted = load<i32>(says, 36);
  const rows = load<i32>(says, 40);
  let ends = 0;
  // Without branches, but for the few rows: nothing of it can be guessed.
  for (let t = 0; t < n; t++) {
    const i = <usize>load<u16>(list + (t << 1));
    const at = i << 1;
    const byScore = <i32>load<u16>(closed + at);
    const bits = <i32>load<u8>(flags + i);
    const misconducts = <i32>load<u8>(misconduct + i);
    const defaults = i32(load<u8>(court + i) !== 0);
    const listed =
      (-defaults & byCourt) |
      (-i32((misconducts & 15) !== 0) & byAir) |
      (-i32(misconducts >> 4 !== 0) & byRail) |
      (-i32((<i32>load<u8>(hardship + i) & exit) !== 0) & byTax);
    const shut = byScore | listed;
    const listedFalse = (defaults & i32((bits & courtFalse) !== 0)) | (i32(misconducts !== 0) & i32((bits & misconductFalse) !== 0));
    const isFalse =
      i32((byScore & ~(<i32>load<u16>(withoutFalse + (t << 1)))) !== 0) | (i32((listed & ~byScore) !== 0) & listedFalse);
    let met = 0;
    for (let row = 0; row < rows; row++) {
      const x = says + row * 12;
      const meets = i32((shut & load<i32>(x, 44)) !== 0) & i32((<i32>load<u8>(status + i) & load<i32>(x, 48)) !== 0);
      met |= -meets & load<i32>(x, 52);
    }
    const grounded = i32((shut & air) !== 0);
    const under = i32(shut !== 0);
    const months = <i32>load<u8>(spell + i);
    const longer = -under & min(months + 1, 255);
    const over = i32(under === 0) & i32(months !== 0);
    const open = <i32>load<u16>(opened + at);
    store<u16>(closed + at, shut);
    store<u32>(doors + (t << 2), shut | (open << 16));
    store<u8>(flags + i, bits | (-grounded & barred));
    store<u8>(spell + i, longer);
    store<u32>(ended + (ends << 2), <u32>i | (months << 16));
    ends += over;
    const word =
      (under * SANCTIONED) |
      (i32(byScore !== 0) * BY_SCORE) |
      (isFalse * BY_FALSE) |
      (i32((byScore & ~(<i32>load<u16>(withoutOthers + (t << 1)))) !== 0) * THROUGH_OTHERS) |
      (i32(open !== 0) * REWARDED) |
      ((grounded & i32((bits & barred) === 0)) * AIR_FIRST) |
      ((under & i32(months === 0)) * SPELL_STARTED) |
      (over * SPELL_ENDED) |
      (i32(longer > 12) * OVER_A_YEAR);
    store<u32>(out + (t << 2), shut | (word << noted) | met);
  }
  v128.store(doors + (n << 2), i32x4.splat(0));
  v128.store(doors + (n << 2), i32x4.splat(0), 16);
  return ends;
}

/** Room for a list of a town's residents, written in runs of eight. */
const LIST = 65544 << 1;

/** Those of a list in whose word of `doors` a bit is set, eight at a time. After the list's words come zeros. */
// @ts-ignore: decorator
@inline
function atDoor(list: usize, n: i32, doors: usize, bit: i32, packing: usize, out: usize): i32 {
  const bits = i32x4.splat(bit);
  const none = i32x4.splat(0);
  const end = list + (n << 1);
  let to = out;
  for (; list < end; list += 16) {
    const low = i32x4.ne(v128.and(v128.load(doors), bits), none);
    const high = i32x4.ne(v128.and(v128.load(doors, 16), bits), none);
    const those = i16x8.bitmask(i16x8.narrow_i32x4_s(low, high));
    v128.store(to, pack(v128.load(list), those, packing));
    to += popcnt(those) << 1;
    doors += 32;
  }
  return <i32>(to - out) >> 1;
}

// Bits of `status` (src/month/scratch.ts).
const ADULT = 1;
const SCHOOL_AGE = 32;

/** The children of school age who live with the grown-ups of a list; each once. */
// @ts-ignore: decorator
@inline
function pupilsWith(list: usize, n: i32, traits: usize, status: usize, out: usize): i32 {
  let pupils = 0;
  let done = -1;
  for (let t = 0; t < n; t++) {
    const i = <i32>load<u16>(list + (t << 1));
    const who = load<u32>(traits + (<usize>i << 2));
    const first = i - <i32>((who >>> 24) & 7);
    if ((load<u8>(status + i) & ADULT) === 0 || first === done) continue;
    done = first;
    const end = first + <i32>((who >>> 27) & 7) + 1;
    for (let j = first; j < end; j++) {
      store<u16>(out + (pupils << 1), j);
      pupils += i32((load<u8>(status + j) & SCHOOL_AGE) !== 0);
    }
  }
  return pupils;
}

/** Attempts in one month, and points' worth of fear that one brings (src/enforcement/meet.ts). */
const MOST_TRIES = 7;
const FELT_WHEN_MET = 10;

/**
 * `meet` of src/enforcement/meet.ts: doors are rows of sixteen words, as `tellRows` there lays them out. `doors` is what is closed and opened to each of a
 * list; `those` is room for three lists. How many were refused goes to `did`, by occasion.
 */
export function meet(
  row: usize,
  rows: i32,
  list: usize,
  n: i32,
  doors: usize,
  school: i32,
  traits: usize,
  status: usize,
  profile: usize,
  felt: usize,
  packing: usize,
  those: usize,
  seed: i32,
  month: i32,
  town: i32,
  barred: i32,
  did: usize,
): void {
  const want = those + LIST;
  const pupils = want + LIST;
  let children = 0;
  if (school !== 0) {
    children = pupilsWith(those, atDoor(list, n, doors, school, packing, those), traits, status, pupils);
    countEach(barred, pupils, children);
  }
  for (const end = row + (rows << 6); row < end; row += 64) {
    const bit = load<i32>(row);
    let from = pupils;
    let count = children;
    if (bit !== school) {
      count = atDoor(list, n, doors, bit, packing, those);
      from = those;
    }
    if (count > 0) {
      key(seed, load<i32>(row, 20), month, town, want);
      const a = load<i32>(want);
      const b = load<i32>(want, 4);
      // Most draws are above everyone's rate.
      count = sifted(from, count, a, b, load<u32>(row, 16), packing, want);
      count = wanting(want, count, a, b, row, status, profile);
    }
    const met = load<i32>(row, 44);
    const refused = <usize>load<u32>(row, 40);
    if (refused !== 0) {
      const n = refuse(want, count, row, seed, month, town, those, refused, felt, countsOf(met));
      store<i32>(did + (load<i32>(row, 20) << 2), n);
    } else countEach(met, want, count);
  }
}

/** Keeps those of a list who can have the occasion of a row, and whose draw is below their own rate. */
// @ts-ignore: decorator
@inline
function wanting(list: usize, n: i32, a: i32, b: i32, row: usize, status: usize, profile: usize): i32 {
  const need = load<i32>(row, 4);
  const byKind = <usize>load<u32>(row, 8);
  const byRest = <usize>load<u32>(row, 12);
  let kept = 0;
  for (let c = 0; c < n; c++) {
    const i = <i32>load<u16>(list + (c << 1));
    const who = load<u32>(profile + (i << 2));
    const rate =
      (<u64>load<u32>(byKind + ((who & 0x7ff) << 2)) * <u64>load<u32>(byRest + (((who >>> 11) & 0x7f) << 2))) >>> 16;
    store<u16>(list + (kept << 1), i);
    // No draw is above 2³² − 1, nor is a rate.
    kept +=
      i32(<u64>word(i, a, b) < min<u64>(rate, 0xffffffff)) & i32((<i32>load<u8>(status + i) & need) === need);
  }
  return kept;
}

/** Refuses those of a list, perhaps more than once, and lists who was. `keys` is room for four words. */
// @ts-ignore: decorator
@inline
function refuse(
  list: usize,
  n: i32,
  row: usize,
  seed: i32,
  month: i32,
  town: i32,
  keys: usize,
  out: usize,
  felt: usize,
  met: usize,
): i32 {
  key(seed, load<i32>(row, 24), month, town, keys);
  key(seed, load<i32>(row, 28), month, town, keys + 8);
  const covers = load<u32>(row, 32);
  const again = load<u32>(row, 36);
  const coverA = load<i32>(keys);
  const coverB = load<i32>(keys, 4);
  const retryA = load<i32>(keys, 8);
  const retryB = load<i32>(keys, 12);
  let refused = 0;
  for (let c = 0; c < n; c++) {
    const i = <i32>load<u16>(list + (c << 1));
    if (covers !== 0xffffffff && word(i, coverA, coverB) >= covers) continue;
    let times = 1;
    while (times < MOST_TRIES && word(i + 65536 * times, retryA, retryB) < again) times++;
    addToGroups(met, i, times);
    store<u16>(out + (refused << 1), i);
    refused++;
    store<u8>(felt + i, min(255, <i32>load<u8>(felt + i) + FELT_WHEN_MET * times));
  }
  return refused;
}

// Lists by number, and what flags and `hardship` say of them (src/month/listings.ts, src/enforcement/lists.ts).
const COURT = 0;
const MISCONDUCT = 1;
const COURT_FALSE = 2;
const MISCONDUCT_FALSE = 4;
const EXIT_BARRED = 0x40;

/** `list` of src/enforcement/list.ts: `counters` are the court's and the misconduct list's, each with those on a false record, and exit bans. */
export function enlist(
  listing: usize,
  n: i32,
  counters: usize,
  court: usize,
  misconduct: usize,
  flags: usize,
  hardship: usize,
): void {
  for (const end = listing + (n << 2); listing < end; listing += 4) {
    const w = load<u32>(listing);
    const i = w & 0xffff;
    const wrong = ((w >>> 18) & 1) !== 0;
    const list = (w >>> 16) & 3;
    const term = w >>> 19;
    const bits = <u32>load<u8>(flags + i);
    if (list === COURT) {
      const fresh = load<u8>(court + i) === 0;
      if (fresh) {
        addToGroups(countsOf(load<i32>(counters)), i, 1);
        if (wrong) addToGroups(countsOf(load<i32>(counters, 4)), i, 1);
      }
      if (!wrong) store<u8>(flags + i, bits & ~COURT_FALSE);
      else if (fresh) store<u8>(flags + i, bits | COURT_FALSE);
      store<u8>(court + i, term);
    } else if (list === MISCONDUCT) {
      addToGroups(countsOf(load<i32>(counters, 8)), i, 1);
      store<u8>(flags + i, wrong ? bits | MISCONDUCT_FALSE : bits & ~MISCONDUCT_FALSE);
      if (wrong) addToGroups(countsOf(load<i32>(counters, 12)), i, 1);
      store<u8>(misconduct + i, term);
    } else if ((<u32>load<u8>(hardship + i) & EXIT_BARRED) === 0) {
      store<u8>(hardship + i, <u32>load<u8>(hardship + i) | EXIT_BARRED);
      addToGroups(countsOf(load<i32>(counters, 16)), i, 1);
    }
  }
}
