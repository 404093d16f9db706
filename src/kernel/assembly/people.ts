import { word, words } from "./draws";

/** Loops of src/society/: who lives in a town, and who knows whom at the start. */

/** Rows of outcomes, in the order of `outcomes` in src/society/generate.ts. */
const SIZES = 0;
const HEAD = 1;
const CHILD = 2;
const GROWN = 3;
const OLD = 4;
const INCOME_FIFTH = 5;
const PARTNER = 7;

/** Chances, in the order of `chances` there. */
const CHILD_IF_NOT_OLD = 0;
const GRANDPARENT = 1;
const HEAD_MALE = 2;
const OTHER_MALE = 3;
const MINORITY = 4;
const AWAY = 5;

/** Keys, in the order of `DRAWN` there. */
const SIZE_DRAW = 0;
const AGE_DRAW = 1;
const SEX_DRAW = 2;
const MINORITY_DRAW = 3;
const AWAY_DRAW = 4;
const INCOME_DRAW = 5;
const ROLE_DRAW = 6;
const BIRTH_DRAW = 7;
const EDUCATION_DRAW = 8;
const CARE_DRAW = 9;

/** A second draw of the same decision about the same resident. */
const SECOND = 65536;

// @ts-ignore: decorator
@inline
function draw(keys: usize, n: i32, i: i32): u32 {
  return word(i, load<i32>(keys + (n << 3)), load<i32>(keys + (n << 3), 4));
}

/** `outcome` of src/society/scene.ts, from where the draw's upper byte begins. A row has 128 thresholds and 256 beginnings. */
// @ts-ignore: decorator
@inline
function outcome(rows: usize, begins: usize, row: i32, u: u32): i32 {
  let at = <i32>load<u8>(begins + (row << 8) + (u >>> 24));
  const own = rows + (row << 10);
  const x = <f64>u;
  while (x >= load<f64>(own + (at << 3))) at++;
  return at;
}

/** The households of one neighbourhood: income, and of the traits what hangs on the household. `levels` holds 4,096 income levels a fifth. */
export function households(
  start: i32,
  end: i32,
  urban: i32,
  traits: usize,
  income: usize,
  keys: usize,
  rows: usize,
  begins: usize,
  levels: usize,
  chances: usize,
  oldFrom: i32,
): void {
  const child = load<u32>(chances + (CHILD_IF_NOT_OLD << 2));
  const grandparent = load<u32>(chances + (GRANDPARENT << 2));
  const otherMale = load<u32>(chances + (OTHER_MALE << 2));
  const alone = otherMale;
  const headed = load<u32>(chances + (HEAD_MALE << 2));
  const minority = load<u32>(chances + (MINORITY << 2));
  const away = load<u32>(chances + ((AWAY + urban) << 2));
  let first = start;
  while (first < end) {
    const members = min(outcome(rows, begins, SIZES, draw(keys, SIZE_DRAW, first)) + 1, end - first);
    const headAge = outcome(rows, begins, HEAD, draw(keys, AGE_DRAW, first));
    const headMale = <u32>(draw(keys, SEX_DRAW, first) < select<u32>(alone, headed, members === 1));
    const shared =
      (<u32>(draw(keys, MINORITY_DRAW, first) < minority) << 12) |
      (<u32>(draw(keys, AWAY_DRAW, first) < away) << 13) |
      (<u32>(members - 1) << 27);
    const fifth = outcome(rows, begins, INCOME_FIFTH + urban, draw(keys, INCOME_DRAW, first));
    const level = load<u8>(levels + (fifth << 12) + (draw(keys, INCOME_DRAW, first + SECOND) >>> 20));
    store<u32>(traits + (first << 2), shared | <u32>headAge | (headMale << 11));
    store<u8>(income + first, level);
    for (let k = 1; k < members; k++) {
      const i = first + k;
      let male = headMale ^ 1;
      let row = PARTNER + headAge / 5;
      if (k > 1) {
        const isChild = i32(headAge < oldFrom) & i32(draw(keys, ROLE_DRAW, i) < child);
        const isOld = i32(draw(keys, ROLE_DRAW, i + SECOND) < grandparent);
        row = select<i32>(CHILD, select<i32>(OLD, GROWN, isOld), isChild);
        male = <u32>(draw(keys, SEX_DRAW, i) < otherMale);
      }
      const age = <u32>outcome(rows, begins, row, draw(keys, AGE_DRAW, i));
      store<u32>(traits + (i << 2), shared | age | (male << 11) | (<u32>k << 24));
      store<u8>(income + i, level);
    }
    first += members;
  }
}

/** Four draws at once. */
// @ts-ignore: decorator
@inline
function four(keys: usize, n: i32, at: v128): v128 {
  return words(at, v128.load32_splat(keys + (n << 3)), v128.load32_splat(keys + (n << 3), 4));
}

/** How many of a short list's thresholds, which are four words with their number before them, four draws have reached. */
// @ts-ignore: decorator
@inline
function reached(list: usize, u: v128): v128 {
  const n = load<i32>(list);
  let count = i32x4.splat(0);
  for (let t = 1; t <= n; t++) count = i32x4.sub(count, i32x4.ge_u(u, v128.load32_splat(list + (t << 2))));
  return count;
}

// @ts-ignore: decorator
@inline
function college(byAge: usize, w: v128): v128 {
  const age = i32x4.shl(v128.and(w, i32x4.splat(127)), 2);
  let out = v128.load32_zero(byAge + i32x4.extract_lane(age, 0));
  out = v128.load32_lane(byAge + i32x4.extract_lane(age, 1), out, 1);
  out = v128.load32_lane(byAge + i32x4.extract_lane(age, 2), out, 2);
  return v128.load32_lane(byAge + i32x4.extract_lane(age, 3), out, 3);
}

/**
 * Adds to the traits what each resident draws alone: birth month, education, and the four temperaments. `short` holds the thresholds of
 * schooling and of the temperaments, four words each. Columns have room for whole runs of four.
 */
export function persons(traits: usize, size: i32, keys: usize, collegeByAge: usize, short: usize): void {
  let at = i32x4(0, 1, 2, 3);
  for (let i = 0; i < size; i += 4) {
    const w = v128.load(traits + (i << 2));
    // The upper word of twelve times the draw.
    const u = four(keys, BIRTH_DRAW, at);
    const upper = i32x4.mul(i32x4.shr_u(u, 16), i32x4.splat(12));
    const lower = i32x4.shr_u(i32x4.mul(v128.and(u, i32x4.splat(0xffff)), i32x4.splat(12)), 16);
    const birth = i32x4.shr_u(i32x4.add(upper, lower), 16);
    const schooling = reached(short, four(keys, EDUCATION_DRAW, i32x4.add(at, i32x4.splat(SECOND))));
    const grown = i32x4.ge_s(v128.and(w, i32x4.splat(127)), i32x4.splat(12));
    const studied = i32x4.lt_u(four(keys, EDUCATION_DRAW, at), college(collegeByAge, w));
    const education = v128.bitselect(i32x4.splat(3), v128.and(schooling, grown), studied);
    let out = v128.or(v128.or(w, i32x4.shl(birth, 7)), i32x4.shl(education, 14));
    for (let t = 0; t < 4; t++)
      out = v128.or(out, i32x4.shl(reached(short + ((t + 1) << 4), four(keys, CARE_DRAW + t, at)), 16 + 2 * t));
    v128.store(traits + (i << 2), out);
    at = i32x4.add(at, i32x4.splat(4));
  }
}

/** Is a possible tie alive at the start? `alive` are the bounds by likeness. */
// @ts-ignore: decorator
@inline
function begins(w: u32, other: u32, level: i32, otherLevel: i32, years: i32, levels: i32, alive: usize, u: u32): u32 {
  const near = i32(abs(<i32>(w & 127) - <i32>(other & 127)) <= years) + i32(abs(level - otherLevel) <= levels);
  return <u32>(u < load<u32>(alive + (near << 2)));
}

/** `eachTie` of src/society/ties.ts with what `tieStarter` does at each, for one order. `keys` holds two words for each step. */
export function startTies(
  order: usize,
  white: u32,
  first: u32,
  group: i32,
  size: i32,
  keys: usize,
  traits: usize,
  income: usize,
  ties: usize,
  years: i32,
  levels: i32,
  alive: usize,
): void {
  for (let p = 0; p < size; p++) {
    const i = <u32>load<u16>(order + (p << 1)) ^ white;
    const w = load<u32>(traits + (i << 2));
    const level = <i32>load<u8>(income + i);
    for (let step = 1; step < group; step++) {
      const q = p ^ step;
      if (q < p || q >= size) continue;
      const j = <u32>load<u16>(order + (q << 1)) ^ white;
      const u = draw(keys, step, p);
      const bit =
        begins(w, load<u32>(traits + (j << 2)), level, load<u8>(income + j), years, levels, alive, u) <<
        (first + step - 1);
      store<u8>(ties + i, <u32>load<u8>(ties + i) | bit);
      store<u8>(ties + j, <u32>load<u8>(ties + j) | bit);
    }
  }
}

/** The same for the ties to the paired town, at this town's ends. */
export function startFar(
  slot: u32,
  both: i32,
  a: i32,
  b: i32,
  traits: usize,
  income: usize,
  theirTraits: usize,
  theirIncome: usize,
  ties: usize,
  years: i32,
  levels: i32,
  alive: usize,
): void {
  for (let i = 0; i < both; i++) {
    const w = load<u32>(traits + (i << 2));
    const other = load<u32>(theirTraits + (i << 2));
    const level = <i32>load<u8>(income + i);
    const bit = begins(w, other, level, load<u8>(theirIncome + i), years, levels, alive, word(i, a, b)) << slot;
    store<u8>(ties + i, <u32>load<u8>(ties + i) | bit);
  }
}
