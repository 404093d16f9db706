import { describe, expect, test } from "vitest";
import { ADULT, ONLINE, RATED } from "../../src/month/scratch.js";
import { BAND_OF_AGE } from "../../src/society/groups.js";
import { HOOD } from "../../src/state/columns.js";
import type { Town } from "../../src/state/town.js";
import { awayOf } from "../../src/state/traits.js";
import { Lab } from "../support/lab.js";
import { must } from "../support/must.js";
import { ageOf } from "../support/plain.js";
import { binomialZ, zLimit } from "../support/statistics.js";

const FULL = { running: 1, share: 1 };

function enrolled(values: Record<string, unknown>, months = 1, residents = 70_000): Lab {
  return new Lab({ residents, seed: 51, settings: { "registry.enrolment": { ...FULL, ...values } } }).live(months);
}

const each = (lab: Lab, visit: (town: Town, i: number, rated: boolean) => void): void => {
  for (const town of lab.towns)
    for (let i = 0; i < town.size; i++) visit(town, i, (town.columns.status[i] & RATED) !== 0);
};
const is = (town: Town, i: number, bit: number): boolean => (town.columns.status[i] & bit) !== 0;

describe("who is rated", () => {
  test("all grown-ups, and nobody else", () => {
    each(enrolled({}), (town, i, rated) => must(rated === is(town, i, ADULT)));
  });

  test("a share of them, the same people as the share grows", () => {
    let before = new Set<number>();
    for (const share of [0.2, 0.6]) {
      const now = new Set<number>();
      let adults = 0;
      each(enrolled({ share }), (town, i, rated) => {
        if (is(town, i, ADULT)) adults++;
        if (rated) now.add(town.index * 65536 + i);
      });
      expect(Math.abs(binomialZ(now.size, adults, share))).toBeLessThan(zLimit(2));
      for (const i of before) must(now.has(i));
      before = now;
    }
  });

  test("only those registered where they live, or only those online, where the scenario says so", () => {
    each(enrolled({ registered_only: true }), (town, i, rated) =>
      must(rated === (is(town, i, ADULT) && awayOf(town.columns.traits[i]) === 0)),
    );
    each(enrolled({ online_only: true }), (town, i, rated) =>
      must(rated === (is(town, i, ADULT) && is(town, i, ONLINE))),
    );
  });

  test("only from the youngest age band on", () => {
    const lab = enrolled({ youngest: 3 });
    each(lab, (town, i, rated) => must(rated === (is(town, i, ADULT) && BAND_OF_AGE[ageOf(lab, town, i, 0)] >= 3)));
  });

  test("only in regions whose scheme runs: as many as the share says, the same ones as it grows", () => {
    const running = (share: number): Set<number> => {
      const out = new Set<number>();
      each(enrolled({ running: share }, 1, 600_000), (town, i, rated) => {
        const { region } = town.hoods[Math.floor(i / HOOD)];
        if (rated) out.add(region);
        if (is(town, i, ADULT)) must(rated || !out.has(region), "a region runs for some only");
      });
      return out;
    };
    const [few, more] = [running(0.3), running(0.7)];
    // 31 regions; the smallest may have no neighbourhood in a world of 600,000.
    const { hoods } = new Lab({ residents: 600_000, seed: 51 }).plan.scene;
    const inhabited = new Set(hoods.map((h) => h.region)).size;
    expect(few.size).toBeLessThanOrEqual(Math.round(0.3 * 31));
    expect(few.size).toBeGreaterThanOrEqual(Math.round(0.3 * 31) - (31 - inhabited));
    expect(more.size).toBeLessThanOrEqual(Math.round(0.7 * 31));
    expect(more.size).toBeGreaterThanOrEqual(Math.round(0.7 * 31) - (31 - inhabited));
    for (const region of few) expect(more.has(region)).toBe(true);
  });

  test("month by month as the schedules say", () => {
    const lab = enrolled({ share: { "2018-06": 0, "2018-09": 0.9 } }, 1, 20_000);
    const shares = [0, 0.3, 0.6, 0.9];
    for (const share of shares) {
      let adults = 0;
      let rated = 0;
      each(lab, (town, i, yes) => {
        if (is(town, i, ADULT)) adults++;
        if (yes) rated++;
      });
      if (share === 0) expect(rated).toBe(0);
      else expect(Math.abs(binomialZ(rated, adults, share))).toBeLessThan(zLimit(3));
      expect(lab.count("unrated")).toBe(20_000 - rated);
      lab.live();
    }
  });
});

test("nothing that hangs on a score happens to those who are not rated", () => {
  const lab = enrolled({ share: 0.5 }, 3, 20_000);
  const town = lab.towns[0];
  const score = town.scores(lab.month - 1);
  each(lab, (_, i, rated) => {
    must(rated ? score[i] >= 0 : score[i] === -1);
    if (!rated) must(town.columns.own[i] === 0 && town.columns.wrong[i] === 0);
  });
});
