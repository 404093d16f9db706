import { words } from "./draws";
import { addPlaces, listNoted, noteRun, notes, STRETCH, pack } from "./packing";

/**
 * Writes the places i, in order, where any of three columns has a bit of its mask set. Columns have room for whole runs of four. Which runs have any is
 * noted first, since a guess at it is wrong every few runs; `out` has room for the notes.
 */
export function where(
  a: usize,
  maskA: i32,
  b: usize,
  maskB: i32,
  c: usize,
  maskC: i32,
  size: i32,
  out: usize,
): i32 {
  const ma = i8x16.splat(<i8>maskA);
  const mb = i8x16.splat(<i8>maskB);
  const mc = i8x16.splat(<i8>maskC);
  const none = i8x16.splat(0);
  const noted = notes(out);
  const whole = size & ~15;
  let to = out;
  let i = 0;
  while (i < whole) {
    const end = min(i + STRETCH, whole);
    let some = noted;
    do {
      const any = v128.or(
        v128.or(v128.and(v128.load(a + i), ma), v128.and(v128.load(b + i), mb)),
        v128.and(v128.load(c + i), mc),
      );
      some = noteRun(some, i, i8x16.bitmask(i8x16.ne(any, none)));
      i += 16;
    } while (i < end);
    to = listNoted(noted, some, to);
  }
  for (; i < size; i++) {
    store<u16>(to, i);
    const any =
      (<i32>load<u8>(a + i) & maskA) | (<i32>load<u8>(b + i) & maskB) | (<i32>load<u8>(c + i) & maskC);
    to += usize(any !== 0) << 1;
  }
  return <i32>(to - out) >> 1;
}

/**
 * Those of a list whose draw is below `chance`, in order, eight at a time and without a branch on a draw. The list is not empty. Reads whole runs of
 * eight, and writes up to eight past the last.
 */
// @ts-ignore: decorator
@inline
export function sifted(list: usize, count: i32, a: i32, b: i32, chance: u32, packing: usize, out: usize): i32 {
  const ka = i32x4.splat(a);
  const kb = i32x4.splat(b);
  const limit = i32x4.splat(chance);
  let from = list;
  let to = out;
  let left = count;
  do {
    const eight = v128.load(from);
    const low = i32x4.lt_u(words(i32x4.extend_low_i16x8_u(eight), ka, kb), limit);
    const high = i32x4.lt_u(words(i32x4.extend_high_i16x8_u(eight), ka, kb), limit);
    const bits = i16x8.bitmask(i16x8.narrow_i32x4_s(low, high)) & ((1 << min(left, 8)) - 1);
    v128.store(to, pack(eight, bits, packing));
    to += popcnt(bits) << 1;
    from += 16;
    left -= 8;
  } while (left > 0);
  return <i32>((to - out) >>> 1);
}

/** `drawn` of src/month/drawn.ts. */
export function sift(list: usize, count: i32, a: i32, b: i32, chance: u32, packing: usize, out: usize): i32 {
  return sifted(list, count, a, b, chance, packing, out);
}

/** The rated who have low company, in order. Both columns can be read in whole runs of sixteen. */
export function lowRated(low: usize, now: usize, size: i32, out: usize): i32 {
  const none = i8x16.splat(0);
  let n = 0;
  for (let start = 0; start < size; start += 16) {
    const some = v128.load(low + start);
    if (!v128.any_true(some)) continue;
    const scores = i8x16.narrow_i16x8_s(v128.load(now + (start << 1)), v128.load(now + (start << 1), 16));
    n = addPlaces(i8x16.bitmask(v128.and(i8x16.ne(some, none), i8x16.ge_s(scores, none))), start, size, out, n);
  }
  return n;
}
