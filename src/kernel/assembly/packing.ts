/** Moves those of eight shorts whose bits are set to the front, by the table `PACKING` of src/month/packing.ts. */
// @ts-ignore: decorator
@inline
export function pack(shorts: v128, bits: i32, packing: usize): v128 {
  return i8x16.swizzle(shorts, v128.load(packing + (bits << 4)));
}
