import { expect, test } from "vitest";
import { plan } from "../../src/engine/plan.js";
import { emptyTally, makeTowns, rankTable, type Tally, townDigest, Walker } from "../../src/engine/towns.js";
import { fewMonths } from "./small-world.js";

const RESIDENTS = 4 * 65536 + 5000;

test("the order in which towns are lived in changes nothing", () => {
  const plain = lived([0, 1, 2, 3, 4]);
  for (const order of [
    [4, 3, 2, 1, 0],
    [2, 0, 4, 1, 3],
  ])
    expect(lived(order)).toEqual(plain);
});

function lived(order: readonly number[]): { tallies: Tally[]; digests: string[] } {
  const p = plan(fewMonths(3), 5, RESIDENTS);
  const towns = makeTowns(p, false);
  const walker = new Walker(p, towns);
  for (const t of order) walker.generate(t);
  for (const t of order) walker.tie(t);
  const ranks = new Uint8Array(32768);
  const tallies = [0, 1, 2].map((month) => {
    const tally = emptyTally(p.scene.groups.length);
    walker.live(month, order, month === 0 ? null : ranks, tally);
    rankTable(tally.histogram, ranks);
    return tally;
  });
  return { tallies, digests: towns.map(townDigest) };
}
