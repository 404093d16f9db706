import type { Figure } from "../report.js";
import { areas } from "./areas.js";
import type { Size } from "./canvas.js";
import { dots } from "./dots.js";
import { lines } from "./lines.js";
import { scatter } from "./scatter.js";
import { steps } from "./steps.js";

const DRAW: Readonly<Record<Figure["draw"], (figure: Figure, size: Size) => string>> = {
  lines,
  areas,
  steps,
  dots,
  scatter,
};

/** A figure as an SVG of the given size. */
export const draw = (figure: Figure, size: Size): string => DRAW[figure.draw](figure, size);
