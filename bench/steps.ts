import { plan } from "../src/engine/plan.js";
import { benchOf } from "../src/engine/shard.js";
import { groundOf, makeTowns, rankTable, townsOn, Walker } from "../src/engine/towns.js";
import { COUNTERS, DENSE_END } from "../src/measures/counters.js";
import { Month } from "../src/month/month.js";
import type { Scenario } from "../src/scenario/catalogue.js";
import { clockAt } from "../src/state/clock.js";

export interface StepCost {
  readonly step: string;
  /** Nanoseconds per resident-month. */
  readonly ns: number;
}

/** What each step of the month costs, on one thread: the same passes as in a run, with a clock between the steps. */
export function stepCosts(scenario: Scenario, seed: number, residents: number): StepCost[] {
  const p = plan(scenario, seed, residents);
  const ground = groundOf(p, 1);
  const bench = benchOf({ towns: ground ?? [], thread: 0 });
  const walker = new Walker(p, ground === null ? makeTowns(p, false) : townsOn(p, ground), null, bench);
  const { towns } = walker;
  for (const { index } of towns) walker.generate(index);
  for (const { index } of towns) walker.tie(index);
  const m = new Month(p.scene, COUNTERS.length, DENSE_END, bench);
  const ranks = new Uint8Array(32768);
  const milliseconds = p.steps.map(() => 0);
  for (let month = 0; month < scenario.months; month++) {
    m.clock = clockAt(scenario.start, month);
    m.ranking = month === 0 ? null : { of: ranks };
    const passes = p.steps.map((step) => step.at(m.clock));
    for (const town of towns) {
      m.town = bench?.lay(town, m.clock) ?? town;
      m.far = walker.far(town.index);
      for (let s = 0; s < passes.length; s++) {
        const began = performance.now();
        for (const pass of passes[s]) pass(m.town, m);
        milliseconds[s] += performance.now() - began;
      }
      bench?.putBack(m.town, town, m.clock);
    }
    rankTable(m.histogram, ranks);
    m.clear();
    m.levelsOfCells.fill(0);
  }
  const perMonth = 1e6 / (residents * scenario.months);
  return p.steps.map(({ name }, s) => ({ step: name, ns: milliseconds[s] * perMonth }));
}
