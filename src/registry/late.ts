/** Months a copy can be late. */
const LONGEST = 15;

/** How many months a copy is late, of a draw and the chance of each month more. */
export function monthsLate(drawn: number, late: number): number {
  let wait = 0;
  for (let draw = drawn; draw < late && wait < LONGEST; wait++) draw = Math.floor((draw / late) * 4294967296);
  return wait;
}

/** The draws below which a copy is late by one month or more, by two or more, and so on: a higher draw never makes it later. */
export const latestDraws = (late: number): number[] =>
  Array.from({ length: LONGEST }, (_, n) => lateBelow(n + 1, late));

function lateBelow(months: number, late: number): number {
  let [low, high] = [0, late];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (monthsLate(middle, late) < months) high = middle;
    else low = middle + 1;
  }
  return low;
}
