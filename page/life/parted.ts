import { World } from "../../src/engine/world.js";
import type { Scenario } from "../../src/scenario/catalogue.js";
import { pairedTown, tieOf, whitening } from "../../src/society/ties.js";
import { monthLabel, monthNumber } from "../../src/state/clock.js";
import { POINT, TOWN } from "../../src/state/columns.js";
import type { Town } from "../../src/state/town.js";
import { ageOf } from "../../src/state/traits.js";

/** Two friends whose tie ended while one stood low and the other did not. */
export interface Parted {
  /** Who stood low. */
  readonly low: number;
  readonly other: number;
  /** The month in which it ended. */
  readonly month: string;
  /** Scores of the two in the month before, in points. */
  readonly scores: readonly [low: number, other: number];
  /** How far apart in years of age and levels of income: the closest pair has the least. */
  readonly apart: number;
}

const FAR = 7;

/** Lives a world and looks for the pair nearest in age and income that parted so. Null where none did. Of equals, the first. */
export async function closestParted(
  scenario: Scenario,
  seed: number,
  residents: number,
  onMonth: (done: number, of: number) => void = () => {},
): Promise<Parted | null> {
  const low = (scenario.settings["response.dropping_ties"]?.low as number) * POINT;
  const world = new World(scenario, seed, residents, { sample: 0 });
  world.hire(() => {
    throw new Error("one thread only");
  });
  await world.generate();
  let best: Parted | null = null;
  while (world.month < scenario.months) {
    const before = world.towns.map((town) => town.columns.ties.slice());
    const month = world.month;
    await world.live();
    for (const town of world.towns) {
      const found = closestIn(world, town, before[town.index], month, low, best?.apart ?? Number.POSITIVE_INFINITY);
      if (found !== null) best = found;
    }
    onMonth(world.month, scenario.months);
  }
  await world.end();
  return best;
}

/** The closest pair of one town that parted in a month, where it is closer than `bound`. */
function closestIn(
  world: World,
  town: Town,
  before: Uint8Array,
  month: number,
  low: number,
  bound: number,
): Parted | null {
  const { columns, size, index } = town;
  const { ties, traits, income } = columns;
  const last = town.lastScores(month);
  const orders = world.plan.ordersOf(size);
  const white = [0, 1, 2].map((kind) => whitening(world.seed, index, size, kind));
  const far = pairedTown(index, world.towns.length);
  let best: Parted | null = null;
  for (let i = 0; i < size; i++) {
    const ended = before[i] & ~ties[i];
    if (ended === 0 || last[i] < 0 || last[i] >= low) continue;
    for (let slot = 0; slot <= FAR; slot++) {
      if ((ended & (1 << slot)) === 0) continue;
      const there = slot === FAR ? world.towns[far] : town;
      const j = slot === FAR ? i : tieOf(orders, white, size, i, slot);
      if (there === undefined || j < 0) continue;
      const theirs = there.lastScores(month)[j];
      if (theirs < low) continue;
      const apart =
        Math.abs(ageOf(traits[i]) - ageOf(there.columns.traits[j])) + Math.abs(income[i] - there.columns.income[j]);
      if (apart >= (best?.apart ?? bound)) continue;
      best = {
        low: index * TOWN + i,
        other: there.index * TOWN + j,
        month: monthLabel(monthNumber(world.scenario.start) + month),
        scores: [last[i] / POINT, theirs / POINT],
        apart,
      };
    }
  }
  return best;
}
