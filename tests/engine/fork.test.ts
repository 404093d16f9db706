import { expect, test } from "vitest";
import { hireThread } from "../../src/engine/thread.js";
import { World } from "../../src/engine/world.js";
import type { Scenario } from "../../src/scenario/catalogue.js";
import { fewMonths } from "./small-world.js";

const MONTHS = 6;
const residents = 65536 + 4321;
const plain = fewMonths(MONTHS);
const with_ = (path: string, values: object): Scenario => ({
  ...plain,
  settings: { ...plain.settings, [path]: { ...plain.settings[path], ...values } },
});
const begun = async (scenario: Scenario, threads = 1): Promise<World> => {
  const world = new World(scenario, 5, residents, { threads, sample: 30 });
  world.hire(hireThread);
  await world.generate();
  return world;
};
/** Everything a world ends with. */
async function ended(world: World): Promise<object> {
  while (world.month < world.scenario.months) await world.live();
  const ending = await world.finish();
  await world.end();
  const { counts, sampleRows, sampleTraits, spellsRunning } = world.harvest;
  return { ending, counts, sampleRows, sampleTraits, spellsRunning };
}

/** What a scenario ends with that was lived from the beginning, by itself; each is lived once. */
const alone = new Map<string, Promise<object>>();
function byItself(scenario: Scenario): Promise<object> {
  const key = JSON.stringify(scenario);
  const end = alone.get(key) ?? begun(scenario).then(ended);
  alone.set(key, end);
  return end;
}

const late = (from: string): Scenario => with_("enforcement.rail_ban", { from });

// The centre holds records back from 2020-01, the third month: a fork at the fifth must carry them over.
test.each<[string, Scenario, Scenario, number, number]>([
  ["the society alone", plain, with_("score.association", { on: false }), 0, 1],
  ["the society alone, on more threads", plain, with_("score.association", { on: false }), 0, 2],
  ["one month", late("2019-12"), late("2020-03"), 1, 1],
  ["months with records on their way", late("2020-03"), late("2020-04"), 4, 2],
  ["months with records on their way, if the rule comes never", late("2020-03"), late("2021-01"), 4, 1],
])("a fork that shares %s ends as if it had lived by itself", async (_, from, other, at, threads) => {
  const trunk = await begun(from);
  while (trunk.month < at) await trunk.live();
  const fork = await trunk.fork(other, hireThread, threads);
  expect(await ended(fork)).toEqual(await byItself(other));
  // The trunk is as it was.
  expect(await ended(trunk)).toEqual(await byItself(from));
});

test("a world forks month after month, also from a fork, on two threads", async () => {
  const trunk = await begun(late("2020-02"), 2);
  for (let m = 0; m < 3; m++) await trunk.live();
  const one = await trunk.fork(late("2020-03"), hireThread);
  await one.live();
  const two = await one.fork(late("2020-04"), hireThread, 1);
  for (const [world, scenario] of [
    [trunk, late("2020-02")],
    [one, late("2020-03")],
    [two, late("2020-04")],
  ] as const)
    expect(await ended(world)).toEqual(await byItself(scenario));
});

test("no world forks past the month in which the rules part, or into another society", async () => {
  const trunk = await begun(plain);
  await expect(trunk.fork(with_("society", { urban: 0.5 }), hireThread)).rejects.toThrow(RangeError);
  await trunk.live();
  await expect(trunk.fork(with_("score.association", { on: false }), hireThread)).rejects.toThrow(/shares 0 months/);
  const until = { ...plain, months: 1 };
  await expect(trunk.fork(until, hireThread)).rejects.toThrow(RangeError);
  await trunk.end();
});
