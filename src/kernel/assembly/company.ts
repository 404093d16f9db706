import { part } from "./part";

/**
 * `companyKept` of src/score/company.ts. Sums, numbers and low ones share a word while they are added up: bits 0-19 the sum of scores (at most
 * 8 · 32,767), 20-23 how many, 24-27 how many below the line.
 */

// @ts-ignore: decorator
@inline
function shown(score: i32, line: i32): u32 {
  return score < 0 ? 0 : <u32>score | (1 << 20) | (<u32>(score < line) << 24);
}

// @ts-ignore: decorator
@inline
function add(at: usize, what: u32): void {
  store<u32>(at, load<u32>(at) + what);
}

/**
 * A word for each resident, so that a random access fetches all of one: what counts of the score (bits 0-24, as `shown`) and the seven ties
 * inside the town (25-31).
 */
export function wordsOf(last: usize, ties: usize, size: i32, line: i32, out: usize): void {
  const low = i32x4.splat(line);
  const rated = i32x4.splat(1 << 20);
  const one = i32x4.splat(1 << 24);
  // The room has places for whole runs of eight.
  for (let i = 0; i < size; i += 8) {
    const scores = v128.load(last + (i << 1));
    const t = v128.load_ext<u8>(ties + i);
    const s0 = i32x4.extend_low_i16x8_s(scores);
    const s1 = i32x4.extend_high_i16x8_s(scores);
    const v0 = v128.or(v128.or(s0, rated), v128.and(i32x4.lt_s(s0, low), one));
    const v1 = v128.or(v128.or(s1, rated), v128.and(i32x4.lt_s(s1, low), one));
    const t0 = i32x4.shl(i32x4.extend_low_i16x8_u(t), 25);
    const t1 = i32x4.shl(i32x4.extend_high_i16x8_u(t), 25);
    v128.store(out + (i << 2), v128.or(v128.andnot(v0, i32x4.shr_s(s0, 31)), t0));
    v128.store(out + (i << 2), v128.or(v128.andnot(v1, i32x4.shr_s(s1, 31)), t1), 16);
  }
}

/** What of a word counts. */
const SHOWN: u32 = 0x1ffffff;

/** One circle of four at a time, of the whole ones. `about` is what `wordsOf` wrote. */
export function circles(order: usize, white: u32, first: u32, size: i32, about: usize, kept: usize): void {
  const whole = size & ~3;
  const slot = 25 + first;
  for (let p = 0; p < whole; p += 4) {
    const four = load<u64>(order + (p << 1));
    const i0 = (<u32>(four & 0xffff) ^ white) << 2;
    const i1 = (<u32>((four >>> 16) & 0xffff) ^ white) << 2;
    const i2 = (<u32>((four >>> 32) & 0xffff) ^ white) << 2;
    const i3 = (<u32>(four >>> 48) ^ white) << 2;
    const w0 = load<u32>(about + i0);
    const w1 = load<u32>(about + i1);
    const w2 = load<u32>(about + i2);
    const w3 = load<u32>(about + i3);
    const t0 = w0 >>> slot;
    const t1 = w1 >>> slot;
    const t2 = w2 >>> slot;
    const v0 = w0 & SHOWN;
    const v1 = w1 & SHOWN;
    const v2 = w2 & SHOWN;
    const v3 = w3 & SHOWN;
    // Bit 0: the other one step away (0-1, 2-3); bit 1: two steps (0-2, 1-3); bit 2: three steps (0-3, 1-2).
    const a01 = 0 - (t0 & 1);
    const a23 = 0 - (t2 & 1);
    const a02 = 0 - ((t0 >>> 1) & 1);
    const a13 = 0 - ((t1 >>> 1) & 1);
    const a03 = 0 - ((t0 >>> 2) & 1);
    const a12 = 0 - ((t1 >>> 2) & 1);
    add(kept + i0, (v1 & a01) + (v2 & a02) + (v3 & a03));
    add(kept + i1, (v0 & a01) + (v3 & a13) + (v2 & a12));
    add(kept + i2, (v3 & a23) + (v0 & a02) + (v1 & a12));
    add(kept + i3, (v2 & a23) + (v1 & a13) + (v0 & a03));
  }
  // Fewer than four at the end, pair by pair.
  for (let p = whole; p < size; p++) {
    const i = (<u32>load<u16>(order + (p << 1)) ^ white) << 2;
    for (let step = 1; step < 4; step++) {
      const q = p ^ step;
      if (q >= size || ((load<u32>(about + i) >>> (slot + step - 1)) & 1) === 0) continue;
      const j = (<u32>load<u16>(order + (q << 1)) ^ white) << 2;
      add(kept + i, load<u32>(about + j) & SHOWN);
    }
  }
}

export function pairs(order: usize, white: u32, size: i32, about: usize, kept: usize): void {
  for (let p = 0; p + 1 < size; p += 2) {
    const two = load<u32>(order + (p << 1));
    const i = ((two & 0xffff) ^ white) << 2;
    const j = ((two >>> 16) ^ white) << 2;
    const wi = load<u32>(about + i);
    const wj = load<u32>(about + j);
    const alive = (0 - (wi >>> 31)) & SHOWN;
    add(kept + i, wj & alive);
    add(kept + j, wi & alive);
  }
}

/** Far ends first: it sets every word, and zero where there is no far end. */
export function farEnds(theirs: usize, both: i32, size: i32, ties: usize, kept: usize, line: i32): void {
  memory.fill(kept + (both << 2), 0, (size - both) << 2);
  const low = i32x4.splat(line);
  const one = i32x4.splat(1 << 20);
  let i = 0;
  for (; i + 8 <= both; i += 8) {
    const scores = v128.load(theirs + (i << 1));
    const t = v128.load_ext<i8>(ties + i);
    const mask = v128.andnot(i16x8.shr_s(t, 15), i16x8.shr_s(scores, 15));
    const s0 = i32x4.extend_low_i16x8_s(scores);
    const s1 = i32x4.extend_high_i16x8_s(scores);
    const m0 = i32x4.extend_low_i16x8_s(mask);
    const m1 = i32x4.extend_high_i16x8_s(mask);
    const l0 = i32x4.shl(v128.and(i32x4.lt_s(s0, low), i32x4.splat(1)), 24);
    const l1 = i32x4.shl(v128.and(i32x4.lt_s(s1, low), i32x4.splat(1)), 24);
    v128.store(kept + (i << 2), v128.and(v128.or(v128.or(s0, one), l0), m0));
    v128.store(kept + (i << 2), v128.and(v128.or(v128.or(s1, one), l1), m1), 16);
  }
  for (; i < both; i++) {
    const alive = 0 - (<u32>load<u8>(ties + i) >>> 7);
    store<u32>(kept + (i << 2), shown(load<i16>(theirs + (i << 1)), line) & alive);
  }
}

/** Takes the words apart again: `friendPull` of src/score/parts.ts, and who stands low. */
export function friends(
  kept: usize,
  low: usize,
  through: usize,
  size: i32,
  base: i32,
  shares: usize,
  most: i32,
): void {
  for (let i = 0; i < size; i++) {
    const word = load<u32>(kept + (i << 2));
    const n = (word >>> 20) & 15;
    store<u8>(low + i, word >>> 24);
    const sum = <i32>(word & 0xfffff) - <i32>n * base;
    const pull = part(sum, load<i32>(shares + (n << 2)));
    store<i16>(through + (i << 1), max(min(pull, most), -most));
  }
}
