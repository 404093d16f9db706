import * as Plot from "@observablehq/plot";
import { monthLabel, monthNumber } from "../../state/clock.js";
import type { Figure } from "../report.js";
import { dateOf, oneMonth, tick } from "./axes.js";
import { drawn, letters, type Size } from "./canvas.js";
import { apart } from "./labels.js";
import { fillOf, INK } from "./palette.js";

const TOP = 34;
const BOTTOM = 34;

/** Areas upon each other, the first at the bottom, each with its name beside its end. */
export function areas(figure: Figure, size: Size): string {
  const { series, format } = figure;
  const rows = stacked(figure);
  const last = rows.length - 1;
  const top = Math.max(...rows.map((row) => row.edges[series.length]));
  const height = size.height;
  const plotHeight = height - TOP - BOTTOM;
  const most = format === "share" ? 1 : top * 1.04;
  const middles = series.map((_, k) => (rows[last].edges[k] + rows[last].edges[k + 1]) / 2);
  // The top of the stack comes first, so that names of areas too thin to be seen keep its order.
  const wanted = middles.map((v, k) => ({ text: series[k].name, at: (1 - v / most) * plotHeight }));
  const heights = apart(wanted.reverse(), size.font * 1.25, plotHeight).reverse();
  const end = rows[last].x;
  return drawn(
    {
      height,
      marginTop: TOP,
      marginBottom: BOTTOM,
      marginLeft: Math.max(40, letters([tick(format)(most)], size) * 0.9 + 18),
      marginRight:
        letters(
          series.map((s) => s.name),
          size,
        ) + 24,
      x: { type: "utc", label: null, ...oneMonth(figure, (rows[0].x.getTime() + rows[last].x.getTime()) / 2) },
      y: { domain: [0, most], grid: true, label: figure.unit, labelArrow: "none", tickFormat: tick(format), ticks: 5 },
      marks: [
        ...series.map((_, k) =>
          Plot.areaY(rows, {
            x: (row) => row.x,
            y1: (row) => row.edges[k],
            y2: (row) => row.edges[k + 1],
            fill: fillOf(k, series.length),
            stroke: "white",
            strokeWidth: 0.75,
          }),
        ),
        Plot.text(
          series.map((s, k) => ({ text: s.name, y: (1 - heights[k] / plotHeight) * most })),
          { x: end, y: "y", text: "text", textAnchor: "start", dx: 22, fill: INK },
        ),
        // A swatch joins each name to its area, also where the area is too thin to be seen.
        Plot.dot(
          series.map((_, k) => ({ y: (1 - heights[k] / plotHeight) * most, k })),
          {
            x: end,
            y: "y",
            dx: 12,
            r: 5,
            symbol: "square",
            fill: (d) => fillOf(d.k, series.length),
            stroke: INK,
            strokeWidth: 0.5,
          },
        ),
      ],
      color: { type: "identity" },
    },
    size,
    figure.alt,
  );
}

/** The edges of all areas, month by month. One month alone is drawn as wide as a month. Months without a value are left out. */
function stacked({ x, series }: Figure): { x: Date; edges: number[] }[] {
  const rows = x.flatMap((month, i) => {
    if (series.every((s) => s.values[i] === null)) return [];
    const edges = [0];
    for (const s of series) edges.push(edges[edges.length - 1] + (s.values[i] ?? 0));
    return [{ month: month as string, edges }];
  });
  const drawnRows = rows.map((row) => ({ x: dateOf(row.month), edges: row.edges }));
  if (rows.length > 1) return drawnRows;
  return [...drawnRows, { x: dateOf(monthLabel(monthNumber(rows[0].month) + 1)), edges: rows[0].edges }];
}
