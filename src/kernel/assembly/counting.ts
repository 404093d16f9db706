// The groups a cell counts in, by number (src/society/groups.ts): everyone, then two of each sex, minority and registration, then bands and fifths.
export const BANDS = 6;
export const FIFTHS = 5;
export const SEX = 1;
export const MINORITY = 3;
export const AWAY = 5;
export const BAND = 7;
export const FIFTH = BAND + BANDS;
/** Cells of one kind of place: eight (sex, minority, registration) to a band, six bands to a fifth. */
export const CELLS = 8 * BANDS * FIFTHS;

/** Where the residents of a town are counted: told when a town is begun. */
let cells = 0;
let places: usize = 0;
let counts: usize = 0;
let groups = 0;
let cell: usize = 0;
let sums: usize = 0;
let parts: usize = 0;
let words: usize = 0;
let rows: usize = 0;

/** Words of the sums of parts: a pair of doubles for each band and fifth. */
const PARTS: usize = 8 * 2 * BANDS * FIFTHS;
/** Most cells that a town has. */
const MOST_CELLS: usize = 16 * CELLS;

/**
 * Of a town the cells (those of all its kinds of place), the two groups of each kind of place, the counters by group (`groupsOfAll` to each), and the cell of
 * each resident. `sumsAt` has a sum for each cell, and `room` a word for each, sums of parts, and 32 rows of sums by cell: all zero, and left so.
 */
export function countIn(
  cellsThere: i32,
  placesAt: usize,
  countsAt: usize,
  groupsOfAll: i32,
  cellAt: usize,
  sumsAt: usize,
  room: usize,
): void {
  cells = cellsThere;
  places = placesAt;
  counts = countsAt;
  groups = groupsOfAll;
  cell = cellAt;
  sums = sumsAt;
  parts = room;
  words = room + PARTS;
  rows = words + MOST_CELLS * 4;
}

/** Where a counter is counted by group. */
// @ts-ignore: decorator
@inline
export function countsOf(counter: i32): usize {
  return counts + ((counter * groups) << 3);
}

/** The cell of a resident. */
// @ts-ignore: decorator
@inline
export function cellOf(i: u32): usize {
  return <usize>load<u16>(cell + (i << 1));
}

/** Where the two groups of a kind of place are. */
// @ts-ignore: decorator
@inline
export function placesOf(kind: usize): usize {
  return places + (kind << 2);
}

// @ts-ignore: decorator
@inline
function addWhole(counts: usize, group: usize, amount: f64): void {
  const into = counts + (group << 3);
  store<f64>(into, load<f64>(into) + amount);
}

/** Adds to a counter, which `countsOf` has found, in all eight groups of a resident: `Month.add`. */
export function addToGroups(counter: usize, i: u32, amount: f64): void {
  const here = <i32>cellOf(i);
  const kind = here / CELLS;
  const own = here - kind * CELLS;
  addWhole(counter, 0, amount);
  addWhole(counter, SEX + (own & 1), amount);
  addWhole(counter, MINORITY + ((own >> 1) & 1), amount);
  addWhole(counter, AWAY + ((own >> 2) & 1), amount);
  addWhole(counter, BAND + ((own >> 3) % BANDS), amount);
  addWhole(counter, FIFTH + own / (8 * BANDS), amount);
  addWhole(counter, load<u16>(placesOf(kind)), amount);
  addWhole(counter, load<u16>(placesOf(kind), 2), amount);
}

/** `Month.add`. */
export function addOne(counter: i32, i: u32, amount: f64): void {
  addToGroups(countsOf(counter), i, amount);
}

/** Where spells of so many months are counted by group. */
// @ts-ignore: decorator
@inline
function spellsOf(spells: usize, months: u32): usize {
  return spells + ((months * groups) << 3);
}

/** `Month.spellsEnded`: adds the first `n` of a list of spells, the resident in the low half and the months in the high, to months by group. */
export function spellsEnd(list: usize, n: i32, spells: usize): void {
  for (let e = 0; e < n; e++) {
    const ended = load<u32>(list + (e << 2));
    addToGroups(spellsOf(spells, ended >> 16), ended & 0xffff, 1);
  }
}

/** The same of all spells that run: of each resident the months so far, or 0. */
export function spellsRun(spell: usize, size: i32, spells: usize): void {
  for (let i = 0; i < size; i++) {
    const months = <u32>load<u8>(spell + i);
    if (months !== 0) addToGroups(spellsOf(spells, months), i, 1);
  }
}

/** Up to so many, each is added to its groups at once; beyond, by cell first. */
const FEW = 32;

/** `Month.countEach`. */
export function countEach(counter: i32, list: usize, n: i32): void {
  if (n <= FEW) {
    const into = countsOf(counter);
    for (let c = 0; c < n; c++) addToGroups(into, load<u16>(list + (c << 1)), 1);
    return;
  }
  for (let c = 0; c < n; c++) addWhole(sums, cellOf(load<u16>(list + (c << 1))), 1);
  spreadOne(sums, counter);
}

/** `Month.countBits`: of each listed resident a word of `bits`, whose bit k says that counter `counters[k]` has one more. */
export function countBits(counters: usize, list: usize, bits: usize, n: i32): void {
  let there: u32 = 0;
  for (let c = 0; c < n; c++) {
    const i = load<u16>(list + (c << 1));
    let word = load<u32>(bits + (c << 2));
    there |= word;
    if (n <= FEW)
      for (; word !== 0; word &= word - 1) addToGroups(countsOf(load<i32>(counters + (ctz(word) << 2))), i, 1);
    else {
      const row = rows + (cellOf(i) << 3);
      for (; word !== 0; word &= word - 1) addWhole(row, ctz(word) * cells, 1);
    }
  }
  if (n > FEW) spread(rows, there, counters);
}

// @ts-ignore: decorator
@inline
function addByte(column: usize, through: usize, cell: usize, words: usize): void {
  const sum = words + (<usize>load<u16>(cell) << 2);
  store<u32>(sum, load<u32>(sum) + load<u8>(through + load<u8>(column)));
}

/** `Month.sumBytes`: adds each resident's byte, through a table, to a counter. */
export function sumBytes(counter: i32, column: usize, through: usize, size: i32): void {
  const end = column + size;
  const sumsOfWords = words;
  let cellAt = cell;
  for (; column + 4 <= end; column += 4) {
    addByte(column, through, cellAt, sumsOfWords);
    addByte(column + 1, through, cellAt + 2, sumsOfWords);
    addByte(column + 2, through, cellAt + 4, sumsOfWords);
    addByte(column + 3, through, cellAt + 6, sumsOfWords);
    cellAt += 8;
  }
  for (; column < end; column++) {
    addByte(column, through, cellAt, sumsOfWords);
    cellAt += 2;
  }
  let sum = sums;
  // Cells come by eights.
  for (let word = words, last = words + (cells << 2); word < last; word += 16) {
    const four = v128.load(word);
    v128.store(word, i32x4.splat(0));
    v128.store(sum, f64x2.add(v128.load(sum), f64x2.convert_low_i32x4_u(four)));
    const upper = v128.shuffle<i64>(four, four, 1, 1);
    v128.store(sum, f64x2.add(v128.load(sum, 16), f64x2.convert_low_i32x4_u(upper)), 16);
    sum += 32;
  }
  spreadOne(sums, counter);
}

// @ts-ignore: decorator
@inline
function addTo(counts: usize, group: usize, sums: v128): void {
  const into = counts + (group << 3);
  store<f64>(into, load<f64>(into) + (f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)));
}

/**
 * Adds a row of sums by cell to the groups of a counter, and clears it. Dimension by dimension, so that a cell is added a few times and not once a group;
 * sums are whole numbers, so their order is free.
 */
export function spreadOne(row: usize, counter: i32): void {
  const zero = f64x2.splat(0);
  const into = countsOf(counter);
  const kinds = cells / CELLS;
  // By sex in the lanes; majority and minority at home, then away.
  let homeMost = zero;
  let homeFew = zero;
  let awayMost = zero;
  let awayFew = zero;
  for (let kind = 0; kind < kinds; kind++) {
    let here = zero;
    let part = parts;
    const end = row + CELLS * 8;
    do {
      const a = v128.load(row);
      const b = v128.load(row, 16);
      const c = v128.load(row, 32);
      const d = v128.load(row, 48);
      v128.store(row, zero);
      v128.store(row, zero, 16);
      v128.store(row, zero, 32);
      v128.store(row, zero, 48);
      homeMost = f64x2.add(homeMost, a);
      homeFew = f64x2.add(homeFew, b);
      awayMost = f64x2.add(awayMost, c);
      awayFew = f64x2.add(awayFew, d);
      const sum = f64x2.add(f64x2.add(a, b), f64x2.add(c, d));
      here = f64x2.add(here, sum);
      v128.store(part, f64x2.add(v128.load(part), sum));
      part += 16;
      row += 64;
    } while (row < end);
    addTo(into, load<u16>(placesOf(kind)), here);
    addTo(into, load<u16>(placesOf(kind), 2), here);
  }
  const home = f64x2.add(homeMost, homeFew);
  const away = f64x2.add(awayMost, awayFew);
  const all = f64x2.add(home, away);
  addTo(into, 0, all);
  const sex = into + SEX * 8;
  v128.store(sex, f64x2.add(v128.load(sex), all));
  addTo(into, MINORITY, f64x2.add(homeMost, awayMost));
  addTo(into, MINORITY + 1, f64x2.add(homeFew, awayFew));
  addTo(into, AWAY, home);
  addTo(into, AWAY + 1, away);
  for (let part = 0; part < BANDS * FIFTHS; part++) {
    const at = parts + (part << 4);
    const sum = v128.load(at);
    v128.store(at, zero);
    addTo(into, BAND + (part % BANDS), sum);
    addTo(into, FIFTH + part / BANDS, sum);
  }
}

/** The same of rows: row r, where bit r of `which` is set, to counter `counters[r]`. */
export function spread(rows: usize, which: u32, counters: usize): void {
  for (; which !== 0; which &= which - 1) {
    const r = ctz(which);
    spreadOne(rows + ((r * cells) << 3), load<i32>(counters + (r << 2)));
  }
}

/** `rankTable` of src/engine/towns.ts, by the `scores` counted: gives back how many are rated. */
export function rank(histogram: usize, scores: i32, out: usize): i32 {
  let sums = i32x4.splat(0);
  for (let n = 0; n < scores; n += 4) sums = i32x4.add(sums, v128.load(histogram + (n << 2)));
  const rated =
    i32x4.extract_lane(sums, 0) +
    i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) +
    i32x4.extract_lane(sums, 3);
  let below = 0;
  let rank = 0;
  for (let n = 0; n < scores; n++) {
    store<u8>(out + n, rank);
    const here = load<i32>(histogram + (n << 2));
    if (here === 0) continue;
    below += here;
    rank = <i32>((<f64>below * 255) / <f64>rated);
  }
  return rated;
}

/** Income levels: a row has a word for each. */
const LEVELS = 256;

/** Residents whose levels are worked out before anyone is counted. */
const RUN = 64;

// @ts-ignore: decorator
@inline
function countOne(ofCells: usize, cell: usize, here: usize, level: usize): void {
  const at = <usize>load<u8>(level) << 2;
  const mine = ofCells + (<usize>load<u16>(cell) << 10) + at;
  store<i32>(mine, load<i32>(mine) + 1);
  store<i32>(here + at, load<i32>(here + at) + 1);
}

/** Residents of a neighbourhood. */
const HOOD = 4096;

/** `countLevels` of src/measures/levels.ts. `levels` are rows of groups; the rest is said below. */
export function countLevels(
  income: usize,
  hardship: usize,
  cell: usize,
  size: i32,
  losses: usize,
  ofCells: usize,
  some: usize,
  levels: usize,
): void {
  for (let start = 0; start < size; start += HOOD) {
    const here = placesOf(cellOf(start) / CELLS);
    const place = levels + (<usize>load<u16>(here) << 10);
    const region = levels + (<usize>load<u16>(here, 2) << 10);
    levelsThere(income, hardship, cell, start, min(start + HOOD, size), losses, ofCells, some, place, region);
  }
}

/**
 * The same of one neighbourhood. `losses` are the levels lost by four bits of hardship. `some` is room for two rows,
 * all zero, which every other resident is counted in (many live with someone of the same income), and then for the levels of a run.
 */
function levelsThere(
  income: usize,
  hardship: usize,
  cell: usize,
  start: i32,
  end: i32,
  losses: usize,
  ofCells: usize,
  some: usize,
  place: usize,
  region: usize,
): void {
  const loss = v128.load(losses);
  const low = i8x16.splat(15);
  const other = some + LEVELS * 4;
  const levels = other + LEVELS * 4;
  // All of a neighbourhood are in cells of one kind of place.
  const first = ofCells - (<usize>(<i32>load<u16>(cell + (start << 1)) / CELLS) * CELLS << 10);
  for (let from = start; from < end; from += RUN) {
    const stop = min(from + RUN, end);
    let i = from;
    let to = levels;
    do {
      const steps = v128.and(v128.load(hardship + i), low);
      v128.store(to, i8x16.sub_sat_u(v128.load(income + i), i8x16.swizzle(loss, steps)));
      to += 16;
      i += 16;
    } while (i < stop);
    let level = levels;
    let own = cell + (from << 1);
    const last = levels + (stop - from);
    for (; level + 4 <= last; level += 4) {
      countOne(first, own, some, level);
      countOne(first, own + 2, other, level + 1);
      countOne(first, own + 4, some, level + 2);
      countOne(first, own + 6, other, level + 3);
      own += 8;
    }
    for (; level < last; level++) {
      countOne(first, own, some, level);
      own += 2;
    }
  }
  for (let at = 0; at < LEVELS * 4; at += 16) {
    const here = i32x4.add(v128.load(some + at), v128.load(other + at));
    if (!v128.any_true(here)) continue;
    v128.store(some + at, i32x4.splat(0));
    v128.store(other + at, i32x4.splat(0));
    v128.store(place + at, i32x4.add(v128.load(place + at), here));
    v128.store(region + at, i32x4.add(v128.load(region + at), here));
  }
}

// @ts-ignore: decorator
@inline
function addRow(levels: usize, group: i32, at: i32, here: v128): void {
  const into = levels + (group << 10) + at;
  v128.store(into, i32x4.add(v128.load(into), here));
}

/** `addUpLevels` of src/measures/levels.ts. */
export function addUpLevels(
  ofCells: usize,
  levels: usize,
  groups: i32,
  values: usize,
  residents: usize,
  incomes: usize,
): void {
  for (let cell = 0; cell < CELLS; cell++) {
    const row = ofCells + (cell << 10);
    for (let at = 0; at < LEVELS * 4; at += 16) {
      const here = v128.load(row + at);
      if (!v128.any_true(here)) continue;
      v128.store(row + at, i32x4.splat(0));
      addRow(levels, 0, at, here);
      addRow(levels, SEX + (cell & 1), at, here);
      addRow(levels, MINORITY + ((cell >> 1) & 1), at, here);
      addRow(levels, AWAY + ((cell >> 2) & 1), at, here);
      addRow(levels, BAND + ((cell >> 3) % BANDS), at, here);
      addRow(levels, FIFTH + cell / (8 * BANDS), at, here);
    }
  }
  for (let group = 0; group < groups; group++) {
    const row = levels + (group << 10);
    let people = f64x2.splat(0);
    let sums = f64x2.splat(0);
    for (let level = 0; level < LEVELS; level += 2) {
      const here = f64x2.convert_low_i32x4_s(v128.load64_zero(row + (level << 2)));
      people = f64x2.add(people, here);
      sums = f64x2.add(sums, f64x2.mul(here, v128.load(values + (level << 3))));
    }
    addTo(residents, group, people);
    addTo(incomes, group, sums);
  }
}

/**
 * `countMoves` of src/measures/census.ts. Three double words a cell, `packed`, hold seven sums until all are counted; `sums` are rows of `cells`.
 */
export function countMoves(
  rankPast: usize,
  last: usize,
  status: usize,
  ranks: usize,
  cell: usize,
  size: i32,
  rated: i32,
  bottom: u32,
  packed: usize,
  sums: usize,
  cells: i32,
): void {
  for (let i = 0; i < size; i++) {
    const past = <u64>load<u8>(rankPast + i);
    const rank = load<u8>(ranks + load<i16>(last + (i << 1)) + 1);
    const now = <u64>(<i32>load<u8>(status + i) & rated ? rank : 255);
    store<u8>(rankPast + i, <u8>now);
    const both = -(<u64>(past !== 255) & <u64>(now !== 255));
    const at = packed + <usize>load<u16>(cell + (i << 1)) * 24;
    const was = <u64>(past < bottom);
    const left = was & <u64>(now >= bottom);
    store<u64>(at, load<u64>(at) + (both & (1 | (was << 20) | (left << 40))));
    store<u64>(at, load<u64>(at, 8) + (both & (past | (now << 32))), 8);
    store<u64>(at, load<u64>(at, 16) + (both & ((past * past) | ((past * now) << 32))), 16);
  }
  for (let c = 0; c < cells; c++) {
    const at = packed + c * 24;
    const people = load<u64>(at);
    const ranked = load<u64>(at, 8);
    const products = load<u64>(at, 16);
    memory.fill(at, 0, 24);
    const into = sums + (c << 3);
    const row = cells << 3;
    store<f64>(into, <f64>(people & 0xfffff));
    store<f64>(into + row, <f64>(ranked & 0xffffffff));
    store<f64>(into + 2 * row, <f64>(ranked >>> 32));
    store<f64>(into + 3 * row, <f64>(products & 0xffffffff));
    store<f64>(into + 4 * row, <f64>(products >>> 32));
    store<f64>(into + 5 * row, <f64>((people >>> 20) & 0xfffff));
    store<f64>(into + 6 * row, <f64>(people >>> 40));
  }
}
