import { under } from "./camera.js";
import { residentAt } from "./layout.js";
import { DOTS_FROM, type Painter, type Shown } from "./painting.js";
import { GROUND, rgb } from "./palette.js";

/** The same picture without WebGL: a pixel for whoever lives at its middle; from two pixels to a resident, squares with a gap. */
export function flatPainter(canvas: HTMLCanvasElement): Painter {
  const context = canvas.getContext("2d", { alpha: false });
  let picture: ImageData | null = null;
  return {
    kind: "flat",
    paint(shown: Shown): void {
      if (context === null) return;
      const { size, camera, layout, frame, colours, marked } = shown;
      // CSS pixels are enough here: it is the slow way.
      const [width, height] = [Math.max(1, Math.round(size.width)), Math.max(1, Math.round(size.height))];
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width;
        canvas.height = height;
        picture = null;
      }
      picture ??= context.createImageData(width, height);
      const pixels = new Uint32Array(picture.data.buffer);
      const packed = Uint32Array.from({ length: 16 }, (_, n) => pack(colours[n] ?? GROUND));
      const ground = pack(GROUND);
      const dots = camera.scale >= DOTS_FROM;
      const { x: left, y: top } = under(camera, 0.5, 0.5, size);
      const step = 1 / camera.scale;
      for (let y = 0, at = 0; y < height; y++) {
        const wy = top + y * step;
        for (let x = 0; x < width; x++, at++) {
          const wx = left + x * step;
          const who = residentAt(wx, wy, layout);
          pixels[at] =
            who < 0 || who >= frame.length
              ? ground
              : who === marked
                ? 0xffffffff
                : dots && !inside(wx, wy, frame[who], camera.scale)
                  ? ground
                  : packed[frame[who] & 15];
        }
      }
      context.putImageData(picture, 0, 0);
    },
    end: () => {},
  };
}

const pack = (colour: string): number => {
  const [r, g, b] = rgb(colour);
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
};

/** Is this point of a resident's place inked? The same marks as in the shader. */
function inside(x: number, y: number, byte: number, scale: number): boolean {
  const [dx, dy] = [x - Math.floor(x) - 0.5, y - Math.floor(y) - 0.5];
  const r = Math.hypot(dx, dy);
  if (r > ((byte & 15) === 8 ? 0.24 : 0.42)) return false;
  if (scale < 6) return true;
  if ((byte & 16) !== 0 && r < 0.19) return (byte & 32) !== 0 && Math.abs(dx - dy) < 0.06;
  return (byte & 32) === 0 || Math.abs(dx - dy) > 0.14 || Math.abs(dx - dy) < 0.06;
}
