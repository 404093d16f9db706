import { key, mixed, words } from "./draws";

/** For each of `n`, the word of a short list that `which` names. */
export function spreadWords(which: usize, list: usize, n: i32, out: usize): void {
  for (const end = which + (n << 1); which < end; which += 2) {
    store<u32>(out, load<u32>(list + (<usize>load<u16>(which) << 2)));
    out += 4;
  }
}

/** For each of `n`, the byte of a short list that `which` names; `each` bytes apart. */
export function spreadBytes(which: usize, list: usize, n: i32, each: i32, out: usize): void {
  for (const end = which + (n << 1); which < end; which += 2) {
    store<u8>(out, load<u8>(list + load<u16>(which)));
    out += each;
  }
}

/** Residents whose words are worked out before anyone is looked at. */
const RUN = 256;

/**
 * The eight words of residents from `start` on, but for the last, which no decision has (`COMPILED` of src/life/gate.ts), in rows of 32 bytes. Four residents at a time: each lane of x, y, z and w is one resident's, so eight
 * words take three rounds for all four.
 */
// @ts-ignore: decorator
@inline
function hashRun(start: i32, count: i32, a: i32, b: i32, hashed: usize): void {
  const c = i32x4.splat(1013904223);
  const ya = i32x4.splat(a);
  const zb = i32x4.splat(b);
  const step = i32x4.splat(4 * 1664525);
  // What the first product of the first round adds is the same for all.
  const first = i32x4.add(c, i32x4.mul(ya, c));
  const places = i32x4(start, start + 1, start + 2, start + 3);
  let from = i32x4.add(i32x4.mul(places, i32x4.splat(1664525)), first);
  // From four residents to the next, x and y grow by a fixed step, and z by a step that itself grows by one: no product is needed.
  const stepY = i32x4.mul(zb, step);
  let fromY = i32x4.add(ya, i32x4.mul(zb, from));
  let fromZ = i32x4.add(zb, i32x4.mul(from, fromY));
  let stepZ = i32x4.add(i32x4.mul(from, stepY), i32x4.mul(step, i32x4.add(fromY, stepY)));
  const twice = i32x4.mul(step, i32x4.add(stepY, stepY));
  const end = hashed + (count << 5);
  do {
    let x = from;
    let y = fromY;
    let z = fromZ;
    let w = i32x4.add(c, i32x4.mul(y, z));
    from = i32x4.add(from, step);
    fromY = i32x4.add(fromY, stepY);
    fromZ = i32x4.add(fromZ, stepZ);
    stepZ = i32x4.add(stepZ, twice);
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
    byResident(hashed, x, y, z, w);
    x = i32x4.add(x, i32x4.mul(y, w));
    y = i32x4.add(y, i32x4.mul(z, x));
    z = i32x4.add(z, i32x4.mul(x, y));
    x = mixed(x);
    y = mixed(y);
    z = mixed(z);
    byResident(hashed + 16, x, y, z, z);
    hashed += 128;
  } while (hashed < end);
}

/** Writes four words each of four residents down, 32 bytes apart. */
// @ts-ignore: decorator
@inline
function byResident(at: usize, x: v128, y: v128, z: v128, w: v128): void {
  const xy0 = v128.shuffle<i32>(x, y, 0, 4, 1, 5);
  const xy2 = v128.shuffle<i32>(x, y, 2, 6, 3, 7);
  const zw0 = v128.shuffle<i32>(z, w, 0, 4, 1, 5);
  const zw2 = v128.shuffle<i32>(z, w, 2, 6, 3, 7);
  v128.store(at, v128.shuffle<i64>(xy0, zw0, 0, 2));
  v128.store(at, v128.shuffle<i64>(xy0, zw0, 1, 3), 32);
  v128.store(at, v128.shuffle<i64>(xy2, zw2, 0, 2), 64);
  v128.store(at, v128.shuffle<i64>(xy2, zw2, 1, 3), 96);
}

/** Which of a resident's bytes lie below the bounds of the resident's kind, or of those of it who seek points: a bit each. */
// @ts-ignore: decorator
@inline
function below(hashed: usize, bounds: usize, who: u32): u32 {
  const own = bounds + (((who & 0x7ff) | ((who >>> 7) & 0x800)) << 5);
  const low = i8x16.bitmask(i8x16.ge_u(v128.load(hashed), v128.load(own)));
  const high = i8x16.bitmask(i8x16.ge_u(v128.load(hashed, 16), v128.load(own, 16)));
  return ~(<u32>low | (<u32>high << 16));
}

/**
 * Writes down those of a run with a byte below its bound: the place, shifted by eight, and the bits. Gives the end of the list.
 */
// @ts-ignore: decorator
@inline
function compareRun(start: i32, count: i32, profile: usize, bounds: usize, hashed: usize, some: usize): usize {
  let place = start << 8;
  const end = (start + count) << 8;
  let who = profile + (start << 2);
  do {
    let bits = below(hashed, bounds, load<u32>(who));
    store<u32>(some, place);
    store<u32>(some, bits, 4);
    some += usize(bits !== 0) << 3;
    bits = below(hashed + 32, bounds, load<u32>(who, 4));
    store<u32>(some, place + 256);
    store<u32>(some, bits, 4);
    some += usize(bits !== 0) << 3;
    place += 512;
    hashed += 64;
    who += 8;
  } while (place < end);
  return some;
}

/** Puts each of a run's bits on the list of its row, whose end stands in `ends`. One bit at a time, and no guess where a resident's end. */
// @ts-ignore: decorator
@inline
function listRun(some: usize, end: usize, hashed: usize, ends: usize): void {
  let place = load<u32>(some);
  let bits = load<u32>(some, 4);
  do {
    const d = ctz(bits);
    const own = ends + (d << 2);
    const to = load<u32>(own);
    store<u32>(own, to + 4);
    store<u32>(to, place | load<u8>(hashed + ((place & ((RUN - 1) << 8)) >>> 3) + d));
    const left = bits & (bits - 1);
    const nextPlace = load<u32>(some, 8);
    const nextBits = load<u32>(some, 12);
    const done = left === 0;
    some += usize(done) << 3;
    place = done ? nextPlace : place;
    bits = done ? nextBits : left;
  } while (some < end);
}

/**
 * `ask` of src/life/sampler.ts, a run of residents at a time: they are hashed, then held against their bounds (32 bytes a kind), then those who pass
 * are listed. No step guesses what a hash gives: a wrong guess throws away all that is under way. `passed` has a list of `stride` bytes a row, and
 * `ends` gives the end of each. `hashed` is room for 32 bytes a resident of a run, `some` for 8 and for two more.
 */
export function ask(
  profile: usize,
  size: i32,
  bounds: usize,
  a: i32,
  b: i32,
  passed: usize,
  stride: i32,
  ends: usize,
  hashed: usize,
  some: usize,
): void {
  for (let d = 0; d < 32; d++) store<u32>(ends + (d << 2), passed + d * stride);
  for (let start = 0; start < size; start += RUN) {
    const count = min(size - start, RUN);
    hashRun(start, count, a, b, hashed);
    let end = compareRun(start, count, profile, bounds, hashed, some);
    // Residents are looked at by twos.
    if (end > some && load<u32>(end - 8) >= <u32>size << 8) end -= 8;
    if (end > some) listRun(some, end, hashed, ends);
  }
}

/**
 * The rates of those on a list, without what fear takes off; zero for those who cannot come out. No rate is above 2³² − 1. Where `seek` is set, those who
 * seek points have `sought` times as much, in 1/65,536.
 */
// @ts-ignore: decorator
@inline
function freeRates(
  profile: usize,
  at: usize,
  end: usize,
  byKind: usize,
  byRest: usize,
  need: u32,
  sought: u64,
  rates: usize,
  seek: bool,
): void {
  do {
    const who = load<u32>(profile + (load<u32>(at) >>> 8 << 2));
    let free = <u64>load<u32>(byKind + ((who & 0x7ff) << 2)) * <u64>load<u32>(byRest + (((who >>> 11) & 0x7f) << 2));
    free >>>= 16;
    if (seek) free = (who & (1 << 18)) !== 0 ? (free * sought) >>> 16 : free;
    store<u32>(rates, (who & need) === need ? <u32>free : 0);
    rates += 4;
    at += 4;
  } while (at < end);
}

/**
 * Draws for those on a list, four at a time, and keeps those below their rates: the places in `out`, and where `fearful`, draws and rates. `lanes` gives for
 * each four bits which lanes are kept, as shorts and as words.
 */
// @ts-ignore: decorator
@inline
function comeOut(
  list: usize,
  count: i32,
  a: i32,
  b: i32,
  out: usize,
  draws: usize,
  rates: usize,
  lanes: usize,
  fearful: bool,
): i32 {
  const ka = i32x4.splat(a);
  const kb = i32x4.splat(b);
  let n = 0;
  let c = 0;
  do {
    const packed = v128.load(list + (c << 2));
    const rate = v128.load(rates + (c << 2));
    const i = i32x4.shr_u(packed, 8);
    const drawn = i32x4.add(i32x4.shl(packed, 24), i32x4.shr_u(words(i, ka, kb), 8));
    let kept = i32x4.bitmask(i32x4.ge_u(drawn, rate)) ^ 15;
    c += 4;
    if (c > count) kept &= 15 >> (c - count);
    const lane = lanes + (kept << 5);
    v128.store64_lane(out + (n << 1), i8x16.swizzle(i, v128.load(lane)), 0);
    if (fearful) {
      const whole = v128.load(lane, 16);
      v128.store(draws + (n << 2), i8x16.swizzle(drawn, whole));
      v128.store(rates + (n << 2), i8x16.swizzle(rate, whole));
    }
    n += popcnt(kept);
  } while (c < count);
  return n;
}

/** Leaves out those whose draw is not below what fear leaves of their rate (`left`, by distance and level). Who is kept stays in `out`; who is not goes to `held`. */
// @ts-ignore: decorator
@inline
function dare(
  profile: usize,
  level: usize,
  left: usize,
  out: usize,
  count: i32,
  draws: usize,
  rates: usize,
  held: usize,
): i32 {
  const end = out + (count << 1);
  let kept = out;
  let at = out;
  do {
    const i = <u32>load<u16>(at);
    const mind = ((load<u32>(profile + (i << 2)) & 0xc0) << 2) | <u32>load<u8>(level + i);
    const rate = <u32>((<u64>load<u32>(rates) * <u64>load<u32>(left + (mind << 2))) >>> 16);
    const dares = usize(load<u32>(draws) < rate) << 1;
    store<u16>(kept, i);
    store<u16>(held, i);
    kept += dares;
    held += 2 - dares;
    at += 2;
    rates += 4;
    draws += 4;
  } while (at < end);
  return <i32>(kept - out) >> 1;
}

/** Adds one to the sum of each listed resident's cell. */
// @ts-ignore: decorator
@inline
function countList(list: usize, count: i32, cell: usize, sums: usize): void {
  const end = list + (count << 1);
  for (; list < end; list += 2) {
    const sum = sums + (<usize>load<u16>(cell + (<usize>load<u16>(list) << 1)) << 3);
    store<f64>(sum, load<f64>(sum) + 1);
  }
}

/**
 * `settle` of src/life/sampler.ts for some rows, each in the words that src/life/sampler-compiled.ts lays out. Where there are `sums`, who came out and who was
 * held back are counted in them by cell, `stride` to a row. `held` is left with those held back of the last row; how many came out goes to `did`, by decision.
 */
export function settle(
  profile: usize,
  cell: usize,
  caution: usize,
  chill: usize,
  row: usize,
  rows: i32,
  passed: usize,
  each: i32,
  ends: usize,
  draws: usize,
  rates: usize,
  held: usize,
  lanes: usize,
  sums: usize,
  stride: i32,
  seed: i32,
  month: i32,
  town: i32,
  did: usize,
): void {
  for (const end = row + (rows << 6); row < end; row += 64) {
    const d = load<i32>(row);
    const list = passed + d * each;
    const listEnd = <usize>load<u32>(ends + (d << 2));
    const count = <i32>(listEnd - list) >> 2;
    store<i32>(row, 0, 40);
    store<i32>(did + (d << 2), 0);
    if (count === 0) continue;
    key(seed, d, month, town, draws);
    const a = load<i32>(draws);
    const b = load<i32>(draws, 4);
    const byKind = load<u32>(row, 4);
    const byRest = load<u32>(row, 8);
    const need = load<u32>(row, 12);
    const sought = load<u32>(row, 16);
    if (sought === 65536) freeRates(profile, list, listEnd, byKind, byRest, need, sought, rates, false);
    else freeRates(profile, list, listEnd, byKind, byRest, need, sought, rates, true);
    const out = load<u32>(row, 20);
    const left = load<u32>(row, 24);
    let n = 0;
    if (left === 0) n = comeOut(list, count, a, b, out, draws, rates, lanes, false);
    else {
      const would = comeOut(list, count, a, b, out, draws, rates, lanes, true);
      const level = load<i32>(row, 28) !== 0 ? caution : chill;
      if (would > 0) n = dare(profile, level, left, out, would, draws, rates, held);
      store<i32>(row, would - n, 40);
      if (sums !== 0) countList(held, would - n, cell, sums + ((load<i32>(row, 36) * stride) << 3));
    }
    store<i32>(did + (d << 2), n);
    if (sums !== 0) countList(out, n, cell, sums + ((load<i32>(row, 32) * stride) << 3));
  }
}
