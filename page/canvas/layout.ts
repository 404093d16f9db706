import { HOOD, TOWN } from "../../src/state/columns.js";

/**
 * Where residents are drawn, in units of one resident: a neighbourhood is a square of 64 × 64, a town four by four of them with
 * a narrow street between, towns side by side with a wider gap. Arithmetic only, so that a shader does the same.
 */
export const HOOD_SIDE = Math.sqrt(HOOD);
export const STREET = 4;
const HOODS = TOWN / HOOD;
export const HOODS_ACROSS = Math.sqrt(HOODS);
export const BLOCK = HOOD_SIDE + STREET;
export const TOWN_SIDE = HOODS_ACROSS * BLOCK - STREET;
export const GAP = 24;
export const PITCH = TOWN_SIDE + GAP;

export interface Layout {
  readonly residents: number;
  readonly towns: number;
  /** Towns in a row. */
  readonly across: number;
  readonly width: number;
  readonly height: number;
}

/** The layout that fills a view of this shape best. `aspect` is width ÷ height. */
export function layoutFor(residents: number, aspect: number): Layout {
  const towns = Math.max(1, Math.ceil(residents / TOWN));
  let best: Layout | null = null;
  let room = 0;
  for (let across = 1; across <= towns; across++) {
    const down = Math.ceil(towns / across);
    const width = towns === 1 ? sizeOfPart(residents).width : across * PITCH - GAP;
    const height = towns === 1 ? sizeOfPart(residents).height : down * PITCH - GAP;
    const scale = Math.min(aspect / width, 1 / height);
    if (scale <= room) continue;
    room = scale;
    best = { residents, towns, across, width, height };
  }
  return best as Layout;
}

/** A town of few residents takes only the room of its neighbourhoods. */
function sizeOfPart(residents: number): { width: number; height: number } {
  const hoods = Math.ceil(residents / HOOD);
  if (hoods === 1) {
    const rows = Math.ceil(residents / HOOD_SIDE);
    return { width: Math.min(residents, HOOD_SIDE), height: rows };
  }
  const across = Math.min(hoods, HOODS_ACROSS);
  return { width: across * BLOCK - STREET, height: Math.ceil(hoods / HOODS_ACROSS) * BLOCK - STREET };
}

/** Upper left corner of a resident's place. */
export function placeOf(resident: number, { across }: Layout): { x: number; y: number } {
  const town = Math.floor(resident / TOWN);
  const inTown = resident % TOWN;
  const hood = Math.floor(inTown / HOOD);
  const inHood = inTown % HOOD;
  return {
    x: (town % across) * PITCH + (hood % HOODS_ACROSS) * BLOCK + (inHood % HOOD_SIDE),
    y: Math.floor(town / across) * PITCH + Math.floor(hood / HOODS_ACROSS) * BLOCK + Math.floor(inHood / HOOD_SIDE),
  };
}

/** Who is at a point, or −1 for a street or nobody. */
export function residentAt(x: number, y: number, { across, residents }: Layout): number {
  if (x < 0 || y < 0) return -1;
  const townX = Math.floor(x / PITCH);
  const townY = Math.floor(y / PITCH);
  const [inX, inY] = [x - townX * PITCH, y - townY * PITCH];
  const [hoodX, hoodY] = [Math.floor(inX / BLOCK), Math.floor(inY / BLOCK)];
  const [atX, atY] = [Math.floor(inX - hoodX * BLOCK), Math.floor(inY - hoodY * BLOCK)];
  if (townX >= across || hoodX >= HOODS_ACROSS || hoodY >= HOODS_ACROSS || atX >= HOOD_SIDE || atY >= HOOD_SIDE)
    return -1;
  const resident = (townY * across + townX) * TOWN + (hoodY * HOODS_ACROSS + hoodX) * HOOD + atY * HOOD_SIDE + atX;
  return resident < residents ? resident : -1;
}
