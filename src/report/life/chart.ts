import * as Plot from "@observablehq/plot";
import type { Life, Move } from "../../worlds/explain/life.js";
import { dateOf } from "../draw/axes.js";
import { drawn, letters, type Size } from "../draw/canvas.js";
import { apart } from "../draw/labels.js";
import { FAINT, INK, strokeOf } from "../draw/palette.js";
import { counted, monthName } from "../words.js";
import { kindOf } from "./says.js";

/** What a mark on the line stands for: a record that is true, one that is false, and the scores of others. */
export const MARKS = [
  { key: "own", says: "A record of what the resident did" },
  { key: "false", says: "A false record" },
  { key: "others", says: "The scores of ties and household, where they move the month by a point or more" },
] as const;
type MarkKey = (typeof MARKS)[number]["key"];
export const strokeOfMark = (k: number) => strokeOf(k);

interface Mark {
  readonly x: Date;
  readonly y: number;
  readonly key: MarkKey;
}

/** Marks of a life: one for each kind of move in a month, at that month's score. */
export function marksOf({ months, scores, ledger }: Life): Mark[] {
  const byMonth = new Map<string, Move[]>();
  for (const move of ledger) byMonth.set(move.month, [...(byMonth.get(move.month) ?? []), move]);
  return months.flatMap((month, n) => {
    const y = scores[n];
    const moves = byMonth.get(month) ?? [];
    if (y === null) return [];
    const records = moves.filter((m) => kindOf(m) === "record");
    const through = moves.filter((m) => m.truth === "someone_else").reduce((sum, m) => sum + m.points, 0);
    const keys: MarkKey[] = [
      ...(records.some((m) => m.truth === "true") ? (["own"] as const) : []),
      ...(records.some((m) => m.truth !== "true") ? (["false"] as const) : []),
      ...(Math.abs(through) >= 1 ? (["others"] as const) : []),
    ];
    return keys.map((key): Mark => ({ x: dateOf(month), y, key }));
  });
}

const PLOT_TOP = 30;
const BAND = 26;

/** The score line with its moves marked, the lines below which something closes, and a bar for the months under sanction. */
export function lifeChart(life: Life, size: Size): string {
  const { months, scores, under } = life;
  const points = months.map((month, n) => ({ x: dateOf(month), y: scores[n] ?? Number.NaN }));
  const there = scores.filter((s) => s !== null);
  const lines = linesOf(life);
  const values = [...there, ...lines.map((l) => l.below)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(2, (high - low) * 0.08);
  const domain: [number, number] = [low - room * 2.4, high + room];
  const height = size.height + 60;
  const spans = spansOf(under, months);
  const bottom = domain[0] + room * 0.5;
  const pixel = (y: number): number =>
    PLOT_TOP + ((domain[1] - y) / (domain[1] - domain[0])) * (height - PLOT_TOP - BAND);
  const value = (at: number): number =>
    domain[1] - ((at - PLOT_TOP) / (height - PLOT_TOP - BAND)) * (domain[1] - domain[0]);
  const labels = lines.map((l) => ({ text: l.text, at: pixel(l.below) }));
  const heights = apart(labels, size.font * 1.25, height - BAND);
  const wide = size.name === "wide";
  return drawn(
    {
      height,
      marginTop: PLOT_TOP,
      marginBottom: BAND,
      marginLeft: 50,
      marginRight:
        wide && lines.length > 0
          ? letters(
              labels.map((l) => l.text),
              size,
            ) + 14
          : 14,
      x: {
        type: "utc",
        label: null,
        ...(months.length === 1 ? { ticks: [dateOf(months[0])], tickFormat: () => monthName(months[0]) } : {}),
      },
      y: { domain, grid: true, label: "points", labelArrow: "none", ticks: 5 },
      marks: [
        ...spans.map((s) =>
          Plot.rect([s], { x1: "from", x2: "to", y1: domain[0], y2: bottom, fill: INK, fillOpacity: 0.75 }),
        ),
        ...lines.map((l) => Plot.ruleY([l.below], { stroke: FAINT, strokeDasharray: "4 3" })),
        ...lines.map((l, k) =>
          wide
            ? Plot.text([l], {
                x: points[points.length - 1].x,
                y: value(heights[k]),
                text: "text",
                textAnchor: "start",
                dx: 10,
                fill: INK,
              })
            : Plot.text([l], { x: points[0].x, y: l.below, text: "short", textAnchor: "start", dy: -8, fill: FAINT }),
        ),
        Plot.lineY(points, { x: "x", y: "y", stroke: INK, strokeWidth: 1.5 }),
        ...MARKS.map(({ key }, k) =>
          Plot.dot(
            marksOf(life).filter((m) => m.key === key),
            {
              x: "x",
              y: "y",
              r: key === "others" ? 3 : 4,
              symbol: strokeOf(k).symbol,
              fill: key === "others" ? "white" : strokeOf(k).colour,
              stroke: strokeOf(k).colour,
            },
          ),
        ),
      ],
    },
    size,
    altOf(life),
  );
}

/** Lines that lie near enough to the scores to be worth drawing; those at one height are one line. */
function linesOf({ lines, scores }: Life): { below: number; text: string; short: string }[] {
  const there = scores.filter((s) => s !== null);
  const [low, high] = [Math.min(...there), Math.max(...there)];
  const near = lines.filter((l) => l.below > low - 60 && l.below < high + 60);
  const heights = [...new Set(near.map((l) => l.below))].sort((a, b) => b - a);
  return heights.map((below) => {
    const names = near.filter((l) => l.below === below).map((l) => l.sanction.replaceAll("_", " "));
    const short = `below ${below}`;
    return {
      below,
      short,
      text: `${short}: ${names.length > 2 ? `${names.slice(0, 1)} and ${names.length - 1} more` : names.join(", ")}`,
    };
  });
}

/** Runs of months in which something is closed. */
function spansOf(under: readonly (readonly string[])[], months: readonly string[]): { from: Date; to: Date }[] {
  const out: { from: Date; to: Date }[] = [];
  under.forEach((closed, n) => {
    if (closed.length === 0) return;
    const from = dateOf(months[n]);
    const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
    const before = out.at(-1);
    if (before?.to.getTime() === from.getTime()) before.to = to;
    else out.push({ from, to });
  });
  return out;
}

/** The picture in words. */
export function altOf(life: Life): string {
  const marks = marksOf(life);
  const many = (key: MarkKey): number => marks.filter((m) => m.key === key).length;
  const months = life.under.filter((closed) => closed.length > 0).length;
  return (
    `The score of generated resident ${life.resident} month by month. ${life.sentence} ` +
    `Marked are ${counted(many("own"), "month")} with a true record, ${counted(many("false"), "month")} with a false one, and ` +
    `${counted(many("others"), "month")} in which the scores of others moved it by a point or more. ` +
    `A bar shows ${counted(months, "month")} under sanction.`
  );
}
