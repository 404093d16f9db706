import { addToGroups, countEach, countsOf } from "./counting";
import { key, word } from "./draws";
import { repeated, SHORT_255, WORD_32768 } from "./constants";
import { pack } from "./packing";
import { sifted, where } from "./scan";

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

/** `turning` of src/month/turning.ts, of what `says` in its words. `found`, and `some`, which needs room for a key, are room for lists. */
export function turn(
  says: usize,
  by: usize,
  column: usize,
  size: i32,
  town: i32,
  found: usize,
  some: usize,
  packing: usize,
): void {
  const listed = load<i32>(says, 16);
  const chance = load<u32>(says, 12);
  const n = where(by, listed, by, 0, by, 0, size, found);
  if (n === 0 || chance === 0) return;
  key(load<i32>(says), load<i32>(says, 8), load<i32>(says, 4), town, some);
  const drawn = sifted(found, n, load<i32>(some), load<i32>(some, 4), chance, packing, some);
  const within = load<i32>(says, 20);
  const is = load<i32>(says, 24);
  const to = load<i32>(says, 28);
  for (let c = 0; c < drawn; c++) {
    const at = column + <usize>load<u16>(some + (c << 1));
    const byte = <i32>load<u8>(at);
    if ((byte & within) === is) store<u8>(at, (byte & ~within) | to);
  }
}

/** Steps of income that can be lost, in the lowest bits of `hardship`. */
const MOST_LOST = 15;

/** `workLost` of src/response/means.ts, of what its `sayings` say: two occasions on which work was refused, and those who regain a step. */
export function work(says: usize, hardship: usize, closed: usize, size: i32, town: i32): void {
  const seed = load<i32>(says);
  const month = load<i32>(says, 4);
  const loss = load<u32>(says, 8);
  const steps = load<i32>(says, 12);
  const lost = countsOf(load<i32>(says, 16));
  const found = <usize>load<u32>(says, 40);
  const some = <usize>load<u32>(says, 44);
  for (let occasion = says + 48; occasion < says + 72; occasion += 12) {
    key(seed, load<i32>(occasion), month, town, some);
    const a = load<i32>(some);
    const b = load<i32>(some, 4);
    const list = <usize>load<u32>(occasion, 4);
    const n = load<i32>(<usize>load<u32>(occasion, 8));
    for (let c = 0; c < n; c++) {
      const i = <i32>load<u16>(list + (c << 1));
      if (word(i, a, b) >= loss) continue;
      const before = <i32>load<u8>(hardship + i);
      const more = min(steps, MOST_LOST - (before & MOST_LOST));
      store<u8>(hardship + i, before + more);
      addToGroups(lost, i, more);
    }
  }
  const poor = where(hardship, MOST_LOST, hardship, 0, hardship, 0, size, found);
  countEach(load<i32>(says, 20), found, poor);
  const recovers = load<u32>(says, 24);
  if (poor === 0 || recovers === 0) return;
  key(seed, load<i32>(says, 32), month, town, some);
  const drawn = sifted(found, poor, load<i32>(some), load<i32>(some, 4), recovers, <usize>load<u32>(says, 36), some);
  const jobs = load<i32>(says, 28);
  for (let c = 0; c < drawn; c++) {
    const i = <usize>load<u16>(some + (c << 1));
    const at = hardship + i;
    if ((<i32>load<u16>(closed + (i << 1)) & jobs) === 0) store<u8>(at, <i32>load<u8>(at) - 1);
  }
}
