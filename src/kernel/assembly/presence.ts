import {
  BYTE_1,
  BYTE_127,
  BYTE_15,
  BYTE_16,
  BYTE_192,
  BYTE_3,
  BYTE_31,
  BYTE_7,
  BYTE_8,
  repeated,
  SHORT_255,
  WORD_65535,
} from "./constants";
import { words } from "./draws";

/** The lower halves of eight words. */
// @ts-ignore: decorator
@inline
function lowShorts(a: v128, b: v128): v128 {
  const short = repeated(WORD_65535);
  return i16x8.narrow_i32x4_u(v128.and(a, short), v128.and(b, short));
}

/** The lower bytes of sixteen shorts. */
// @ts-ignore: decorator
@inline
function lowBytes(a: v128, b: v128): v128 {
  const low = repeated(SHORT_255);
  return i8x16.narrow_i16x8_u(v128.and(a, low), v128.and(b, low));
}

// @ts-ignore: decorator
@inline
function highBytes(a: v128, b: v128): v128 {
  return i8x16.narrow_i16x8_u(i16x8.shr_u(a, 8), i16x8.shr_u(b, 8));
}

/** Ages, from the two lower bytes of the traits: the age at the start and the lowest bit of the birth month; then the rest of the month. */
// @ts-ignore: decorator
@inline
function ages(first: v128, second: v128, years: v128): v128 {
  const months = v128.and(second, repeated(BYTE_7));
  const birth = i8x16.sub(i8x16.add(months, months), i8x16.lt_s(first, i8x16.splat(0)));
  return i8x16.add(v128.and(first, repeated(BYTE_127)), i8x16.swizzle(years, birth));
}

/** One more in each lane that lies above its limit. */
// @ts-ignore: decorator
@inline
function above(lanes: v128, limit: usize, sum: v128): v128 {
  return i8x16.add(sum, i8x16.min_u(i8x16.sub_sat_u(lanes, v128.load8_splat(limit)), repeated(BYTE_1)));
}

/** A table that only rises, looked up in sixteen lanes: its first value, then two, four or five limits, as `risesOf` of src/life/presence.ts gives them. */
// @ts-ignore: decorator
@inline
function rises(lanes: v128, at: usize, limits: i32): v128 {
  let sum = above(lanes, at + 1, v128.load8_splat(at));
  sum = above(lanes, at + 2, sum);
  if (limits > 2) sum = above(lanes, at + 4, above(lanes, at + 3, sum));
  return limits > 4 ? above(lanes, at + 5, sum) : sum;
}

/** Sixteen words that are all ones or all zeros, as bytes. */
// @ts-ignore: decorator
@inline
function bytesOf(a: v128, b: v128, c: v128, d: v128): v128 {
  return i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d));
}

/** Four lanes of places from `i` on. */
// @ts-ignore: decorator
@inline
function places(i: i32): v128 {
  return i32x4.add(i32x4.splat(i), i32x4(0, 1, 2, 3));
}

/** Writes sixteen bytes, but none at or past `end`: what follows may be another column. */
// @ts-ignore: decorator
@inline
function storeBefore(column: usize, i: i32, end: i32, now: v128, before: v128): void {
  const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const inside = i8x16.lt_s(lanes, i8x16.splat(<i8>min(end - i, 16)));
  v128.store(column + i, v128.bitselect(now, before, inside));
}

/**
 * `place` of src/life/presence.ts for a whole town, sixteen residents at a time. `hoods` holds a pair of shorts a neighbourhood: where the cells of
 * its kind of place begin, and whether it is urban. `steps` is laid out as `stepsOf` says. Scratch columns have room for whole runs of sixteen. Nothing has
 * been `felt` or `struck` out yet.
 */
export function place(
  traits: usize,
  income: usize,
  hardship: usize,
  status: usize,
  flags: usize,
  profile: usize,
  cell: usize,
  felt: usize,
  struck: usize,
  size: i32,
  hood: i32,
  hoods: usize,
  steps: usize,
): void {
  memory.fill(felt, 0, size);
  memory.fill(struck, 0, size);
  const years = v128.load(steps);
  const losses = v128.load(steps, 16);
  for (let start = 0; start < size; start += hood) {
    const end = min(start + hood, size);
    const base = i16x8.splat(load<i16>(hoods));
    const urban = i8x16.splat(<i8>(load<u16>(hoods, 2) << 4));
    hoods += 4;
    for (let i = start; i < end; i += 16) {
      const from = traits + (i << 2);
      const w0 = v128.load(from);
      const w1 = v128.load(from, 16);
      const w2 = v128.load(from, 32);
      const w3 = v128.load(from, 48);
      const a = lowShorts(w0, w1);
      const b = lowShorts(w2, w3);
      const b1 = highBytes(a, b);
      const age = ages(lowBytes(a, b), b1, years);
      const band = rises(age, steps + 32, 5);
      const lost = i8x16.swizzle(losses, v128.and(v128.load(hardship + i), repeated(BYTE_15)));
      const level = i8x16.sub_sat_u(v128.load(income + i), lost);
      const fifth = rises(level, steps + 38, 4);

      const person = v128.and(i16x8.shr_u(b1, 3), repeated(BYTE_7));
      // 48 times the fifth is 16 times three times.
      const thrice = i8x16.add(fifth, i8x16.add(fifth, fifth));
      const own = i8x16.add(i8x16.add(person, i16x8.shl(band, 3)), i16x8.shl(thrice, 4));
      const into = cell + (i << 1);
      v128.store(into, i16x8.add(base, i16x8.extend_low_i8x16_u(own)));
      v128.store(into, i16x8.add(base, i16x8.extend_high_i8x16_u(own)), 16);

      const temper = lowBytes(
        i16x8.narrow_i32x4_u(i32x4.shr_u(w0, 16), i32x4.shr_u(w1, 16)),
        i16x8.narrow_i32x4_u(i32x4.shr_u(w2, 16), i32x4.shr_u(w3, 16)),
      );
      const s = v128.load(status + i);
      const second = v128.or(
        v128.or(v128.or(band, urban), v128.and(b1, repeated(BYTE_8))),
        v128.or(
          i16x8.shr_u(v128.and(b1, repeated(BYTE_192)), 1),
          i16x8.shl(v128.and(fifth, repeated(BYTE_1)), 7),
        ),
      );
      const third = v128.or(
        v128.or(
          v128.and(i16x8.shr_u(fifth, 1), repeated(BYTE_3)),
          i16x8.shr_u(v128.and(v128.load(flags + i), repeated(BYTE_16)), 2),
        ),
        i16x8.shl(v128.and(s, repeated(BYTE_31)), 3),
      );
      const fourth = v128.and(i16x8.shr_u(s, 5), repeated(BYTE_7));
      const low0 = v128.shuffle<u8>(temper, second, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const low1 = v128.shuffle<u8>(temper, second, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      const high0 = v128.shuffle<u8>(third, fourth, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const high1 = v128.shuffle<u8>(third, fourth, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      const to = profile + (i << 2);
      v128.store(to, v128.shuffle<u16>(low0, high0, 0, 8, 1, 9, 2, 10, 3, 11));
      v128.store(to, v128.shuffle<u16>(low0, high0, 4, 12, 5, 13, 6, 14, 7, 15), 16);
      v128.store(to, v128.shuffle<u16>(low1, high1, 0, 8, 1, 9, 2, 10, 3, 11), 32);
      v128.store(to, v128.shuffle<u16>(low1, high1, 4, 12, 5, 13, 6, 14, 7, 15), 48);
    }
  }
}

/**
 * `refreshStatus` of src/life/presence.ts for a whole town. `kept` are the bits that others write. `hoods` and `steps` are those of `place`. `shares` holds the
 * shares online and the shares who pay, of rural and of urban neighbourhoods: a 32-bit threshold a band, byte by byte in sixteen lanes each.
 */
export function refresh(
  traits: usize,
  status: usize,
  size: i32,
  hood: i32,
  hoods: usize,
  steps: usize,
  shares: usize,
  a: i32,
  b: i32,
  kept: i32,
  isOnline: i32,
  isPayer: i32,
): void {
  const years = v128.load(steps);
  const byAge = v128.load(steps, 46);
  const ka = i32x4.splat(a);
  const kb = i32x4.splat(b);
  const others = i8x16.splat(<i8>kept);
  const online = i8x16.splat(<i8>isOnline);
  const payer = i8x16.splat(<i8>isPayer);
  for (let start = 0; start < size; start += hood) {
    const end = min(start + hood, size);
    const here = shares + ((<usize>load<u16>(hoods, 2)) << 7);
    hoods += 4;
    for (let i = start; i < end; i += 16) {
      const from = traits + (i << 2);
      const low = lowShorts(v128.load(from), v128.load(from, 16));
      const high = lowShorts(v128.load(from, 32), v128.load(from, 48));
      const age = ages(lowBytes(low, high), highBytes(low, high), years);
      const band = rises(age, steps + 32, 5);
      const u0 = words(places(i), ka, kb);
      const u1 = words(places(i + 4), ka, kb);
      const u2 = words(places(i + 8), ka, kb);
      const u3 = words(places(i + 12), ka, kb);
      const before = v128.load(status + i);
      const own = v128.or(v128.and(before, others), i8x16.swizzle(byAge, rises(age, steps + 43, 2)));
      const now = v128.or(
        own,
        v128.or(
          v128.andnot(online, aboveByBand(u0, u1, u2, u3, band, here)),
          v128.andnot(payer, aboveByBand(u0, u1, u2, u3, band, here + 64)),
        ),
      );
      storeBefore(status, i, end, now, before);
    }
  }
}

/** In sixteen lanes, whether draws are at a threshold or above, which hangs on the band. */
// @ts-ignore: decorator
@inline
function aboveByBand(u0: v128, u1: v128, u2: v128, u3: v128, band: v128, shares: usize): v128 {
  const s0 = i8x16.swizzle(v128.load(shares), band);
  const s1 = i8x16.swizzle(v128.load(shares, 16), band);
  const s2 = i8x16.swizzle(v128.load(shares, 32), band);
  const s3 = i8x16.swizzle(v128.load(shares, 48), band);
  const low0 = v128.shuffle<u8>(s0, s1, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const low1 = v128.shuffle<u8>(s0, s1, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  const high0 = v128.shuffle<u8>(s2, s3, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const high1 = v128.shuffle<u8>(s2, s3, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  return bytesOf(
    i32x4.ge_u(u0, v128.shuffle<u16>(low0, high0, 0, 8, 1, 9, 2, 10, 3, 11)),
    i32x4.ge_u(u1, v128.shuffle<u16>(low0, high0, 4, 12, 5, 13, 6, 14, 7, 15)),
    i32x4.ge_u(u2, v128.shuffle<u16>(low1, high1, 0, 8, 1, 9, 2, 10, 3, 11)),
    i32x4.ge_u(u3, v128.shuffle<u16>(low1, high1, 4, 12, 5, 13, 6, 14, 7, 15)),
  );
}

/**
 * Sets or clears `bit` in the bytes of a run of places: set where the byte has all of `need`, the band of the place's profile is at least `least`,
 * its traits have none of `without`, and its draw is below `share`. A `share` of 2³² − 1 is everyone; then, and where it is nobody, nothing is drawn.
 */
export function enrol(
  status: usize,
  profile: usize,
  traits: usize,
  start: i32,
  end: i32,
  a: i32,
  b: i32,
  share: u32,
  need: i32,
  least: i32,
  without: u32,
  bit: i32,
): void {
  const draws = share !== 0 && share !== 0xffffffff;
  let drawn = i8x16.splat(share === 0 ? 0 : -1);
  const below = i32x4.splat(share);
  const ka = i32x4.splat(a);
  const kb = i32x4.splat(b);
  const asked = i8x16.splat(<i8>need);
  const oldEnough = i8x16.splat(<i8>least);
  const none = i32x4.splat(without);
  const set = i8x16.splat(<i8>bit);
  const seven = i8x16.splat(7);
  const zero = i32x4.splat(0);
  for (let i = start; i < end; i += 16) {
    const w = profile + (i << 2);
    const low = lowShorts(v128.load(w), v128.load(w, 16));
    const high = lowShorts(v128.load(w, 32), v128.load(w, 48));
    const band = v128.and(highBytes(low, high), seven);
    const t = traits + (i << 2);
    const free = bytesOf(
      i32x4.eq(v128.and(v128.load(t), none), zero),
      i32x4.eq(v128.and(v128.load(t, 16), none), zero),
      i32x4.eq(v128.and(v128.load(t, 32), none), zero),
      i32x4.eq(v128.and(v128.load(t, 48), none), zero),
    );
    if (draws)
      drawn = bytesOf(
        i32x4.lt_u(words(places(i), ka, kb), below),
        i32x4.lt_u(words(places(i + 4), ka, kb), below),
        i32x4.lt_u(words(places(i + 8), ka, kb), below),
        i32x4.lt_u(words(places(i + 12), ka, kb), below),
      );
    const before = v128.load(status + i);
    const able = v128.and(i8x16.eq(v128.and(before, asked), asked), i8x16.ge_u(band, oldEnough));
    const chosen = v128.and(v128.and(v128.and(able, free), drawn), set);
    storeBefore(status, i, end, v128.or(v128.andnot(before, set), chosen), before);
  }
}

/** The same of a town, whose neighbourhoods of `hood` places lie in `regions`, each with a share of its own. */
export function enrolByRegion(
  status: usize,
  profile: usize,
  traits: usize,
  size: i32,
  hood: i32,
  a: i32,
  b: i32,
  regions: usize,
  shares: usize,
  need: i32,
  least: i32,
  without: u32,
  bit: i32,
): void {
  for (let start = 0; start < size; start += hood) {
    const share = load<u32>(shares + (<usize>load<u16>(regions) << 2));
    enrol(status, profile, traits, start, min(start + hood, size), a, b, share, need, least, without, bit);
    regions += 2;
  }
}
