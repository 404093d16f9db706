import * as Plot from "@observablehq/plot";
import type { Figure } from "../report.js";
import { dateOf, domain, oneMonth, tick } from "./axes.js";
import { drawn, letters, type Size } from "./canvas.js";
import { apart } from "./labels.js";
import { FAINT, INK, strokeOf } from "./palette.js";

const TOP = 34;
const BOTTOM = 34;

/** Lines over the months, each with its band where it has an interval, and with its name at its end where there is room for names. */
export function lines(figure: Figure, size: Size): string {
  const { series, format } = figure;
  const named = size.name === "wide" && series.length > 1;
  const ends = domain(
    figure,
    series.flatMap((s) => [...s.values, ...(s.lo ?? []), ...(s.hi ?? [])]),
  );
  const ticks = [ends[0], ends[1]].map(tick(format));
  const height = size.height;
  const plotHeight = height - TOP - BOTTOM;
  const pixel = (v: number): number => ((ends[1] - v) / (ends[1] - ends[0])) * plotHeight;
  const value = (px: number): number => ends[1] - (px / plotHeight) * (ends[1] - ends[0]);
  const x = figure.x.map((m) => dateOf(m as string));
  const marks = series.map((s, k) => {
    const points = s.values.map((v, i) => ({
      x: x[i],
      y: v ?? Number.NaN,
      lo: s.lo?.[i] ?? Number.NaN,
      hi: s.hi?.[i] ?? Number.NaN,
    }));
    const last = points.filter((p) => !Number.isNaN(p.y)).at(-1) as (typeof points)[number];
    return { name: s.name, points, last, stroke: strokeOf(k) };
  });
  const heights = apart(
    marks.map((m) => ({ text: m.name, at: pixel(m.last.y) })),
    size.font * 1.25,
    plotHeight,
  );
  return drawn(
    {
      height,
      marginTop: TOP,
      marginBottom: BOTTOM,
      marginLeft: Math.max(40, letters(ticks, size) * 0.9 + 18),
      marginRight: named
        ? letters(
            marks.map((m) => m.name),
            size,
          ) + 20
        : 16,
      x: { type: "utc", label: null, ...oneMonth(figure, x[0].getTime()) },
      y: { domain: ends, grid: true, label: figure.unit, labelArrow: "none", tickFormat: tick(format), ticks: 5 },
      marks: [
        ...(figure.reference === undefined ? [] : [Plot.ruleY([figure.reference.value], { stroke: FAINT })]),
        ...marks.flatMap((m, k) => [
          ...(series[k].lo === undefined
            ? []
            : [Plot.areaY(m.points, { x: "x", y1: "lo", y2: "hi", fill: m.stroke.colour, fillOpacity: 0.2 })]),
          Plot.lineY(m.points, {
            x: "x",
            y: "y",
            stroke: m.stroke.colour,
            strokeWidth: 2,
            ...(m.stroke.dash === "" ? {} : { strokeDasharray: m.stroke.dash }),
          }),
          Plot.dot([m.last], { x: "x", y: "y", fill: m.stroke.colour, symbol: m.stroke.symbol, r: 4 }),
          ...(named
            ? [
                Plot.text([{ x: m.last.x, y: value(heights[k]), text: m.name }], {
                  x: "x",
                  y: "y",
                  text: "text",
                  textAnchor: "start",
                  dx: 10,
                  fill: INK,
                }),
              ]
            : []),
        ]),
      ],
    },
    size,
    figure.alt,
  );
}
