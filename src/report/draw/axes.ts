import type { Figure, Format } from "../report.js";
import { monthName } from "../words.js";

/** A month as a day that charts understand. */
export const dateOf = (month: string): Date => new Date(`${month}-01T00:00:00Z`);

/** The ticks of a world of one month: its name. Others are left to the chart. */
export function oneMonth({ x }: Figure, at: number): { ticks?: Date[]; tickFormat?: () => string } {
  return x.length === 1 ? { ticks: [new Date(at)], tickFormat: () => monthName(x[0] as string) } : {};
}

/** How a tick is written: as short as it can be. */
export const tick =
  (format: Format) =>
  (value: number): string => {
    const v = format === "share" ? value * 100 : value;
    const text = Number(v.toPrecision(6)).toLocaleString("en-US", { maximumFractionDigits: 6 }).replace("-", "\u2212");
    return format === "share" ? `${text} %` : text;
  };

/** The values an axis has to hold. Scores have no zero that means anything; all else begins at zero. */
export function domain(figure: Figure, tops: readonly (number | null)[]): [number, number] {
  const values = tops.filter((v) => v !== null);
  const top = Math.max(...values);
  if (figure.reference !== undefined) return around(figure.reference.value, values);
  if (figure.format !== "points") return [Math.min(0, ...values), top > 0 ? top * 1.04 : 1];
  const low = Math.min(...values);
  const room = Math.max(1, (top - low) * 0.1);
  return [low - room, top + room];
}

/** A little more than the values and what they are held against. */
function around(reference: number, values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(reference, ...values), Math.max(reference, ...values)];
  const room = (high - low) * 0.04 || 1;
  return [low === reference ? low : low - room, high === reference && low < high ? high : high + room];
}
