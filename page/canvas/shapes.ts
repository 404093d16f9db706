import type { Scenario } from "../../src/scenario/catalogue.js";
import { BANDS, bandTable } from "../../src/score/score.js";

/** What a dot looks like besides its colour, once there is room for a shape. */
export const SHAPES = ["circle", "square", "diamond", "small"] as const;
export type Shape = (typeof SHAPES)[number];

/** Distance from a dot's middle at which its edge lies, by shape: where the reach of a point is below this, there is ink. */
export const EDGE: { readonly [shape in Shape]: number } = { circle: 0.42, square: 0.37, diamond: 0.5, small: 0.24 };

/** How far a point is from the middle, as its shape measures it. */
export const REACH: { readonly [shape in Shape]: (dx: number, dy: number) => number } = {
  circle: Math.hypot,
  square: (dx, dy) => Math.max(Math.abs(dx), Math.abs(dy)),
  diamond: (dx, dy) => Math.abs(dx) + Math.abs(dy),
  small: Math.hypot,
};

/**
 * Shapes of a frame's low four bits: squares for bands below the one everyone starts in, circles for that one, diamonds above,
 * small circles without a score. So low and high are told apart by more than colour.
 */
export function shapesOf(scenario: Scenario): readonly Shape[] {
  const { base, bands } = scenario.settings["score.scale"] as { base: number; bands: Record<string, number> };
  const start = bandTable(bands).of[Math.round(base)];
  return [
    ...Array.from({ length: BANDS }, (_, b): Shape => (b < start ? "square" : b > start ? "diamond" : "circle")),
    "small",
  ];
}
