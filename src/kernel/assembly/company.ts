import { repeated, SHOWN, WORD_1, WORD_3, WORD_7 } from "./constants";

/**
 * The compiled form of `companyKept` of src/score/company.ts. Two words for each resident lie side by side, so that a random access fetches all that is
 * wanted there. The first is about the resident: bits 0-24 what counts of the last score, 25-31 the ties inside the town. The second is what
 * company the resident keeps, added up. What counts of a score is its difference from the base, of those rated 1 << 20 more, of those who stand low
 * 1 << 24 more: over eight ties neither runs into the next.
 */

/** What counts of last month's scores, four at once, but for who stands low; nothing of those not rated. */
// @ts-ignore: decorator
@inline
export function shownOf(score: v128, rated: v128): v128 {
  return v128.andnot(i32x4.add(score, rated), i32x4.shr_s(score, 31));
}

/** Who of them stands low, in what counts. */
// @ts-ignore: decorator
@inline
function standsLow(score: v128, shown: v128, line: v128): v128 {
  return v128.and(v128.and(i32x4.lt_s(score, line), i32x4.gt_s(shown, i32x4.splat(0))), i32x4.splat(1 << 24));
}

/**
 * Writes both words of the residents from `from` to `end`, the second as zero; and what those behind each in the household bring, added up, less the
 * resident's own, for that is in what those before bring, too. Sums of two, of four and of eight residents, each cut off where the household
 * ends. Rooms have places for whole runs of eight; nobody's household reaches out of the run, nor beyond the last resident.
 */
function wordsOf(
  last: usize,
  ties: usize,
  traits: usize,
  from: i32,
  end: i32,
  base: i32,
  line: i32,
  words: usize,
  behind: usize,
): void {
  const low = i32x4.splat(line);
  const rated = i32x4.splat((1 << 20) - base);
  const seven = repeated(WORD_7);
  const none = i32x4.splat(0);
  const one = repeated(WORD_1);
  const three = repeated(WORD_3);
  let v = none;
  let two = none;
  let four = none;
  for (let i = (end - 1) & ~7; i >= from; i -= 8) {
    const scores = v128.load(last + (i << 1));
    const t = v128.load_ext<u8>(ties + i);
    const scoreA = i32x4.extend_low_i16x8_s(scores);
    const scoreB = i32x4.extend_high_i16x8_s(scores);
    const mineA = shownOf(scoreA, rated);
    const mineB = shownOf(scoreB, rated);
    const a = v128.or(
      v128.or(mineA, standsLow(scoreA, mineA, low)),
      i32x4.shl(i32x4.extend_low_i16x8_u(t), 25),
    );
    const b = v128.or(
      v128.or(mineB, standsLow(scoreB, mineB, low)),
      i32x4.shl(i32x4.extend_high_i16x8_u(t), 25),
    );
    const at = words + (i << 3);
    v128.store(at, v128.shuffle<i32>(a, none, 0, 4, 1, 5));
    v128.store(at, v128.shuffle<i32>(a, none, 2, 6, 3, 7), 16);
    v128.store(at, v128.shuffle<i32>(b, none, 0, 4, 1, 5), 32);
    v128.store(at, v128.shuffle<i32>(b, none, 2, 6, 3, 7), 48);
    const traitsA = v128.load(traits + (i << 2));
    const traitsB = v128.load(traits + (i << 2), 16);
    const afterA = i32x4.sub(v128.and(i32x4.shr_u(traitsA, 27), seven), v128.and(i32x4.shr_u(traitsA, 24), seven));
    const afterB = i32x4.sub(v128.and(i32x4.shr_u(traitsB, 27), seven), v128.and(i32x4.shr_u(traitsB, 24), seven));
    const twoB = i32x4.add(mineB, v128.and(v128.shuffle<i32>(mineB, v, 1, 2, 3, 4), i32x4.gt_s(afterB, none)));
    const twoA = i32x4.add(mineA, v128.and(v128.shuffle<i32>(mineA, mineB, 1, 2, 3, 4), i32x4.gt_s(afterA, none)));
    const fourB = i32x4.add(twoB, v128.and(v128.shuffle<i32>(twoB, two, 2, 3, 4, 5), i32x4.gt_s(afterB, one)));
    const fourA = i32x4.add(twoA, v128.and(v128.shuffle<i32>(twoA, twoB, 2, 3, 4, 5), i32x4.gt_s(afterA, one)));
    const allB = i32x4.add(fourB, v128.and(four, i32x4.gt_s(afterB, three)));
    const allA = i32x4.add(fourA, v128.and(fourB, i32x4.gt_s(afterA, three)));
    v128.store(behind + (i << 2), i32x4.sub(allA, i32x4.add(mineA, mineA)));
    v128.store(behind + (i << 2), i32x4.sub(allB, i32x4.add(mineB, mineB)), 16);
    v = mineA;
    two = twoA;
    four = fourA;
  }
}

/** One circle of four at a time, of the whole ones from place `from` of the order on. */
// @ts-ignore: decorator
@inline
function walk(order: usize, white: u32, first: i32, from: i32, end: i32, words: usize): void {
  const whole = from + ((end - from) & ~3);
  const whites = <u64>white * 0x0001000100010001;
  const counts = repeated(SHOWN);
  for (let p = from; p < whole; p += 4) {
    const four = load<u64>(order + (p << 1)) ^ whites;
    const i0 = words + <usize>((four << 3) & 0x7fff8);
    const i1 = words + <usize>((four >>> 13) & 0x7fff8);
    const i2 = words + <usize>((four >>> 29) & 0x7fff8);
    const i3 = words + <usize>((four >>> 45) & 0x7fff8);
    const x = v128.load64_lane(i1, v128.load64_zero(i0), 1);
    const y = v128.load64_lane(i3, v128.load64_zero(i2), 1);
    const about = v128.shuffle<i32>(x, y, 0, 2, 4, 6);
    const v = v128.and(about, counts);
    // A tie to who is one, two or three steps away in the circle, its bit spread over the lane.
    const one = i32x4.shr_s(i32x4.shl(about, 6 - first), 31);
    const two = i32x4.shr_s(i32x4.shl(about, 5 - first), 31);
    const three = i32x4.shr_s(i32x4.shl(about, 4 - first), 31);
    const kept = i32x4.add(
      i32x4.add(v128.shuffle<i32>(x, y, 1, 3, 5, 7), v128.and(v128.shuffle<i32>(v, v, 1, 0, 3, 2), one)),
      i32x4.add(
        v128.and(v128.shuffle<i32>(v, v, 2, 3, 0, 1), two),
        v128.and(v128.shuffle<i32>(v, v, 3, 2, 1, 0), three),
      ),
    );
    const lo = v128.shuffle<i32>(about, kept, 0, 4, 1, 5);
    const hi = v128.shuffle<i32>(about, kept, 2, 6, 3, 7);
    v128.store64_lane(i0, lo, 0);
    v128.store64_lane(i1, lo, 1);
    v128.store64_lane(i2, hi, 0);
    v128.store64_lane(i3, hi, 1);
  }
  // Fewer than four at the end, pair by pair.
  for (let p = whole; p < end; p++) {
    const i = words + (((<u32>load<u16>(order + (p << 1))) ^ white) << 3);
    for (let step = 1; step < 4; step++) {
      const q = p ^ step;
      if (q >= end || ((load<u32>(i) >>> (24 + first + step)) & 1) === 0) continue;
      const j = words + (((<u32>load<u16>(order + (q << 1))) ^ white) << 3);
      store<u32>(i, load<u32>(i, 4) + (load<u32>(j) & load<u32>(SHOWN)), 4);
    }
  }
}

/** The words of a town, what its households bring, and its near circles: a neighbourhood at a time, while its words are at hand. */
export function near(
  order: usize,
  white: u32,
  last: usize,
  ties: usize,
  traits: usize,
  size: i32,
  hood: i32,
  base: i32,
  line: i32,
  words: usize,
  behind: usize,
): void {
  for (let start = 0; start < size; start += hood) {
    const end = min(start + hood, size);
    wordsOf(last, ties, traits, start, end, base, line, words, behind);
    walk(order, white, 0, start, end, words);
  }
}

/** The circles of the whole town. */
export function circles(order: usize, white: u32, size: i32, words: usize): void {
  walk(order, white, 3, 0, size, words);
}
