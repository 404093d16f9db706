import type { Figure, Series } from "../report.js";
import { monthName, written } from "../words.js";

const KINDS: Readonly<Record<Figure["draw"], string>> = {
  lines: "Line chart",
  areas: "Stacked area chart",
  steps: "Step curve",
  dots: "Dot chart",
  scatter: "Scatter plot",
};

type Undescribed = Omit<Figure, "kind" | "alt">;

/** Tells a picture in words: what it shows, and where each line begins, peaks and ends, or which dots lie at the ends. */
export function altOf(figure: Undescribed): string {
  if (figure.draw === "scatter") return `${KINDS.scatter}: ${figure.title}. ${strewn(figure)}`;
  const tell = figure.families === undefined ? alongTime : acrossGroups;
  const told = figure.series.map((s) => tell(figure, s)).filter((text) => text !== "");
  return [`${KINDS[figure.draw]}: ${figure.title}, ${figure.unit}.`, ...told].join(" ");
}

const place = (x: string | number): string => {
  if (typeof x === "number") return `month ${x}`;
  return /^\d{4}-\d{2}$/.test(x) ? monthName(x) : x;
};

function known({ x }: Undescribed, { values }: Series): { x: string | number; value: number }[] {
  return values.flatMap((value, k) => (value === null ? [] : [{ x: x[k], value }]));
}

function alongTime(figure: Undescribed, series: Series): string {
  const points = known(figure, series);
  if (points.length === 0) return "";
  const say = (p: { x: string | number; value: number }): string =>
    `${written(figure.format, p.value)} in ${place(p.x)}`;
  const first = points[0];
  const last = points[points.length - 1];
  if (points.length === 1) return `${series.name}: ${say(first)}.`;
  const top = points.reduce((best, p) => (p.value > best.value ? p : best));
  const peak = top === first || top === last ? "" : `, highest ${say(top)}`;
  return `${series.name}: ${say(first)}${peak}, ${say(last)}.`;
}

function acrossGroups(figure: Undescribed, series: Series): string {
  const points = known(figure, series).sort((p, q) => p.value - q.value);
  if (points.length === 0) return "";
  const say = (p: { x: string | number; value: number }): string => `${written(figure.format, p.value)} (${p.x})`;
  return `${series.name}: from ${say(points[0])} to ${say(points[points.length - 1])}.`;
}

/** Each named point by its two numbers; of a path, its two ends. */
function strewn({ x, series: [along, up], format }: Undescribed): string {
  const told = x.flatMap((name, k) => {
    const [a, b] = [along.values[k], up.values[k]];
    return a === null || b === null
      ? []
      : [
          `${typeof name === "string" ? name : `step ${name}`}: ${along.name} ${written(format, a)}, ${up.name} ${written(format, b)}.`,
        ];
  });
  return (typeof x[0] === "number" ? [...new Set([told[0], told[told.length - 1]])] : told).join(" ");
}
