import { key, words } from "./draws";
import { pack } from "./packing";

/**
 * Ties end and begin: `tieChurn` of src/response/company.ts. What a draw says cannot be guessed, so nothing here branches on one: draws of a run
 * are compared with the higher of the bounds of living and dead ties first, and what becomes of those that may change is worked out by selection.
 */

/** What holds for all ties of a town in a month, and where the ends of those that change are written. */
let traits: usize = 0;
let income: usize = 0;
let last: usize = 0;
let ties: usize = 0;
let loss: u32 = 0;
let ends: u32 = 0;
let low: i32 = 0;
let births: usize = 0;
let mostBirth: u32 = 0;
let yearsClose: i32 = 0;
let levelsClose: i32 = 0;
let lists: usize = 0;
let counts: usize = 0;
let room: usize = 0;
let packing: usize = 0;

// What a month is told, a word each: as `rulesIn` of src/response/company.ts lays it out.
const LOSS: usize = 0;
const ENDS: usize = 4;
const LOW: usize = 8;
const MOST_BIRTH: usize = 12;
const YEARS: usize = 16;
const LEVELS: usize = 20;
const BIRTHS: usize = 24;
const TURN: usize = 36;
const EVERY: usize = 40;
const SEED: usize = 44;
const MONTH: usize = 48;
const CHURN: usize = 52;
const WHITENING: usize = 56;
const ITEM: usize = 60;
const ORDERS: usize = 64;
const LISTS: usize = 76;
const LIST_ROOM: usize = 80;
const COUNTS: usize = 84;
const PACKS: usize = 88;
const SOME: usize = 92;
const FAR_PLACES: usize = 96;
const FAR_DRAWS: usize = 100;
const FAR_OTHERS: usize = 104;
/** Room for keys: two words for each of the six pairs of a circle, and two for their common word. */
const KEYS: usize = 108;

/** Draws of one kind of ties have their items from 16 times the kind on. */
const OF_KIND = 16;
/** The item of the word that has the upper halves of a circle's draws, and of the draws of far ties. */
const GATE = 8;
const FAR_ITEM = 63;
/** The first slot of the pairs, and the slot of far ties. */
const PAIR_SLOT = 6;
const FAR_SLOT = 7;

// @ts-ignore: decorator
@inline
function keyOf(rules: usize, item: i32, town: i32, out: usize): void {
  const code = load<i32>(rules, CHURN) + item * load<i32>(rules, ITEM);
  key(load<i32>(rules, SEED), code, load<i32>(rules, MONTH), town, out);
}

/** `whitening` of src/society/ties.ts. */
function whitening(rules: usize, town: i32, size: i32, kind: i32): u32 {
  if (size !== 65536) return 0;
  const keys = rules + KEYS;
  key(load<i32>(rules, SEED), load<i32>(rules, WHITENING) + kind * load<i32>(rules, ITEM), 0, town, keys);
  return load<u32>(keys) & (kind === 0 ? 4095 : 65535);
}

/**
 * All ties of a town: those within it, and far ones to the town whose columns are given, where there are any. `both` is how many places both towns have,
 * `farTown` the number of the first of them. The rules name three lists for the ends of ties that change (lost, dropped, made), and where their lengths are.
 */
export function churn(
  rules: usize,
  traitsAt: usize,
  incomeAt: usize,
  lastAt: usize,
  tiesAt: usize,
  size: i32,
  town: i32,
  farTraits: usize,
  farIncome: usize,
  farScores: usize,
  both: i32,
  farTown: i32,
): void {
  traits = traitsAt;
  income = incomeAt;
  last = lastAt;
  ties = tiesAt;
  loss = load<u32>(rules, LOSS);
  ends = load<u32>(rules, ENDS);
  low = load<i32>(rules, LOW);
  births = rules + BIRTHS;
  mostBirth = load<u32>(rules, MOST_BIRTH);
  yearsClose = load<i32>(rules, YEARS);
  levelsClose = load<i32>(rules, LEVELS);
  lists = load<u32>(rules, LISTS);
  room = load<u32>(rules, LIST_ROOM);
  counts = load<u32>(rules, COUNTS);
  packing = load<u32>(rules, PACKS);
  memory.fill(counts, 0, 12);
  const turn = load<i32>(rules, TURN);
  const every = load<i32>(rules, EVERY);
  const some = <usize>load<u32>(rules, SOME);
  const keys = rules + KEYS;
  for (let kind = 0; kind < 2; kind++) {
    const white = whitening(rules, town, size, kind);
    for (let n = 0; n < 6; n++) keyOf(rules, kind * OF_KIND + n, town, keys + (n << 3));
    keyOf(rules, kind * OF_KIND + GATE, town, keys + 48);
    const order = <usize>load<u32>(rules + (kind << 2), ORDERS);
    churnCircles(order, white, kind * 3, size, 4 * turn, 4 * every, load<i32>(keys, 48), load<i32>(keys, 52), keys, some);
  }
  const white = whitening(rules, town, size, 2);
  keyOf(rules, 2 * OF_KIND, town, keys);
  const order = <usize>load<u32>(rules, ORDERS + 8);
  churnPairs(order, white, PAIR_SLOT, size, 2 * turn, 2 * every, load<i32>(keys), load<i32>(keys, 4), some);
  if (both === 0) return;
  const n = farDraws(rules, both, farTown);
  const places = <usize>load<u32>(rules, FAR_PLACES);
  farOthers(places, n, farTraits, farIncome, farScores, <usize>load<u32>(rules, FAR_OTHERS));
  churnFar(rules, n);
}

/** Most pairs that are settled at once, and room for eight more. */
const MOST: usize = 512 + 8;

// Where in the working room of pairs to be settled each thing begins: words, then shorts, then bytes.
const DRAWS: usize = 0;
const FIRSTS: usize = 4 * MOST;
const SECONDS: usize = 8 * MOST;
const PLACES: usize = 12 * MOST;
const CHANGES: usize = 16 * MOST;
const SCORE: usize = 20 * MOST;
const OTHER_SCORE: usize = 22 * MOST;
const WHATS: usize = 24 * MOST;
const TIES: usize = 26 * MOST;
const AGE: usize = 27 * MOST;
const OTHER_AGE: usize = 28 * MOST;
const LEVEL: usize = 29 * MOST;
const OTHER_LEVEL: usize = 30 * MOST;

/** Looks up what is asked of both of `n` pairs, one by one, so that what becomes of them can be worked out side by side. */
function lookUp(pairs: usize, n: i32, white: u32): void {
  const tiesAt = ties;
  const lastAt = last;
  const traitsAt = traits;
  const incomeAt = income;
  let word = pairs;
  let short = pairs;
  let byte = pairs;
  const end = pairs + n;
  do {
    const i = <u32>load<u16>(load<u32>(word, FIRSTS)) ^ white;
    const j = <u32>load<u16>(load<u32>(word, SECONDS)) ^ white;
    store<u32>(word, i | (j << 16), PLACES);
    store<u16>(short, load<u16>(lastAt + (i << 1)), SCORE);
    store<u16>(short, load<u16>(lastAt + (j << 1)), OTHER_SCORE);
    store<u8>(byte, load<u8>(tiesAt + i), TIES);
    store<u8>(byte, load<u8>(traitsAt + (i << 2)), AGE);
    store<u8>(byte, load<u8>(traitsAt + (j << 2)), OTHER_AGE);
    store<u8>(byte, load<u8>(incomeAt + i), LEVEL);
    store<u8>(byte, load<u8>(incomeAt + j), OTHER_LEVEL);
    word += 4;
    short += 2;
    byte++;
  } while (byte < end);
}

/** In eight lanes, whether draws are at a bound or above. */
// @ts-ignore: decorator
@inline
function reach(a: v128, b: v128, bound: v128): v128 {
  return i16x8.narrow_i32x4_s(i32x4.ge_u(a, bound), i32x4.ge_u(b, bound));
}

/** In eight lanes, whether bytes are as near to each other. */
// @ts-ignore: decorator
@inline
function alike(a: v128, b: v128, most: i32): v128 {
  const apart = v128.or(i8x16.sub_sat_u(a, b), i8x16.sub_sat_u(b, a));
  return i16x8.extend_low_i8x16_s(i8x16.le_u(apart, i8x16.splat(<i8>min(most, 255))));
}

/** Writes the lanes of shorts that are set in `which` to `to`, and gives the bytes written. */
// @ts-ignore: decorator
@inline
function keep(lanes: v128, which: v128, to: usize): usize {
  const bits = i16x8.bitmask(which);
  v128.store(to, pack(lanes, bits, packing));
  return <usize>popcnt(bits) << 1;
}

/**
 * Works out what becomes of `n` pairs that have been looked up, eight at a time: those that change are written down, and whether each is lost (0), dropped (1)
 * or made (2). Gives the end of those that change.
 */
function decide(pairs: usize, n: i32, slot: u32): usize {
  const line = i16x8.splat(<i16>low);
  const age = i8x16.splat(127);
  const lossAt = i32x4.splat(loss);
  const endsAt = i32x4.splat(ends);
  const none = v128.load32_splat(births);
  const one = v128.load32_splat(births, 4);
  const both = v128.load32_splat(births, 8);
  let changed = pairs + CHANGES;
  let whats = pairs + WHATS;
  let byte = pairs;
  let short = pairs;
  let word = pairs;
  for (let left = n; left > 0; left -= 8) {
    const u = v128.load(word, DRAWS);
    const v = v128.load(word, DRAWS + 16);
    const here = v128.load(short, SCORE);
    const there = v128.load(short, OTHER_SCORE);
    const together = v128.or(
      i16x8.shr_s(v128.or(here, there), 15),
      i16x8.eq(i16x8.lt_s(here, line), i16x8.lt_s(there, line)),
    );
    const byAge = alike(
      v128.and(v128.load64_zero(byte, AGE), age),
      v128.and(v128.load64_zero(byte, OTHER_AGE), age),
      yearsClose,
    );
    const byIncome = alike(v128.load64_zero(byte, LEVEL), v128.load64_zero(byte, OTHER_LEVEL), levelsClose);
    const alive = i16x8.shr_s(i16x8.shl(v128.load_ext<u8>(byte, TIES), 15 - slot), 15);
    const stays = reach(u, v, lossAt);
    const living = v128.and(stays, v128.or(reach(u, v, endsAt), together));
    const notBorn = v128.bitselect(
      reach(u, v, both),
      v128.bitselect(reach(u, v, one), reach(u, v, none), v128.or(byAge, byIncome)),
      v128.and(byAge, byIncome),
    );
    const asBefore = v128.bitselect(living, v128.or(notBorn, v128.not(together)), alive);
    const there8 = i16x8.lt_s(i16x8(0, 1, 2, 3, 4, 5, 6, 7), i16x8.splat(<i16>min(left, 8)));
    const changes = v128.andnot(there8, asBefore);
    const what = v128.bitselect(v128.and(stays, i16x8.splat(1)), i16x8.splat(2), alive);
    whats += keep(what, changes, whats);
    changed += keep(v128.load(word, PLACES), i32x4.extend_low_i16x8_s(changes), changed);
    changed += keep(v128.load(word, PLACES + 16), i32x4.extend_high_i16x8_s(changes), changed);
    byte += 8;
    short += 16;
    word += 32;
  }
  return changed;
}

/** Settles `n` pairs whose draws may change them: of each the draw, and where in an order both stand. */
function settle(pairs: usize, n: i32, white: u32, slot: u32): void {
  if (n === 0) return;
  lookUp(pairs, n, white);
  turnAll(pairs + CHANGES, decide(pairs, n, slot), pairs + WHATS, slot);
}

/** Turns the ties of pairs that change, and lists their ends. */
// @ts-ignore: decorator
@inline
function turnAll(pair: usize, end: usize, whats: usize, slot: u32): void {
  const bit = <u32>1 << slot;
  const tiesAt = ties;
  const countsAt = counts;
  const listsAt = lists;
  const listRoom = room;
  for (; pair < end; pair += 4) {
    const two = load<u32>(pair);
    const what = <usize>load<u16>(whats);
    whats += 2;
    const i = tiesAt + (two & 0xffff);
    store<u8>(i, <u32>load<u8>(i) ^ bit);
    const j = tiesAt + (two >>> 16);
    store<u8>(j, <u32>load<u8>(j) ^ bit);
    const count = countsAt + (what << 2);
    const n = load<u32>(count);
    store<u32>(listsAt + what * listRoom + (n << 1), two);
    store<u32>(count, n + 2);
  }
}

/** Fours of circles whose draws are worked out before any tie is settled. */
const FOURS = 64;
/** Bytes of a list of shorts, two a circle, and room for eight more. */
const LIST: usize = FOURS * 16 + 16;

/**
 * Settles some pairs of a run, in `n` bytes of shorts: `uppers` are the upper halves of their draws, and `codes` say from bit 1 on which circle it is,
 * and in bit 0 whether the pair is the first member and `other`, or `one` and `another`.
 */
// @ts-ignore: decorator
@inline
function settleSome(
  uppers: usize,
  codes: usize,
  n: i32,
  order: usize,
  white: u32,
  size: i32,
  start: i32,
  step: i32,
  slot: u32,
  keys: usize,
  other: i32,
  one: i32,
  another: i32,
  pairs: usize,
): void {
  const places = i32x4.splat(<i32>order);
  const after = i32x4.splat(size);
  let to = pairs;
  for (let c = 0; c < n; c += 8) {
    const code = v128.load_ext<u16>(codes + c);
    const first = i32x4.shr_s(i32x4.shl(code, 31), 31);
    const place = i32x4.add(i32x4.splat(start), i32x4.mul(i32x4.shr_u(code, 1), i32x4.splat(step)));
    const near = i32x4.add(place, v128.andnot(i32x4.splat(one), first));
    const far = i32x4.add(place, v128.bitselect(i32x4.splat(other), i32x4.splat(another), first));
    const a = v128.bitselect(v128.load32_splat(keys), v128.load32_splat(keys, 8), first);
    const b = v128.bitselect(v128.load32_splat(keys, 4), v128.load32_splat(keys, 12), first);
    const lower = i32x4.shr_u(words(place, a, b), 16);
    const u = v128.or(i32x4.shl(v128.load_ext<u16>(uppers + c), 16), lower);
    // Where there is no second, no draw changes anything.
    v128.store(to, v128.or(u, i32x4.ge_s(far, after)), DRAWS);
    v128.store(to, i32x4.add(places, i32x4.shl(near, 1)), FIRSTS);
    v128.store(to, i32x4.add(places, i32x4.shl(far, 1)), SECONDS);
    to += 16;
  }
  settle(pairs, n >>> 1, white, slot);
}

/**
 * Every `step`-th place from `from`: circles of four. `keys` holds two words for each of the six pairs; `some` is room for six lists, and for the pairs to
 * be settled.
 */
function churnCircles(
  order: usize,
  white: u32,
  first: u32,
  size: i32,
  from: i32,
  step: i32,
  gateA: i32,
  gateB: i32,
  keys: usize,
  some: usize,
): void {
  const a = i32x4.splat(gateA);
  const b = i32x4.splat(gateB);
  // A word has the upper halves of two pairs' draws, side by side. Which ties live is not asked before: most draws are above both bounds.
  const most = i16x8.splat(<i16>(max(ends, mostBirth) >>> 16));
  const pairs = some + 6 * LIST;
  const four = 4 * step;
  const onward = i32x4.splat(four);
  let at = i32x4(from, from + step, from + 2 * step, from + 3 * step);
  for (let start = from; start < size; start += FOURS * four) {
    const end = min(start + FOURS * four, size);
    let codes = i16x8(0, 1, 2, 3, 4, 5, 6, 7);
    let n0 = 0;
    let n1 = 0;
    let n2 = 0;
    for (let p = start; p < end; p += four) {
      const x0 = words(at, a, b);
      const x1 = words(i32x4.add(at, i32x4.splat(1)), a, b);
      const x2 = words(i32x4.add(at, i32x4.splat(2)), a, b);
      at = i32x4.add(at, onward);
      const s0 = i16x8.bitmask(i16x8.le_u(x0, most));
      const s1 = i16x8.bitmask(i16x8.le_u(x1, most));
      const s2 = i16x8.bitmask(i16x8.le_u(x2, most));
      v128.store(some + n0, pack(x0, s0, packing));
      v128.store(some + n0, pack(codes, s0, packing), LIST);
      v128.store(some + n1, pack(x1, s1, packing), 2 * LIST);
      v128.store(some + n1, pack(codes, s1, packing), 3 * LIST);
      v128.store(some + n2, pack(x2, s2, packing), 4 * LIST);
      v128.store(some + n2, pack(codes, s2, packing), 5 * LIST);
      n0 += popcnt(s0) << 1;
      n1 += popcnt(s1) << 1;
      n2 += popcnt(s2) << 1;
      codes = i16x8.add(codes, i16x8.splat(8));
    }
    // The six pairs of a circle are 0-1 and 2-3, 0-2 and 1-3, 0-3 and 1-2.
    settleSome(some, some + LIST, n0, order, white, size, start, step, first, keys, 1, 2, 3, pairs);
    settleSome(some + 2 * LIST, some + 3 * LIST, n1, order, white, size, start, step, first + 1, keys + 16, 2, 1, 3, pairs);
    settleSome(some + 4 * LIST, some + 5 * LIST, n2, order, white, size, start, step, first + 2, keys + 32, 3, 1, 2, pairs);
  }
}

/** Every `step`-th place from `from`: pairs. `pairs` is room for those to be settled. */
function churnPairs(
  order: usize,
  white: u32,
  slot: u32,
  size: i32,
  from: i32,
  step: i32,
  keyA: i32,
  keyB: i32,
  pairs: usize,
): void {
  const a = i32x4.splat(keyA);
  const b = i32x4.splat(keyB);
  const most = i32x4.splat(max(ends, mostBirth));
  const places = i32x4.splat(<i32>order);
  const four = 4 * step;
  const onward = i32x4.splat(four);
  // The last place may have nobody beside it.
  const within = i32x4.splat(size - 1);
  let at = i32x4(from, from + step, from + 2 * step, from + 3 * step);
  let to = pairs;
  for (let p = from; p < size - 1; p += four) {
    const u = words(at, a, b);
    const bits = i16x8.bitmask(v128.and(i32x4.lt_u(u, most), i32x4.lt_s(at, within)));
    const lane = v128.load(packing + (bits << 4));
    const firsts = i8x16.swizzle(i32x4.add(places, i32x4.shl(at, 1)), lane);
    v128.store(to, i8x16.swizzle(u, lane), DRAWS);
    v128.store(to, firsts, FIRSTS);
    v128.store(to, i32x4.add(firsts, i32x4.splat(2)), SECONDS);
    to += <usize>popcnt(bits) << 1;
    at = i32x4.add(at, onward);
    if (to < pairs + 4 * (MOST - 12)) continue;
    settle(pairs, <i32>((to - pairs) >>> 2), white, slot);
    to = pairs;
  }
  settle(pairs, <i32>((to - pairs) >>> 2), white, slot);
}

/**
 * Far ties of a third of the places that two towns have: those whose draw may change them, place and draw each to where the rules say, with room for four more
 * than there are. Comes after the ties within a town.
 */
export function farDraws(rules: usize, both: i32, farTown: i32): i32 {
  const keys = rules + KEYS;
  keyOf(rules, FAR_ITEM, farTown, keys);
  const from = load<i32>(rules, TURN);
  const step = load<i32>(rules, EVERY);
  const places = <usize>load<u32>(rules, FAR_PLACES);
  const draws = <usize>load<u32>(rules, FAR_DRAWS);
  const a = i32x4.splat(load<i32>(keys));
  const b = i32x4.splat(load<i32>(keys, 4));
  const most = i32x4.splat(max(ends, mostBirth));
  const four = 4 * step;
  const onward = i32x4.splat(four);
  const ending = i32x4.splat(both);
  let at = i32x4(from, from + step, from + 2 * step, from + 3 * step);
  let n = 0;
  for (let i = from; i < both; i += four) {
    const u = words(at, a, b);
    const bits = i16x8.bitmask(v128.and(i32x4.lt_u(u, most), i32x4.lt_s(at, ending)));
    v128.store(places + n, pack(at, bits, packing));
    v128.store(draws + n, pack(u, bits, packing));
    n += popcnt(bits) << 1;
    at = i32x4.add(at, onward);
  }
  return n >>> 2;
}

/** What `churnFar` asks of the other ends of those that `farDraws` gave, from the columns of their town. */
function farOthers(places: usize, n: i32, traits: usize, income: usize, scores: usize, others: usize): void {
  for (let c = 0; c < n; c++) {
    const i = load<u32>(places + (c << 2));
    const about = (load<u32>(traits + (i << 2)) & 127) | (<u32>load<u8>(income + i) << 8);
    store<u32>(others + (c << 2), about | (<u32>load<u16>(scores + (i << 1)) << 16));
  }
}

/** Settles the `n` that `farDraws` gave, each at its own end. Of the other end `others` says: bits 0-7 age, 8-15 income, 16-31 score. */
export function churnFar(rules: usize, n: i32): void {
  const pairs = <usize>load<u32>(rules, SOME);
  let places = <usize>load<u32>(rules, FAR_PLACES);
  let draws = <usize>load<u32>(rules, FAR_DRAWS);
  let others = <usize>load<u32>(rules, FAR_OTHERS);
  for (let left = n; left > 0; left -= FAR) {
    const some = min(left, FAR);
    memory.copy(pairs + DRAWS, draws, some << 2);
    lookUpFar(pairs, some, places, others);
    turnFar(pairs + CHANGES, decide(pairs, some, FAR_SLOT), pairs + WHATS, FAR_SLOT);
    places += FAR << 2;
    draws += FAR << 2;
    others += FAR << 2;
  }
}

/** Far ties that are settled at once. */
const FAR = 512;

// @ts-ignore: decorator
@inline
function lookUpFar(pairs: usize, n: i32, places: usize, others: usize): void {
  let word = pairs;
  let short = pairs;
  let byte = pairs;
  const end = pairs + n;
  do {
    const i = load<u32>(places);
    const other = load<u32>(others);
    store<u32>(word, i, PLACES);
    store<u16>(short, load<u16>(last + (i << 1)), SCORE);
    store<u16>(short, other >>> 16, OTHER_SCORE);
    store<u8>(byte, load<u8>(ties + i), TIES);
    store<u8>(byte, load<u8>(traits + (i << 2)), AGE);
    store<u8>(byte, other, OTHER_AGE);
    store<u8>(byte, load<u8>(income + i), LEVEL);
    store<u8>(byte, other >>> 8, OTHER_LEVEL);
    places += 4;
    others += 4;
    word += 4;
    short += 2;
    byte++;
  } while (byte < end);
}

// @ts-ignore: decorator
@inline
function turnFar(changed: usize, end: usize, whats: usize, slot: u32): void {
  for (; changed < end; changed += 4) {
    const i = load<u32>(changed);
    const what = <usize>load<u16>(whats);
    whats += 2;
    store<u8>(ties + i, <u32>load<u8>(ties + i) ^ (<u32>1 << slot));
    const count = counts + (what << 2);
    const n = load<u32>(count);
    store<u16>(lists + what * room + (n << 1), i);
    store<u32>(count, n + 1);
  }
}
