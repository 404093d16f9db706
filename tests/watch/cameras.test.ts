import { describe, expect, test } from "vitest";
import { GATED } from "../../src/draws/decisions.js";
import { NOBODY, TRUE, WRONG_PERSON } from "../../src/month/records.js";
import { ADULT } from "../../src/month/scratch.js";
import { defaultSettings } from "../../src/scenario/catalogue.js";
import { HOOD } from "../../src/state/columns.js";
import { channelNumber } from "../../src/watch/channel.js";
import { type Changes, Lab, type Row, rowsOf, together, whoDid, without } from "../support/lab.js";
import { binomialZ, zLimit } from "../support/statistics.js";

const ID = channelNumber("cameras");
const URBAN_RATIO = 4;
const REACH = 0.7;
const QUIET = without("response.compliance");
const society = defaultSettings().society as { urban: number; minority: number };

/** Row of the parameters by face: man and woman of the majority, man and woman of a minority. */
const faceOf = (traits: number): number => 1 - ((traits >>> 11) & 1) + 2 * ((traits >>> 12) & 1);

interface Street {
  readonly seen: Row[];
  /** Offences by place: rural, urban. */
  readonly done: readonly [number, number];
  /** Records that name who did it, by place. */
  readonly named: readonly [number, number];
  /** Residents and grown-ups by face. */
  readonly faces: number[];
  readonly grown: number[];
  readonly facesOfSeen: number[];
}

/** One month of crossing on red, as cameras see it. */
function street(cameras: Record<string, unknown>, more: Changes = {}, months = 1): Street {
  const done: [number, number] = [0, 0];
  const named: [number, number] = [0, 0];
  const faces = [0, 0, 0, 0];
  const grown = [0, 0, 0, 0];
  const seen: Row[] = [];
  const facesOfSeen: number[] = [];
  new Lab({
    residents: 60_000,
    seed: 31,
    settings: together(QUIET, more, { "watch.cameras": { sees: { red_crossing: 0.9 }, ...cameras } }),
  }).live(months, {
    watch: (town, m) => {
      const urban = (i: number): number => town.hoods[Math.floor(i / HOOD)].urban;
      const { traits, status } = town.columns;
      for (const i of whoDid(m, "red_crossing")) done[urban(i)]++;
      for (let i = 0; i < town.size; i++) {
        faces[faceOf(traits[i])]++;
        if (status[i] & ADULT) grown[faceOf(traits[i])]++;
      }
      for (const r of rowsOf(m.seen)) {
        if (r.channel !== ID) continue;
        seen.push(r);
        facesOfSeen.push(faceOf(traits[r.subject]));
        if (r.truth === TRUE) named[urban(r.subject)]++;
      }
    },
  });
  return { seen, done, named, faces, grown, facesOfSeen };
}

describe("coverage", () => {
  /** Chance that an offence is caught: cameras here · reach · recall of the act · hit. */
  const chance = (perResident: number, urban: 0 | 1): number => {
    const rural = perResident / (1 + society.urban * (URBAN_RATIO - 1));
    return Math.min(1, rural * (urban ? URBAN_RATIO : 1) * REACH) * 0.9 * 0.89;
  };

  test.each([0.06, 0.12042, 0.28333])(
    "%f cameras a resident catch as many as the parameters say, more in towns",
    (per) => {
      const { done, named } = street({ per_resident: per, phantom: 0, false_match: [0, 0, 0, 0] });
      for (const place of [0, 1] as const) {
        expect(done[place]).toBeGreaterThan(500);
        expect(Math.abs(binomialZ(named[place], done[place], chance(per, place)))).toBeLessThan(zLimit(6));
      }
      expect(named[1] / done[1]).toBeGreaterThan(named[0] / done[0]);
    },
  );

  test("as cameras are put up, whoever was caught before still is, and more are", () => {
    const lab = (from: number): Set<number> => {
      const { seen } = street({ per_resident: { "2018-01": from, "2019-01": from }, phantom: 0 });
      return new Set(seen.filter((r) => r.truth === TRUE).map((r) => r.subject));
    };
    const [few, many] = [lab(0.1), lab(0.3)];
    expect([...few].filter((i) => !many.has(i))).toEqual([]);
    expect(many.size).toBeGreaterThan(few.size);
  });

  test("the schedule is read month by month", () => {
    const caught: number[] = [];
    const lab = new Lab({
      residents: 20_000,
      settings: together(QUIET, {
        "watch.cameras": { per_resident: { "2018-06": 0.02, "2018-10": 0.42 }, phantom: 0, false_match: [0, 0, 0, 0] },
      }),
    });
    lab.live(5, { watch: (_, m) => caught.push(rowsOf(m.seen).filter((r) => r.channel === ID).length) });
    for (let n = 1; n < 5; n++) expect(caught[n]).toBeGreaterThan(caught[n - 1] + 3.3 * Math.sqrt(caught[n]));
  });
});

describe("mistakes", () => {
  /** Cameras everywhere, that never put the right name to a face: all that can go wrong does. */
  const BLIND = { per_resident: 2, reach: 20, urban: 1, hit: [0, 0, 0, 0] };
  const RATES = [1, 3, 10, 30];
  const minority: Changes = { society: { minority: 0.3 } };
  const compare = (counts: number[], weights: number[]): void => {
    const total = counts.reduce((a, b) => a + b, 0);
    const sum = weights.reduce((a, b) => a + b, 0);
    counts.forEach((n, face) => {
      expect(Math.abs(binomialZ(n, total, weights[face] / sum))).toBeLessThan(zLimit(8));
    });
  };
  const byFace = (s: Street, truth: number): number[] =>
    [0, 1, 2, 3].map((face) => s.seen.filter((r, n) => r.truth === truth && s.facesOfSeen[n] === face).length);

  test("false matches fall on women and minorities in the ratio of the parameters", () => {
    const s = street({ ...BLIND, false_match: RATES.map((r) => r / 6000), list: 2_000_000, phantom: 0 }, minority, 2);
    expect(s.seen.every((r) => r.truth === WRONG_PERSON && r.act === GATED.red_crossing)).toBe(true);
    const weights = s.faces.map((n, face) => n * RATES[face]);
    compare(byFace(s, WRONG_PERSON), weights);
    // Every face seen is looked for, four times at most; each time, someone is taken for it with the mean of the ratios to the worst.
    const found = weights.reduce((a, b) => a + b, 0) / (30 * s.faces.reduce((a, b) => a + b, 0));
    const seen = (s.done[0] + s.done[1]) * 0.9;
    expect(Math.abs(binomialZ(s.seen.length, seen / 0.9, 0.9 * (1 - (1 - found) ** 4)))).toBeLessThan(zLimit(8));
  });

  test("the longer the list, the more mistakes, in proportion", () => {
    const of = (list: number): number =>
      street({ ...BLIND, false_match: [1 / 6000, 1 / 6000, 1 / 6000, 1 / 6000], list, phantom: 0 }, {}, 3).seen.length;
    const { done } = street({ ...BLIND, phantom: 0, false_match: [0, 0, 0, 0] }, {}, 3);
    const passed = (done[0] + done[1]) * 0.9;
    for (const list of [1_000_000, 6_000_000]) {
      const p = list / 10_000 / 6000;
      expect(Math.abs(binomialZ(of(list), passed / 0.9, 0.9 * p))).toBeLessThan(zLimit(8));
    }
  });

  test("what nobody did is seen at its rate, on grown-ups, in the same ratio", () => {
    const s = street(
      { per_resident: 1, sees: {}, phantom: 1 / 1024, false_match: RATES.map((r) => r / 6000) },
      minority,
      40,
    );
    expect(s.seen.every((r) => r.truth === NOBODY)).toBe(true);
    expect(s.seen.length).toBeGreaterThan(300);
    const weights = s.grown.map((n, face) => (n * RATES[face]) / 30);
    compare(byFace(s, NOBODY), weights);
    const expected = weights.reduce((a, b) => a + b, 0) / 1024;
    expect(Math.abs(s.seen.length - expected) / Math.sqrt(expected)).toBeLessThan(zLimit(8));
  });
});
