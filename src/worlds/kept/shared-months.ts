import { firstDifference, sameSociety } from "../../scenario/first-difference.js";
import type { WorldAsked } from "../address.js";

/**
 * Worlds that begin alike, as a tree: together up to `until` (months lived from the beginning), then each branch by itself. A branch of
 * one world has no branches, and lives to its end.
 */
export interface Branch {
  /** The world that lives the months up to `until`; every world of the branch could. */
  readonly first: WorldAsked;
  readonly until: number;
  /** Where it parts: the branch of `first` comes first. */
  readonly branches: readonly Branch[];
}

/** Worlds of one seed, size and society: only these can share months. */
export function families(worlds: readonly WorldAsked[]): WorldAsked[][] {
  const found: WorldAsked[][] = [];
  for (const world of worlds) {
    const family = found.find(
      ([first]) =>
        first.seed === world.seed && first.residents === world.residents && sameSociety(first.scenario, world.scenario),
    );
    if (family === undefined) found.push([world]);
    else family.push(world);
  }
  return found;
}

/** The tree of a family of different worlds. */
export function treeOf(family: readonly WorldAsked[]): Branch {
  const [first, ...others] = family;
  if (others.length === 0) return { first, until: first.scenario.months, branches: [] };
  const until = Math.min(
    ...family.map((w) => w.scenario.months - 1),
    ...others.map((w) => firstDifference(first.scenario, w.scenario)),
  );
  return { first, until, branches: classes(family, until).map(treeOf) };
}

/** The worlds of a family by what they do after `until` months: in a class, all go on together for at least one month more. */
function classes(family: readonly WorldAsked[], until: number): WorldAsked[][] {
  const found: WorldAsked[][] = [];
  for (const world of family) {
    const longer = (first: WorldAsked): boolean =>
      world.scenario.months - 1 > until &&
      first.scenario.months - 1 > until &&
      firstDifference(first.scenario, world.scenario) > until;
    const mine = found.find(([first]) => longer(first));
    if (mine === undefined) found.push([world]);
    else mine.push(world);
  }
  return found;
}

/** A family in about `parts` parts that can be lived side by side, with little shared by two of them. */
export function split(family: readonly WorldAsked[], parts: number): WorldAsked[][] {
  const whole = treeOf(family);
  if (parts <= 1 || whole.branches.length === 0) return [[...family]];
  const bins: WorldAsked[][] = Array.from({ length: Math.min(parts, whole.branches.length) }, () => []);
  for (const branch of whole.branches.map(worldsIn).sort((a, b) => b.length - a.length))
    bins.reduce((least, bin) => (bin.length < least.length ? bin : least)).push(...branch);
  return bins;
}

/** All worlds of a branch, in the order in which they end. */
export const worldsIn = (branch: Branch): WorldAsked[] =>
  branch.branches.length === 0 ? [branch.first] : branch.branches.flatMap(worldsIn);

/** Months that living a branch takes, from a month on; shared ones count once. */
export const monthsIn = (branch: Branch, from = 0): number =>
  branch.until - from + branch.branches.reduce((sum, b) => sum + monthsIn(b, branch.until), 0);
