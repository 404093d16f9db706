import type { World } from "../../src/engine/world.js";
import { COUNTER_NUMBER, COUNTERS } from "../../src/measures/counters.js";
import { TOWN } from "../../src/state/columns.js";
import { CHARTED } from "../charts/charted.js";
import { measureOf, valueAt } from "../charts/series.js";
import { DIFFERENCE, HOLE, type PairMonth } from "./protocol.js";

const MEASURES = CHARTED.map(measureOf);

/** Holds two worlds that have lived the same months against each other, resident by resident. Writes a byte for each into `difference`. */
export function compareTwins(a: World, b: World, difference: Uint8Array): PairMonth {
  const month = a.month - 1;
  const out = { gained: 0, lost: 0, same: 0, aOnly: 0, bOnly: 0 };
  for (const town of a.towns) {
    const here = town.scores(month);
    const there = b.towns[town.index].scores(month);
    const from = town.index * TOWN;
    for (let i = 0; i < town.size; i++) {
      const key = kindOf(here[i], there[i]);
      if (key !== "unrated") out[key]++;
      difference[from + i] = DIFFERENCE[key] | (key === "lost" || key === "aOnly" ? HOLE : 0);
    }
  }
  const of = <T>(value: (world: World) => T): readonly [T, T] => [value(a), value(b)];
  const measured = Object.fromEntries(
    MEASURES.map((measure) => [measure.key, of((world) => valueAt(countedOf(world), measure, "all", month))]),
  ) as unknown as PairMonth["measured"];
  return { ...out, sanctioned: of((world) => countOf(world, "sanctioned", month)), measured };
}

const kindOf = (p: number, q: number): keyof typeof DIFFERENCE => {
  if (p < 0) return q < 0 ? "unrated" : "bOnly";
  if (q < 0) return "aOnly";
  return q > p ? "gained" : q < p ? "lost" : "same";
};

const countedOf = ({ scenario, plan, harvest }: World) => ({
  scenario,
  groups: plan.scene.groups,
  incomeGini: harvest.incomeGini,
  counts: harvest.counts,
});

function countOf({ harvest, plan }: World, counter: string, month: number): number {
  const c = COUNTER_NUMBER.get(counter) as number;
  return harvest.counts[(month * COUNTERS.length + c) * plan.scene.groups.length];
}
