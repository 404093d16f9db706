/** Colour and dash of the first, second … line on the dark ground: Okabe and Ito's, the dash being the second cue. */
const STROKES = [
  { colour: "#56B4E9", dash: "4 2" },
  { colour: "#E69F00", dash: "7 3" },
  { colour: "#00B887", dash: "2 3" },
  { colour: "#F0E442", dash: "10 3 2 3" },
  { colour: "#F27A2A", dash: "5 2 1 2 1 2" },
  { colour: "#CC79A7", dash: "12 4" },
] as const;
export const EVERYONE = { colour: "#F2F2F2", dash: "none" } as const;

export const strokeOf = (n: number): { colour: string; dash: string } => STROKES[n % STROKES.length];
