import * as Plot from "@observablehq/plot";
import type { Figure } from "../report.js";
import { FORMATS } from "../words.js";
import { tick } from "./axes.js";
import { drawn, letters, type Size } from "./canvas.js";
import { FAINT, INK, strokeOf } from "./palette.js";

/** Share of the picture's width that labels take at most. */
const WIDEST = 0.42;

interface Row {
  readonly y: number;
  readonly label: string;
  readonly heading: boolean;
  /** Place in the figure's x; −1 for a heading. */
  readonly at: number;
}

/** One row for each group, a dot for each series, with its interval; the value is written at the right where there is one. */
export function dots(figure: Figure, size: Size): string {
  const { series, format } = figure;
  const rows = rowsOf(figure).map((row) => ({ ...row, label: fitting(row.label, size) }));
  const groups = rows.filter((row) => !row.heading);
  const single = series.length === 1;
  const tops = series.flatMap((s) => [...s.values, ...(s.hi ?? [])]).filter((v) => v !== null);
  const lows = series.flatMap((s) => [...s.values, ...(s.lo ?? [])]).filter((v) => v !== null);
  const least = Math.min(0, ...lows) * 1.03;
  const most = Math.max(0, ...tops, figure.reference?.value ?? 0) * 1.03 || (least < 0 ? 0 : 1);
  const rowHeight = size.font * 1.55;
  const marginLeft = Math.min(
    size.width * WIDEST,
    letters(
      rows.map((row) => row.label),
      size,
    ) + 20,
  );
  const at = (s: number, row: Row): number | null => series[s].values[row.at];
  const texts = single ? groups.map((row) => valueText(at(0, row), format)) : [];
  return drawn(
    {
      height: Math.round(rows.length * rowHeight + 62),
      marginTop: 52,
      marginBottom: 10,
      marginLeft,
      marginRight: single ? letters(texts, size) + 14 : 18,
      x: {
        domain: [least, most],
        grid: true,
        axis: "top",
        label: figure.unit,
        labelAnchor: "left",
        labelArrow: "none",
        labelOffset: 46,
        ticks: size.name === "wide" ? 6 : 3,
        tickFormat: tick(format),
      },
      y: { domain: [-0.5, rows.length - 0.5], axis: null, reverse: true },
      marks: [
        Plot.ruleY(groups, { y: "y", stroke: "#ececec" }),
        ...(figure.reference === undefined
          ? least < 0
            ? [Plot.ruleX([0], { stroke: FAINT })]
            : []
          : [Plot.ruleX([figure.reference.value], { stroke: FAINT, strokeDasharray: "4 3" })]),
        ...series.flatMap((s, k) => {
          const stroke = strokeOf(k);
          const found = groups.flatMap((row) => {
            const x = at(k, row);
            return x === null ? [] : [{ y: row.y, x, lo: s.lo?.[row.at] ?? null, hi: s.hi?.[row.at] ?? null }];
          });
          const ranged = found.filter((d) => d.lo !== null && d.hi !== null);
          return [
            Plot.ruleY(ranged, { y: "y", x1: "lo", x2: "hi", stroke: stroke.colour, strokeWidth: 1.5 }),
            Plot.dot(found, { x: "x", y: "y", r: 4.5, fill: stroke.colour, symbol: stroke.symbol }),
          ];
        }),
        Plot.text(rows, {
          y: "y",
          text: "label",
          frameAnchor: "left",
          textAnchor: "end",
          dx: -10,
          fill: INK,
          filter: (row: Row) => !row.heading,
        }),
        Plot.text(rows, {
          y: "y",
          text: "label",
          frameAnchor: "left",
          textAnchor: "end",
          dx: -10,
          fill: INK,
          fontWeight: "bold",
          filter: (row: Row) => row.heading,
        }),
        ...(single
          ? [
              Plot.text(
                groups.map((row, k) => ({ y: row.y, text: texts[k] })),
                { y: "y", text: "text", frameAnchor: "right", textAnchor: "start", dx: 8, fill: INK },
              ),
            ]
          : []),
      ],
    },
    size,
    figure.alt,
  );
}

/** A label with its middle left out where it is too long for its room; the whole of it is in the data beside the picture. */
function fitting(label: string, size: Size): string {
  const room = Math.floor((size.width * WIDEST - 20) / letters(["x"], size));
  if (label.length <= room + 2) return label;
  const kept = room - 1;
  return `${label.slice(0, Math.ceil(kept / 2))}…${label.slice(-Math.floor(kept / 2))}`;
}

const valueText = (value: number | null, format: Figure["format"]): string =>
  value === null ? "nobody" : FORMATS[format](value);

/** Groups in order, each family under its heading; a single family needs none. */
function rowsOf({ x, families = [] }: Figure): Row[] {
  const headed = new Set(families).size > 1;
  const rows: Row[] = [];
  x.forEach((label, at) => {
    if (headed && families[at] !== families[at - 1])
      rows.push({ y: rows.length, label: families[at], heading: true, at: -1 });
    rows.push({ y: rows.length, label: String(label), heading: false, at });
  });
  return rows;
}
