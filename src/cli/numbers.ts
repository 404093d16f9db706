import { InvalidArgumentError } from "commander";
import { monthNumber } from "../state/clock.js";

export const grouped = (n: number): string => n.toLocaleString("en-US");

/** Reads a whole number between two others. "1_000_000" and "1,000,000" are 1000000. */
export const wholeNumber =
  (least: number, most: number) =>
  (said: string): number => {
    const plain = said.trim().replace(/(?<=\d)[_,](?=\d{3})/g, "");
    const n = /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
    if (!(n >= least && n <= most))
      throw new InvalidArgumentError(`Allowed: a whole number from ${grouped(least)} to ${grouped(most)}.`);
    return n;
  };

/** Reads a month, YYYY-MM. */
export function month(said: string): string {
  try {
    monthNumber(said);
  } catch {
    throw new InvalidArgumentError("Allowed: a month written YYYY-MM.");
  }
  return said;
}

/** 1, 2, 3, 7 as "1–3, 7"; no more than so many parts. */
export function spans(numbers: readonly number[], most = Number.POSITIVE_INFINITY): string {
  const parts: [number, number][] = [];
  for (const n of numbers) {
    const last = parts.at(-1);
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else parts.push([n, n]);
  }
  const said = parts.slice(0, most).map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`));
  return [...said, ...(parts.length > most ? ["…"] : [])].join(", ");
}
