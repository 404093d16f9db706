/** A sign for each state: told apart by shape as well as by colour, the first the quietest. Okabe and Ito's colours. */
export interface Sign {
  readonly colour: string;
  /** Drawn as a line, not filled. */
  readonly open: boolean;
  /** The sign as a path about (x, y), in a cell of 10. */
  at(x: number, y: number): string;
}

const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

export const SIGNS: readonly Sign[] = [
  { colour: "#8a8a8a", open: false, at: (x, y) => circle(x, y, 1.7) },
  { colour: "#d55e00", open: true, at: (x, y) => `M${x - 3} ${y - 3}l6 6m0 -6l-6 6` },
  { colour: "#56b4e9", open: true, at: (x, y) => circle(x, y, 2.8) },
  { colour: "#f0e442", open: false, at: (x, y) => `M${x - 3.4} ${y - 3.4}h6.8v6.8h-6.8z` },
];
