import { expect, test } from "vitest";
import { ticks } from "../../../page/charts/scale.js";
import { bandsOf, measureOf, seriesOf } from "../../../page/charts/series.js";
import { csv } from "../../../page/charts/table.js";
import { preset } from "../../../src/scenario/presets.js";
import { measured } from "../../../src/worlds/measured.js";
import { runWorld } from "../../../src/worlds/run.js";

test("the charts' numbers are those of the program's tables, for every measure drawn and every group", async () => {
  const scenario = { ...preset("described").scenario, start: "2017-11", months: 5 };
  const outcomes = await runWorld({ scenario, seed: 2, residents: 9000, sample: 0 });
  const blocks = measured(outcomes);
  const keys = ["mean_score", "sanctioned_share", "false_record_share", "held_back_share", "court_listed_this_year"];
  for (const measure of [...keys.map(measureOf), ...bandsOf(scenario).map((b) => b.measure)]) {
    const block = blocks.find((b) => b.measure.key === measure.key);
    for (const [g, group] of (block?.groups ?? []).entries()) {
      const mine = seriesOf(outcomes, measure, group, scenario.months);
      const theirs = mine.map((_, m) => block?.values[m * block.groups.length + g] ?? Number.NaN);
      expect([measure.key, group, mine.map((v) => v ?? Number.NaN)]).toEqual([measure.key, group, theirs]);
    }
    expect(block?.groups.length).toBeGreaterThan(10);
  }
});

test("an axis ends at round numbers on both sides of what is drawn", () => {
  for (const [low, high] of [
    [0, 1],
    [0, 0.037],
    [962, 1003],
    [0, 7],
    [0, 123_456],
    [-3, 3],
  ]) {
    const marks = ticks(low, high);
    expect(marks[0]).toBeLessThanOrEqual(low + 1e-9);
    expect(marks.at(-1)).toBeGreaterThanOrEqual(high * 0.999);
    expect(marks.length).toBeGreaterThanOrEqual(3);
    expect(marks.length).toBeLessThanOrEqual(8);
    expect(new Set(marks).size).toBe(marks.length);
  }
  expect(ticks(5, 5)).toEqual([5]);
});

test("a table as a file: missing values are empty, and what would break it is quoted", () => {
  const lines = [
    { key: "all", label: "Everyone", values: [0.5, null] },
    { key: 'region:"A", B', label: "", values: [1] },
  ];
  expect(csv(["2014-01", "2014-02"], lines)).toBe('month,all,"region:""A"", B"\r\n2014-01,0.5,1\r\n2014-02,,\r\n');
});
