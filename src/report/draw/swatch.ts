import type { Figure } from "../report.js";
import { fillOf, INK, strokeOf } from "./palette.js";

const SHAPES: Readonly<Record<string, string>> = {
  circle: '<circle cx="14" cy="7" r="4.5"/>',
  square: '<rect x="10" y="3" width="8" height="8"/>',
  triangle: '<path d="M14 2L19 11H9Z"/>',
  diamond: '<path d="M14 1L19 7L14 13L9 7Z"/>',
  star: '<path d="M14 1L16 5H20L17 8L18 12L14 10L10 12L11 8L8 5H12Z"/>',
};

/** How a series looks in its figure: its colour, with its dash and shape. */
export function swatch(figure: Figure, k: number): string {
  const inside = figure.draw === "areas" ? box(fillOf(k, figure.series.length)) : stroke(figure, k);
  return `<svg class="swatch" viewBox="0 0 28 14" width="28" height="14" aria-hidden="true">${inside}</svg>`;
}

const box = (fill: string): string =>
  `<rect x="8" y="1" width="12" height="12" fill="${fill}" stroke="${INK}" stroke-width="0.5"/>`;

function stroke(figure: Figure, k: number): string {
  const { colour, dash, symbol } = strokeOf(k);
  const line =
    figure.draw === "dots"
      ? ""
      : `<path d="M0 7H28" stroke="${colour}" stroke-width="2"${dash === "" ? "" : ` stroke-dasharray="${dash}"`}/>`;
  return `${line}<g fill="${colour}">${SHAPES[symbol]}</g>`;
}
