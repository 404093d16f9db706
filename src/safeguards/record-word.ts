import type { Records } from "../month/records.js";

/**
 * A record as a safeguard holds it: one 32-bit word. bits 0-15 subject, 16-21 act, 22-23 truth, 24-27 channel. Beside it, where its points
 * matter, a second one: bits 0-15 points in 1/16 as they were given, 16-31 the month (index) in which they were.
 */
export const recordWord = (filed: Records, n: number): number =>
  filed.subject[n] | (filed.act[n] << 16) | (filed.truth[n] << 22) | (filed.channel[n] << 24);
export const pointsWord = (points: number, month: number): number => (points & 0xffff) | (month << 16);

export const subjectIn = (word: number): number => word & 0xffff;
export const actIn = (word: number): number => (word >>> 16) & 63;
export const truthIn = (word: number): number => (word >>> 22) & 3;
export const channelIn = (word: number): number => (word >>> 24) & 15;
/** The number of a decision about this record, among those about the same resident in the same month. */
export const itemIn = (word: number): number => actIn(word) * 16 + channelIn(word);

export const pointsIn = (word: number): number => (word << 16) >> 16;
export const monthIn = (word: number): number => word >>> 16;
