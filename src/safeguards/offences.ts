import type { Month } from "../month/month.js";
import { TRUE } from "../month/records.js";
import type { Town } from "../state/town.js";

/**
 * The list `offences`: records that cost points and will be deleted, oldest first. For each month and act a head of two words (bits 0-5 act,
 * 6 and up the month; how many follow), then a word for each record: bits 0-15 subject, 16-30 points it cost in 1/16, 31 false.
 */

/** Takes this month's records that cost points onto the list. */
export function keepOffences(town: Town, m: Month): void {
  const { filed } = m;
  const { offences } = town.held;
  const byAct = new Map<number, number[]>();
  for (let n = 0; n < filed.length; n++) {
    if (filed.points[n] >= 0) continue;
    const words = byAct.get(filed.act[n]) ?? [];
    if (words.length === 0) byAct.set(filed.act[n], words);
    words.push(wordOf(filed.subject[n], filed.truth[n] !== TRUE, filed.points[n]));
  }
  for (const [act, words] of byAct) {
    offences.push(headOf(act, m.clock.index), words.length);
    for (const word of words) offences.push(word);
  }
}

/** Takes the records of month `due` and before off the list; `visit` sees those that were not struck out meanwhile. */
export function releaseOffences(
  town: Town,
  due: number,
  visit: (i: number, act: number, isFalse: boolean, points: number, month: number) => void,
): void {
  const { offences } = town.held;
  while (offences.head < offences.length && offences.words[offences.head] >> 6 <= due) {
    const head = offences.words[offences.head];
    const end = offences.head + 2 + offences.words[offences.head + 1];
    for (let at = offences.head + 2; at < end; at++) {
      const word = offences.words[at];
      if (pointsOf(word) !== 0) visit(word & 0xffff, head & 63, word < 0, pointsOf(word), head >> 6);
    }
    offences.head = end;
  }
}

/** A record is struck out before its time: it will not be deleted again. */
export function forgetOffence(
  town: Town,
  i: number,
  act: number,
  isFalse: boolean,
  points: number,
  month: number,
): void {
  const { words, head, length } = town.held.offences;
  const record = wordOf(i, isFalse, points);
  for (let at = head; at < length; at += 2 + words[at + 1]) {
    if (words[at] !== headOf(act, month)) continue;
    const n = words.subarray(at + 2, at + 2 + words[at + 1]).indexOf(record);
    if (n >= 0) words[at + 2 + n] = STRUCK;
    return;
  }
}

/** All false records of a resident are struck out before their time. */
export function forgetFalseOffences(town: Town, i: number): void {
  const { words, head, length } = town.held.offences;
  for (let at = head; at < length; at += 2 + words[at + 1])
    for (let n = at + 2; n < at + 2 + words[at + 1]; n++)
      if (words[n] < 0 && (words[n] & 0xffff) === i) words[n] = STRUCK;
}

/** A record without points. */
const STRUCK = 0;
const headOf = (act: number, month: number): number => act | (month << 6);
const wordOf = (i: number, isFalse: boolean, points: number): number => i | (-points << 16) | (isFalse ? 1 << 31 : 0);
const pointsOf = (word: number): number => -((word >>> 16) & 0x7fff);
