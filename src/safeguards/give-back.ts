import type { Month } from "../month/month.js";
import { TRUE } from "../month/records.js";
import type { Because } from "../month/witness.js";
import { bounded, faded } from "../score/rule-book.js";
import type { Town } from "../state/town.js";
import { spend } from "./domains.js";

/**
 * Takes what a record cost (`points` in 1/16, negative) out of a score again, and tells the witness. What false records cost
 * never becomes a gain.
 */
export function giveBack(
  town: Town,
  m: Month,
  i: number,
  points: number,
  rule: string,
  because: Because & { readonly act: number; readonly truth: number },
): void {
  const isFalse = because.truth !== TRUE;
  const column = isFalse ? town.columns.wrong : town.columns.own;
  const before = column[i];
  column[i] = isFalse ? Math.max(before, Math.min(0, before - points)) : bounded(before - points);
  spend(town, i, because.act, isFalse, -points);
  m.witness?.move(i, rule, column[i] - before, because);
}

/** What decay leaves of points (1/16) after some months. */
export function leftAfter(points: number, months: number, share: number): number {
  let left = points;
  for (let n = 0; n < months && left !== 0 && share !== 0; n++) left = faded(left, share);
  return left;
}

/** What the rule book would give back in month `due` for a record that is struck out now is no longer owed. */
export function forgetExpiring(town: Town, i: number, isFalse: boolean, points: number, due: number): void {
  const { words, head, length } = town.expiring;
  const [record, owed] = [i | (isFalse ? 0x10000 : 0), (points & 0xffff) | (due << 16)];
  // They are in order of the month in which they are owed.
  let [lo, hi] = [head >> 1, length >> 1];
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (words[mid * 2 + 1] >>> 16 < due) lo = mid + 1;
    else hi = mid;
  }
  for (let at = lo * 2; at < length && words[at + 1] >>> 16 === due; at += 2)
    if (words[at] === record && words[at + 1] === owed) {
      words[at + 1] &= 0xffff0000;
      return;
    }
}

/** The same for all false records of a resident. */
export function forgetFalseExpiring(town: Town, i: number): void {
  const { words, head, length } = town.expiring;
  for (let at = head; at < length; at += 2) if (words[at] === (i | 0x10000)) words[at + 1] &= 0xffff0000;
}
