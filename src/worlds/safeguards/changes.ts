import type { SafeguardCounter } from "../../safeguards/safeguard.js";
import type { Scenario } from "../../scenario/catalogue.js";
import { meanInterval } from "../../statistics/interval.js";
import { type PairedEstimate, PairedMoments } from "../../statistics/paired.js";
import type { WorldAsked } from "../address.js";
import type { Counted } from "../outcomes.js";
import type { Window } from "../window.js";
import { type Arm, armsOf, worldOf } from "./arms.js";
import { READINGS, readCosts, readHarms } from "./read.js";

/** What the table of safeguards is asked. */
export interface SafeguardsAsked {
  readonly scenario: Scenario;
  readonly residents: number;
  readonly seed: number;
  readonly replicates: number;
  /** Harms and costs are those of these months. */
  readonly window: Window;
}

/** What an arm makes of one harm in one group, against the same worlds without safeguards. `meanA` is without, `meanB` with. */
export interface Change extends PairedEstimate {
  readonly arm: string;
  readonly harm: string;
  readonly group: string;
}

/** What an arm counts as its costs, for each million residents a year. */
export interface Cost {
  readonly arm: string;
  readonly counter: SafeguardCounter;
  readonly estimate: number;
  readonly lo: number | null;
  readonly hi: number | null;
}

/** A harm without any safeguard. */
export interface Without {
  readonly harm: string;
  readonly group: string;
  readonly n: number;
  readonly estimate: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
}

export interface SafeguardsAnswer {
  readonly level: number;
  readonly arms: readonly Arm[];
  readonly groups: readonly string[];
  readonly without: readonly Without[];
  /** Arm by arm (none aside), harm by harm, group by group. */
  readonly changes: readonly Change[];
  readonly costs: readonly Cost[];
}

const LEVEL = 0.95;

/** Every world the table needs, replicate by replicate. */
export const worldsOf = (asked: SafeguardsAsked): WorldAsked[] => {
  const arms = armsOf(asked.scenario);
  return Array.from({ length: asked.replicates }, (_, r) => arms.map((arm) => worldOf(arm, asked, r + 1))).flat();
};

/** Works the table out from the worlds, each of which is read once. */
export function changes(asked: SafeguardsAsked, read: (world: WorldAsked) => Counted): SafeguardsAnswer {
  const [none, ...arms] = armsOf(asked.scenario);
  const costly = arms.map((arm) => arm.on.flatMap((s) => s.counters.filter((c) => c.cost)));
  const before: Float64Array[] = [];
  const spent = costly.map((counters) => counters.map((): number[] => []));
  let groups: readonly string[] = [];
  let moments: PairedMoments[] = [];
  for (let replicate = 1; replicate <= asked.replicates; replicate++) {
    const base = read(worldOf(none, asked, replicate));
    const without = readHarms(base, asked.window);
    if (replicate === 1) {
      groups = base.groups.map((g) => g.key);
      moments = arms.map(() => new PairedMoments(without.length));
    }
    before.push(without);
    for (const [a, arm] of arms.entries()) {
      const world = read(worldOf(arm, asked, replicate));
      moments[a].add(without, readHarms(world, asked.window));
      const keys = costly[a].map((c) => c.key);
      readCosts(world, keys, asked.window).forEach((x, c) => void spent[a][c].push(x));
    }
  }
  const places = READINGS.flatMap(({ key: harm }) => groups.map((group) => ({ harm, group })));
  return {
    level: LEVEL,
    arms: [none, ...arms],
    groups,
    without: places.map((place, k) => ({ ...place, ...known(before.map((values) => values[k])) })),
    changes: arms.flatMap(({ key: arm }, a) =>
      places.map((place, k) => ({ arm, ...place, ...moments[a].at(k, LEVEL) })),
    ),
    costs: arms.flatMap(({ key: arm }, a) =>
      costly[a].map((counter, c) => {
        const { mean: estimate, lo, hi } = meanInterval(spent[a][c], LEVEL);
        return { arm, counter, estimate, lo, hi };
      }),
    ),
  };
}

function known(values: readonly number[]): Pick<Without, "n" | "estimate" | "lo" | "hi"> {
  const there = values.filter((x) => !Number.isNaN(x));
  if (there.length === 0) return { n: 0, estimate: null, lo: null, hi: null };
  const { n, mean: estimate, lo, hi } = meanInterval(there, LEVEL);
  return { n, estimate, lo, hi };
}
