import * as Plot from "@observablehq/plot";
import type { Figure } from "../report.js";
import { tick } from "./axes.js";
import { drawn, letters, type Size } from "./canvas.js";
import { apart } from "./labels.js";
import { FAINT, INK, strokeOf } from "./palette.js";

const TOP = 30;
const BOTTOM = 46;
const LEFT = 56;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly name: string | number;
}

/** Points by two numbers: the first series along, the second up. Points with names carry them; points with numbers are joined in order. */
export function scatter(figure: Figure, size: Size): string {
  const { series, format } = figure;
  const [along, up] = series;
  const points = figure.x.flatMap((name, k): Point[] => {
    const [x, y] = [along.values[k], up.values[k]];
    return x === null || y === null ? [] : [{ x, y, name }];
  });
  const named = points.filter((p) => typeof p.name === "string");
  const path = points.filter((p) => typeof p.name === "number");
  const [maxX, maxY] = [most(points.map((p) => p.x)), most(points.map((p) => p.y))];
  const { colour, symbol } = strokeOf(0);
  const marginRight =
    letters(
      named.map((p) => String(p.name)),
      size,
    ) + 18;
  const plotHeight = size.height - TOP - BOTTOM;
  // Names move up or down until none covers another.
  const heights = apart(
    named.map((p) => ({ text: String(p.name), at: (1 - p.y / maxY) * plotHeight })),
    size.font * 1.2,
    plotHeight,
  );
  return drawn(
    {
      height: size.height,
      marginTop: TOP,
      marginBottom: BOTTOM,
      marginLeft: LEFT,
      marginRight,
      x: {
        domain: [0, maxX],
        grid: true,
        label: along.name,
        labelAnchor: "center",
        labelArrow: "none",
        ticks: size.name === "wide" ? 6 : 3,
        tickFormat: tick(format),
      },
      y: { domain: [0, maxY], grid: true, label: up.name, labelArrow: "none", ticks: 5, tickFormat: tick(format) },
      marks: [
        Plot.lineY(path, { x: "x", y: "y", stroke: colour, strokeWidth: 1 }),
        Plot.link(
          named.map((p, k) => ({ ...p, to: (1 - heights[k] / plotHeight) * maxY })),
          { x1: "x", y1: "y", x2: () => maxX, y2: "to", stroke: FAINT, strokeWidth: 0.5, strokeDasharray: "1 3" },
        ),
        Plot.dot(points, { x: "x", y: "y", r: named.length > 0 ? 4.5 : 3, fill: colour, symbol }),
        ...marked(figure, points),
        Plot.text(
          named.map((p, k) => ({ text: p.name, y: (1 - heights[k] / plotHeight) * maxY })),
          { x: () => maxX, y: "y", text: "text", textAnchor: "start", dx: 8, fill: INK },
        ),
      ],
    },
    size,
    figure.alt,
  );
}

/** The point that the figure is about, ringed. */
function marked({ reference, x }: Figure, points: readonly Point[]): Plot.Markish[] {
  if (reference === undefined) return [];
  const at = points.filter((p) => p.name === x[reference.value]);
  return [Plot.dot(at, { x: "x", y: "y", r: 8, stroke: INK, strokeWidth: 1.5 })];
}

const most = (values: readonly number[]): number => Math.max(0, ...values) * 1.05 || 1;
