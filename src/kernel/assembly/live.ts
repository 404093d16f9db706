import { mixed, word } from "./draws";

/** One more in each lane that lies above its limit. */
// @ts-ignore: decorator
@inline
function above(lanes: v128, limit: v128, sum: v128): v128 {
  return i8x16.add(sum, i8x16.min_u(i8x16.sub_sat_u(lanes, limit), i8x16.splat(1)));
}

/** The lower bytes of sixteen shorts. */
// @ts-ignore: decorator
@inline
function bytes(a: v128, b: v128): v128 {
  const low = i16x8.splat(255);
  return i8x16.narrow_i16x8_u(v128.and(a, low), v128.and(b, low));
}

/**
 * `place` of src/life/presence.ts for a whole town, sixteen residents at a time. `hoods` holds a pair of shorts a neighbourhood: where the cells of
 * its kind of place begin, and whether it is urban. `steps` is laid out as `stepsOf` says. Columns have room for whole runs of sixteen.
 */
export function place(
  traits: usize,
  income: usize,
  hardship: usize,
  status: usize,
  flags: usize,
  profile: usize,
  cell: usize,
  size: i32,
  hood: i32,
  hoods: usize,
  steps: usize,
): void {
  const short = i32x4.splat(0xffff);
  const years = v128.load(steps);
  const losses = v128.load(steps, 16);
  const youngest = v128.load8_splat(steps, 32);
  const age1 = v128.load8_splat(steps, 33);
  const age2 = v128.load8_splat(steps, 34);
  const age3 = v128.load8_splat(steps, 35);
  const age4 = v128.load8_splat(steps, 36);
  const age5 = v128.load8_splat(steps, 37);
  const poorest = v128.load8_splat(steps, 38);
  const level1 = v128.load8_splat(steps, 39);
  const level2 = v128.load8_splat(steps, 40);
  const level3 = v128.load8_splat(steps, 41);
  const level4 = v128.load8_splat(steps, 42);
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
      const a = i16x8.narrow_i32x4_u(v128.and(w0, short), v128.and(w1, short));
      const b = i16x8.narrow_i32x4_u(v128.and(w2, short), v128.and(w3, short));
      // Age at the start and the lowest bit of the birth month; the rest of it, sex, minority, away and education.
      const b0 = bytes(a, b);
      const b1 = i8x16.narrow_i16x8_u(i16x8.shr_u(a, 8), i16x8.shr_u(b, 8));
      const months = v128.and(b1, i8x16.splat(7));
      const birth = i8x16.sub(i8x16.add(months, months), i8x16.lt_s(b0, i8x16.splat(0)));
      const age = i8x16.add(v128.and(b0, i8x16.splat(127)), i8x16.swizzle(years, birth));
      let band = above(age, age1, youngest);
      band = above(age, age2, band);
      band = above(age, age3, band);
      band = above(age, age4, band);
      band = above(age, age5, band);
      const lost = i8x16.swizzle(losses, v128.and(v128.load(hardship + i), i8x16.splat(15)));
      const level = i8x16.sub_sat_u(v128.load(income + i), lost);
      let fifth = above(level, level1, poorest);
      fifth = above(level, level2, fifth);
      fifth = above(level, level3, fifth);
      fifth = above(level, level4, fifth);

      const person = v128.and(i16x8.shr_u(b1, 3), i8x16.splat(7));
      // 48 times the fifth is 16 times three times.
      const thrice = i8x16.add(fifth, i8x16.add(fifth, fifth));
      const own = i8x16.add(i8x16.add(person, i16x8.shl(band, 3)), i16x8.shl(thrice, 4));
      const into = cell + (i << 1);
      v128.store(into, i16x8.add(base, i16x8.extend_low_i8x16_u(own)));
      v128.store(into, i16x8.add(base, i16x8.extend_high_i8x16_u(own)), 16);

      const temper = bytes(
        i16x8.narrow_i32x4_u(i32x4.shr_u(w0, 16), i32x4.shr_u(w1, 16)),
        i16x8.narrow_i32x4_u(i32x4.shr_u(w2, 16), i32x4.shr_u(w3, 16)),
      );
      const s = v128.load(status + i);
      const second = v128.or(
        v128.or(v128.or(band, urban), v128.and(b1, i8x16.splat(8))),
        v128.or(
          i16x8.shr_u(v128.and(b1, i8x16.splat(<i8>0xc0)), 1),
          i16x8.shl(v128.and(fifth, i8x16.splat(1)), 7),
        ),
      );
      const third = v128.or(
        v128.or(
          v128.and(i16x8.shr_u(fifth, 1), i8x16.splat(3)),
          i16x8.shr_u(v128.and(v128.load(flags + i), i8x16.splat(16)), 2),
        ),
        i16x8.shl(v128.and(s, i8x16.splat(31)), 3),
      );
      const fourth = v128.and(i16x8.shr_u(s, 5), i8x16.splat(7));
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
