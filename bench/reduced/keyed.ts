import { emptyTally, rankTable, type Walker } from "../../src/engine/towns.js";
import { COUNTER_NUMBER } from "../../src/measures/counters.js";
import { type Counted, KEYS } from "./rules.js";

/** The reduced month as ours: the engine itself, living a scenario in which all the rest is switched off. It counts by group besides. */
export function keyed(walker: Walker): (month: number) => Counted {
  const groups = walker.plan.scene.groups.length;
  const tally = emptyTally(groups);
  const ranks = new Uint8Array(32768);
  const mine = walker.towns.map(({ index }) => index);
  const all = (counter: string): number => tally.counts[(COUNTER_NUMBER.get(counter) as number) * groups];
  return (month) => {
    tally.counts.fill(0);
    tally.histogram.fill(0);
    walker.live(month, mine, month === 0 ? null : ranks, tally);
    rankTable(tally.histogram, ranks);
    return {
      acts: KEYS.reduce((sum, key) => sum + all(`acts.${key}`), 0),
      sanctioned: all("under.slow_internet"),
    };
  };
}
