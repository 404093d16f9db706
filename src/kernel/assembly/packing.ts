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
