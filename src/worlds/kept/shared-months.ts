import type { WorldAsked } from "../address.js";
import { Alike } from "./alike.js";

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
export function families(worlds: readonly WorldAsked[], alike = new Alike()): WorldAsked[][] {
  const found = new Map<string, WorldAsked[]>();
  for (const world of worlds) {
    const { seed, residents, scenario } = world;
    const key = [seed, residents, scenario.start, alike.numberOf(scenario.settings.society)].join();
    const family = found.get(key);
    if (family === undefined) found.set(key, [world]);
    else family.push(world);
  }
  return [...found.values()];
}

/** The tree of a family of different worlds. */
export function treeOf(family: readonly WorldAsked[], alike = new Alike()): Branch {
  const [first, ...others] = family;
  if (others.length === 0) return { first, until: first.scenario.months, branches: [] };
  const until = Math.min(
    ...family.map((w) => w.scenario.months - 1),
    ...others.map((w) => alike.firstDifference(first.scenario, w.scenario)),
  );
  return { first, until, branches: classes(family, until, alike).map((members) => treeOf(members, alike)) };
}

/** The worlds of a family by what they do after `until` months: in a class, all go on together for at least one month more. */
function classes(family: readonly WorldAsked[], until: number, alike: Alike): WorldAsked[][] {
  const found: WorldAsked[][] = [];
  const goOn = (a: WorldAsked, b: WorldAsked): boolean =>
    Math.min(a.scenario.months, b.scenario.months) - 1 > until && alike.firstDifference(a.scenario, b.scenario) > until;
  for (const world of family) {
    const mine = found.find(([first]) => goOn(first, world));
    if (mine === undefined) found.push([world]);
    else mine.push(world);
  }
  return found;
}

/** A family in about `parts` parts that can be lived side by side, with little shared by two of them. */
export function split(family: readonly WorldAsked[], parts: number, alike = new Alike()): WorldAsked[][] {
  const { branches } = treeOf(family, alike);
  if (parts <= 1 || branches.length === 0) return [[...family]];
  const bins: WorldAsked[][] = Array.from({ length: Math.min(parts, branches.length) }, () => []);
  for (const branch of branches.map(worldsIn).sort((a, b) => b.length - a.length))
    bins.reduce((least, bin) => (bin.length < least.length ? bin : least)).push(...branch);
  return bins;
}

/** All worlds of a branch, in the order in which they end. */
export const worldsIn = (branch: Branch): WorldAsked[] =>
  branch.branches.length === 0 ? [branch.first] : branch.branches.flatMap(worldsIn);

/** Months that living a branch takes, from a month on; shared ones count once. */
export const monthsIn = (branch: Branch, from = 0): number =>
  branch.until - from + branch.branches.reduce((sum, b) => sum + monthsIn(b, branch.until), 0);
