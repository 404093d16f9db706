import { expect, test } from "vitest";
import { COUNTER_NUMBER } from "../../src/measures/counters.js";
import { toCountry } from "../../src/measures/country.js";
import { MEASURES } from "../../src/measures/derived.js";
import { ratio, total } from "../../src/measures/measure.js";
import { slope } from "../../src/measures/mobility.js";
import { bandMeasures } from "../../src/measures/records-and-scores.js";
import { SPELL_MEASURES } from "../../src/measures/spells.js";
import { WHOLE_MEASURES } from "../../src/measures/whole.js";
import { clockAt } from "../../src/state/clock.js";

const bands = bandMeasures(["D", "350-549", "A+"]);
const all = [...MEASURES, ...WHOLE_MEASURES, ...SPELL_MEASURES, ...bands];
const january = clockAt("2018-01", 0);
const december = clockAt("2019-12", 0);
const from = (values: Record<string, number>) => (counter: string) => values[counter] ?? 0;

test("every measure has its own snake_case name, a unit, a sentence and a formula", () => {
  expect(new Set(all.map((m) => m.key)).size).toBe(all.length);
  for (const m of all) {
    expect(m.key).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(m.unit).not.toBe("");
    expect(m.formula).not.toBe("");
    expect(m.says).toMatch(/\.$/);
  }
  expect(bands.map((m) => m.key)).toEqual(["band_share_d", "band_share_350_549", "band_share_a"]);
});

test("every measure reads counters that the month counts", () => {
  for (const m of [...MEASURES, ...bands])
    for (const key of m.reads) expect([m.key, COUNTER_NUMBER.has(key)]).toEqual([m.key, true]);
});

test("measures that a report cannot do without are there", () => {
  const keys = MEASURES.map((m) => m.key);
  const wanted = [
    "rated",
    "mean_score",
    "sanctioned_share",
    "lock_out_share",
    "held_back_share",
    "false_record_share",
    "court_exits_per_entry",
    "exit_bans_expected",
    "misconduct_listed_expected",
    "mean_degree",
    "rank_slope",
    "bottom_fifth_escape",
    "income_mean",
    "children_barred",
    "ties_dropped",
    "sanctioned_through_others",
  ];
  for (const key of wanted) expect(keys).toContain(key);
});

test("a measure over nobody is null with n = 0, a count is 0", () => {
  const inDecember = ["adults", "online", "payers"];
  for (const m of [...MEASURES, ...bands]) {
    const { value, n } = m.of(
      () => 0,
      () => 0,
      inDecember.includes(m.key) ? december : january,
    );
    expect([m.key, n]).toEqual([m.key, 0]);
    expect([m.key, value]).toEqual([m.key, m.formula.includes("÷") ? null : 0]);
  }
});

test("ratios and totals say what they do", () => {
  const r = ratio({ key: "r", unit: "u", says: "S.", of: ["a", "b"], per: "c", times: 1000 });
  expect(r.formula).toBe("(a + b) ÷ c × 1000");
  expect(r.of(from({ a: 1, b: 2, c: 6 }), from({}), january)).toEqual({ value: 500, n: 6 });
  const y = ratio({
    key: "y",
    unit: "u",
    says: "S.",
    of: "a",
    per: { name: "c", counters: ["d", "e"] },
    sinceJanuary: true,
  });
  expect(y.formula).toBe("Σ since January a ÷ Σ since January c");
  expect(y.of(from({}), from({ a: 3, d: 2, e: 2 }), january)).toEqual({ value: 0.75, n: 4 });
  const t = total({ key: "t", unit: "u", says: "S.", of: "a", when: (clock) => clock.season === 0 });
  expect(t.of(from({ a: 3, residents: 9 }), from({}), january)).toEqual({ value: 3, n: 9 });
  expect(t.of(from({ a: 3, residents: 9 }), from({}), clockAt("2018-01", 1))).toEqual({ value: null, n: 0 });
});

test("false is a record of somebody else's act, of what nobody did, or in another's file", () => {
  const counted = from({ records: 20, records_wrong_person: 1, records_nobody: 2, records_mixed_up: 4 });
  const of = (key: string) => MEASURES.find((m) => m.key === key)?.of(counted, from({}), january);
  expect(of("records_false")?.value).toBe(7);
  expect(of("false_record_share")).toEqual({ value: 0.35, n: 20 });
});

test("the slope is that of least squares", () => {
  const xs = [0, 50, 100, 200, 254];
  const sum = (f: (x: number) => number) => xs.reduce((s, x) => s + f(x), 0);
  const line = (x: number) => 30 + 0.6 * x;
  const fitted = slope(
    xs.length,
    sum((x) => x),
    sum(line),
    sum((x) => x * x),
    sum((x) => x * line(x)),
  );
  expect(fitted.value).toBeCloseTo(0.6, 12);
  expect(slope(3, 30, 60, 300, 600)).toEqual({ value: null, n: 3 });
  expect(slope(0, 0, 0, 0, 0)).toEqual({ value: null, n: 0 });
});

test("a count is scaled to a country by residents", () => {
  expect(toCountry(23, 1_000_000, 1_411_778_724)).toBeCloseTo(32470.9, 1);
  expect(toCountry(null, 10, 100)).toBeNull();
  expect(toCountry(1, 0, 100)).toBeNull();
});
