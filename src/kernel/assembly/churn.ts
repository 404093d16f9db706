import { word, words } from "./draws";
import { pack } from "./packing";

/**
 * Ties end and begin: `tieChurn` of src/response/company.ts. What a draw says cannot be guessed, so nothing here branches on one: draws of a run
 * are compared with the bounds of living and dead ties first, and what becomes of those that may change is worked out by selection.
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
let years: i32 = 0;
let levels: i32 = 0;
let lists: usize = 0;
let counts: usize = 0;
let room: usize = 0;
let packing: usize = 0;

/**
 * `low` is below every score where nobody minds low company. `lists` are three (lost, dropped, made), `listRoom` bytes each, and four bytes
 * more; `listCounts` are their lengths, and one more.
 */
export function tieRules(
  traitsAt: usize,
  incomeAt: usize,
  lastAt: usize,
  tiesAt: usize,
  lossBelow: u32,
  endsBelow: u32,
  lowBelow: i32,
  birthsAt: usize,
  mostBirthBelow: u32,
  yearsClose: i32,
  levelsClose: i32,
  listsAt: usize,
  listRoom: usize,
  listCounts: usize,
  packs: usize,
): void {
  traits = traitsAt;
  income = incomeAt;
  last = lastAt;
  ties = tiesAt;
  loss = lossBelow;
  ends = endsBelow;
  low = lowBelow;
  births = birthsAt;
  mostBirth = mostBirthBelow;
  years = yearsClose;
  levels = levelsClose;
  lists = listsAt;
  room = listRoom;
  counts = listCounts;
  packing = packs;
  memory.fill(counts, 0, 16);
}

// @ts-ignore: decorator
@inline
function age(i: u32): i32 {
  return <i32>(load<u32>(traits + (i << 2)) & 127);
}

/** What becomes of a tie: lost 0, dropped 1, made 2, nothing 3. The other end has `otherAge`, `otherLevel` and `otherScore`. */
// @ts-ignore: decorator
@inline
function fate(i: u32, alive: u32, u: u32, otherAge: i32, otherLevel: i32, otherScore: i32): u32 {
  const score = <i32>load<i16>(last + (i << 1));
  const apart = i32((score | otherScore) >= 0) & (i32(score < low) ^ i32(otherScore < low));
  const like = i32(abs(age(i) - otherAge) <= years) + i32(abs(<i32>load<u8>(income + i) - otherLevel) <= levels);
  const ended = select<u32>(0, select<u32>(1, 3, i32(u < ends) & apart), u < loss);
  const begun = select<u32>(2, 3, i32(u < load<u32>(births + (like << 2))) & (apart ^ 1));
  return select<u32>(ended, begun, alive);
}

// @ts-ignore: decorator
@inline
function turn(i: u32, slot: u32, what: u32): void {
  store<u8>(ties + i, <u32>load<u8>(ties + i) ^ (<u32>(what !== 3) << slot));
}

/** Settles a pair whose draw may change it. */
// @ts-ignore: decorator
@inline
function settle(i: u32, j: u32, slot: u32, u: u32): void {
  const alive = (<u32>load<u8>(ties + i) >>> slot) & 1;
  const what = fate(i, alive, u, age(j), load<u8>(income + j), load<i16>(last + (j << 1)));
  turn(i, slot, what);
  turn(j, slot, what);
  const n = load<u32>(counts + (what << 2));
  store<u32>(lists + <usize>what * room + (n << 1), i | (j << 16));
  store<u32>(counts + (what << 2), n + (<u32>(what !== 3) << 1));
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
): void {
  for (let c = 0; c < n; c += 2) {
    const code = <i32>load<u16>(codes + c);
    const place = start + (code >>> 1) * step;
    const is = code & 1;
    const near = select<i32>(0, one, is);
    const far = select<i32>(other, another, is);
    if (place + far >= size) continue;
    const key = keys + ((is ^ 1) << 3);
    const u = (<u32>load<u16>(uppers + c) << 16) + (word(place, load<i32>(key), load<i32>(key, 4)) >>> 16);
    const circle = order + (place << 1);
    settle(<u32>load<u16>(circle + (near << 1)) ^ white, <u32>load<u16>(circle + (far << 1)) ^ white, slot, u);
  }
}

/** Every `step`-th place from `from`: circles of four. `keys` holds two words for each of the six pairs; `some` is room for six lists. */
export function churnCircles(
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
  // A word has the upper halves of two pairs' draws, side by side.
  const alive = i16x8.splat(<i16>(ends >>> 16));
  const dead = i16x8.splat(<i16>(mostBirth >>> 16));
  const upper = i32x4.splat(0xffff0000);
  const whites = <u64>white * 0x0001000100010001;
  const four = 4 * step;
  const onward = i32x4.splat(four);
  const lastCircle = (size - 1) & ~3;
  let at = i32x4(from, from + step, from + 2 * step, from + 3 * step);
  for (let start = from; start < size; start += FOURS * four) {
    const end = min(start + FOURS * four, size);
    let codes = i16x8(0, 1, 2, 3, 4, 5, 6, 7);
    let n0 = 0;
    let n1 = 0;
    let n2 = 0;
    for (let p = start; p < end; p += four) {
      const o0 = load<u64>(order + (p << 1)) ^ whites;
      const o1 = load<u64>(order + (min(p + step, lastCircle) << 1)) ^ whites;
      const o2 = load<u64>(order + (min(p + 2 * step, lastCircle) << 1)) ^ whites;
      const o3 = load<u64>(order + (min(p + 3 * step, lastCircle) << 1)) ^ whites;
      // In each half of a word, the ties of the member who tells of its pair: 2 and 0, whose first slot is 2-3 and 0-1; 1 and 0, whose next are 1-3 and 0-2, 1-2 and 0-3.
      let t20 = v128.load8_lane(ties + <usize>((o0 >>> 32) & 0xffff), i32x4.splat(0), 0);
      let t1 = v128.load8_lane(ties + <usize>((o0 >>> 16) & 0xffff), i32x4.splat(0), 0);
      t20 = v128.load8_lane(ties + <usize>(o0 & 0xffff), t20, 2);
      t1 = v128.load8_lane(ties + <usize>((o1 >>> 16) & 0xffff), t1, 4);
      t20 = v128.load8_lane(ties + <usize>((o1 >>> 32) & 0xffff), t20, 4);
      t20 = v128.load8_lane(ties + <usize>(o1 & 0xffff), t20, 6);
      t1 = v128.load8_lane(ties + <usize>((o2 >>> 16) & 0xffff), t1, 8);
      t20 = v128.load8_lane(ties + <usize>((o2 >>> 32) & 0xffff), t20, 8);
      t20 = v128.load8_lane(ties + <usize>(o2 & 0xffff), t20, 10);
      t1 = v128.load8_lane(ties + <usize>((o3 >>> 16) & 0xffff), t1, 12);
      t20 = v128.load8_lane(ties + <usize>((o3 >>> 32) & 0xffff), t20, 12);
      t20 = v128.load8_lane(ties + <usize>(o3 & 0xffff), t20, 14);
      const t10 = v128.or(t1, v128.and(t20, upper));
      const x0 = words(at, a, b);
      const x1 = words(i32x4.add(at, i32x4.splat(1)), a, b);
      const x2 = words(i32x4.add(at, i32x4.splat(2)), a, b);
      at = i32x4.add(at, onward);
      const b0 = v128.bitselect(alive, dead, i16x8.shr_s(i16x8.shl(t20, 15 - first), 15));
      const b1 = v128.bitselect(alive, dead, i16x8.shr_s(i16x8.shl(t10, 14 - first), 15));
      const b2 = v128.bitselect(alive, dead, i16x8.shr_s(i16x8.shl(t10, 13 - first), 15));
      const s0 = i16x8.bitmask(i16x8.le_u(x0, b0));
      const s1 = i16x8.bitmask(i16x8.le_u(x1, b1));
      const s2 = i16x8.bitmask(i16x8.le_u(x2, b2));
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
    settleSome(some, some + LIST, n0, order, white, size, start, step, first, keys, 1, 2, 3);
    settleSome(some + 2 * LIST, some + 3 * LIST, n1, order, white, size, start, step, first + 1, keys + 16, 2, 1, 3);
    settleSome(some + 4 * LIST, some + 5 * LIST, n2, order, white, size, start, step, first + 2, keys + 32, 3, 1, 2);
  }
}

/** Every `step`-th place from `from`: pairs. `places` and `draws` are working room, for four more than there are. */
export function churnPairs(
  order: usize,
  white: u32,
  slot: u32,
  size: i32,
  from: i32,
  step: i32,
  keyA: i32,
  keyB: i32,
  places: usize,
  draws: usize,
): void {
  const a = i32x4.splat(keyA);
  const b = i32x4.splat(keyB);
  const alive = i32x4.splat(ends);
  const dead = i32x4.splat(mostBirth);
  const four = 4 * step;
  const onward = i32x4.splat(four);
  // The last place may have nobody beside it.
  const lastPair = (size - 2) & ~1;
  const within = i32x4.splat(lastPair + 1);
  let at = i32x4(from, from + step, from + 2 * step, from + 3 * step);
  let n = 0;
  for (let p = from; p <= lastPair; p += four) {
    const i0 = <u32>load<u16>(order + (p << 1)) ^ white;
    const i1 = <u32>load<u16>(order + (min(p + step, lastPair) << 1)) ^ white;
    const i2 = <u32>load<u16>(order + (min(p + 2 * step, lastPair) << 1)) ^ white;
    const i3 = <u32>load<u16>(order + (min(p + 3 * step, lastPair) << 1)) ^ white;
    let t = v128.load8_lane(ties + i0, i32x4.splat(0), 0);
    t = v128.load8_lane(ties + i1, t, 4);
    t = v128.load8_lane(ties + i2, t, 8);
    t = v128.load8_lane(ties + i3, t, 12);
    const u = words(at, a, b);
    const bound = v128.bitselect(alive, dead, i32x4.shr_s(i32x4.shl(t, 31 - slot), 31));
    const bits = i16x8.bitmask(v128.and(i32x4.lt_u(u, bound), i32x4.lt_s(at, within)));
    v128.store(places + n, pack(at, bits, packing));
    v128.store(draws + n, pack(u, bits, packing));
    n += popcnt(bits) << 1;
    at = i32x4.add(at, onward);
  }
  for (let c = 0; c < n; c += 4) {
    const two = load<u32>(order + (load<u32>(places + c) << 1));
    settle((two & 0xffff) ^ white, (two >>> 16) ^ white, slot, load<u32>(draws + c));
  }
}

/**
 * Far ties of the places from, from + step, … below `end`: those whose draw may change them, place into `places`, the draw into `draws`, which have room for
 * four more than there are.
 */
export function farDraws(
  slot: u32,
  end: i32,
  from: i32,
  step: i32,
  keyA: i32,
  keyB: i32,
  places: usize,
  draws: usize,
): i32 {
  const a = i32x4.splat(keyA);
  const b = i32x4.splat(keyB);
  const alive = i32x4.splat(ends);
  const dead = i32x4.splat(mostBirth);
  // Takes the bytes of four places to the tops of the lanes.
  const spaced = i32x4.add(i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(step << 24)), i32x4.splat(0x00808080));
  const four = 4 * step;
  const onward = i32x4.splat(four);
  const ending = i32x4.splat(end);
  let at = i32x4(from, from + step, from + 2 * step, from + 3 * step);
  let n = 0;
  for (let i = from; i < end; i += four) {
    const u = words(at, a, b);
    const t = i8x16.swizzle(v128.load(ties + i), spaced);
    const bound = v128.bitselect(alive, dead, i32x4.shr_s(i32x4.shl(t, 7 - slot), 31));
    const bits = i16x8.bitmask(v128.and(i32x4.lt_u(u, bound), i32x4.lt_s(at, ending)));
    v128.store(places + n, pack(at, bits, packing));
    v128.store(draws + n, pack(u, bits, packing));
    n += popcnt(bits) << 1;
    at = i32x4.add(at, onward);
  }
  return n >>> 2;
}

/** What `churnFar` asks of the other ends of those that `farDraws` gave, from the columns of their town. */
export function farOthers(places: usize, n: i32, traits: usize, income: usize, scores: usize, others: usize): void {
  for (let c = 0; c < n; c++) {
    const i = load<u32>(places + (c << 2));
    const about = (load<u32>(traits + (i << 2)) & 127) | (<u32>load<u8>(income + i) << 8);
    store<u32>(others + (c << 2), about | (<u32>load<u16>(scores + (i << 1)) << 16));
  }
}

/** Settles those that `farDraws` gave, each at its own end. Of the other end `others` says: bits 0-7 age, 8-15 income, 16-31 score. */
export function churnFar(slot: u32, places: usize, draws: usize, others: usize, n: i32): void {
  for (let c = 0; c < n; c++) {
    const i = load<u32>(places + (c << 2));
    const alive = (<u32>load<u8>(ties + i) >>> slot) & 1;
    const other = others + (c << 2);
    const what = fate(i, alive, load<u32>(draws + (c << 2)), load<u8>(other), load<u8>(other, 1), load<i16>(other, 2));
    turn(i, slot, what);
    const m = load<u32>(counts + (what << 2));
    store<u16>(lists + <usize>what * room + (m << 1), i);
    store<u32>(counts + (what << 2), m + <u32>(what !== 3));
  }
}
