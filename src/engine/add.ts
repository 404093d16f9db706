/**
 * Adds rows of whole sums, each by group, to others from `at` on. Everyone is in the first group, so a row that begins with nothing has nothing:
 * most are so in a small world.
 */
export function addRows(into: Float64Array, at: number, sums: Float64Array, groups: number): void {
  for (let row = 0; row < sums.length; row += groups) {
    if (sums[row] === 0) continue;
    for (let n = row; n < row + groups; n++) into[at + n] += sums[n];
  }
}

/** The same of words, from the beginning: a loop of its own, for one that meets both kinds of array takes longer. */
export function addRowsOfWords(into: Int32Array, sums: Int32Array, groups: number): void {
  for (let row = 0; row < sums.length; row += groups) {
    if (sums[row] === 0) continue;
    for (let n = row; n < row + groups; n++) into[n] += sums[n];
  }
}

/** Adds words to words. */
export function addWords(into: Int32Array, sums: Int32Array): void {
  for (let n = 0; n < sums.length; n++) into[n] += sums[n];
}
