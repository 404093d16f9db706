import * as Plot from "@observablehq/plot";
import type { Figure } from "../report.js";
import { tick } from "./axes.js";
import { drawn, type Size } from "./canvas.js";
import { strokeOf } from "./palette.js";

/** A curve that falls in steps, with its band. */
export function steps(figure: Figure, size: Size): string {
  const { series, x } = figure;
  const points = series[0].values.map((v, i) => ({
    x: x[i] as number,
    y: v ?? Number.NaN,
    lo: series[0].lo?.[i] ?? v ?? Number.NaN,
    hi: series[0].hi?.[i] ?? v ?? Number.NaN,
  }));
  const { colour } = strokeOf(0);
  const most = Math.max(1, ...points.map((p) => p.x));
  return drawn(
    {
      height: size.height + 14,
      marginTop: 34,
      marginBottom: 46,
      marginLeft: 56,
      marginRight: 16,
      x: {
        domain: [0, most],
        label: figure.x_says,
        labelAnchor: "center",
        labelArrow: "none",
        ticks: Math.min(most, size.name === "wide" ? 12 : 6),
        tickFormat: tick("count"),
      },
      y: {
        domain: [0, 1],
        grid: true,
        label: figure.unit,
        labelArrow: "none",
        tickFormat: tick(figure.format),
        ticks: 5,
      },
      marks: [
        Plot.areaY(points, { x: "x", y1: "lo", y2: "hi", curve: "step-after", fill: colour, fillOpacity: 0.2 }),
        Plot.lineY(points, { x: "x", y: "y", curve: "step-after", stroke: colour, strokeWidth: 2 }),
        Plot.ruleY([0]),
      ],
    },
    size,
    figure.alt,
  );
}
