import { shownOf } from "./company";
import {
  BYTE_2,
  HALF_OF_ONE,
  repeated,
  SHORT_1,
  SHORT_15,
  SHORT_16,
  SHORT_256,
  SHORT_LESS_2,
  WORD_1,
  WORD_3,
  WORD_7,
} from "./constants";

/** The loops of src/score/parts.ts and `fade` of src/score/rule-book.ts. */

/**
 * What eight residents are pulled by words as of `shown`: by their sums, times weight / n, cut towards zero, and to `most`. `n` is the number in
 * each, `shares` weight / n for n = 1..8, and nothing for 0. No product reaches 2³¹: a sum is n differences at most, none as large as 2¹⁵, and n shares
 * of them are 2¹⁶ at most, but for rounding.
 */
// @ts-ignore: decorator
@inline
function pulled(a: v128, b: v128, n: v128, shares: v128, most: v128, least: v128): v128 {
  const at = i8x16.add(i16x8.mul(n, repeated(BYTE_2)), repeated(SHORT_LESS_2));
  const share = i8x16.swizzle(shares, at);
  const pulls = i16x8.narrow_i32x4_s(
    cut(i32x4.mul(i32x4.shr_s(i32x4.shl(a, 12), 12), i32x4.extend_low_i16x8_u(share))),
    cut(i32x4.mul(i32x4.shr_s(i32x4.shl(b, 12), 12), i32x4.extend_high_i16x8_u(share))),
  );
  return i16x8.max_s(i16x8.min_s(pulls, most), least);
}

/** Divided by 65,536, towards zero. */
// @ts-ignore: decorator
@inline
function cut(product: v128): v128 {
  return i32x4.shr_s(i32x4.add(product, i32x4.shr_u(i32x4.shr_s(product, 31), 16)), 16);
}

// @ts-ignore: decorator
@inline
function mateScore(mates: usize, white: u32, last: usize, i: u32, to: usize): void {
  const mate = <usize>load<u16>(mates + ((i ^ white) << 1)) ^ white;
  store<u16>(to, load<u16>(last + (mate << 1)));
}

/** Writes the last scores of those each resident makes a pair with, in whole runs of eight: one by one, so that all else can be done side by side. */
function mateScores(mates: usize, white: u32, last: usize, size: u32, to: usize): void {
  for (let i: u32 = 0; i < size; i += 8) {
    mateScore(mates, white, last, i, to);
    mateScore(mates, white, last, i + 1, to + 2);
    mateScore(mates, white, last, i + 2, to + 4);
    mateScore(mates, white, last, i + 3, to + 6);
    mateScore(mates, white, last, i + 4, to + 8);
    mateScore(mates, white, last, i + 5, to + 10);
    mateScore(mates, white, last, i + 6, to + 12);
    mateScore(mates, white, last, i + 7, to + 14);
    to += 16;
  }
}

/** What eight living ties to others bring, as the second words of residents have it: the difference from the base, and above it who they are. */
// @ts-ignore: decorator
@inline
function upperHalf(score: v128, differs: v128, alive: v128, below: v128): v128 {
  const low = v128.and(i16x8.lt_s(score, below), repeated(SHORT_256));
  const counted = v128.and(v128.or(low, repeated(SHORT_16)), alive);
  // A difference below zero borrows from the upper half.
  return i16x8.add(counted, i16x8.shr_s(differs, 15));
}

/**
 * Puts scores together. `words` are those of `near` and `circles`, to which pairs and far ends are added here; `mates` says who makes a pair with
 * whom, before whitening; `theirs` are the last scores of the far ends, −1 where there is none; `family` is what `near` wrote of those behind; `hand` is
 * room for a short each. Shares are for one other to eight. Who is not rated gets −1, and nothing through others.
 */
export function assemble(
  words: usize,
  mates: usize,
  white: i32,
  ties: usize,
  theirs: usize,
  line: i32,
  friendShares: usize,
  friendMost: i32,
  traits: usize,
  last: usize,
  family: usize,
  hand: usize,
  familyShares: usize,
  familyMost: i32,
  own: usize,
  wrong: usize,
  standing: usize,
  status: usize,
  ratedBit: i32,
  base: i32,
  lowest: i32,
  highest: i32,
  size: i32,
  now: usize,
  through: usize,
  low: usize,
): void {
  const zero = i32x4.splat(0);
  const rated = i32x4.splat((1 << 20) - base);
  const below = i16x8.splat(<i16>line);
  const fShares = v128.load(friendShares);
  const fMost = i16x8.splat(<i16>friendMost);
  const fLeast = i16x8.splat(<i16>-friendMost);
  const hShares = v128.load(familyShares);
  const hMost = i16x8.splat(<i16>familyMost);
  const hLeast = i16x8.splat(<i16>-familyMost);
  const b = i16x8.splat(<i16>base);
  const lo = i16x8.splat(<i16>(lowest - base));
  const hi = i16x8.splat(<i16>(highest - base));
  const bit = i16x8.splat(<i16>ratedBit);
  mateScores(mates, white, last, size, hand);
  let v = zero;
  let two = zero;
  let four = zero;
  let i = 0;
  do {
    const at = i << 1;
    // Ties: circles, then the pair, then the far end. Halves of its words are made side by side; a difference below zero borrows from the upper.
    const x = v128.load(words + (i << 3));
    const y = v128.load(words + (i << 3), 16);
    const z = v128.load(words + (i << 3), 32);
    const u = v128.load(words + (i << 3), 48);
    const mate = v128.load(hand + at);
    const far = v128.load(theirs + at);
    const own8 = v128.load_ext<i8>(ties + i);
    const paired = v128.andnot(i16x8.shr_s(i16x8.shl(own8, 9), 15), i16x8.shr_s(mate, 15));
    const tied = v128.andnot(i16x8.shr_s(own8, 15), i16x8.shr_s(far, 15));
    const mateDiffers = v128.and(i16x8.sub(mate, b), paired);
    const farDiffers = v128.and(i16x8.sub(far, b), tied);
    const mateUpper = upperHalf(mate, mateDiffers, paired, below);
    const farUpper = upperHalf(far, farDiffers, tied, below);
    const keptA = i32x4.add(
      i32x4.add(v128.shuffle<i32>(x, y, 1, 3, 5, 7), v128.shuffle<i16>(mateDiffers, mateUpper, 0, 8, 1, 9, 2, 10, 3, 11)),
      v128.shuffle<i16>(farDiffers, farUpper, 0, 8, 1, 9, 2, 10, 3, 11),
    );
    const keptB = i32x4.add(
      i32x4.add(v128.shuffle<i32>(z, u, 1, 3, 5, 7), v128.shuffle<i16>(mateDiffers, mateUpper, 4, 12, 5, 13, 6, 14, 7, 15)),
      v128.shuffle<i16>(farDiffers, farUpper, 4, 12, 5, 13, 6, 14, 7, 15),
    );
    const numbers = i16x8.narrow_i32x4_s(
      i32x4.shr_u(i32x4.add(keptA, repeated(HALF_OF_ONE)), 20),
      i32x4.shr_u(i32x4.add(keptB, repeated(HALF_OF_ONE)), 20),
    );
    const lows = i16x8.shr_u(numbers, 4);
    v128.store64_lane(low + i, i8x16.narrow_i16x8_u(lows, lows), 0);
    const friends = pulled(keptA, keptB, v128.and(numbers, repeated(SHORT_15)), fShares, fMost, fLeast);
    // The household: those before, with oneself, and those behind, without.
    const scores = v128.load(last + at);
    const mineA = shownOf(i32x4.extend_low_i16x8_s(scores), rated);
    const mineB = shownOf(i32x4.extend_high_i16x8_s(scores), rated);
    const placeA = v128.and(i32x4.shr_u(v128.load(traits + (i << 2)), 24), repeated(WORD_7));
    const placeB = v128.and(i32x4.shr_u(v128.load(traits + (i << 2), 16), 24), repeated(WORD_7));
    const twoA = i32x4.add(mineA, v128.and(v128.shuffle<i32>(v, mineA, 3, 4, 5, 6), i32x4.gt_s(placeA, zero)));
    const twoB = i32x4.add(mineB, v128.and(v128.shuffle<i32>(mineA, mineB, 3, 4, 5, 6), i32x4.gt_s(placeB, zero)));
    const fourA = i32x4.add(twoA, v128.and(v128.shuffle<i32>(two, twoA, 2, 3, 4, 5), i32x4.gt_s(placeA, repeated(WORD_1))));
    const fourB = i32x4.add(twoB, v128.and(v128.shuffle<i32>(twoA, twoB, 2, 3, 4, 5), i32x4.gt_s(placeB, repeated(WORD_1))));
    const beforeA = i32x4.add(fourA, v128.and(four, i32x4.gt_s(placeA, repeated(WORD_3))));
    const beforeB = i32x4.add(fourB, v128.and(fourA, i32x4.gt_s(placeB, repeated(WORD_3))));
    v = mineB;
    two = twoB;
    four = fourB;
    const othersA = i32x4.add(beforeA, v128.load(family + (i << 2)));
    const othersB = i32x4.add(beforeB, v128.load(family + (i << 2), 16));
    const others = i16x8.narrow_i32x4_s(
      i32x4.shr_u(i32x4.add(othersA, repeated(HALF_OF_ONE)), 20),
      i32x4.shr_u(i32x4.add(othersB, repeated(HALF_OF_ONE)), 20),
    );
    const brought = i16x8.add(friends, pulled(othersA, othersB, others, hShares, hMost, hLeast));
    // All parts, two and two. The ends of the scale are taken from the base.
    const o = v128.load(own + at);
    const w = v128.load(wrong + at);
    const s = v128.load(standing + at);
    const sumA = i32x4.add(
      i32x4.dot_i16x8_s(v128.shuffle<i16>(o, w, 0, 8, 1, 9, 2, 10, 3, 11), repeated(SHORT_1)),
      i32x4.dot_i16x8_s(v128.shuffle<i16>(s, brought, 0, 8, 1, 9, 2, 10, 3, 11), repeated(SHORT_1)),
    );
    const sumB = i32x4.add(
      i32x4.dot_i16x8_s(v128.shuffle<i16>(o, w, 4, 12, 5, 13, 6, 14, 7, 15), repeated(SHORT_1)),
      i32x4.dot_i16x8_s(v128.shuffle<i16>(s, brought, 4, 12, 5, 13, 6, 14, 7, 15), repeated(SHORT_1)),
    );
    const sum = i16x8.add(i16x8.max_s(i16x8.min_s(i16x8.narrow_i32x4_s(sumA, sumB), hi), lo), b);
    const is = i16x8.eq(v128.and(v128.load_ext<u8>(status + i), bit), bit);
    v128.store(through + at, v128.and(brought, is));
    const scored = v128.or(v128.and(sum, is), v128.not(is));
    if (i + 8 <= size) v128.store(now + at, scored);
    else {
      // Behind the last resident lies another column.
      v128.store(family, scored);
      memory.copy(now + at, family, (size - i) << 1);
    }
    i += 8;
  } while (i < size);
}

/** Which band scores are in, by how many of the seven lines of `lines` they stand above. */
// @ts-ignore: decorator
@inline
function bandOf(score: v128, lines: usize): v128 {
  const a = i16x8.add(i16x8.gt_s(score, v128.load16_splat(lines)), i16x8.gt_s(score, v128.load16_splat(lines, 2)));
  const b = i16x8.add(i16x8.gt_s(score, v128.load16_splat(lines, 4)), i16x8.gt_s(score, v128.load16_splat(lines, 6)));
  const c = i16x8.add(i16x8.gt_s(score, v128.load16_splat(lines, 8)), i16x8.gt_s(score, v128.load16_splat(lines, 10)));
  return i16x8.add(i16x8.add(a, b), i16x8.add(c, i16x8.gt_s(score, v128.load16_splat(lines, 12))));
}

/** Residents whose bands are worked out before anyone is counted: what is read again is then long written. */
const RUN = 64;

/** Counts one resident, of whom a run's working room has the band's place at `at`, and what is added there at `what`. */
// @ts-ignore: decorator
@inline
function countOne(score: usize, at: usize, what: usize, histogram: usize, both: usize): void {
  const h = histogram + (<usize>load<u16>(score) << 2);
  store<i32>(h, load<i32>(h) + 1);
  const band = both + (<usize>load<u16>(at) << 3);
  store<u64>(band, load<u64>(band) + load<u32>(what));
}

/**
 * Counts scores; who stands at an end of the scale goes to `limits`, whose length is given back. `lines` are the seven between the bands, each
 * less 1/16 point; those not rated are in the last band. A neighbourhood is one kind of place, with so many `cells`, which are even. `both` is room for
 * a double word a band and cell of one, all zero: how many from bit 31 up, the sum of their scores below. `hand` is room for a short and a word for each
 * of a run.
 */
export function countScores(
  now: usize,
  cell: usize,
  size: i32,
  lines: usize,
  histogram: usize,
  sums: usize,
  firstBand: usize,
  bandCount: i32,
  stride: i32,
  hood: i32,
  cells: i32,
  lowest: i32,
  highest: i32,
  limits: usize,
  both: usize,
  hand: usize,
): i32 {
  const least = i16x8.splat(<i16>lowest);
  const most = i16x8.splat(<i16>highest);
  const unrated = i16x8.splat(<i16>(1 - bandCount));
  const perBand = i16x8.splat(<i16>-cells);
  const none = i16x8.splat(0);
  const once = i16x8.splat(<i16>0x8000);
  const words = hand + 2 * RUN;
  let n = 0;
  for (let from = 0; from < size; from += hood) {
    const end = min(from + hood, size);
    const place = <i32>load<u16>(cell + (from << 1)) / cells * cells;
    const first = i16x8.splat(<i16>place);
    for (let start = from; start < end; start += RUN) {
      const stop = min(start + RUN, end);
      let ends = none;
      let at = hand;
      let what = words;
      let i = start;
      do {
        const score = v128.load(now + (i << 1));
        // Bands are counted down from zero, as masks are.
        const band = i16x8.add(bandOf(score, lines), v128.and(i16x8.shr_s(score, 15), unrated));
        const shown = i16x8.max_s(score, none);
        v128.store(at, i16x8.add(i16x8.mul(band, perBand), i16x8.sub(v128.load(cell + (i << 1)), first)));
        v128.store(what, v128.shuffle<i16>(shown, once, 0, 8, 1, 9, 2, 10, 3, 11));
        v128.store(what, v128.shuffle<i16>(shown, once, 4, 12, 5, 13, 6, 14, 7, 15), 16);
        ends = v128.or(ends, v128.or(i16x8.eq(score, least), i16x8.eq(score, most)));
        at += 16;
        what += 32;
        i += 8;
      } while (i < stop);
      const last = now + (stop << 1);
      let score = now + (start << 1);
      at = hand;
      what = words;
      for (; score + 8 <= last; score += 8) {
        countOne(score, at, what, histogram, both);
        countOne(score + 2, at + 2, what + 4, histogram, both);
        countOne(score + 4, at + 4, what + 8, histogram, both);
        countOne(score + 6, at + 6, what + 12, histogram, both);
        at += 8;
        what += 16;
      }
      for (; score < last; score += 2) {
        countOne(score, at, what, histogram, both);
        at += 2;
        what += 4;
      }
      if (!v128.any_true(ends)) continue;
      for (i = start; i < stop; i++) {
        const own = <i32>load<i16>(now + (i << 1));
        store<u16>(limits + (n << 1), i);
        n += i32(own === lowest) | i32(own === highest);
      }
    }
    addBands(both, cells, bandCount, sums + (place << 3), firstBand + (place << 3), <usize>stride << 3);
  }
  return n;
}

/** Two whole numbers below 2⁵² as doubles. */
// @ts-ignore: decorator
@inline
function doubles(words: v128): v128 {
  const beyond = f64x2.splat(4503599627370496);
  return f64x2.sub(v128.or(words, beyond), beyond);
}

/** Adds the double words of a neighbourhood to the rows of its place, and clears them: two cells at a time, with no guess which of a band are empty. */
function addBands(both: usize, cells: i32, bandCount: i32, sums: usize, firstBand: usize, stride: usize): void {
  const below = i64x2.splat(0x7fffffff);
  const none = i64x2.splat(0);
  const length = <usize>cells << 3;
  for (let band = 0; band < bandCount; band++) {
    let some = none;
    let at: usize = 0;
    do {
      some = v128.or(some, v128.load(both + at));
      at += 16;
    } while (at < length);
    if (v128.any_true(some)) {
      at = 0;
      do {
        const words = v128.load(both + at);
        v128.store(both + at, none);
        v128.store(sums + at, f64x2.add(v128.load(sums + at), doubles(v128.and(words, below))));
        v128.store(firstBand + at, f64x2.add(v128.load(firstBand + at), doubles(i64x2.shr_u(words, 31))));
        at += 16;
      } while (at < length);
    }
    both += length;
    firstBand += stride;
  }
}

/** What is left of eight sums when a share is taken off each: to the nearest, but at least one of what is there. */
// @ts-ignore: decorator
@inline
function faded(x: v128, share: v128): v128 {
  const half = i32x4.splat(32768);
  const sign = i16x8.shr_s(x, 15);
  const much = i16x8.abs(x);
  const low = i32x4.shr_u(i32x4.add(i32x4.extmul_low_i16x8_u(much, share), half), 16);
  const high = i32x4.shr_u(i32x4.add(i32x4.extmul_high_i16x8_u(much, share), half), 16);
  const off = i16x8.max_s(i16x8.narrow_i32x4_s(low, high), i16x8.min_s(much, i16x8.splat(1)));
  return i16x8.sub(x, i16x8.sub(v128.xor(off, sign), sign));
}

/** Takes a share (in 1/65,536) off each sum, to the nearest but at least 1/16 point. Where thirty-two are nothing, they are passed over. */
export function fade(sums: usize, share: i32, size: i32): void {
  const s = i16x8.splat(<i16>share);
  const whole = size & ~31;
  const end = sums + (whole << 1);
  for (let at = sums; at < end; at += 64) {
    const x = v128.load(at);
    const y = v128.load(at, 16);
    const z = v128.load(at, 32);
    const w = v128.load(at, 48);
    if (!v128.any_true(v128.or(v128.or(x, y), v128.or(z, w)))) continue;
    v128.store(at, faded(x, s));
    v128.store(at, faded(y, s), 16);
    v128.store(at, faded(z, s), 32);
    v128.store(at, faded(w, s), 48);
  }
  for (let i = whole; i < size; i++) {
    const x = <i32>load<i16>(sums + (i << 1));
    const much = abs(x);
    let off = <i32>(<u32>(much * share + 32768) >>> 16);
    if (off === 0 && much !== 0) off = 1;
    store<i16>(sums + (i << 1), x < 0 ? x + off : x - off);
  }
}

/** Whom each place of an order makes a pair with: the two of a pair are side by side in it. A last one without another is its own. */
export function pairMates(order: usize, size: i32, mates: usize): void {
  for (let p = 0; p < size; p++) {
    const other = min(p ^ 1, size - 1);
    store<u16>(mates + (<usize>load<u16>(order + (p << 1)) << 1), load<u16>(order + (other << 1)));
  }
}
