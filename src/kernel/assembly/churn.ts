import { word, words } from "./draws";

/** Ties end and begin: `tieChurn` of src/response/company.ts, for the ties inside a town. */

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

/** `low` is below every score where nobody minds low company. `lists` are three (lost, dropped, made), `listRoom` bytes each, `listCounts` their lengths. */
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
  memory.fill(counts, 0, 12);
}

// @ts-ignore: decorator
@inline
function apart(i: u32, j: u32): bool {
  const a = <i32>load<i16>(last + (i << 1));
  const b = <i32>load<i16>(last + (j << 1));
  return i32(a >= 0) & i32(b >= 0) & (i32(a < low) ^ i32(b < low)) ? true : false;
}

// @ts-ignore: decorator
@inline
function birth(i: u32, j: u32): u32 {
  const age = abs(<i32>(load<u32>(traits + (i << 2)) & 127) - <i32>(load<u32>(traits + (j << 2)) & 127));
  const level = abs(<i32>load<u8>(income + i) - <i32>load<u8>(income + j));
  return load<u32>(births + ((i32(age <= years) + i32(level <= levels)) << 2));
}

// @ts-ignore: decorator
@inline
function living(i: u32, slot: u32): u32 {
  return (<u32>load<u8>(ties + i) >>> slot) & 1;
}

/** Settles a pair whose draw is below what ends a living tie, or begins a dead one at the most. */
function settle(i: u32, j: u32, slot: u32, u: u32, alive: u32): void {
  let list = 2;
  if (alive) {
    if (u >= loss && !apart(i, j)) return;
    list = u < loss ? 0 : 1;
  } else if (u >= birth(i, j) || apart(i, j)) return;
  store<u8>(ties + i, <u32>load<u8>(ties + i) ^ (1 << slot));
  store<u8>(ties + j, <u32>load<u8>(ties + j) ^ (1 << slot));
  const n = load<u32>(counts + (list << 2));
  store<u16>(lists + list * room + (n << 1), i);
  store<u16>(lists + list * room + (n << 1), j, 2);
  store<u32>(counts + (list << 2), n + 2);
}

/** Every `step`-th place from `from`: circles of four. `keys` holds two words for each of the six pairs; `words16` is 16 bytes of working room. */
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
  words16: usize,
): void {
  const a = i32x4.splat(gateA);
  const b = i32x4.splat(gateB);
  const most = max(ends, mostBirth);
  const top = i32x4.splat((most >>> 16) + 1);
  const half = i32x4.splat(0xffff);
  for (let p = from; p < size; p += 4 * step) {
    const at = i32x4(p, p + step, p + 2 * step, p + 3 * step);
    for (let k = 0; k < 3; k++) {
      const x = words(i32x4.add(at, i32x4.splat(k)), a, b);
      let bits =
        <u32>i32x4.bitmask(i32x4.lt_u(i32x4.shr_u(x, 16), top)) |
        (<u32>i32x4.bitmask(i32x4.lt_u(v128.and(x, half), top)) << 4);
      if (bits === 0) continue;
      v128.store(words16, x);
      while (bits !== 0) {
        const bit = ctz(bits);
        bits &= bits - 1;
        const place = p + <i32>(bit & 3) * step;
        const pair = 2 * k + <i32>(bit >>> 2);
        // Pair n of a circle of four is (A, B): 0-1, 2-3, 0-2, 1-3, 0-3, 1-2.
        const one = <i32>((0x101020 >>> (pair << 2)) & 15);
        const other = <i32>((0x233231 >>> (pair << 2)) & 15);
        if (place + one >= size || place + other >= size) continue;
        const gate = load<u32>(words16 + ((bit & 3) << 2));
        const high = bit < 4 ? gate >>> 16 : gate & 0xffff;
        const i = <u32>load<u16>(order + ((place + one) << 1)) ^ white;
        const slot = first + <u32>(one ^ other) - 1;
        // Most that may pass are living ties, whose bound is much the lower: the upper half of the draw tells.
        const alive = living(i, slot);
        const bound = alive ? ends : mostBirth;
        if (high > bound >>> 16) continue;
        const u = (high << 16) + (word(place, load<i32>(keys + (pair << 3)), load<i32>(keys + (pair << 3), 4)) >>> 16);
        if (u < bound) settle(i, <u32>load<u16>(order + ((place + other) << 1)) ^ white, slot, u, alive);
      }
    }
  }
}

/** Every `step`-th place from `from`: pairs. */
export function churnPairs(
  order: usize,
  white: u32,
  slot: u32,
  size: i32,
  from: i32,
  step: i32,
  a: i32,
  b: i32,
): void {
  const most = max(ends, mostBirth);
  for (let p = from; p + 1 < size; p += step) {
    const u = word(p, a, b);
    if (u >= most) continue;
    const i = <u32>load<u16>(order + (p << 1)) ^ white;
    const alive = living(i, slot);
    const bound = alive ? ends : mostBirth;
    if (u < bound) settle(i, <u32>load<u16>(order + (p << 1), 2) ^ white, slot, u, alive);
  }
}
