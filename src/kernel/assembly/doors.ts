import { addPlaces } from "./packing";

/** The loops of src/enforcement/close.ts and src/enforcement/enforce.ts. */

/** What `doors` holds for a score with some of its parts taken away: `whole` of src/enforcement/close.ts. */
// @ts-ignore: decorator
@inline
function doorsAt(doors: usize, score: i32): u32 {
  return load<u32>(doors + ((max(min(score, 32767), 0) >> 4) << 2), 4);
}

/**
 * Writes what the score closes and opens, and finds whom it, a list or a running spell makes a difference to. Between `below` and `above`, both in
 * 1/16 points, a score closes and opens nothing. `out` still has the `before` residents of the town before: only of them is anything written.
 */
export function touched(
  score: usize,
  doors: usize,
  below: i32,
  above: i32,
  court: usize,
  misconduct: usize,
  hardship: usize,
  exit: i32,
  spell: usize,
  wrong: usize,
  through: usize,
  closed: usize,
  opened: usize,
  withoutFalse: usize,
  withoutOthers: usize,
  size: i32,
  out: usize,
  before: i32,
): i32 {
  for (let t = 0; t < before; t++) {
    const at = <usize>load<u16>(out + (t << 1)) << 1;
    store<u16>(closed + at, 0);
    store<u16>(opened + at, 0);
  }
  const low = i16x8.splat(<i16>below);
  const high = i16x8.splat(<i16>above);
  const barred = i8x16.splat(<i8>exit);
  const none = i8x16.splat(0);
  let n = 0;
  for (let start = 0; start < size; start += 16) {
    const a = v128.load(score + (start << 1));
    const b = v128.load(score + (start << 1), 16);
    // Those not rated are below any score.
    const outA = v128.andnot(v128.or(i16x8.le_s(a, low), i16x8.gt_s(a, high)), i16x8.shr_s(a, 15));
    const outB = v128.andnot(v128.or(i16x8.le_s(b, low), i16x8.gt_s(b, high)), i16x8.shr_s(b, 15));
    const listed = v128.or(
      v128.or(v128.load(court + start), v128.load(misconduct + start)),
      v128.or(v128.and(v128.load(hardship + start), barred), v128.load(spell + start)),
    );
    const any = v128.or(i8x16.narrow_i16x8_s(outA, outB), i8x16.ne(listed, none));
    n = addPlaces(i8x16.bitmask(any), start, size, out, n);
  }
  // Without branches: what a score closes and opens cannot be guessed. What is without false records and others is not asked where nothing is closed.
  for (let t = 0; t < n; t++) {
    const at = <usize>load<u16>(out + (t << 1)) << 1;
    const now = <i32>load<i16>(score + at);
    const both = load<u32>(doors + (((now >> 4) + 1) << 2));
    store<u16>(closed + at, both);
    store<u16>(opened + at, both >>> 16);
    store<u16>(withoutFalse + (t << 1), doorsAt(doors, now - <i32>load<i16>(wrong + at)));
    store<u16>(withoutOthers + (t << 1), doorsAt(doors, now - <i32>load<i16>(through + at)));
  }
  return n;
}

/** Bits of what is noted, from the bit `noted` of `says` up: the order of NOTED in src/enforcement/enforce.ts. */
const SANCTIONED = 1 << 0;
const BY_SCORE = 1 << 1;
const BY_FALSE = 1 << 2;
const THROUGH_OTHERS = 1 << 3;
const REWARDED = 1 << 4;
const AIR_FIRST = 1 << 5;
const SPELL_STARTED = 1 << 6;
const SPELL_ENDED = 1 << 7;
const OVER_A_YEAR = 1 << 8;

/**
 * Adds what lists close, and writes a word for each of the first `n` of a list: what they are under, and what is noted of them. Spells that end go
 * to `ended`, whose length is given back: place in the low half, months in the high. `says` is `sayings` of src/enforcement/enforce.ts.
 */
export function note(
  list: usize,
  n: i32,
  closed: usize,
  opened: usize,
  withoutFalse: usize,
  withoutOthers: usize,
  court: usize,
  misconduct: usize,
  hardship: usize,
  flags: usize,
  spell: usize,
  status: usize,
  says: usize,
  out: usize,
  ended: usize,
): i32 {
  const byCourt = load<i32>(says);
  const byAir = load<i32>(says, 4);
  const byRail = load<i32>(says, 8);
  const byTax = load<i32>(says, 12);
  const exit = load<i32>(says, 16);
  const courtFalse = load<i32>(says, 20);
  const misconductFalse = load<i32>(says, 24);
  const air = load<i32>(says, 28);
  const barred = load<i32>(says, 32);
  const noted = load<i32>(says, 36);
  const rows = load<i32>(says, 40);
  let ends = 0;
  // Without branches, but for the few rows: nothing of it can be guessed.
  for (let t = 0; t < n; t++) {
    const i = <usize>load<u16>(list + (t << 1));
    const at = i << 1;
    const byScore = <i32>load<u16>(closed + at);
    const bits = <i32>load<u8>(flags + i);
    const misconducts = <i32>load<u8>(misconduct + i);
    const defaults = i32(load<u8>(court + i) !== 0);
    const listed =
      (-defaults & byCourt) |
      (-i32((misconducts & 15) !== 0) & byAir) |
      (-i32(misconducts >> 4 !== 0) & byRail) |
      (-i32((<i32>load<u8>(hardship + i) & exit) !== 0) & byTax);
    const shut = byScore | listed;
    const listedFalse = (defaults & i32((bits & courtFalse) !== 0)) | (i32(misconducts !== 0) & i32((bits & misconductFalse) !== 0));
    const isFalse =
      i32((byScore & ~(<i32>load<u16>(withoutFalse + (t << 1)))) !== 0) | (i32((listed & ~byScore) !== 0) & listedFalse);
    let met = 0;
    for (let row = 0; row < rows; row++) {
      const x = says + row * 12;
      const meets = i32((shut & load<i32>(x, 44)) !== 0) & i32((<i32>load<u8>(status + i) & load<i32>(x, 48)) !== 0);
      met |= -meets & load<i32>(x, 52);
    }
    const grounded = i32((shut & air) !== 0);
    const under = i32(shut !== 0);
    const months = <i32>load<u8>(spell + i);
    const longer = -under & min(months + 1, 255);
    const over = i32(under === 0) & i32(months !== 0);
    store<u16>(closed + at, shut);
    store<u8>(flags + i, bits | (-grounded & barred));
    store<u8>(spell + i, longer);
    store<u32>(ended + (ends << 2), i | (months << 16));
    ends += over;
    const word =
      (under * SANCTIONED) |
      (i32(byScore !== 0) * BY_SCORE) |
      (isFalse * BY_FALSE) |
      (i32((byScore & ~(<i32>load<u16>(withoutOthers + (t << 1)))) !== 0) * THROUGH_OTHERS) |
      (i32(load<u16>(opened + at) !== 0) * REWARDED) |
      ((grounded & i32((bits & barred) === 0)) * AIR_FIRST) |
      ((under & i32(months === 0)) * SPELL_STARTED) |
      (over * SPELL_ENDED) |
      (i32(longer > 12) * OVER_A_YEAR);
    store<u32>(out + (t << 2), shut | (word << noted) | met);
  }
  return ends;
}

/** Those of a list in whose word of `column` a bit is set. */
export function pick(list: usize, n: i32, column: usize, bit: i32, out: usize): i32 {
  let picked = 0;
  for (let t = 0; t < n; t++) {
    const i = load<u16>(list + (t << 1));
    store<u16>(out + (picked << 1), i);
    picked += i32((<i32>load<u16>(column + (<usize>i << 1)) & bit) !== 0);
  }
  return picked;
}
