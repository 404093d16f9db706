import type { World } from "../../src/engine/world.js";
import { ACTS } from "../../src/life/acts.js";
import { COUNTER_NUMBER, COUNTERS } from "../../src/measures/counters.js";
import { POINT, TOWN } from "../../src/state/columns.js";
import { DIFFERENCE, HOLE, type PairMonth } from "./protocol.js";

const OUT_OF_LINE = ACTS.filter((act) => act.chilled !== undefined).map((act) => `acts.${act.key}`);

/** Holds two worlds that have lived the same months against each other, resident by resident. Writes a byte for each into `difference`. */
export function compareTwins(a: World, b: World, difference: Uint8Array): PairMonth {
  const month = a.month - 1;
  const out = { gained: 0, lost: 0, same: 0, aOnly: 0, bOnly: 0 };
  let [sumA, sumB, ratedA, ratedB] = [0, 0, 0, 0];
  for (const town of a.towns) {
    const here = town.scores(month);
    const there = b.towns[town.index].scores(month);
    const from = town.index * TOWN;
    for (let i = 0; i < town.size; i++) {
      const [p, q] = [here[i], there[i]];
      const key = kindOf(p, q);
      if (p >= 0) {
        sumA += p;
        ratedA++;
      }
      if (q >= 0) {
        sumB += q;
        ratedB++;
      }
      if (key !== "unrated") out[key]++;
      difference[from + i] = DIFFERENCE[key] | (key === "lost" || key === "aOnly" ? HOLE : 0);
    }
  }
  return {
    ...out,
    sanctionedA: countOf(a, "sanctioned", month),
    sanctionedB: countOf(b, "sanctioned", month),
    meanA: ratedA === 0 ? null : sumA / POINT / ratedA,
    meanB: ratedB === 0 ? null : sumB / POINT / ratedB,
    heldA: heldBack(a, month),
    heldB: heldBack(b, month),
  };
}

const kindOf = (p: number, q: number): keyof typeof DIFFERENCE => {
  if (p < 0) return q < 0 ? "unrated" : "bOnly";
  if (q < 0) return "aOnly";
  return q > p ? "gained" : q < p ? "lost" : "same";
};

function countOf({ harvest, plan }: World, counter: string, month: number): number {
  const c = COUNTER_NUMBER.get(counter) as number;
  return harvest.counts[(month * COUNTERS.length + c) * plan.scene.groups.length];
}

function heldBack(world: World, month: number): number | null {
  const held = countOf(world, "words_held_back", month);
  const all = OUT_OF_LINE.reduce((sum, key) => sum + countOf(world, key, month), held);
  return all === 0 ? null : held / all;
}
