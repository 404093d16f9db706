import { mixed, word } from "./draws";

/** `place` of src/life/presence.ts: profile and cell of the residents of one neighbourhood. */
export function place(
  traits: usize,
  income: usize,
  hardship: usize,
  status: usize,
  flags: usize,
  profile: usize,
  cell: usize,
  start: i32,
  end: i32,
  base: i32,
  urban: i32,
  bandOf: usize,
  quintileOf: usize,
  personal: usize,
  perLoss: i32,
): void {
  const place = urban << 12;
  for (let i = start; i < end; i++) {
    const w = load<u32>(traits + (i << 2));
    // By birth month (high four bits) and age at the start (low seven).
    const band = <u32>load<u8>(bandOf + (w & 0x7ff));
    const level = <i32>load<u8>(income + i) - (<i32>load<u8>(hardship + i) & 15) * perLoss;
    const q = <u32>load<u8>(quintileOf + max(level, 0));
    store<u32>(
      profile + (i << 2),
      ((w >>> 16) & 255) |
        (band << 8) |
        (w & 0x800) |
        place |
        ((w >>> 1) & 0x6000) |
        (q << 15) |
        ((<u32>load<u8>(flags + i) & 16) << 14) |
        (<u32>load<u8>(status + i) << 19),
    );
    store<u16>(cell + (i << 1), base + <i32>load<u8>(personal + (((w >>> 11) & 7) | (band << 3))) + 48 * q);
  }
}

// @ts-ignore: decorator
@inline
function below(words: v128, bounds: usize): u32 {
  return <u32>i8x16.bitmask(i8x16.lt_u(words, v128.load(bounds)));
}

/** Residents whose words are worked out before anyone is looked at. */
const RUN = 256;

/** Writes down a resident's eight words, and the place if some byte lies below its bound. Gives how many are written down. */
// @ts-ignore: decorator
@inline
function note(
  n: i32,
  i: i32,
  size: i32,
  kind: u32,
  grownUp: i32,
  bounds: usize,
  at: usize,
  r: v128,
  s: v128,
  some: usize,
): i32 {
  v128.store(at, r);
  v128.store(at, s, 16);
  const own = bounds + (kind << 5);
  const mask = below(r, own) | (below(s, own + 16) << 16);
  store<u32>(some + (n << 3), i);
  store<u32>(some + (n << 3), mask, 4);
  return n + (i32(mask !== 0) & i32(<i32>kind >= grownUp) & i32(i < size));
}

/**
 * `ask` of src/life/sampler.ts, four residents at a time: each lane of x, y, z and w is one resident's, so eight words take three
 * rounds for all four. `bounds` holds 32 bytes a kind.
 *
 * A run of residents is hashed first, without a branch, and then those of them are looked at who pass: a wrong guess at who does would throw
 * away the hashes under way. `words` is room for 32 bytes a resident of a run, `some` for 8 and for one more.
 */
export function ask(
  profile: usize,
  size: i32,
  bounds: usize,
  a: i32,
  b: i32,
  grownUp: i32,
  passed: usize,
  count: usize,
  stride: u32,
  words: usize,
  some: usize,
): void {
  memory.fill(count, 0, 128);
  const c = i32x4.splat(1013904223);
  const ya = i32x4.splat(a);
  const zb = i32x4.splat(b);
  // What the first product of the first round adds is the same for all.
  const first = i32x4.mul(ya, c);
  const step = i32x4.splat(4 * 1664525);
  let from = i32x4.add(i32x4.add(i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(1664525)), c), first);
  for (let start = 0; start < size; start += RUN) {
    const end = min(start + RUN, size);
    let n = 0;
    for (let i = start; i < end; i += 4) {
      let x = from;
      from = i32x4.add(from, step);
      let y = i32x4.add(ya, i32x4.mul(zb, x));
      let z = i32x4.add(zb, i32x4.mul(x, y));
      let w = i32x4.add(c, i32x4.mul(y, z));
      x = mixed(x);
      y = mixed(y);
      z = mixed(z);
      w = mixed(w);
      x = i32x4.add(x, i32x4.mul(y, w));
      y = i32x4.add(y, i32x4.mul(z, x));
      z = i32x4.add(z, i32x4.mul(x, y));
      w = i32x4.add(w, i32x4.mul(y, z));
      x = mixed(x);
      y = mixed(y);
      z = mixed(z);
      w = mixed(w);
      let xy0 = v128.shuffle<i32>(x, y, 0, 4, 1, 5);
      let xy2 = v128.shuffle<i32>(x, y, 2, 6, 3, 7);
      let zw0 = v128.shuffle<i32>(z, w, 0, 4, 1, 5);
      let zw2 = v128.shuffle<i32>(z, w, 2, 6, 3, 7);
      const r0 = v128.shuffle<i64>(xy0, zw0, 0, 2);
      const r1 = v128.shuffle<i64>(xy0, zw0, 1, 3);
      const r2 = v128.shuffle<i64>(xy2, zw2, 0, 2);
      const r3 = v128.shuffle<i64>(xy2, zw2, 1, 3);
      x = i32x4.add(x, i32x4.mul(y, w));
      y = i32x4.add(y, i32x4.mul(z, x));
      z = i32x4.add(z, i32x4.mul(x, y));
      w = i32x4.add(w, i32x4.mul(y, z));
      x = mixed(x);
      y = mixed(y);
      z = mixed(z);
      w = mixed(w);
      xy0 = v128.shuffle<i32>(x, y, 0, 4, 1, 5);
      xy2 = v128.shuffle<i32>(x, y, 2, 6, 3, 7);
      zw0 = v128.shuffle<i32>(z, w, 0, 4, 1, 5);
      zw2 = v128.shuffle<i32>(z, w, 2, 6, 3, 7);
      const kinds = profile + (i << 2);
      const at = words + ((i - start) << 5);
      let k = load<u32>(kinds) & 0x7ff;
      n = note(n, i, size, k, grownUp, bounds, at, r0, v128.shuffle<i64>(xy0, zw0, 0, 2), some);
      k = load<u32>(kinds, 4) & 0x7ff;
      n = note(n, i + 1, size, k, grownUp, bounds, at + 32, r1, v128.shuffle<i64>(xy0, zw0, 1, 3), some);
      k = load<u32>(kinds, 8) & 0x7ff;
      n = note(n, i + 2, size, k, grownUp, bounds, at + 64, r2, v128.shuffle<i64>(xy2, zw2, 0, 2), some);
      k = load<u32>(kinds, 12) & 0x7ff;
      n = note(n, i + 3, size, k, grownUp, bounds, at + 96, r3, v128.shuffle<i64>(xy2, zw2, 1, 3), some);
    }
    for (let t = 0; t < n; t++) {
      const i = load<u32>(some + (t << 3));
      let mask = load<u32>(some + (t << 3), 4);
      const own = words + ((i - start) << 5);
      do {
        const d = ctz(mask);
        mask &= mask - 1;
        const m = load<u32>(count + (d << 2));
        store<u32>(count + (d << 2), m + 1);
        store<u32>(passed + d * stride + (m << 2), (i << 8) | load<u8>(own + d));
      } while (mask !== 0);
    }
  }
}

// @ts-ignore: decorator
@inline
function scaled(base: u32, ratio: u32): u32 {
  return <u32>min<u64>((<u64>base * <u64>ratio) >>> 16, 0xffffffff);
}

/** `comeOut` of src/life/sampler.ts: who of those that passed truly acts. Draws and rates are kept for `dare`. */
export function comeOut(
  profile: usize,
  candidates: usize,
  count: i32,
  out: usize,
  draws: usize,
  rates: usize,
  byKind: usize,
  byRest: usize,
  need: u32,
  seeks: u32,
  sought: u32,
  a: i32,
  b: i32,
): i32 {
  let n = 0;
  for (let c = 0; c < count; c++) {
    const packed = load<u32>(candidates + (c << 2));
    const i = packed >>> 8;
    const who = load<u32>(profile + (i << 2));
    let free = scaled(load<u32>(byKind + ((who & 0x7ff) << 2)), load<u32>(byRest + (((who >>> 11) & 0x7f) << 2)));
    if ((who & seeks) !== 0) free = scaled(free, sought);
    const u = (packed << 24) + (word(i, a, b) >>> 8);
    store<u16>(out + (n << 1), i);
    store<u32>(draws + (n << 2), u);
    store<u32>(rates + (n << 2), free);
    n += i32(u < free) & i32((who & need) === need);
  }
  return n;
}

/**
 * `dare` of src/life/sampler.ts. What fear takes off is most · level / 255, with `most` by the two trait bits at `shift` (or one for
 * all). Who is kept stays in `out`; who is not goes to `held`, whose length is what is missing.
 */
export function dare(
  traits: usize,
  level: usize,
  most: usize,
  out: usize,
  count: i32,
  draws: usize,
  rates: usize,
  held: usize,
): i32 {
  let n = 0;
  let h = 0;
  for (let c = 0; c < count; c++) {
    const i = <u32>load<u16>(out + (c << 1));
    const fear = <u32>load<u8>(level + i);
    const much = load<u32>(most + (((load<u32>(traits + (i << 2)) >>> 22) & 3) << 2));
    const afraid = (much * fear) / 255;
    const kept = load<u32>(draws + (c << 2)) < scaled(load<u32>(rates + (c << 2)), 65536 - afraid);
    if (afraid !== 0 && !kept) {
      store<u16>(held + (h << 1), i);
      h++;
    } else {
      store<u16>(out + (n << 1), i);
      n++;
    }
  }
  return n;
}
