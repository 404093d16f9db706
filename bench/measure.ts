/** The middle one of some numbers (the mean of the middle two, where their count is even). */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What was measured several times: its median, and the least and the most. */
export interface Measured {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly times: number;
}

export const summary = (numbers: readonly number[]): Measured => ({
  median: median(numbers),
  least: Math.min(...numbers),
  most: Math.max(...numbers),
  times: numbers.length,
});

/** Does several things in turn, over and over, so that a busy moment of the machine falls on all of them. Results by name, one for each round. */
export function inTurn<K extends string, R>(rounds: number, things: Readonly<Record<K, () => R>>): Record<K, R[]> {
  const names = Object.keys(things) as K[];
  const results = Object.fromEntries(names.map((name) => [name, [] as R[]])) as Record<K, R[]>;
  for (let round = 0; round < rounds; round++) for (const name of names) results[name].push(things[name]());
  return results;
}
