import { flatPainter } from "./flat.js";
import type { Painter } from "./painting.js";
import { webglPainter } from "./webgl.js";

/** WebGL 2 where there is any, else the plain canvas. */
export const painterFor = (canvas: HTMLCanvasElement): Painter => webglPainter(canvas) ?? flatPainter(canvas);
