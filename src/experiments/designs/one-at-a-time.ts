import { z } from "zod";
import { design } from "../design.js";
import { type FactorValue, steps } from "../factor.js";

const options = z.strictObject({
  steps: z.int().min(2).max(1000).default(2).meta({
    description: "How many values a factor with a range takes, ends included. Factors with levels take all of them.",
  }),
});

const same = (a: FactorValue, b: FactorValue): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The base point, and then each factor alone moved through its levels. */
export const oneAtATime = design<z.output<typeof options>>({
  method: "one-at-a-time",
  says: "The base scenario, and then each factor moved alone. It sees no interaction between factors.",
  options,
  lay(factors, { steps: count }) {
    const base = factors.map((factor) => factor.base);
    const moved = factors.flatMap((factor, f) =>
      steps(factor, count)
        .filter((value) => !same(value, factor.base))
        .map((value) => ({ factor: f, point: base.map((kept, k) => (k === f ? value : kept)) })),
    );
    return {
      points: { values: [base, ...moved.map(({ point }) => point)] },
      // Which factor each point moves; −1 for the base point.
      structure: { moved: [-1, ...moved.map(({ factor }) => factor)] },
    };
  },
});
