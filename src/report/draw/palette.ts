/** Okabe and Ito's colours, told apart by colour-blind readers. Each line and dot has a second cue beside: dash, shape or label. */
const OKABE_ITO = {
  black: "#000000",
  orange: "#E69F00",
  sky: "#56B4E9",
  green: "#009E73",
  yellow: "#F0E442",
  blue: "#0072B2",
  vermilion: "#D55E00",
  purple: "#CC79A7",
} as const;
const C = OKABE_ITO;

export const INK = "#1a1a1a";
export const FAINT = "#6b6b6b";

/** Colour, dash and shape of the first, second … series of lines or dots. Those too pale for a thin line are left out. */
const STROKES = [
  { colour: C.blue, dash: "", symbol: "circle" },
  { colour: C.vermilion, dash: "7 3", symbol: "square" },
  { colour: C.green, dash: "2 3", symbol: "triangle" },
  { colour: C.black, dash: "9 3 2 3", symbol: "diamond" },
  { colour: C.purple, dash: "5 2 1 2 1 2", symbol: "star" },
] as const;
export const strokeOf = (k: number) => STROKES[k % STROKES.length];

/** Fills of a stack from the bottom up. */
const STACK = [C.vermilion, C.orange, C.yellow, C.sky, C.blue, C.green, C.purple, C.black];
const PAIR = [C.sky, C.vermilion];
export const fillOf = (k: number, of: number): string => (of <= 2 ? PAIR[k] : STACK[k % STACK.length]);

/** Bars that add, that take away, and that add up. Each has its number with its sign beside it. */
export const UP = C.vermilion;
export const DOWN = C.blue;
export const WHOLE = "#6b6b6b";
