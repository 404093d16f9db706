import { beforeAll, describe, expect, test } from "vitest";
import { defaultSettings, type Scenario, SECTIONS } from "../../../src/scenario/catalogue.js";
import { TOWN } from "../../../src/state/columns.js";
import { Near, townsNear } from "../../../src/worlds/explain/near.js";
import { type Changes, changed, Lab, together, without } from "../../support/lab.js";
import { STRICT } from "../../support/strict.js";

const RESIDENTS = 2 * TOWN + 9000;
const SEED = 12;
const MONTHS = 5;
const START = "2018-06";
/** Every safeguard on, so that there are extra columns and lists; and copies that wait at the centre. */
const ALL: Changes = together(
  STRICT,
  { "registry.centre": { from: START, delay: 2, mixed_up: 0.1 } },
  Object.fromEntries(SECTIONS.filter((s) => s.room === "safeguards").map((s) => [s.path, { on: true }])),
  without("safeguards.sunset"),
);
const scenario = (settings: Changes): Scenario => ({
  name: "small",
  says: "",
  start: START,
  months: MONTHS,
  settings: changed(defaultSettings(), settings),
});
const asked = (settings: Changes) => ({ scenario: scenario(settings), seed: SEED, residents: RESIDENTS });
const scoresOf = (near: Near): number[][] => near.numbers.map((t) => [...near.towns[t].scores(near.month - 1)]);

test("a resident's towns are its own and the one paired with it", () => {
  expect(townsNear(RESIDENTS, [5])).toEqual([0, 1]);
  expect(townsNear(RESIDENTS, [TOWN + 5, 2 * TOWN])).toEqual([0, 1, 2]);
  // An odd number of towns: the last has no pair.
  expect(townsNear(RESIDENTS, [2 * TOWN])).toEqual([2]);
});

describe.each([
  ["without safeguards", STRICT],
  ["with all of them", ALL],
])("a few towns of a world, %s,", (_, settings) => {
  let whole: number[][][];
  beforeAll(() => {
    const lab = new Lab({ residents: RESIDENTS, seed: SEED, start: START, settings });
    whole = Array.from({ length: MONTHS }, (_, m) => {
      lab.live(1);
      return lab.towns.map((town) => [...town.scores(m)]);
    });
  });

  test("live as they do in the whole", () => {
    for (const towns of [[0, 1], [2]]) {
      const near = new Near(asked(settings), towns).generate();
      for (let m = 0; m < MONTHS; m++) {
        near.live();
        expect(scoresOf(near)).toEqual(towns.map((t) => whole[m][t]));
      }
    }
  });

  test("go back to what was kept, here and in another world of the same rules, and live on the same", () => {
    const near = new Near(asked(settings), [2]).generate();
    near.live();
    near.live();
    const kept = near.keep();
    while (near.month < MONTHS) near.live();
    for (const other of [near, new Near(asked(settings), [2])]) {
      other.goBack(kept);
      expect(other.month).toBe(2);
      while (other.month < MONTHS) other.live();
      expect(scoresOf(other)).toEqual([whole[MONTHS - 1][2]]);
    }
  });
});

test("a snapshot fits a world that keeps less", () => {
  const near = new Near(asked(ALL), [2]).generate();
  near.live();
  const fewer = new Near(asked(together(ALL, without("safeguards.proportionality_cap"))), [2]).goBack(near.keep());
  fewer.live();
  expect(fewer.month).toBe(2);
});
