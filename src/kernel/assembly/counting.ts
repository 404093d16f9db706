/** Adds one to the sum of each listed resident's cell. */
export function tally(list: usize, n: i32, cell: usize, sums: usize): void {
  for (let c = 0; c < n; c++) {
    const sum = sums + (<usize>load<u16>(cell + (<usize>load<u16>(list + (c << 1)) << 1)) << 3);
    store<f64>(sum, load<f64>(sum) + 1);
  }
}

/** Adds one, for each bit set in a resident's word of `bits`, to the sum of the resident's cell in the row of that bit. Gives back the bits met. */
export function tallyBits(list: usize, bits: usize, n: i32, cell: usize, sums: usize, stride: i32): u32 {
  let there: u32 = 0;
  for (let c = 0; c < n; c++) {
    let word = load<u32>(bits + (c << 2));
    there |= word;
    const at = <i32>load<u16>(cell + (<usize>load<u16>(list + (c << 1)) << 1));
    while (word !== 0) {
      const sum = sums + ((<i32>ctz(word) * stride + at) << 3);
      word &= word - 1;
      store<f64>(sum, load<f64>(sum) + 1);
    }
  }
  return there;
}

/** Adds each resident's byte, through a table, to the sum of the cell. */
export function addBytes(column: usize, through: usize, size: i32, cell: usize, sums: usize): void {
  for (let i = 0; i < size; i++) {
    const sum = sums + (<usize>load<u16>(cell + (i << 1)) << 3);
    store<f64>(sum, load<f64>(sum) + <f64>load<u8>(through + load<u8>(column + i)));
  }
}

/** `countAll` of src/measures/census.ts. */
export function countAll(
  income: usize,
  hardship: usize,
  cell: usize,
  size: i32,
  perLoss: i32,
  levels: usize,
  residents: usize,
  sums: usize,
  value: usize,
): void {
  for (let i = 0; i < size; i++) {
    const level = max(<i32>load<u8>(income + i) - (<i32>load<u8>(hardship + i) & 15) * perLoss, 0);
    const at = <i32>load<u16>(cell + (i << 1)) << 3;
    const count = levels + (level << 2);
    store<i32>(count, load<i32>(count) + 1);
    store<f64>(residents + at, load<f64>(residents + at) + 1);
    store<f64>(sums + at, load<f64>(sums + at) + load<f64>(value + (level << 3)));
  }
}

// The groups a cell counts in, by number (src/society/groups.ts): everyone, then two of each sex, minority and registration, then bands and fifths.
const BANDS = 6;
const FIFTHS = 5;
const SEX = 1;
const MINORITY = 3;
const AWAY = 5;
const BAND = 7;
const FIFTH = BAND + BANDS;
/** Cells of one kind of place: eight (sex, minority, registration) to a band, six bands to a fifth. */
const CELLS = 8 * BANDS * FIFTHS;

// @ts-ignore: decorator
@inline
function addTo(counts: usize, group: usize, sums: v128): void {
  const into = counts + (group << 3);
  store<f64>(into, load<f64>(into) + (f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1)));
}

/**
 * Adds rows of sums by cell (`kinds` kinds of place) to the groups of counters, and clears them: row r, where bit r of `which` is set, to counter
 * `counters[r]`, or to none where that is below zero. Dimension by dimension, so that a cell is added a few times and not once a group; sums are
 * whole numbers, so their order is free. `parts` is room for a pair of doubles a band and fifth, all zero.
 */
export function spread(
  sums: usize,
  which: u32,
  kinds: i32,
  groupsOf: usize,
  counters: usize,
  counts: usize,
  groups: i32,
  parts: usize,
): void {
  const zero = f64x2.splat(0);
  for (; which !== 0; which &= which - 1) {
    const r = ctz(which);
    const counter = load<i32>(counters + (r << 2));
    let row = sums + r * kinds * CELLS * 8;
    if (counter < 0) {
      memory.fill(row, 0, kinds * CELLS * 8);
      continue;
    }
    const into = counts + counter * groups * 8;
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
      const places = groupsOf + kind * CELLS * 16;
      addTo(into, load<u16>(places, 12), here);
      addTo(into, load<u16>(places, 14), here);
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
