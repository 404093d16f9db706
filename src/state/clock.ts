/** Months are counted from year 0, so that two of them subtract. "2014-01" is 24168. */
export function monthNumber(label: string): number {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(label);
  if (!match) throw new RangeError(`not a month: "${label}" (a month is written YYYY-MM)`);
  return Number(match[1]) * 12 + Number(match[2]) - 1;
}

export function monthLabel(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
}

/** Where the world stands: `index` counts its own months from 0, `number` counts from year 0. */
export interface Clock {
  readonly index: number;
  readonly number: number;
  readonly year: number;
  /** 0 for January. */
  readonly season: number;
  readonly label: string;
}

export function clockAt(start: string, index: number): Clock {
  const number = monthNumber(start) + index;
  return { index, number, year: Math.floor(number / 12), season: number % 12, label: monthLabel(number) };
}
