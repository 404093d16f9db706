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
