/** sum · share / 65,536, cut towards zero. */
// @ts-ignore: decorator
@inline
export function part(sum: i32, share: i32): i32 {
  const product = <i64>sum * <i64>share;
  return <i32>((product + ((product >> 63) & 65535)) >> 16);
}
