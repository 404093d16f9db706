import { ADULT, SCHOOL_AGE } from "../../src/month/scratch.js";
import { clockAt } from "../../src/state/clock.js";
import { ageIn, membersOf, placeOf } from "../../src/state/traits.js";
import { OFF } from "./changes.js";
import type { Chapter, Household } from "./chapter.js";
import type { Lived } from "./lived.js";

/** Score of a grown-up under which the best schools are closed to the children of the household. */
const LINE = 750;

/** The child: who has no score can be barred for somebody else's (F-SEED-6). */
export const child: Chapter = {
  key: "child",
  residents: 16384,
  seed: 1,
  until: "2020-12",
  sample: 0,
  always: {},
  positions: [
    { key: "open", changes: { "enforcement.school_bar": OFF } },
    { key: "described", changes: { "enforcement.school_bar": { on: true, below: LINE } } },
  ],
  base: "open",
  opens: "open",
  bet: null,
  tell(here) {
    return {
      holes: {
        children: here.count("children_barred"),
        country: here.scaled(here.count("children_barred")),
        lost: here.sum("met.school_bar"),
        line: LINE,
      },
      picture: household(here, here.count("children_barred") > 0),
    };
  },
};

/** The first household with a child of school age and a grown-up who stands below the line. */
function household(world: Lived, closes: boolean): Household {
  const has = (bit: number, i: number): boolean => (world.of(i, "status") & bit) !== 0;
  const low = (i: number): boolean => has(ADULT, i) && (world.score(i) ?? LINE) < LINE;
  const homes = Array.from({ length: world.residents }, (_, i) => i)
    .filter((i) => low(i))
    .map((i) => homeOf(world, i));
  const home = homes.find((members) => members.some((i) => has(SCHOOL_AGE, i))) ?? [];
  const last = world.months.length - 1;
  const season = clockAt(world.months[0], 0).season;
  return {
    kind: "household",
    line: LINE,
    members: home.map((i) => ({
      resident: i,
      age: ageIn(world.of(i, "traits"), last, season),
      score: world.score(i),
      child: !has(ADULT, i),
      barred: closes && has(SCHOOL_AGE, i),
    })),
  };
}

/** Everyone who lives with a resident. */
function homeOf(world: Lived, i: number): number[] {
  const traits = world.of(i, "traits");
  const first = i - placeOf(traits);
  return Array.from({ length: membersOf(traits) }, (_, n) => first + n);
}
