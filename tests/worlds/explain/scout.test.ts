import { beforeAll, describe, expect, test } from "vitest";
import { World } from "../../../src/engine/world.js";
import { defaultSettings, type Scenario } from "../../../src/scenario/catalogue.js";
import { explain } from "../../../src/worlds/explain/explain.js";
import { PICKS, type Pick } from "../../../src/worlds/explain/picks.js";
import { scoutFor } from "../../../src/worlds/explain/scout.js";
import { changed, together, without } from "../../support/lab.js";
import { STRICT } from "../../support/strict.js";

const RESIDENTS = 4000;
const SEED = 9;
const asked = (settings = STRICT) => ({
  scenario: {
    name: "small",
    says: "",
    start: "2018-06",
    months: 10,
    settings: changed(defaultSettings(), together(STRICT, settings)),
  } satisfies Scenario,
  seed: SEED,
  residents: RESIDENTS,
});

/** Scores, false points and what comes through others, month by month, for everyone; in 1/16 points. */
interface History {
  readonly scores: Int16Array[];
  readonly wrong: Int16Array[];
  readonly through: Int32Array[];
}
const history: History = { scores: [], wrong: [], through: [] };
const found: Partial<Record<Pick, number>> = {};

beforeAll(async () => {
  const { scenario } = asked();
  const span = { first: 2, last: 7 };
  const scouts = (Object.keys(PICKS) as Pick[]).map((pick) => ({ pick, scout: scoutFor(pick, asked(), span) }));
  const all = Array.from({ length: RESIDENTS }, (_, n) => n);
  const world = new World(scenario, SEED, RESIDENTS, { follow: all });
  world.hire(() => {
    throw new Error("one thread");
  });
  await world.generate();
  while (world.month < scenario.months) {
    await world.live();
    for (const { scout } of scouts) scout.look(world);
    const { columns } = world.towns[0];
    history.scores.push(world.towns[0].scores(world.month - 1).slice());
    history.wrong.push(columns.wrong.slice());
    history.through.push(
      Int32Array.from(all, (i) => history.scores[world.month - 1][i] - 16000 - columns.own[i] - columns.wrong[i]),
    );
  }
  for (const { pick, scout } of scouts) found[pick] = scout.found();
});

describe("picks, in the months asked for,", () => {
  const months = [2, 3, 4, 5, 6, 7];
  const last = 7;
  const everyone = Array.from({ length: RESIDENTS }, (_, n) => n);
  const score = (m: number, i: number): number => history.scores[m][i];

  test("random: somebody who is rated, and another with another seed", async () => {
    expect(score(last, found.random as number)).toBeGreaterThanOrEqual(0);
    const others = await Promise.all(
      [1, 2, 3].map(async (seed) => (await explain(asked().scenario, seed, 500, [], { pick: "random", search: 0 }))[0]),
    );
    expect(new Set(others.map((life) => life.resident)).size).toBeGreaterThan(1);
  });

  test("median: nearest the median", () => {
    const rated = everyone.filter((i) => score(last, i) >= 0).map((i) => score(last, i));
    const median = rated.sort((a, b) => a - b)[Math.ceil(rated.length / 2) - 1];
    expect(score(last, found.median as number)).toBe(median);
  });

  test("biggest-fall: nobody fell further from a month to a later one", () => {
    const fall = (i: number): number => {
      let [high, most] = [-1, 0];
      for (const m of months) {
        if (score(m, i) < 0) continue;
        high = Math.max(high, score(m, i));
        most = Math.max(most, high - score(m, i));
      }
      return most;
    };
    expect(fall(found["biggest-fall"] as number)).toBe(Math.max(...everyone.map(fall)));
  });

  test("falsely-accused: false records took most points", () => {
    const least = (i: number): number =>
      Math.min(...months.filter((m) => score(m, i) >= 0).map((m) => history.wrong[m][i]));
    expect(least(found["falsely-accused"] as number)).toBe(Math.min(...everyone.map(least)));
  });

  test("by-association: closed through others alone, and most of those", () => {
    const LINE = 985;
    const whole = (s: number): number => Math.floor(s / 16);
    const lost = (i: number): number =>
      Math.max(
        0,
        ...months
          .filter(
            (m) => score(m, i) >= 0 && whole(score(m, i)) < LINE && whole(score(m, i) - history.through[m][i]) >= LINE,
          )
          .map((m) => -history.through[m][i]),
      );
    const most = Math.max(...everyone.map(lost));
    expect(most).toBeGreaterThan(0);
    expect(lost(found["by-association"] as number)).toBe(most);
  });
});

test("the resident picked is told of as if asked for by number", async () => {
  const { scenario } = asked();
  const [picked] = await explain(scenario, SEED, RESIDENTS, [], { pick: "biggest-fall", search: 3 });
  const [asked_] = await explain(scenario, SEED, RESIDENTS, [picked.resident], { search: 3 });
  expect(picked).toEqual(asked_);
});

test("where nobody fits, it says so", async () => {
  const { scenario } = asked(without("score.association", "score.household"));
  await expect(explain(scenario, SEED, 500, [], { pick: "by-association" })).rejects.toThrow(/nobody to pick/);
});
