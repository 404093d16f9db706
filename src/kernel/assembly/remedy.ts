import { key, word } from "./draws";
import { where } from "./scan";

// Bits of `flags` and `hardship` (src/enforcement/lists.ts, src/life/debt.ts).
const COURT_FALSE = 2;
const MISCONDUCT_FALSE = 4;
const EXIT_BARRED = 0x40;
const ARREARS = 0x10;
const DEBT = 0x30;

// @ts-ignore: decorator
@inline
function addOne(sums: usize): void {
  store<f64>(sums, load<f64>(sums) + 1);
}

/**
 * `endListings` of src/safeguards/remedy.ts. `sums` has six rows of `stride` cells, in the order of the counters there. Who is corrected goes to
 * `corrected`; how many they are is given back. `list` is room for all of a town.
 */
export function remedies(
  size: i32,
  court: usize,
  misconduct: usize,
  flags: usize,
  hardship: usize,
  cell: usize,
  list: usize,
  seed: i32,
  month: i32,
  town: i32,
  decision: i32,
  correction: u32,
  corrected: usize,
  sums: usize,
  stride: i32,
): i32 {
  key(seed, decision, month, town, list);
  const a = load<i32>(list);
  const b = load<i32>(list, 4);
  const row = stride << 3;
  const n = where(court, 255, misconduct, 255, hardship, EXIT_BARRED, size, list);
  let corrections = 0;
  for (let c = 0; c < n; c++) {
    const i = <i32>load<u16>(list + (c << 1));
    const own = sums + (<usize>load<u16>(cell + (i << 1)) << 3);
    const held = <i32>load<u8>(hardship + i);
    let bits = <i32>load<u8>(flags + i);
    let left = <i32>load<u8>(court + i);
    if (left !== 0) {
      addOne(own + 3 * row);
      const isFalse = (bits & COURT_FALSE) !== 0;
      const debt = held & DEBT;
      if (isFalse && word(i, a, b) < correction) {
        left = 0;
        store<u16>(corrected + (corrections << 1), i);
        corrections++;
        addOne(own + 2 * row);
      } else if (!isFalse && (debt === 0 || debt === ARREARS)) {
        left = 0;
        addOne(own);
      } else if (--left === 0) addOne(own + row);
      store<u8>(court + i, left);
      if (left === 0) bits &= ~COURT_FALSE;
    }
    const out = <i32>load<u8>(misconduct + i);
    if (out !== 0) {
      addOne(own + 4 * row);
      const after = max((out & 15) - 1, 0) | (max((out >> 4) - 1, 0) << 4);
      store<u8>(misconduct + i, after);
      if (after === 0) bits &= ~MISCONDUCT_FALSE;
    }
    store<u8>(flags + i, bits);
    if ((held & EXIT_BARRED) !== 0) addOne(own + 5 * row);
  }
  return corrections;
}
