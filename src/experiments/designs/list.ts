import { z } from "zod";
import { design } from "../design.js";
import type { FactorValue } from "../factor.js";

const options = z.strictObject({
  points: z.array(z.record(z.string(), z.unknown())).min(1).meta({
    description: "The points, each a block of factor names and values. A factor left out stays at its base value.",
  }),
});

/** The points that the experiment names, one by one. */
export const list = design<z.output<typeof options>>({
  method: "list",
  says: "The points that the experiment names, one by one.",
  options,
  bringsValues: true,
  refuses: (factors, { points }) =>
    unknownName(
      factors.map((f) => f.name),
      points.flatMap(Object.keys),
    ),
  lay: (factors, { points }) => ({
    points: {
      values: points.map((point) =>
        factors.map((factor) =>
          Object.hasOwn(point, factor.name) ? (point[factor.name] as FactorValue) : factor.base,
        ),
      ),
    },
    structure: {},
  }),
});

/** A sentence about the first name that is no factor; null where all are. */
export function unknownName(factors: readonly string[], names: readonly string[]): string | null {
  const wrong = names.find((name) => !factors.includes(name));
  return wrong === undefined ? null : `"${wrong}" is no factor of this experiment; it has ${factors.join(", ")}`;
}
