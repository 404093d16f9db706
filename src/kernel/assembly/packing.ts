/** Moves those of eight shorts whose bits are set to the front, by the table `PACKING` of src/month/packing.ts. */
// @ts-ignore: decorator
@inline
export function pack(shorts: v128, bits: i32, packing: usize): v128 {
  return i8x16.swizzle(shorts, v128.load(packing + (bits << 4)));
}

/** Adds the places of a run from `start` whose bits are set, but none past the end, to a list of `n`. Gives how many there are then. */
// @ts-ignore: decorator
@inline
export function addPlaces(bits: i32, start: i32, size: i32, out: usize, n: i32): i32 {
  while (bits !== 0) {
    const i = start + ctz(bits);
    bits &= bits - 1;
    if (i >= size) break;
    store<u16>(out + (n << 1), i);
    n++;
  }
  return n;
}

/** Residents who are looked at before the places found are listed. */
export const STRETCH = 4096;

/** Where runs of sixteen places are noted by the way: after a list that holds a whole town (LIST of src/month/packing.ts). */
// @ts-ignore: decorator
@inline
export function notes(list: usize): usize {
  return list + (65544 << 1);
}

/** Notes which of a run of sixteen places are found, if any are; gives the end of the notes. */
// @ts-ignore: decorator
@inline
export function noteRun(end: usize, start: i32, bits: i32): usize {
  store<u32>(end, start);
  store<u32>(end, bits, 4);
  return end + (usize(bits !== 0) << 3);
}

/** Lists the places noted, in order: one at a time, and no guess where a run's end. Gives the end of the list. */
// @ts-ignore: decorator
@inline
export function listNoted(some: usize, end: usize, to: usize): usize {
  if (some === end) return to;
  let start = load<u32>(some);
  let bits = load<u32>(some, 4);
  do {
    store<u16>(to, start + ctz(bits));
    to += 2;
    const left = bits & (bits - 1);
    const nextStart = load<u32>(some, 8);
    const nextBits = load<u32>(some, 12);
    const done = left === 0;
    some += usize(done) << 3;
    start = done ? nextStart : start;
    bits = done ? nextBits : left;
  } while (some < end);
  return to;
}
