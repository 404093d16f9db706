/** Adds some whole sums to others, from `at` on. Most are zero in a small world. */
export function addWords(into: Int32Array, at: number, sums: Int32Array): void {
  for (let n = 0; n < sums.length; n++) {
    const sum = sums[n];
    if (sum !== 0) into[at + n] += sum;
  }
}

/** The same of doubles: a loop of its own, for one that meets both kinds of array takes longer. */
export function addDoubles(into: Float64Array, at: number, sums: Float64Array): void {
  for (let n = 0; n < sums.length; n++) {
    const sum = sums[n];
    if (sum !== 0) into[at + n] += sum;
  }
}
