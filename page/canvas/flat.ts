import { SANCTIONED, WRONGED } from "../../src/engine/frame.js";
import { under } from "./camera.js";
import { BLOCK, HOOD_SIDE, HOODS_ACROSS, type Layout, PITCH, placeOf } from "./layout.js";
import { MARKS_FROM, type Painter, type Shown } from "./painting.js";
import { GROUND, rgb } from "./palette.js";
import { EDGE, REACH, type Shape } from "./shapes.js";

/** Without softened edges, smaller dots than this make patterns that mean nothing; then each resident is a square, side by side. */
const ROUND_FROM = 5;
/** Most residents across that a pixel takes the mean of. */
const MOST_MEAN = 4;

/**
 * The same picture without WebGL. Who lives at a pixel is what its column adds and what its row adds, so both are worked out
 * once; the rest is looking up. In CSS pixels: where graphics are slow, fewer of them are better.
 */
export function flatPainter(canvas: HTMLCanvasElement): Painter {
  // Whole pictures are put into it, so it is kept out of the graphics process: there a page could wait for an answer that does not come.
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  let picture: ImageData | null = null;
  return {
    kind: "flat",
    paint(shown: Shown): void {
      if (context === null) return;
      const [width, height] = [shown.size.width, shown.size.height].map((side) => Math.max(1, Math.round(side)));
      if (canvas.width !== width || canvas.height !== height || picture === null) {
        canvas.width = width;
        canvas.height = height;
        picture = context.createImageData(width, height);
      }
      const pixels = new Uint32Array(picture.data.buffer);
      if (shown.camera.scale >= ROUND_FROM) dots(pixels, width, height, shown);
      else mean(pixels, width, height, shown);
      context.putImageData(picture, 0, 0);
    },
    end: () => {},
  };
}

/** Stands for "nobody lives in this column (or row)" and stays below zero whatever is added. */
const NOBODY = -0x40000000;

/** What points along one axis add to the number of a resident. `across`: columns; else rows of so many towns each. */
function along(first: number, step: number, count: number, layout: Layout, axis: "x" | "y"): Int32Array {
  const out = new Int32Array(count);
  for (let n = 0; n < count; n++) {
    const at = first + n * step;
    const town = Math.floor(at / PITCH);
    const inTown = at - town * PITCH;
    const hood = Math.floor(inTown / BLOCK);
    const place = Math.floor(inTown - hood * BLOCK);
    const nobody = at < 0 || hood >= HOODS_ACROSS || place >= HOOD_SIDE || (axis === "x" && town >= layout.across);
    const [towns, hoods, places] = axis === "x" ? [1, 1, 1] : [layout.across, HOODS_ACROSS, HOOD_SIDE];
    out[n] = nobody
      ? NOBODY
      : town * towns * HOODS_ACROSS * HOODS_ACROSS * HOOD_SIDE * HOOD_SIDE +
        hood * hoods * HOOD_SIDE * HOOD_SIDE +
        place * places;
  }
  return out;
}

function dots(pixels: Uint32Array, width: number, height: number, shown: Shown): void {
  const { camera, layout, frame, size, marked, shapes } = shown;
  const step = 1 / camera.scale;
  const { x: left, y: top } = under(camera, 0.5, 0.5, size);
  const columns = along(left, step, width, layout, "x");
  const rows = along(top, step, height, layout, "y");
  const packed = Uint32Array.from({ length: 16 }, (_, n) => pack(rgb(shown.colours[n] ?? GROUND)));
  const ground = pack(rgb(GROUND));
  const dx = Float32Array.from({ length: width }, (_, n) => fraction(left + n * step));
  const people = Math.min(frame.length, layout.residents);
  for (let y = 0, at = 0; y < height; y++) {
    const dy = fraction(top + y * step);
    for (let x = 0; x < width; x++, at++) {
      const who = columns[x] + rows[y];
      pixels[at] =
        who < 0 || who >= people
          ? ground
          : who === marked && Math.max(Math.abs(dx[x]), Math.abs(dy)) > 0.5 - Math.max(0.06, step)
            ? 0xffffffff
            : inked(dx[x], dy, frame[who], shapes[frame[who] & 15] ?? "circle", camera.scale)
              ? packed[frame[who] & 15]
              : ground;
    }
  }
}

/** Roots of light by table: a root for each of three colours of each pixel is what a picture would spend its time on. */
const ROOT_STEP = 16;
const ROOT = Uint8Array.from({ length: 255 ** 2 / ROOT_STEP + 1 }, (_, k) => Math.round(Math.sqrt(k * ROOT_STEP)));

function mean(pixels: Uint32Array, width: number, height: number, shown: Shown): void {
  const { camera, layout, frame, size, marked } = shown;
  const n = Math.min(MOST_MEAN, Math.max(1, Math.ceil(1 / camera.scale)));
  const step = 1 / camera.scale / n;
  const { x: left, y: top } = under(camera, 0.5 / n, 0.5 / n, size);
  const columns = along(left, step, width * n, layout, "x");
  const rows = along(top, step, height * n, layout, "y");
  // Light adds up in squares; entry 16 is the ground.
  const light = Float32Array.from({ length: 17 * 3 }, (_, k) => {
    const colour = rgb(shown.colours[Math.floor(k / 3)] ?? GROUND);
    return colour[k % 3] ** 2 / ROOT_STEP;
  });
  light.set(
    rgb(GROUND).map((c) => c ** 2 / ROOT_STEP),
    16 * 3,
  );
  const plain = Uint32Array.from({ length: 17 }, (_, k) =>
    pack(k === 16 ? rgb(GROUND) : rgb(shown.colours[k] ?? GROUND)),
  );
  const people = Math.min(frame.length, layout.residents);
  const share = 1 / (n * n);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      if (n === 1) {
        const who = columns[x] + rows[y];
        pixels[at] = plain[who < 0 || who >= people ? 16 : frame[who] & 15];
        continue;
      }
      let r = 0;
      let g = 0;
      let b = 0;
      for (let j = y * n; j < y * n + n; j++)
        for (let i = x * n; i < x * n + n; i++) {
          const who = columns[i] + rows[j];
          const k = (who < 0 || who >= people ? 16 : frame[who] & 15) * 3;
          r += light[k];
          g += light[k + 1];
          b += light[k + 2];
        }
      pixels[at] =
        (0xff000000 | (ROOT[(b * share) | 0] << 16) | (ROOT[(g * share) | 0] << 8) | ROOT[(r * share) | 0]) >>> 0;
    }
  if (marked >= 0) cross(pixels, width, height, shown);
}

/** Where a resident is smaller than a pixel or two, a small cross says where the marked one lives. */
function cross(pixels: Uint32Array, width: number, height: number, { camera, size, layout, marked }: Shown): void {
  const { x, y } = placeOf(marked, layout);
  const px = Math.round((x + 0.5 - camera.x) * camera.scale + size.width / 2);
  const py = Math.round((y + 0.5 - camera.y) * camera.scale + size.height / 2);
  const put = (cx: number, cy: number, colour: number): void => {
    if (cx >= 0 && cy >= 0 && cx < width && cy < height) pixels[cy * width + cx] = colour;
  };
  for (const [colour, thick] of [
    [0xff000000, 1],
    [0xffffffff, 0],
  ] as const)
    for (let d = 4; d <= 10; d++)
      for (let w = -thick; w <= thick; w++)
        for (const s of [-d, d]) {
          put(px + s, py + w, colour);
          put(px + w, py + s, colour);
        }
}

const fraction = (v: number): number => v - Math.floor(v) - 0.5;

const pack = ([r, g, b]: readonly number[]): number =>
  ((255 << 24) | (Math.round(b) << 16) | (Math.round(g) << 8) | Math.round(r)) >>> 0;

/** Is this point of a resident's place inked? The same marks as in the shader. */
function inked(dx: number, dy: number, byte: number, shape: Shape, scale: number): boolean {
  if (REACH[shape](dx, dy) > EDGE[shape]) return false;
  if (scale < MARKS_FROM) return true;
  const bar = Math.abs(dx - dy);
  if ((byte & WRONGED) !== 0 && bar < 0.14) return bar < 0.06;
  return (byte & SANCTIONED) === 0 || Math.hypot(dx, dy) > 0.19;
}
