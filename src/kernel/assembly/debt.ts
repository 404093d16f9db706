import { word } from "./draws";

// Debt, as bits of `hardship` (src/life/debt.ts).
const ARREARS = 0x10;
const JUDGED = 0x20;
const PAYING = 0x30;
const DEBT = 0x30;

// @ts-ignore: decorator
@inline
function add(sums: usize, one: i32): void {
  store<f64>(sums, load<f64>(sums) + <f64>one);
}

/**
 * The month of all with a debt, as src/life/debt.ts says it. `keys` are those of judgment, cure and payment, two words each; `chances` those of judgment and
 * cure, and of payment by income fifth. Who is judged and who pays is listed, and how many there are is told in `done`. `sums` has four rows of `stride` cells:
 * in arrears, judged debtors, judgments, payments.
 */
export function debts(
  list: usize,
  n: i32,
  hardship: usize,
  profile: usize,
  cell: usize,
  keys: usize,
  chances: usize,
  judged: usize,
  paid: usize,
  done: usize,
  sums: usize,
  stride: i32,
): void {
  const a0 = load<i32>(keys);
  const b0 = load<i32>(keys, 4);
  const a1 = load<i32>(keys, 8);
  const b1 = load<i32>(keys, 12);
  const a2 = load<i32>(keys, 16);
  const b2 = load<i32>(keys, 20);
  const judgment = load<u32>(chances);
  const cure = load<u32>(chances, 4);
  const row = stride << 3;
  let judgments = 0;
  let payments = 0;
  for (let c = 0; c < n; c++) {
    const i = <i32>load<u16>(list + (c << 1));
    const before = <i32>load<u8>(hardship + i);
    const state = before & DEBT;
    const inArrears = i32(state === ARREARS);
    const pay = load<u32>(chances + (((load<u32>(profile + (i << 2)) >>> 15) & 7) << 2), 8);
    const isJudged = inArrears & i32(word(i, a0, b0) < judgment);
    const isCured = inArrears & ~isJudged & i32(word(i, a1, b1) < cure);
    const pays = ~inArrears & (i32(state === PAYING) | i32(word(i, a2, b2) < pay));
    const now = isJudged ? JUDGED : isCured | pays ? 0 : state;
    store<u8>(hardship + i, (before & ~DEBT) | now);
    store<u16>(judged + (judgments << 1), i);
    store<u16>(paid + (payments << 1), i);
    judgments += isJudged;
    payments += pays;
    const own = sums + (<usize>load<u16>(cell + (i << 1)) << 3);
    add(own + (1 - inArrears) * row, 1);
    add(own + 2 * row, isJudged);
    add(own + 3 * row, pays);
  }
  store<i32>(done, judgments);
  store<i32>(done, payments, 4);
}
