import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

/** A picture is drawn twice: for a desk or a printed page, and for a phone. */
export interface Size {
  readonly name: "wide" | "narrow";
  readonly width: number;
  readonly height: number;
  readonly font: number;
}
export const SIZES: readonly Size[] = [
  { name: "wide", width: 720, height: 300, font: 13 },
  { name: "narrow", width: 336, height: 250, font: 12 },
];

/** About as wide as a letter of the font. */
export const letters = (texts: readonly string[], size: Size): number =>
  Math.ceil(Math.max(0, ...texts.map((t) => t.length)) * size.font * 0.56);

const { document } = parseHTML("<!doctype html><html><body></body></html>");

/** Draws with Observable Plot, and gives the SVG as text: its words are in `alt`, its style is the page's. */
export function drawn(options: Plot.PlotOptions, size: Size, alt: string): string {
  const svg = Plot.plot({
    ...options,
    document,
    className: "chart",
    width: size.width,
    style: { fontSize: `${size.font}px` },
  }) as unknown as { outerHTML: string };
  return tidy(svg.outerHTML, size, alt);
}

/** Leaves out what Plot says for a page of its own, and digits nobody can see. */
function tidy(svg: string, size: Size, alt: string): string {
  const height = /viewBox="0 0 \d+ (\d+)"/.exec(svg)?.[1] ?? String(size.height);
  const inside = svg
    .slice(svg.indexOf(">") + 1)
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .replace(/ aria-(label|hidden)="[^"]*"/g, "")
    .replace(/<[^>]+>/g, (tag) => tag.replace(/-?\d+\.\d{2,}/g, (n) => String(Number(Number(n).toFixed(1)))));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" role="img" aria-label="${attribute(alt)}" fill="currentColor" font-family="system-ui, sans-serif" font-size="${size.font}" text-anchor="middle"><rect width="100%" height="100%" fill="white"/>${inside}`;
}

export const attribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
