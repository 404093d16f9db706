import { expect, test } from "vitest";
import { World } from "../../src/engine/world.js";
import { COUNTERS } from "../../src/measures/counters.js";
import { defaultSettings } from "../../src/scenario/catalogue.js";
import { changed } from "../support/lab.js";
import { STRICT } from "../support/strict.js";

test("a witness that follows everyone hears all that is counted of them, once", async () => {
  const RESIDENTS = 5000;
  const settings = changed(defaultSettings(), STRICT);
  const scenario = { name: "small", says: "", start: "2018-06", months: 5, settings };
  const follow = Array.from({ length: RESIDENTS }, (_, n) => n);
  const world = new World(scenario, 3, RESIDENTS, { follow });
  world.hire(() => {
    throw new Error("one thread");
  });
  await world.generate();
  while (world.month < scenario.months) await world.live();
  const heard = new Map<number, number>();
  for (const { counted } of await world.ledger())
    for (let n = 0; n < counted.length; n += 4)
      heard.set(counted[n + 2], (heard.get(counted[n + 2]) ?? 0) + counted[n + 3]);
  const groups = world.plan.scene.groups.length;
  const total = (c: number): number =>
    Array.from({ length: scenario.months }, (_, m) => world.harvest.counts[(m * COUNTERS.length + c) * groups]).reduce(
      (a, b) => a + b,
      0,
    );
  const some = [
    "acts.red_crossing",
    "met.air_ban",
    "met.slow_internet",
    "ties_dropped",
    "income_lost",
    "words_held_back",
  ];
  for (const [c, { key }] of COUNTERS.entries())
    if (heard.has(c) || some.includes(key)) expect([key, heard.get(c) ?? 0]).toEqual([key, total(c)]);
  expect(heard.size).toBeGreaterThan(50);
});
