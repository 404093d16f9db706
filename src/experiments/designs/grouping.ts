import type { Factor } from "../factor.js";
import type { Grouping } from "./points.js";

/** A group of factors that are moved and judged together: its name, or its only factor's. */
export interface NamedGroup {
  readonly name: string;
  readonly factors: readonly string[];
}

/** Groups in the order in which factors name them; a factor that names none is a group by itself. */
export function groupsOf(factors: readonly Factor[]): { named: NamedGroup[]; grouping: Grouping } {
  const named: { name: string; shared: boolean; factors: string[] }[] = [];
  const of = factors.map(({ name, group }) => {
    const at = group === null ? -1 : named.findIndex((g) => g.shared && g.name === group);
    if (at >= 0) {
      named[at].factors.push(name);
      return at;
    }
    named.push({ name: group ?? name, shared: group !== null, factors: [name] });
    return named.length - 1;
  });
  return {
    named: named.map(({ name, factors: own }) => ({ name, factors: own })),
    grouping: { of, count: named.length },
  };
}

/** A sentence where a group and a factor outside it have the same name; null where all can be told apart. */
export function sameNames(factors: readonly Factor[]): string | null {
  const { named } = groupsOf(factors);
  const twice = named.find((g, k) => named.findIndex((other) => other.name === g.name) !== k);
  return twice === undefined ? null : `"${twice.name}" is the name of a group and of a factor outside it`;
}
