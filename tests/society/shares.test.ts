import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaults } from "../../src/parameters/parameter.js";
import { deal, OLDEST, singleYears } from "../../src/society/ages.js";
import {
  AGE_BANDS,
  BAND_OF_AGE,
  CELL_GROUPS,
  CELLS,
  cellOf,
  groupsOf,
  PLACE_GROUP,
  REGION_GROUP,
} from "../../src/society/groups.js";
import { bandSharesIn, cumulative, meetShare, outcome, scene } from "../../src/society/scene.js";
import { society } from "../../src/society/settings.js";
import { packTraits } from "../../src/state/traits.js";

const values = defaults(society);
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
const part = fc.double({ min: 0, max: 1, noNaN: true });

describe("ages", () => {
  const years = singleYears(values);

  test("single years add up to the published classes", () => {
    expect(years).toHaveLength(OLDEST);
    expect(sum(years.slice(0, 15))).toBeCloseTo(0.1795, 12);
    expect(sum(years.slice(60))).toBeCloseTo(0.187, 12);
    expect(sum(years)).toBeCloseTo(1, 12);
  });

  test("dealt to the members of households, every year of age keeps its share", () => {
    const s = scene(values, 1, "2014-01", 1000);
    const later = sum(s.placeShares.slice(2));
    const roles = deal(years, values, later, values.grandparent);
    const headOld = sum(roles.head.slice(values.old_from)) / sum(roles.head);
    const child = later * (1 - headOld) * roles.childIfNotOld;
    const old = (later - child) * roles.grandparent;
    const grown = later - child - old;
    const of = (shares: readonly number[], weight: number) => shares.map((y) => (y / sum(shares)) * weight);
    const dealt = [of(roles.head, 1 - later), of(roles.child, child), of(roles.old, old), of(roles.grown, grown)];
    years.forEach((share, age) => {
      expect(sum(dealt.map((d) => d[age]))).toBeCloseTo(share, 10);
    });
  });

  test("shares that no households can hold are refused in words", () => {
    const crowd = { ...values, young_share: 0.6 };
    expect(() => deal(singleYears(crowd), crowd, 0.2, 0.45)).toThrow("more children than places in households");
  });

  test("bands move up as nobody is born or dies", () => {
    expect(sum(bandSharesIn(years, 0, 83))).toBeCloseTo(1, 12);
    // After five years those who were 0–12 are the young of 5–17.
    expect(bandSharesIn(years, 0, 60)[0]).toBeCloseTo(sum(years.slice(0, 13)), 12);
    const plain = AGE_BANDS.map((_, band) => sum(years.filter((_, age) => BAND_OF_AGE[age + 1] === band)));
    bandSharesIn(years, 3, 12).forEach((share, band) => {
      expect(share).toBeCloseTo(plain[band], 12);
    });
  });
});

describe("household sizes", () => {
  test("have the census mean of 2.62 and add up to one", () => {
    expect(sum(values.household_sizes)).toBeCloseTo(1, 12);
    expect(sum(values.household_sizes.map((s, k) => s * (k + 1)))).toBeCloseTo(2.62, 12);
  });
});

describe("drawing from shares", () => {
  test("every outcome has its share, and one of no share never comes out", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), part), { minLength: 1, maxLength: 12 }).filter((w) => sum(w) > 0.01),
        fc.integer({ min: 0, max: 0xffffffff }),
        (weights, u) => {
          const table = cumulative(weights);
          expect(weights[outcome(table, u)]).toBeGreaterThan(0);
          expect(weights[outcome(table, 0xffffffff)]).toBeGreaterThan(0);
          weights.forEach((w, k) => {
            const share = (table[k] - (k > 0 ? table[k - 1] : 0)) / 2 ** 32;
            expect(share).toBeCloseTo(w / sum(weights), 8);
          });
        },
      ),
    );
  });

  test("factors by age are scaled so that the share is met, as far as it can be", () => {
    const bands = bandSharesIn(singleYears(values), 0, 0);
    fc.assert(
      fc.property(
        part,
        fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 6, maxLength: 6 }),
        (share, factors) => {
          const reachable = sum(bands.map((b, k) => (factors[k] > 0.01 ? b : 0)));
          fc.pre(share < 0.98 * reachable);
          const met = meetShare(
            share,
            factors.map((f) => (f > 0.01 ? f : 0)),
            bands,
          );
          expect(sum(met.map((p, k) => p * bands[k]))).toBeCloseTo(share, 6);
          for (const p of met) expect(p >= 0 && p <= 1).toBe(true);
        },
      ),
    );
  });
});

describe("groups", () => {
  const regions = ["North", "South"];
  const groups = groupsOf(regions);

  test("every cell counts in all and in one group of each personal dimension, the right one", () => {
    const who = {
      age: 0,
      birthMonth: 0,
      education: 0,
      care: 0,
      prosocial: 0,
      outspoken: 0,
      distance: 0,
      place: 0,
      members: 1,
    };
    const seen = new Set<number>();
    for (const male of [0, 1])
      for (const minority of [0, 1])
        for (const away of [0, 1])
          for (let band = 0; band < 6; band++)
            for (let quintile = 0; quintile < 5; quintile++) {
              const cell = cellOf(packTraits({ ...who, male, minority, away }), band, quintile);
              seen.add(cell);
              expect(CELL_GROUPS[cell].map((g) => groups[g].key)).toEqual([
                "all",
                `sex:${["female", "male"][male]}`,
                `minority:${["majority", "minority"][minority]}`,
                `registered:${["home", "away"][away]}`,
                `age:${AGE_BANDS[band]}`,
                `income:Q${quintile + 1}`,
              ]);
            }
    expect(seen.size).toBe(CELLS);
  });

  test("places and regions follow", () => {
    expect(groups[PLACE_GROUP].key).toBe("place:rural");
    expect(groups.slice(REGION_GROUP).map((g) => g.key)).toEqual(["region:North", "region:South"]);
  });
});
