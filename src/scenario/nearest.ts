/** So many letters are a slip of the hand; where more differ, a word that begins as typed is likelier. */
const SLIP = 2;

/**
 * The word of a list that was probably meant, or null where none is near: one a slip away, or else the shortest that begins with
 * the three letters or more that were typed, or else one of which at most a third of the letters differ.
 */
export function nearest(word: string, words: readonly string[]): string | null {
  const typed = fold(word.slice(0, 64));
  let best: string | null = null;
  let least = Math.max(1, Math.floor(typed.length / 3)) + 1;
  for (const candidate of words) {
    const far = distance(typed, fold(candidate));
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  if ((best !== null && least <= SLIP) || typed.length < 3) return best;
  const longer = words.filter((candidate) => fold(candidate).startsWith(typed));
  return longer.length === 0 ? best : longer.reduce((a, b) => (b.length < a.length ? b : a));
}

/** Capitals, spaces, hyphens and underscores are no difference worth the name. */
const fold = (s: string): string => s.toLowerCase().replace(/[\s_-]+/g, "_");

/** Letters added, dropped, changed or swapped with their neighbour, to get from one word to the other. */
function distance(a: string, b: string): number {
  let older: number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    older = before;
    before = row;
  }
  return before[b.length];
}
