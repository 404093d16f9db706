import { part } from "./part";

/** The loops of src/score/parts.ts and `fade` of src/score/rule-book.ts. */

/**
 * Adds what the others of the household bring. `sums` is room for size + 1 words. A word carries the sum of differences in its lower twenty
 * bits and the number of the rated above; over a whole town both run over, but between two places of a household they cannot.
 */
export function householdPull(
  traits: usize,
  last: usize,
  through: usize,
  size: i32,
  base: i32,
  shares: usize,
  most: i32,
  sums: usize,
): void {
  const rated = (1 << 20) - base;
  let running = 0;
  store<i32>(sums, 0);
  for (let i = 0; i < size; i++) {
    const score = <i32>load<i16>(last + (i << 1));
    running += (score + rated) & ~(score >> 31);
    store<i32>(sums + ((i + 1) << 2), running);
  }
  for (let i = 0; i < size; i++) {
    const w = load<u32>(traits + (i << 2));
    const first = i - <i32>((w >>> 24) & 7);
    const end = first + <i32>((w >>> 27) & 7) + 1;
    const score = <i32>load<i16>(last + (i << 1));
    const others = load<i32>(sums + (end << 2)) - load<i32>(sums + (first << 2)) - ((score + rated) & ~(score >> 31));
    const n = (others + (1 << 19)) >> 20;
    const pull = part(others - (n << 20), load<i32>(shares + (n << 2)));
    store<i16>(through + (i << 1), <i32>load<i16>(through + (i << 1)) + max(min(pull, most), -most));
  }
}

// @ts-ignore: decorator
@inline
function clamped(own: v128, wrong: v128, standing: v128, through: v128, base: v128, lo: v128, hi: v128): v128 {
  const sum = i32x4.add(i32x4.add(base, own), i32x4.add(wrong, i32x4.add(standing, through)));
  return i32x4.min_s(i32x4.max_s(sum, lo), hi);
}

/** The sum of all parts, kept on the scale. `rated` is the status bit of the rated. */
export function sumParts(
  own: usize,
  wrong: usize,
  standing: usize,
  through: usize,
  status: usize,
  now: usize,
  size: i32,
  rated: i32,
  base: i32,
  lowest: i32,
  highest: i32,
): void {
  const b = i32x4.splat(base);
  const lo = i32x4.splat(lowest);
  const hi = i32x4.splat(highest);
  const bit = i16x8.splat(<i16>rated);
  let i = 0;
  for (; i + 8 <= size; i += 8) {
    const at = i << 1;
    const o = v128.load(own + at);
    const w = v128.load(wrong + at);
    const s = v128.load(standing + at);
    const t = v128.load(through + at);
    const low = clamped(
      i32x4.extend_low_i16x8_s(o),
      i32x4.extend_low_i16x8_s(w),
      i32x4.extend_low_i16x8_s(s),
      i32x4.extend_low_i16x8_s(t),
      b,
      lo,
      hi,
    );
    const high = clamped(
      i32x4.extend_high_i16x8_s(o),
      i32x4.extend_high_i16x8_s(w),
      i32x4.extend_high_i16x8_s(s),
      i32x4.extend_high_i16x8_s(t),
      b,
      lo,
      hi,
    );
    const score = i16x8.narrow_i32x4_s(low, high);
    const is = i16x8.eq(v128.and(v128.load_ext<u8>(status + i), bit), bit);
    v128.store(now + at, v128.or(v128.and(score, is), v128.not(is)));
    v128.store(through + at, v128.and(t, is));
  }
  for (; i < size; i++) {
    const at = i << 1;
    const sum =
      base +
      <i32>load<i16>(own + at) +
      <i32>load<i16>(wrong + at) +
      <i32>load<i16>(standing + at) +
      <i32>load<i16>(through + at);
    const is = (<i32>load<u8>(status + i) & rated) !== 0;
    store<i16>(now + at, is ? max(min(sum, highest), lowest) : -1);
    if (!is) store<i16>(through + at, 0);
  }
}

/**
 * Counts scores; who stands at an end of the scale goes to `limits`, whose length is given back. `both` is room for a double word a band and
 * cell, all zero: how many from bit 40 up, the sum of their scores below.
 */
export function countScores(
  now: usize,
  cell: usize,
  size: i32,
  bands: usize,
  histogram: usize,
  sums: usize,
  firstBand: usize,
  bandCount: i32,
  stride: i32,
  lowest: i32,
  highest: i32,
  limits: usize,
  both: usize,
): i32 {
  let n = 0;
  for (let i = 0; i < size; i++) {
    const score = <i32>load<i16>(now + (i << 1));
    const at = <i32>load<u16>(cell + (i << 1));
    const h = histogram + ((score & 0xffff) << 2);
    store<i32>(h, load<i32>(h) + 1);
    const band = both + ((<i32>load<u8>(bands + (score >> 4) + 1) * stride + at) << 3);
    store<u64>(band, load<u64>(band) + <u64>(score & ~(score >> 31)) + (<u64>1 << 40));
    store<u16>(limits + (n << 1), i);
    n += i32(score === lowest) | i32(score === highest);
  }
  for (let at = 0; at < bandCount * stride; at++) {
    const word = load<u64>(both + (at << 3));
    if (word === 0) continue;
    store<u64>(both + (at << 3), 0);
    const sum = sums + (at % stride << 3);
    store<f64>(sum, load<f64>(sum) + <f64>(word & 0xffffffffff));
    const band = firstBand + (at << 3);
    store<f64>(band, load<f64>(band) + <f64>(word >>> 40));
  }
  return n;
}

/** Takes a share (in 1/65,536) off each sum, to the nearest but at least 1/16 point. */
export function fade(sums: usize, share: i32, size: i32): void {
  const s = i16x8.splat(<i16>share);
  const half = i32x4.splat(32768);
  const one = i16x8.splat(1);
  let i = 0;
  for (; i + 8 <= size; i += 8) {
    const x = v128.load(sums + (i << 1));
    if (!v128.any_true(x)) continue;
    const sign = i16x8.shr_s(x, 15);
    const much = i16x8.abs(x);
    const low = i32x4.shr_u(i32x4.add(i32x4.extmul_low_i16x8_u(much, s), half), 16);
    const high = i32x4.shr_u(i32x4.add(i32x4.extmul_high_i16x8_u(much, s), half), 16);
    // At least one of what is there.
    const off = i16x8.max_s(i16x8.narrow_i32x4_s(low, high), i16x8.min_s(much, one));
    v128.store(sums + (i << 1), i16x8.sub(x, i16x8.sub(v128.xor(off, sign), sign)));
  }
  for (; i < size; i++) {
    const x = <i32>load<i16>(sums + (i << 1));
    const much = abs(x);
    let off = <i32>(<u32>(much * share + 32768) >>> 16);
    if (off === 0 && much !== 0) off = 1;
    store<i16>(sums + (i << 1), x < 0 ? x + off : x - off);
  }
}
