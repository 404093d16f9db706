import { expect, test } from "vitest";
import { spellsUnderSanction } from "../../src/measures/spells.js";
import { kaplanMeier, median, survivalAt } from "../../src/measures/survival.js";

const counted = (times: readonly number[]): number[] => {
  const out = new Array<number>(Math.max(0, ...times) + 1).fill(0);
  for (const t of times) out[t]++;
  return out;
};

/** Weeks of remission under 6-MP: Freireich et al. 1963; as worked out in Gehan 1965 and in many textbooks since. */
const ENDED = [6, 6, 6, 7, 10, 13, 16, 22, 23];
const CENSORED = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];

test("Kaplan–Meier gives the published estimates of the leukaemia trial", () => {
  const rows = kaplanMeier(counted(ENDED), counted(CENSORED));
  const published = [
    // weeks, at risk, S, Greenwood's error, log–log 95 % interval
    [6, 21, 0.857, 0.0764, 0.6197, 0.9516],
    [7, 17, 0.807, 0.0869, 0.5631, 0.9228],
    [10, 15, 0.753, 0.0963, 0.5032, 0.8894],
    [13, 12, 0.69, 0.1068, 0.4316, 0.8491],
    [16, 11, 0.627, 0.1141, 0.3675, 0.8049],
    [22, 7, 0.538, 0.1282, 0.2678, 0.7468],
    [23, 6, 0.448, 0.1346, 0.1881, 0.6801],
  ];
  for (const [week, atRisk, survival, se, lo, hi] of published) {
    const row = rows[week];
    expect([week, row.atRisk]).toEqual([week, atRisk]);
    expect(row.survival).toBeCloseTo(survival, 3);
    expect(row.se).toBeCloseTo(se, 4);
    expect(row.lo).toBeCloseTo(lo, 4);
    expect(row.hi).toBeCloseTo(hi, 4);
  }
  expect(rows[23].survival).toBeCloseTo(
    (18 / 21) * (16 / 17) * (14 / 15) * (11 / 12) * (10 / 11) * (6 / 7) * (5 / 6),
    12,
  );
  expect(median(rows)).toBe(23);
});

test("without censoring, survival is the share that is left", () => {
  const rows = kaplanMeier(counted([1, 2, 2, 4]), []);
  expect(rows.map((r) => r.survival)).toEqual([1, 0.75, 0.25, 0.25, 0]);
  expect(rows[1].se).toBeCloseTo(Math.sqrt((0.75 * 0.25) / 4), 12);
  expect(rows[4]).toMatchObject({ atRisk: 1, ended: 1, se: null, lo: null, hi: null });
  expect(survivalAt(rows, 9)).toBe(0);
});

test("what cannot be estimated is null", () => {
  const [none] = kaplanMeier([0], [0]);
  expect(none).toMatchObject({ time: 0, atRisk: 0, survival: null, se: null, lo: null, hi: null });
  expect(survivalAt([none], 6)).toBeNull();
  const allRunning = kaplanMeier([], [0, 0, 0, 5]);
  expect(median(allRunning)).toBeNull();
  expect(survivalAt(allRunning, 3)).toBe(1);
  expect(survivalAt(allRunning, 4)).toBeNull();
  expect(allRunning[3]).toMatchObject({ survival: 1, se: 0, lo: null, hi: null });
});

test("a spell still running is not at risk of an end that could not have been seen", () => {
  // Two groups. In group 1: a spell of 2 months that ended, and one that has run for 2 months so far.
  const ended = new Int32Array(256 * 2);
  const running = new Int32Array(256 * 2);
  ended[2 * 2 + 1] = 1;
  running[2 * 2 + 1] = 1;
  const rows = spellsUnderSanction(ended, running, 1, 2);
  expect(rows.map(({ time, atRisk, ended: e, censored }) => [time, atRisk, e, censored])).toEqual([
    [0, 2, 0, 0],
    [1, 2, 0, 1],
    [2, 1, 1, 0],
  ]);
  expect(rows[2].survival).toBe(0);
  expect(spellsUnderSanction(ended, running, 0, 2)).toHaveLength(1);
});

test("a spell too long to be counted on is followed no further, and not said to have ended", () => {
  const ended = new Int32Array(256);
  const running = new Int32Array(256);
  ended[255] = 3;
  const rows = spellsUnderSanction(ended, running, 0, 1);
  expect(rows.at(-1)).toMatchObject({ time: 254, atRisk: 3, ended: 0, censored: 3, survival: 1 });
});
