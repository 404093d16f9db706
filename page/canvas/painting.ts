import type { Camera, Size } from "./camera.js";
import type { Layout } from "./layout.js";
import type { Shape } from "./shapes.js";

/** What is drawn. */
export interface Shown {
  /** One byte a resident; bits as in src/engine/frame.ts. */
  readonly frame: Uint8Array;
  readonly layout: Layout;
  readonly camera: Camera;
  readonly size: Size;
  /** Device pixels to a CSS pixel. */
  readonly ratio: number;
  /** Colours of the low four bits of a byte, "#rrggbb". */
  readonly colours: readonly string[];
  /** Their shapes. */
  readonly shapes: readonly Shape[];
  /** A resident to mark, or −1. */
  readonly marked: number;
}

/** Draws everyone on a canvas. */
export interface Painter {
  readonly kind: "webgl" | "flat";
  paint(shown: Shown): void;
  /** Lets the graphics memory go. */
  end(): void;
}

/** Below this many CSS pixels to a resident, the mean colour of those who share a pixel is drawn rather than dots. */
export const DOTS_FROM = 2;

/** From this many CSS pixels to a resident, marks inside the dots can be seen. */
export const MARKS_FROM = 6;
