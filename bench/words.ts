import type { Measured } from "./measure.js";

export const row = (name: string, says: string): string => `  ${name.padEnd(46)} ${says}`;
export const whole = (n: number): string => n.toLocaleString("en-US");
export const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(2)} GB`;
export const percent = (share: number, digits = 0): string => `${(share * 100).toFixed(digits)} %`;

/** A median, and the least and the most in brackets. */
export function spread({ median: middle, least, most, times }: Measured, digits = 1): string {
  const [m, lo, hi] = [middle, least, most].map((x) => x.toFixed(digits));
  return times > 1 ? `${m} (${lo}–${hi})` : m;
}
