/** Okabe and Ito's colours, from the lowest band to the highest, as in the report's stacks; on #111 each has a contrast of 3 or more. */
export const BAND_COLOURS = [
  "#D55E00",
  "#E69F00",
  "#F0E442",
  "#56B4E9",
  "#2F8AC9", // Blue (#0072B2), lightened for a dark ground.
  "#009E73",
  "#CC79A7",
  "#EEEEEE",
] as const;
export const UNRATED_COLOUR = "#5C5C5C";
export const GROUND = "#111111";

/** Colours of frame bytes' low four bits: bands 0 to 7, and 8 for those without a score. */
export const FRAME_COLOURS: readonly string[] = [...BAND_COLOURS, UNRATED_COLOUR];

/** "#rrggbb" as three numbers from 0 to 255. */
export const rgb = (colour: string): [number, number, number] => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];
