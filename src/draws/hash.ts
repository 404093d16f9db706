/**
 * The hash behind every random decision. There is no stream and no generator state: a draw is a pure function of what it is
 * about, so it comes out the same in any order, on any number of threads, in Node and in any browser.
 *
 * Two parts. `key` turns (seed, code, month, town) into two 32-bit words with pcg4d (Jarzynski & Olano 2020, "Hash Functions
 * for GPU Rendering"). `word` hashes a resident's place in the town under those words: a Weyl step, then two
 * multiply-xorshift rounds with the second key between them. Only 32-bit multiply, add, xor and shift are used.
 */
export interface Key {
  readonly a: number;
  readonly b: number;
}

export function key(seed: number, code: number, month: number, town: number): Key {
  let x = (Math.imul(seed, 1664525) + 1013904223) | 0;
  let y = (Math.imul(code, 1664525) + 1013904223) | 0;
  let z = (Math.imul(month, 1664525) + 1013904223) | 0;
  let w = (Math.imul(town, 1664525) + 1013904223) | 0;
  for (let round = 0; round < 2; round++) {
    x = (x + Math.imul(y, w)) | 0;
    y = (y + Math.imul(z, x)) | 0;
    z = (z + Math.imul(x, y)) | 0;
    w = (w + Math.imul(y, z)) | 0;
    x ^= x >>> 16;
    y ^= y >>> 16;
    z ^= z >>> 16;
    w ^= w >>> 16;
  }
  return { a: x ^ z, b: y ^ w };
}

/**
 * Eight 32-bit words at once for place `i` under the key (a, b): the four that pcg4d gives over (i, a, b, 0), and four more from one
 * further round. The sampler writes the same steps out in its loop. Returns word `n` (0..7).
 */
export function wordOfEight(i: number, a: number, b: number, n: number): number {
  let x = (Math.imul(i, 1664525) + 1013904223) | 0;
  let y = a;
  let z = b;
  let w = 1013904223;
  for (let round = 0; round < (n < 4 ? 2 : 3); round++) {
    x = (x + Math.imul(y, w)) | 0;
    y = (y + Math.imul(z, x)) | 0;
    z = (z + Math.imul(x, y)) | 0;
    w = (w + Math.imul(y, z)) | 0;
    x ^= x >>> 16;
    y ^= y >>> 16;
    z ^= z >>> 16;
    w ^= w >>> 16;
  }
  return [x, y, z, w][n & 3];
}

/** A 32-bit word for place `i` (0..65535) under the key (a, b). Signed; use `>>> 0` for 0..2³²−1. */
export function word(i: number, a: number, b: number): number {
  let x = (Math.imul(i, 0x9e3779b1) + a) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = (x ^ (x >>> 15)) + b;
  x = Math.imul(x, 0x846ca68b);
  return x ^ (x >>> 16);
}
