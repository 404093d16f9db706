import type { NamedGroup } from "../designs/grouping.js";
import { saltelliBlock } from "../designs/saltelli.js";
import type { Bootstrap, Bounded } from "../sensitivity/bounds.js";
import { sobolIndices } from "../sensitivity/sobol.js";
import type { Study } from "../study.js";
import type { Answers } from "./answers.js";
import type { IndexRow } from "./rows.js";

/** First, total and (where the design has it) second order of each group, from the points of a Saltelli design. */
export function bySobol({ design }: Study, { outcome, means }: Answers, bootstrap: Bootstrap): IndexRow[] {
  const { groups: named, second_order: secondOrder } = design.structure as {
    groups: readonly NamedGroup[];
    second_order: boolean;
  };
  const groups = named.length;
  const values = Float64Array.from(design.cellOf, (cell) => means[cell]);
  const whole = sobolIndices({ values, groups, secondOrder }, bootstrap);
  const block = saltelliBlock(groups, secondOrder);
  const half = Math.floor(values.length / block / 2) * block;
  const before = sobolIndices(
    { values: values.subarray(0, half), groups, secondOrder },
    { ...bootstrap, resamples: 0 },
  );
  const row = (index: string, factor: string, pair: string | null, found: Bounded, then: Bounded): IndexRow => ({
    outcome: outcome.key,
    method: "sobol",
    index,
    factor,
    with: pair,
    unit: "share of variance",
    estimate: found.estimate,
    lo: found.lo,
    hi: found.hi,
    half: then.estimate,
    dummy: null,
    n: whole.base,
    dropped: whole.dropped,
  });
  return [
    ...named.map(({ name }, g) => row("first", name, null, whole.first[g], before.first[g])),
    ...named.map(({ name }, g) => row("total", name, null, whole.total[g], before.total[g])),
    ...whole.second.map((found, p) => row("second", named[found.a].name, named[found.b].name, found, before.second[p])),
  ];
}
