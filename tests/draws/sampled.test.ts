import { beforeAll, describe, expect, test } from "vitest";
import { ASKED, GATED, type GatedName } from "../../src/draws/decisions.js";
import { draw, threshold } from "../../src/draws/uniform.js";
import { plan } from "../../src/engine/plan.js";
import { emptyTally, makeTowns, Walker } from "../../src/engine/towns.js";
import { ACTS } from "../../src/life/acts.js";
import { currentIncome } from "../../src/life/presence.js";
import type { RowValues } from "../../src/life/row.js";
import { COUNTERS } from "../../src/measures/counters.js";
import type { Month } from "../../src/month/month.js";
import { ADULT, ONLINE, PAYER, SEEKING } from "../../src/month/scratch.js";
import { valueAt } from "../../src/parameters/schedule.js";
import { defaultSettings, type Settings } from "../../src/scenario/catalogue.js";
import { BAND_OF_AGE } from "../../src/society/groups.js";
import { type Clock, clockAt } from "../../src/state/clock.js";
import { HOOD, TOWN } from "../../src/state/columns.js";
import type { Town } from "../../src/state/town.js";
import * as traits from "../../src/state/traits.js";

/**
 * The sampler looks at sixteen rows at once, by a byte each. Here every resident is asked every row plainly, by the definition
 * of a draw, and who comes out must be the same, learned fear included.
 */
const SEED = 4711;
const RESIDENTS = TOWN + 6001;
const NEED = { anyone: 0, adult: ADULT, "online adult": ADULT | ONLINE, payer: ADULT | PAYER, pupil: 32 } as const;

const KEYS = ACTS.filter((a) => !a.derived).map((a) => a.key);

interface Lived {
  readonly town: Town;
  readonly month: Month;
  readonly settings: Settings;
  readonly clock: Clock;
  /** Who did each act, kept at once: the columns that a month works in belong to the thread, and its next world uses them again. */
  readonly did: Readonly<Record<string, readonly number[]>>;
  /** What a counter counted over the town. */
  counted(key: string): number;
}

/** Lives the first step of one month in the second, part-full town, with fear and seeking strewn about. */
function lived(settings: Settings, index: number): Lived {
  const p = plan({ name: "small", says: "", start: "2014-01", months: 12, settings }, SEED, RESIDENTS);
  const acts = { ...p.steps[0], at: (clock: Clock) => p.steps[0].at(clock).slice(0, 1) };
  const walker = new Walker({ ...p, steps: [acts] }, makeTowns(p, false));
  walker.generate(1);
  const town = walker.towns[1];
  const { caution, chill, flags, hardship } = town.columns;
  for (let i = 0; i < town.size; i++) {
    const u = draw(1, "awareness", i, 0);
    caution[i] = i % 3 === 0 ? 0 : u & 255;
    chill[i] = i % 4 === 0 ? 0 : (u >>> 8) & 255;
    if (i % 5 === 0) flags[i] |= SEEKING;
    hardship[i] = i % 7 === 0 ? (u >>> 16) & 15 : 0;
  }
  const groups = p.scene.groups.length;
  // Who is an adult and online is looked at when a quarter begins.
  if (index % 3 !== 0) walker.live(index - (index % 3), [1], null, emptyTally(groups));
  const tally = emptyTally(groups);
  let month: Month | undefined;
  walker.live(index, [1], null, tally, (_, m) => {
    month = m;
  });
  if (month === undefined) throw new Error("no month was lived");
  const counted = (key: string): number => tally.counts[COUNTERS.findIndex((c) => c.key === key) * groups];
  const { scratch } = month;
  const did = Object.fromEntries(
    KEYS.map((key) => [key, Array.from(scratch.did[GATED[key]].subarray(0, scratch.didCount[GATED[key]]))]),
  );
  return { town, month, settings, clock: clockAt("2014-01", index), did, counted };
}

const scaled = (base: number, ratio: number): number => Math.min(0xffffffff, Math.floor((base * ratio) / 65536));
const fixed = (x: number): number => Math.round(x * 65536);

/** What becomes of one resident and one row, plainly. */
function plainly(
  { town, settings, clock }: Lived,
  key: GatedName,
  i: number,
  quintileOf: Uint8Array,
): "did" | "held" | "no" {
  const row = ACTS.find((a) => a.key === key) as (typeof ACTS)[number];
  const values = settings[`life.${key}`] as unknown as RowValues;
  const { traits: packed, status, income, hardship, flags, caution, chill } = town.columns;
  const who = traits.unpackTraits(packed[i]);
  const band = BAND_OF_AGE[traits.ageIn(packed[i], clock.index, 0)];
  if (!values.on || (status[i] & NEED[row.who]) !== NEED[row.who]) return "no";
  const by = (name: string, k: number): number => values[`by_${name}`]?.[k] ?? 1;
  const own = by("age", band) * by("care", who.care) * by("prosocial", who.prosocial) * by("outspoken", who.outspoken);
  const base = valueAt(values.rate, clock) * (values.by_month?.[clock.season] ?? 1);
  const place =
    by("sex", who.male) *
    by("place", town.hoods[Math.floor(i / HOOD)].urban) *
    by("education", who.education) *
    by("income", quintileOf[currentIncome(income[i], hardship[i])]);
  let rate = scaled(
    row.who !== "anyone" && band === 0 ? 0 : threshold(base * (own * by("distance", who.distance))),
    fixed(place),
  );
  if (values.sought !== undefined && flags[i] & SEEKING) rate = scaled(rate, fixed(values.sought));
  const u = draw(SEED, key, TOWN + i, clock.index);
  if (u >= rate) return "no";
  const afraid =
    values.deterred !== undefined
      ? Math.floor((fixed(values.deterred) * caution[i]) / 255)
      : values.chilled !== undefined
        ? Math.floor((fixed(values.chilled[who.distance]) * chill[i]) / 255)
        : 0;
  return afraid > 0 && u >= scaled(rate, 65536 - afraid) ? "held" : "did";
}

describe.each([
  ["as the description has it", (s: Settings) => s, 0],
  ["in another month", (s: Settings) => s, 40],
  [
    "with every rate high, so that the quick look cannot tell",
    (s: Settings) => ({
      ...s,
      ...Object.fromEntries(KEYS.map((key, n) => [`life.${key}`, { ...s[`life.${key}`], rate: n % 2 ? 0.4 : 0.9 }])),
    }),
    0,
  ],
] as const)("everyone is asked, %s", (_, change, index) => {
  let l: Lived;
  let quintileOf: Uint8Array;
  beforeAll(() => {
    l = lived(change(defaultSettings()), index);
    quintileOf = l.month.scene.income.quintile;
  });

  test.each(KEYS)("%s comes out for those for whom the plain definition says so", (key) => {
    const expected: number[] = [];
    for (let i = 0; i < l.town.size; i++) if (plainly(l, key, i, quintileOf) === "did") expected.push(i);
    expect(l.did[key]).toEqual(expected);
  });

  test("those held back by chill or caution alone are counted", () => {
    let held = 0;
    for (const key of KEYS) for (let i = 0; i < l.town.size; i++) if (plainly(l, key, i, quintileOf) === "held") held++;
    expect(l.counted("words_held_back") + l.counted("offences_deterred")).toBe(held);
    expect(held).toBeGreaterThan(0);
  });
});

test("raising one act's rate keeps everyone who did it before, and moves no other act", () => {
  const settings = defaultSettings();
  const key = "late_bill";
  const values = settings[`life.${key}`] as unknown as RowValues;
  const more = { ...settings, [`life.${key}`]: { ...values, rate: 1.5 * (values.rate as number) } };
  const [before, after] = [lived(settings, 0), lived(more, 0)];
  // Half as many again, each on its own draw: none added, of 180, would be one chance in 10 to the 39th.
  expect(before.did[key].length).toBeGreaterThan(90);
  expect(after.did[key].length).toBeGreaterThan(before.did[key].length);
  expect(after.did[key]).toEqual(expect.arrayContaining([...before.did[key]]));
  for (const other of KEYS) if (other !== key) expect(after.did[other]).toEqual(before.did[other]);
});

test("no act of the catalogue is asked by a number of the other list", () => {
  for (const key of KEYS) expect(key in ASKED).toBe(false);
});
