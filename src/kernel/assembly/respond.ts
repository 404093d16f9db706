import { repeated, SHORT_255, WORD_32768 } from "./constants";
import { pack } from "./packing";

/** Loops of src/response/, sixteen residents at a time. */

/** Stores as many of sixteen bytes as there are residents `left`. Columns have room for whole runs of four. */
// @ts-ignore: decorator
@inline
function put(at: usize, level: v128, left: i32): void {
  if (left > 12) {
    v128.store(at, level);
    return;
  }
  v128.store32_lane(at, level, 0);
  if (left > 4) v128.store32_lane(at + 4, level, 1);
  if (left > 8) v128.store32_lane(at + 8, level, 2);
}

/** `wornOff` of src/response/wearing-off.ts taken off sixteen levels. `share` is one in 1/65,536, `atLeast` one where that is not zero. */
// @ts-ignore: decorator
@inline
function worn(level: v128, share: v128, atLeast: v128): v128 {
  const low = i16x8.extend_low_i8x16_u(level);
  const high = i16x8.extend_high_i8x16_u(level);
  const half = repeated(WORD_32768);
  const o0 = i32x4.shr_u(i32x4.add(i32x4.extmul_low_i16x8_u(low, share), half), 16);
  const o1 = i32x4.shr_u(i32x4.add(i32x4.extmul_high_i16x8_u(low, share), half), 16);
  const o2 = i32x4.shr_u(i32x4.add(i32x4.extmul_low_i16x8_u(high, share), half), 16);
  const o3 = i32x4.shr_u(i32x4.add(i32x4.extmul_high_i16x8_u(high, share), half), 16);
  const off = i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(o0, o1), i16x8.narrow_i32x4_s(o2, o3));
  return i8x16.sub(level, i8x16.max_u(off, i8x16.min_u(level, atLeast)));
}

/** A share in 1/65,536 as a short: of a level below 256 all of it is what one 1/65,536 less is, to the nearest whole. */
// @ts-ignore: decorator
@inline
function short(share: i32): v128 {
  return i16x8.splat(<i16>min(share, 65535));
}

/** Sixteen bytes times a number, 255 at the most. */
// @ts-ignore: decorator
@inline
function times(bytes: v128, by: v128): v128 {
  const top = repeated(SHORT_255);
  const low = i16x8.min_u(i16x8.extmul_low_i8x16_u(bytes, by), top);
  const high = i16x8.min_u(i16x8.extmul_high_i8x16_u(bytes, by), top);
  return i8x16.narrow_i16x8_u(low, high);
}

/** Sixteen bytes times a number in 1/256 below 32,768, rounded down, 255 at the most. */
// @ts-ignore: decorator
@inline
function parts(bytes: v128, by: v128): v128 {
  const low = i16x8.extend_low_i8x16_u(bytes);
  const high = i16x8.extend_high_i8x16_u(bytes);
  const p0 = i32x4.shr_u(i32x4.extmul_low_i16x8_u(low, by), 8);
  const p1 = i32x4.shr_u(i32x4.extmul_high_i16x8_u(low, by), 8);
  const p2 = i32x4.shr_u(i32x4.extmul_low_i16x8_u(high, by), 8);
  const p3 = i32x4.shr_u(i32x4.extmul_high_i16x8_u(high, by), 8);
  return i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_s(p0, p1), i16x8.narrow_i32x4_s(p2, p3));
}

/** `learn` of src/response/compliance.ts. */
export function caution(
  caution: usize,
  felt: usize,
  low: usize,
  status: usize,
  size: i32,
  perPoint: i32,
  perFriend: i32,
  wear: i32,
  learns: i32,
): void {
  const share = short(wear);
  const atLeast = i8x16.splat(<i8>(wear !== 0));
  const bits = i8x16.splat(<i8>learns);
  const per = i16x8.splat(<i16>perPoint);
  const friend = i8x16.splat(<i8>perFriend);
  for (let i = 0; i < size; i += 16) {
    const level = worn(v128.load(caution + i), share, atLeast);
    const is = i8x16.eq(v128.and(v128.load(status + i), bits), bits);
    const more = i8x16.add_sat_u(parts(v128.load(felt + i), per), times(v128.load(low + i), friend));
    put(caution + i, i8x16.add_sat_u(level, v128.and(more, is)), size - i);
  }
}

/** `learn` of src/response/self-censorship.ts. */
export function chill(
  chill: usize,
  struck: usize,
  status: usize,
  size: i32,
  settles: i32,
  ambient: i32,
  each: i32,
  wear: i32,
  learns: i32,
): void {
  const share = short(wear);
  const atLeast = i8x16.splat(<i8>(wear !== 0));
  const bits = i8x16.splat(<i8>learns);
  const floor = i8x16.splat(<i8>ambient);
  const per = i8x16.splat(<i8>each);
  const always = i8x16.splat(settles !== 0 ? -1 : 0);
  for (let i = 0; i < size; i += 16) {
    const before = v128.load(chill + i);
    const less = worn(before, share, atLeast);
    const is = i8x16.eq(v128.and(v128.load(status + i), bits), bits);
    // What is sustained is the ambient level, or what there was of it; who has learned nothing, and is done nothing, stays at nothing.
    const sustained = i8x16.min_u(v128.or(before, always), floor);
    const learned = i8x16.add_sat_u(i8x16.max_u(less, sustained), times(v128.load(struck + i), per));
    put(chill + i, v128.bitselect(learned, less, is), size - i);
  }
}

/** `seek` of src/response/point-seeking.ts; who seeks goes to `out`. */
export function seek(
  score: usize,
  status: usize,
  flags: usize,
  runs: usize,
  runCount: i32,
  size: i32,
  aware: i32,
  seeking: i32,
  out: usize,
  packing: usize,
): i32 {
  const knows = i8x16.splat(<i8>aware);
  const flag = i8x16.splat(<i8>seeking);
  const eight = i16x8(0, 1, 2, 3, 4, 5, 6, 7);
  const all = i16x8.splat(-1);
  const last = runs + (runCount << 2);
  let end = out;
  for (let i = 0; i < size; i += 16) {
    const a = i16x8.shr_s(v128.load(score + (i << 1)), 4);
    const b = i16x8.shr_s(v128.load(score + (i << 1), 16), 4);
    // Who is in none of the runs: each is where it begins, and how many whole points there are in it.
    let farA = all;
    let farB = all;
    for (let run = runs; run < last; run += 4) {
      const from = v128.load16_splat(run);
      const points = v128.load16_splat(run, 2);
      farA = v128.and(farA, i16x8.ge_u(i16x8.sub(a, from), points));
      farB = v128.and(farB, i16x8.ge_u(i16x8.sub(b, from), points));
    }
    const far = i8x16.narrow_i16x8_s(farA, farB);
    const is = v128.andnot(i8x16.eq(v128.and(v128.load(status + i), knows), knows), far);
    put(flags + i, v128.bitselect(is, v128.load(flags + i), flag), size - i);
    const bits = i8x16.bitmask(is) & (0xffff >>> max(0, 16 - (size - i)));
    const low = bits & 255;
    const high = bits >>> 8;
    v128.store(end, pack(i16x8.add(eight, i16x8.splat(<i16>i)), low, packing));
    end += popcnt(low) << 1;
    v128.store(end, pack(i16x8.add(eight, i16x8.splat(<i16>(i + 8))), high, packing));
    end += popcnt(high) << 1;
  }
  return <i32>(end - out) >>> 1;
}
