/** The hash of `src/draws/hash.ts`, one word and four at once. */

// @ts-ignore: decorator
@inline
export function word(i: i32, a: i32, b: i32): u32 {
  let x = i * 0x9e3779b1 + a;
  x = (x ^ (x >>> 16)) * 0x7feb352d;
  x = (x ^ (x >>> 15)) + b;
  x = x * 0x846ca68b;
  return <u32>(x ^ (x >>> 16));
}

// @ts-ignore: decorator
@inline
export function mixed(x: v128): v128 {
  return v128.xor(x, i32x4.shr_u(x, 16));
}

/** Four words, for the places in the lanes of `i`. */
// @ts-ignore: decorator
@inline
export function words(i: v128, a: v128, b: v128): v128 {
  let x = i32x4.add(i32x4.mul(i, i32x4.splat(0x9e3779b1)), a);
  x = i32x4.mul(mixed(x), i32x4.splat(0x7feb352d));
  x = i32x4.add(v128.xor(x, i32x4.shr_u(x, 15)), b);
  x = i32x4.mul(x, i32x4.splat(0x846ca68b));
  return mixed(x);
}
