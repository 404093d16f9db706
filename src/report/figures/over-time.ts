import { steady } from "../reading/amount.js";
import type { Reading } from "../reading/reading.js";
import type { Figure, Series } from "../report.js";
import { listed } from "../words.js";
import { figure, tells } from "./figure.js";

/** A measure as a line over the months. */
export interface Line {
  readonly name: string;
  readonly measure: string;
  readonly group?: string;
  /** Divided by the group's residents, for each thousand of them. */
  readonly per1000?: boolean;
}

interface About {
  readonly key: string;
  readonly title: string;
  readonly says: string;
  readonly unit: string;
  readonly format: Figure["format"];
  readonly draw?: "lines" | "areas";
}

/** A line that never reaches this share of the highest one lies on the axis. */
const SEEN = 0.03;

/**
 * A figure of measures over the months. Lines without a value, or at zero throughout, are not drawn, and those too low to be
 * seen beside the others are named instead; null where none is left.
 */
export function overTime(r: Reading, about: About, lines: readonly Line[]): Figure | null {
  const all = lines.filter(({ measure, group }) => r.has(measure, group)).map((line) => seriesOf(r, line));
  const telling = all.filter(tells);
  if (telling.length === 0) return null;
  const stacked = about.draw === "areas";
  const seen = Math.max(...telling.map(highest)) * SEEN;
  const series = stacked ? all : telling.filter((s) => highest(s) >= seen);
  const low = telling.filter((s) => !series.includes(s)).map((s) => s.name);
  const says = low.length === 0 ? about.says : `${about.says} Too low to be seen here: ${listed(low)}.`;
  return figure({ draw: "lines", ...about, says, x: r.months, x_says: "Month", series });
}

const highest = ({ values }: Series): number => values.reduce<number>((top, v) => Math.max(top, v ?? 0), 0);

function seriesOf(r: Reading, { name, measure, group = "all", per1000 = false }: Line): Series {
  const { values, n } = r.series(measure, group);
  if (!per1000) return { name, measure, group, values, n };
  const residents = r.series("residents", group).values.map((v) => v ?? 0);
  const share = (v: number | null, k: number): number | null =>
    v === null || residents[k] === 0 ? null : steady((v / residents[k]) * 1000);
  return { name, measure, group, values: values.map(share), n: residents };
}
