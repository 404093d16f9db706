import { key, word } from "./draws";
import { where } from "./scan";

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
 * The month of all with a debt, as src/life/debt.ts says it, and then of those fresh in arrears. `says` are decisions (of judgment, cure and payment, and those
 * that list who is judged, who has paid and who is fresh in arrears), then chances of judgment and cure, and of payment by income fifth. How many are listed is
 * told in `did`, by decision. `sums` has four rows of `stride` cells: in arrears, judged debtors, judgments, payments. `list` is room for all of a town.
 */
export function debts(
  size: i32,
  hardship: usize,
  profile: usize,
  cell: usize,
  list: usize,
  seed: i32,
  month: i32,
  town: i32,
  says: usize,
  judged: usize,
  paid: usize,
  fresh: usize,
  did: usize,
  sums: usize,
  stride: i32,
): void {
  for (let n = 0; n < 3; n++) key(seed, load<i32>(says + (n << 2)), month, town, list + (n << 3));
  const a0 = load<i32>(list);
  const b0 = load<i32>(list, 4);
  const a1 = load<i32>(list, 8);
  const b1 = load<i32>(list, 12);
  const a2 = load<i32>(list, 16);
  const b2 = load<i32>(list, 20);
  const judgment = load<u32>(says, 24);
  const cure = load<u32>(says, 28);
  const row = stride << 3;
  const n = where(hardship, DEBT, hardship, 0, hardship, 0, size, list);
  let judgments = 0;
  let payments = 0;
  for (let c = 0; c < n; c++) {
    const i = <i32>load<u16>(list + (c << 1));
    const before = <i32>load<u8>(hardship + i);
    const state = before & DEBT;
    const inArrears = i32(state === ARREARS);
    const pay = load<u32>(says + (((load<u32>(profile + (i << 2)) >>> 15) & 7) << 2), 32);
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
  store<i32>(did + (load<i32>(says, 12) << 2), judgments);
  store<i32>(did + (load<i32>(says, 16) << 2), payments);
  const end = fresh + (load<i32>(did + (load<i32>(says, 20) << 2)) << 1);
  for (; fresh < end; fresh += 2) {
    const at = hardship + load<u16>(fresh);
    const before = <i32>load<u8>(at);
    store<u8>(at, before | ((before & DEBT) === 0 ? ARREARS : 0));
  }
}
