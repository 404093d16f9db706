import * as Plot from "@observablehq/plot";
import type { Format } from "../report.js";
import { tick } from "./axes.js";
import { drawn, letters, type Size } from "./canvas.js";
import { DOWN, INK, UP, WHOLE } from "./palette.js";

/** A step of a waterfall: what it adds, and the interval of that. */
export interface Step {
  readonly name: string;
  readonly adds: number;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** Steps that lead from zero to a total, one under the other, each beginning where the one before ended. */
export interface Waterfall {
  readonly unit: string;
  readonly format: Format;
  readonly steps: readonly Step[];
  /** What all add up to. Drawn from zero, at the bottom. */
  readonly total: Step;
  /** How a step's number is written at its right. */
  readonly write: (adds: number) => string;
  /** The picture in words. */
  readonly alt: string;
}

interface Bar extends Step {
  readonly y: number;
  readonly from: number;
  readonly to: number;
  readonly colour: string;
}

export function waterfall({ unit, format, steps, total, write, alt }: Waterfall, size: Size): string {
  let at = 0;
  const bars: Bar[] = steps.map((step, y) => {
    const from = at;
    at += step.adds;
    return { ...step, y, from, to: at, colour: step.adds < 0 ? DOWN : UP };
  });
  bars.push({ ...total, y: steps.length, from: 0, to: total.adds, colour: WHOLE });
  const ends = bars.flatMap((b) => [
    b.from,
    b.to,
    ...(b.lo === null || b.hi === null ? [] : [b.from + b.lo, b.from + b.hi]),
  ]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = (most - least || 1) * 0.03;
  const names = letters(
    bars.map((b) => b.name),
    size,
  );
  const rowHeight = size.font * 1.9;
  const ranged = bars.flatMap((b) =>
    b.lo === null || b.hi === null ? [] : [{ y: b.y, lo: b.from + b.lo, hi: b.from + b.hi }],
  );
  return drawn(
    {
      height: Math.round(bars.length * rowHeight + 62),
      marginTop: 52,
      marginBottom: 10,
      marginLeft: Math.min(size.width * 0.42, names + 20),
      marginRight:
        letters(
          bars.map((b) => write(b.adds)),
          size,
        ) + 14,
      x: {
        domain: [least - (least < 0 ? room : 0), most + (most > 0 ? room : 0)],
        grid: true,
        axis: "top",
        label: unit,
        labelAnchor: "left",
        labelArrow: "none",
        labelOffset: 46,
        ticks: size.name === "wide" ? 6 : 3,
        tickFormat: tick(format),
      },
      y: { domain: [-0.6, bars.length - 0.4], axis: null, reverse: true },
      marks: [
        Plot.ruleX([0], { stroke: INK }),
        Plot.ruleX(bars.slice(0, -1), {
          x: "to",
          y1: (b: Bar) => b.y,
          y2: (b: Bar) => b.y + 1,
          stroke: INK,
          strokeOpacity: 0.45,
        }),
        Plot.rect(bars, {
          x1: "from",
          x2: "to",
          y1: (b: Bar) => b.y - 0.32,
          y2: (b: Bar) => b.y + 0.32,
          fill: "colour",
        }),
        Plot.ruleY(ranged, { y: "y", x1: "lo", x2: "hi", stroke: INK, strokeWidth: 1.5 }),
        ...(["lo", "hi"] as const).map((end) =>
          Plot.ruleX(ranged, { x: end, y1: (r) => r.y - 0.14, y2: (r) => r.y + 0.14, stroke: INK, strokeWidth: 1.5 }),
        ),
        Plot.text(bars, {
          y: "y",
          text: "name",
          frameAnchor: "left",
          textAnchor: "end",
          dx: -10,
          fill: INK,
          fontWeight: "normal",
        }),
        Plot.text(bars, {
          y: "y",
          text: (b: Bar) => write(b.adds),
          frameAnchor: "right",
          textAnchor: "start",
          dx: 8,
          fill: INK,
        }),
      ],
      color: { type: "identity" },
    },
    size,
    alt,
  );
}
