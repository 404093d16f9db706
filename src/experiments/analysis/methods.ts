import type { Bootstrap } from "../sensitivity/bounds.js";
import type { Study } from "../study.js";
import type { Answers } from "./answers.js";
import { byMorris } from "./by-morris.js";
import { byPawn } from "./by-pawn.js";
import { bySobol } from "./by-sobol.js";
import { contrasts } from "./contrasts.js";
import type { EffectRow, IndexRow } from "./rows.js";
import { sliceEffects } from "./slice-effects.js";

export type MethodName = "sobol" | "morris" | "pawn" | "effects" | "prim";

/** A way to judge factors. */
export interface Method {
  readonly key: MethodName;
  /** What it tells, in a sentence. */
  readonly says: string;
  /** Designs whose points it can judge; null for any. */
  readonly designs: readonly string[] | null;
  readonly indices?: (study: Study, answers: Answers, bootstrap: Bootstrap) => IndexRow[];
  readonly effects?: (study: Study, answers: Answers, level: number) => EffectRow[];
}

/** Every method, in the order of the report. */
export const METHODS: readonly Method[] = [
  {
    key: "sobol",
    says: "Sobol indices: how much of an outcome's variance each factor gives, by itself and with all that it interacts with.",
    designs: ["saltelli"],
    indices: bySobol,
  },
  {
    key: "morris",
    says: "Elementary effects: by how much an outcome moves when a factor alone moves over its range, on average (μ*) and how unevenly (σ).",
    designs: ["morris"],
    indices: byMorris,
  },
  {
    key: "pawn",
    says: "PAWN: how far the whole distribution of an outcome shifts when a factor is held in a slice of its range. It takes the cells of any design.",
    designs: null,
    indices: byPawn,
  },
  {
    key: "effects",
    says: "Effects: what setting a factor otherwise does to an outcome's mean.",
    designs: null,
    effects: (study, answers, level) =>
      study.design.unit === null ? contrasts(study, answers, level) : sliceEffects(study, answers, level),
  },
  {
    key: "prim",
    says: "PRIM: a box of settings in which outcomes beyond a line are dense.",
    designs: null,
  },
];

/** PAWN needs cells in every slice; with fewer it runs only where it is asked for. */
const FEWEST_CELLS = 50;

/** A method that would take any design and does not take this one's cells unasked, and why. */
export interface LeftOut {
  readonly key: MethodName;
  readonly why: string;
}

/** Methods that are used where none is named, and why others are not. */
export function methodsFor(study: Study, withCases: boolean): { used: Method[]; left: LeftOut[] } {
  const left: LeftOut[] = [];
  const used = METHODS.filter(({ key, designs }) => {
    if (designs !== null) return designs.includes(study.design.method);
    if (key === "prim") return withCases;
    if (key === "effects" && study.design.method === "morris") {
      left.push({ key, why: "The effects of a Morris design are its elementary effects, μ." });
      return false;
    }
    if (key === "pawn" && study.design.method === "morris") {
      left.push({
        key,
        why: "PAWN is left out: neighbouring points of a Morris design differ in one factor alone, and it takes them for points of their own. To have it all the same, say --method pawn.",
      });
      return false;
    }
    if (key === "pawn" && study.cells.length < FEWEST_CELLS) {
      left.push({
        key,
        why: `PAWN is left out: it needs cells in every slice of a factor's range, and ${study.cells.length} are too few (fewer than ${FEWEST_CELLS}). To have it all the same, say --method pawn.`,
      });
      return false;
    }
    return true;
  });
  return { used, left };
}

/** A method that cannot judge this design's points, named with the design and with those that can. */
export class WrongDesign extends Error {
  override readonly name = "WrongDesign";
  constructor(method: Method, design: string) {
    const can = METHODS.filter(({ designs }) => designs === null || designs.includes(design)).map(({ key }) => key);
    super(
      `the method ${method.key} judges points laid out by ${(method.designs ?? []).join(" or ")}, and the points of this study were laid out by ${design}; for those there ${can.length === 1 ? "is" : "are"} ${can.join(", ")}`,
    );
  }
}
