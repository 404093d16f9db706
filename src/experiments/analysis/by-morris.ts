import type { NamedGroup } from "../designs/grouping.js";
import { morrisMoves } from "../designs/morris.js";
import type { Points } from "../designs/points.js";
import type { Bootstrap } from "../sensitivity/bounds.js";
import { morrisEffects } from "../sensitivity/morris.js";
import type { Study } from "../study.js";
import type { Answers } from "./answers.js";
import type { IndexRow } from "./rows.js";

/** μ*, μ and σ of each group, from the points of a Morris design. */
export function byMorris(study: Study, { outcome, means }: Answers, bootstrap: Bootstrap): IndexRow[] {
  const { design, factors } = study;
  const { groups: named } = design.structure as { groups: readonly NamedGroup[] };
  const of = factors.map(({ name }) => named.findIndex((group) => group.factors.includes(name)));
  const moves = morrisMoves(design.unit as Points, { of, count: named.length });
  const values = Float64Array.from(design.cellOf, (cell) => means[cell]);
  const found = morrisEffects({ values, moves, sizes: named.map((group) => group.factors.length) }, bootstrap);
  return (["mu_star", "mu", "sigma"] as const).flatMap((index) =>
    named.map(({ name, factors: own }, g): IndexRow => {
      const { effects, dropped, muStar, mu, sigma } = found[g];
      return {
        outcome: outcome.key,
        method: "morris",
        index,
        factor: name,
        with: null,
        unit: `${outcome.unit} per whole range${own.length > 1 ? "s" : ""}`,
        ...{ mu_star: muStar, mu, sigma }[index],
        half: null,
        dummy: null,
        n: effects,
        dropped,
      };
    }),
  );
}
