import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GatedName } from "../../src/draws/decisions.js";
import { ACTS } from "../../src/life/acts.js";
import { DIMENSIONS, type Dimension, type RowValues, type Who } from "../../src/life/row.js";
import { ADULT, AWARE, ONLINE, PAYER, SEEKING } from "../../src/month/scratch.js";
import { defaultSettings } from "../../src/scenario/catalogue.js";
import { type Changes, Lab, together, whoDid, without } from "../support/lab.js";
import { ageOf, chanceIn, comesOut, levelsOf } from "../support/plain.js";
import { zLimit } from "../support/statistics.js";
import { STRICT } from "../support/strict.js";

const DRAWN = ACTS.filter((a) => !a.derived);
const DEFAULTS = defaultSettings();
const valuesOf = (key: GatedName, settings: Changes = {}): RowValues =>
  ({ ...DEFAULTS[`life.${key}`], ...settings[`life.${key}`] }) as unknown as RowValues;

/** Bits of `status` that an act needs. */
const NEED: Record<Who, number> = {
  anyone: 0,
  pupil: 0,
  adult: ADULT,
  "online adult": ADULT | ONLINE,
  payer: ADULT | PAYER,
};

type Deeds = Map<GatedName, number[]>;

/** Who did what in each of some months. */
function deeds(months: number, asked: ConstructorParameters<typeof Lab>[0]): Deeds[] {
  const lab = new Lab(asked);
  const out: Deeds[] = [];
  lab.live(months, { live: (_, m) => out.push(new Map(DRAWN.map((a) => [a.key, whoDid(m, a.key)]))) });
  return out;
}

describe("one act's rate moves no other act", () => {
  const asked = { residents: 8000, seed: 5 };
  const [before] = deeds(1, asked);

  test.each(DRAWN.map((a) => a.key))("%s", (key) => {
    const rate = valuesOf(key).rate as number;
    const [after] = deeds(1, { ...asked, settings: { [`life.${key}`]: { rate: Math.min(1, rate * 4 + 0.01) } } });
    for (const { key: other } of DRAWN) if (other !== key) expect(after.get(other)).toEqual(before.get(other));
    const now = new Set(after.get(key));
    expect(before.get(key)?.filter((i) => !now.has(i))).toEqual([]);
    expect(now.size).toBeGreaterThan(before.get(key)?.length ?? 0);
  });

  test("whatever the seed, the act and the two rates", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        fc.constantFrom(...DRAWN.map((a) => a.key)),
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
        (seed, key, rates) => {
          const [low, high] = rates.sort((a, b) => a - b).map((rate) => ({ [`life.${key}`]: { rate } }));
          const [few] = deeds(1, { residents: 600, seed, settings: low });
          const [many] = deeds(1, { residents: 600, seed, settings: high });
          for (const { key: other } of DRAWN) if (other !== key) expect(many.get(other)).toEqual(few.get(other));
          expect(many.get(key)).toEqual(expect.arrayContaining(few.get(key) ?? []));
        },
      ),
      { numRuns: 12 },
    );
  });
});

/** A full town and part of another, looked at by several tests. */
const wide = new Lab({ residents: 90_000, seed: 8, start: "2018-02", settings: without("response.compliance") });

interface Sum {
  did: number;
  expected: number;
  spread: number;
}

/** What was done and what was to be expected, of one act: by all, in each month, at each level of what its rate depends on. */
function sumsOf(months: number): Map<string, Sum> {
  const out = new Map<string, Sum>();
  const sumAt = (key: string): Sum => {
    const sum = out.get(key) ?? { did: 0, expected: 0, spread: 0 };
    out.set(key, sum);
    return sum;
  };
  wide.live(months, {
    live: (town, m) => {
      const { status, flags } = town.columns;
      const levels = Array.from({ length: town.size }, (_, i) => levelsOf(wide, town, i, wide.month));
      for (const act of DRAWN) {
        // Words out of line are looked at in the first month only: after it, residents have learned.
        if (act.chilled && wide.month > 0) continue;
        const did = new Uint8Array(town.size);
        for (const i of whoDid(m, act.key)) did[i] = 1;
        const need = NEED[act.who];
        const chance = chanceIn(valuesOf(act.key), wide, wide.month);
        const all = [sumAt(`${act.key}: all`), sumAt(`${act.key}: month ${wide.month}`)];
        const places = (Object.keys(act.by ?? {}) as Dimension[]).map((d) => ({
          d,
          sums: DIMENSIONS[d].map((label) => sumAt(`${act.key}: ${d} ${label}`)),
        }));
        for (let i = 0; i < town.size; i++) {
          if (act.sought !== undefined && (flags[i] & SEEKING) !== 0) continue;
          const p = (status[i] & need) === need ? chance(levels[i]) : 0;
          const add = (sum: Sum): void => {
            sum.did += did[i];
            sum.expected += p;
            sum.spread += p * (1 - p);
          };
          all.forEach(add);
          for (const { d, sums } of places) add(sums[levels[i][d]]);
        }
      }
    },
  });
  return out;
}

describe("the rates are those that the catalogue states", () => {
  const seen = sumsOf(2);
  const known = [...seen].filter(([, { spread }]) => spread >= 25);

  test("for everyone, and at every level of care, age, income, place …, and in a month of few or many", () => {
    expect(known.length).toBeGreaterThan(200);
    const limit = zLimit(known.length);
    for (const [key, { did, expected, spread }] of known)
      expect(Math.abs(did - expected) / Math.sqrt(spread), key).toBeLessThan(limit);
  });

  test("and none where the rate is zero", () => {
    for (const [key, { did, expected }] of seen) if (expected === 0) expect([key, did]).toEqual([key, 0]);
  });

  const ratio = (act: GatedName, one: string, other: string): number => {
    const share = (place: string): number => {
      const { did, expected } = seen.get(`${act}: ${place}`) ?? { did: 0, expected: 1 };
      // The number of people there, up to a factor that both share: expected ÷ stated ratio.
      const [dimension, ...label] = place.split(" ");
      const n = (DIMENSIONS[dimension as Dimension] as readonly string[]).indexOf(label.join(" "));
      return did / (expected / (valuesOf(act)[`by_${dimension}`]?.[n] ?? 1));
    };
    return share(one) / share(other);
  };
  test.each([
    ["red_crossing", "care lowest", "care highest"],
    ["late_bill", "income Q1", "income Q5"],
    ["unpaid_tax", "income Q5", "income Q1"],
    ["traffic_offence", "sex male", "sex female"],
    ["post_out", "distance highest", "distance lowest"],
    ["post_in", "distance lowest", "distance highest"],
    ["comment_out", "outspoken highest", "outspoken lowest"],
    ["volunteering", "prosocial highest", "prosocial lowest"],
    ["red_crossing", "place urban", "place rural"],
    ["red_crossing", "age 18-29", "age 75+"],
  ] as const)("%s: more by those of %s than of %s", (act, more, less) => {
    expect(ratio(act, more, less)).toBeGreaterThan(1);
  });
});

test("children do nothing, only those online post, and only payers are seen to spend", () => {
  wide.live(1, {
    live: (town, m) => {
      const { status } = town.columns;
      for (const act of DRAWN) {
        for (const i of whoDid(m, act.key)) {
          if (ageOf(wide, town, i) < 18) throw new Error(`a child did ${act.key}`);
          if (act.domain === "online" && (status[i] & ONLINE) === 0) throw new Error(`${act.key} by someone offline`);
          if (act.who === "payer" && (status[i] & PAYER) === 0) throw new Error(`${act.key} by no payer`);
        }
      }
    },
  });
});

test("the tight sampler gives exactly what the plain reading gives, with caution, chill and point-seeking", () => {
  const settings = together(STRICT, {
    "response.compliance": { felt: 20 },
    "life.travel_misconduct": { rate: { "2018-06": 0.1, "2018-10": 0.02 } },
    "life.post_in": { rate: 0.9 },
  });
  const lab = new Lab({ residents: 9000, seed: 3, settings });
  let fearful = 0;
  let unsure = 0;
  let heldBack = 0;
  let deterred = 0;
  lab.live(6, {
    live: (town, m) => {
      const { status, flags, caution, chill } = town.columns;
      // Quintiles are those of the month, before its own losses; hardship changes only later in the month.
      const levels = Array.from({ length: town.size }, (_, i) => levelsOf(lab, town, i, lab.month));
      for (const act of DRAWN) {
        const did = new Set(whoDid(m, act.key));
        const values = valuesOf(act.key, settings);
        const need = NEED[act.who];
        const chance = chanceIn(values, lab, lab.month);
        for (let i = 0; i < town.size; i++) {
          const able = (status[i] & need) === need;
          const free = chance(levels[i]) * ((flags[i] & SEEKING) !== 0 ? (values.sought ?? 1) : 1);
          const fear = values.deterred
            ? (values.deterred * caution[i]) / 255
            : values.chilled
              ? (values.chilled[levels[i].distance] * chill[i]) / 255
              : 0;
          const dares = able && comesOut(lab, act.key, town, i, lab.month, Math.min(1, free) * (1 - fear));
          const would = able && comesOut(lab, act.key, town, i, lab.month, Math.min(1, free));
          if (dares === null || would === null) unsure++;
          else {
            if (did.has(i) !== dares) throw new Error(`${act.key} of ${i} in month ${lab.month}`);
            if (would && !dares) {
              fearful++;
              if (values.deterred) deterred++;
              else heldBack++;
            }
          }
        }
      }
    },
  });
  // The draws next to a limit are few: the band is 2 in 10,000 of a rate.
  expect(unsure).toBeLessThan(100);
  expect(fearful).toBeGreaterThan(200);
  expect(Math.abs(lab.total("words_held_back") - heldBack)).toBeLessThanOrEqual(unsure);
  expect(Math.abs(lab.total("offences_deterred") - deterred)).toBeLessThanOrEqual(unsure);
  expect(lab.towns.some((t) => t.columns.status.some((s) => (s & AWARE) !== 0))).toBe(true);
});

test("acts are counted one by one", () => {
  const lab = new Lab({ residents: 5000, seed: 2 }).live();
  const again = deeds(1, { residents: 5000, seed: 2 })[0];
  for (const act of DRAWN) expect(lab.count(`acts.${act.key}`)).toBe(again.get(act.key)?.length);
});
