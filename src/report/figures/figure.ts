import type { Figure, Series } from "../report.js";
import { altOf } from "./alt.js";

/** A figure with its picture told in words. */
export const figure = (about: Omit<Figure, "kind" | "alt">): Figure => ({
  kind: "figure",
  ...about,
  alt: altOf(about),
});

/** Does a line say anything: is there a value, and is one of them not zero? */
export const tells = (series: Series): boolean => series.values.some((v) => v !== null && v !== 0);
