import type { Layout } from "./layout.js";

/** What part of the world a view shows. */
export interface Camera {
  /** The point in the middle of the view, in residents. */
  readonly x: number;
  readonly y: number;
  /** CSS pixels to a resident. */
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Most pixels to a resident. */
export const CLOSEST = 48;
const MARGIN = 8;

/** The whole world in view. */
export function whole(layout: Layout, { width, height }: Size): Camera {
  const scale = Math.min((width - 2 * MARGIN) / layout.width, (height - 2 * MARGIN) / layout.height);
  return { x: layout.width / 2, y: layout.height / 2, scale: Math.min(CLOSEST, Math.max(scale, 0.01)) };
}

/** Zooms by `factor` about a point of the view, which stays where it is. Never further out than the whole. */
export function zoomed(camera: Camera, factor: number, px: number, py: number, size: Size, layout: Layout): Camera {
  const least = whole(layout, size).scale;
  const scale = Math.max(least, Math.min(CLOSEST, camera.scale * factor));
  const [dx, dy] = [px - size.width / 2, py - size.height / 2];
  return held(
    {
      x: camera.x + dx / camera.scale - dx / scale,
      y: camera.y + dy / camera.scale - dy / scale,
      scale,
    },
    size,
    layout,
  );
}

/** Moves the view by so many pixels. */
export const panned = (camera: Camera, dx: number, dy: number, size: Size, layout: Layout): Camera =>
  held({ ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale }, size, layout);

/** The view over one place. */
export const centred = (camera: Camera, x: number, y: number, size: Size, layout: Layout): Camera =>
  held({ ...camera, x, y }, size, layout);

/** Keeps the world in view: where it is smaller than the view it stays in the middle. */
function held(camera: Camera, size: Size, layout: Layout): Camera {
  const hold = (at: number, extent: number, view: number): number => {
    const half = view / camera.scale / 2;
    if (extent <= 2 * half) return extent / 2;
    return Math.max(half, Math.min(extent - half, at));
  };
  return {
    ...camera,
    x: hold(camera.x, layout.width, size.width - 2 * MARGIN),
    y: hold(camera.y, layout.height, size.height - 2 * MARGIN),
  };
}

/** The point of the world under a point of the view. */
export const under = (camera: Camera, px: number, py: number, size: Size): { x: number; y: number } => ({
  x: camera.x + (px - size.width / 2) / camera.scale,
  y: camera.y + (py - size.height / 2) / camera.scale,
});
