/** The hash of `src/draws/hash.ts`: one word, four at once, and the keys of words. */

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

/** `key` of src/draws/hash.ts: two words to `out`. */
export function key(seed: i32, code: i32, month: i32, town: i32, out: usize): void {
  let x = seed * 1664525 + 1013904223;
  let y = code * 1664525 + 1013904223;
  let z = month * 1664525 + 1013904223;
  let w = town * 1664525 + 1013904223;
  for (let round = 0; round < 2; round++) {
    x += y * w;
    y += z * x;
    z += x * y;
    w += y * z;
    x ^= x >>> 16;
    y ^= y >>> 16;
    z ^= z >>> 16;
    w ^= w >>> 16;
  }
  store<i32>(out, x ^ z);
  store<i32>(out, y ^ w, 4);
}
