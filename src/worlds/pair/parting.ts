import type { Columns } from "../../state/columns.js";
import type { Town } from "../../state/town.js";

/** The national rank follows from everyone else's score, and nothing but the measure of mobility reads it. */
const ASIDE: readonly string[] = ["rank_past"] satisfies (keyof Columns)[];
const columnsOf = (town: Town) => Object.entries(town.columns).filter(([name]) => !ASIDE.includes(name));

/**
 * Marks the residents of a town who are not as their twins are, and were not marked before, with `mark` (from 1). Compares four
 * bytes at a time, since most are alike. Gives how many it marked.
 */
export function markParted(town: Town, twin: Town, parted: Uint16Array, mark: number): number {
  let found = 0;
  for (const [name, mine] of columnsOf(town)) {
    const theirs = twin.columns[name as keyof Columns];
    const width = 4 / mine.BYTES_PER_ELEMENT;
    // Columns begin and end on four bytes; what is beyond the last resident is never written.
    const words = Math.ceil(town.size / width);
    const a = new Int32Array(mine.buffer as ArrayBuffer, mine.byteOffset, words);
    const b = new Int32Array(theirs.buffer as ArrayBuffer, theirs.byteOffset, words);
    for (let w = 0; w < words; w++) {
      if (a[w] === b[w]) continue;
      const end = Math.min((w + 1) * width, town.size);
      for (let i = w * width; i < end; i++) {
        if (parted[i] !== 0 || mine[i] === theirs[i]) continue;
        parted[i] = mark;
        found++;
      }
    }
  }
  return found;
}

/** The columns of the state in which a resident and the twin differ. */
export const differing = (town: Town, twin: Town, i: number): string[] =>
  columnsOf(town).flatMap(([name, mine]) => (mine[i] === twin.columns[name as keyof Columns][i] ? [] : [name]));
