import { plan } from "../src/engine/plan.js";
import { makeTowns, rankTable, Walker } from "../src/engine/towns.js";
import { COUNTERS, DENSE_COUNTERS } from "../src/measures/counters.js";
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
  const walker = new Walker(p, makeTowns(p, false));
  const { towns } = walker;
  for (const { index } of towns) walker.generate(index);
  for (const { index } of towns) walker.tie(index);
  const m = new Month(p.scene, COUNTERS.length, DENSE_COUNTERS);
  const ranks = new Uint8Array(32768);
  const milliseconds = p.steps.map(() => 0);
  for (let month = 0; month < scenario.months; month++) {
    m.clock = clockAt(scenario.start, month);
    m.ranking = month === 0 ? null : { of: ranks };
    const passes = p.steps.map((step) => step.at(m.clock));
    for (const town of towns) {
      m.town = town;
      m.far = walker.far(town.index);
      for (let s = 0; s < passes.length; s++) {
        const began = performance.now();
        for (const pass of passes[s]) pass(town, m);
        milliseconds[s] += performance.now() - began;
      }
      m.endedSpells.length = 0;
    }
    rankTable(m.histogram, ranks);
    m.histogram.fill(0);
  }
  return p.steps.map(({ name }, s) => ({ step: name, ns: (milliseconds[s] * 1e6) / (residents * scenario.months) }));
}
