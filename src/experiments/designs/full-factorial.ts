import { z } from "zod";
import { design } from "../design.js";
import { type FactorValue, steps } from "../factor.js";

const options = z.strictObject({
  steps: z.int().min(2).max(1000).default(2).meta({
    description: "How many values a factor with a range takes, ends included. Factors with levels take all of them.",
  }),
});

const MOST = 1_000_000;

/** Every combination of levels. The last factor changes fastest. */
export const fullFactorial = design<z.output<typeof options>>({
  method: "full-factorial",
  says: "Every combination of the factors' levels.",
  options,
  refuses(factors, { steps: count }) {
    const points = factors.reduce((product, factor) => product * steps(factor, count).length, 1);
    return points <= MOST
      ? null
      : `all combinations would be ${points.toLocaleString("en-US")} points; at most ${MOST.toLocaleString("en-US")}`;
  },
  lay(factors, { steps: count }) {
    const levels = factors.map((factor) => steps(factor, count));
    const values = levels.reduce<readonly (readonly FactorValue[])[]>(
      (points, own) => points.flatMap((point) => own.map((value) => [...point, value])),
      [[]],
    );
    return { points: { values }, structure: { levels: levels.map((own) => own.length) } };
  },
});
