/** The lists a resident can be put on, by number. */
export const COURT = 0;
export const MISCONDUCT = 1;
export const TAX = 2;

/**
 * Listings that are settled and have not taken effect yet: one 32-bit word each.
 * bits 0-15 subject, 16-17 list, 18 on a false record, 19-26 how long (months; of misconduct, as the column holds it).
 */
export class Listings {
  readonly words: number[] = [];

  push(subject: number, list: number, isFalse: boolean, term: number): void {
    this.words.push(wordOf(subject, list, isFalse, term));
  }

  /** The first `n` of a list of such words. */
  append(words: Int32Array, n: number): void {
    for (let w = 0; w < n; w++) this.words.push(words[w]);
  }

  clear(): void {
    if (this.words.length > 0) this.words.length = 0;
  }
}

export const wordOf = (subject: number, list: number, isFalse: boolean, term: number): number =>
  subject | (list << 16) | (isFalse ? 1 << 18 : 0) | (term << 19);
export const subjectOf = (word: number): number => word & 0xffff;
export const listOf = (word: number): number => (word >>> 16) & 3;
export const isFalse = (word: number): boolean => ((word >>> 18) & 1) !== 0;
export const termOf = (word: number): number => (word >>> 19) & 0xff;
export const withTerm = (word: number, term: number): number => (word & 0x7ffff) | (term << 19);
