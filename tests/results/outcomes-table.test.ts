import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COUNTER_NUMBER, COUNTERS } from "../../src/measures/counters.js";
import { writeOutcomes } from "../../src/results/outcomes-table.js";
import { clockAt } from "../../src/state/clock.js";
import { type Block, lastValues, measured } from "../../src/worlds/measured.js";
import type { Outcomes } from "../../src/worlds/outcomes.js";
import { ask } from "../support/duckdb.js";
import { smallWorld } from "../support/world.js";

let outcomes: Outcomes;
let blocks: Block[];
let folder: string;
let table: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "glasshouse-outcomes-"));
  outcomes = await smallWorld();
  blocks = measured(outcomes);
  writeOutcomes(folder, outcomes, blocks);
  table = `read_parquet('${join(folder, "outcomes.parquet")}')`;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A counter over all months, for one group. */
const sumOf = (counter: string, group: string): number => {
  const g = outcomes.groups.findIndex((x) => x.key === group);
  const G = outcomes.groups.length;
  return outcomes.months.reduce(
    (sum, _, m) => sum + outcomes.counts[(m * COUNTERS.length + (COUNTER_NUMBER.get(counter) as number)) * G + g],
    0,
  );
};

describe("outcomes.parquet, read by DuckDB", () => {
  test("is one long table with the declared columns", async () => {
    const columns = await ask(`select column_name, column_type from (describe select * from ${table})`);
    expect(columns.map((c) => [c.column_name, c.column_type])).toEqual([
      ["world", "VARCHAR"],
      ["replicate", "INTEGER"],
      ["month", "VARCHAR"],
      ["group", "VARCHAR"],
      ["measure", "VARCHAR"],
      ["value", "DOUBLE"],
      ["unit", "VARCHAR"],
      ["n", "INTEGER"],
    ]);
    const [{ rows, keys }] = await ask(
      `select count(*) as rows, count(distinct (world, replicate, month, "group", measure)) as keys from ${table}`,
    );
    expect(rows).toBe(blocks.reduce((sum, b) => sum + b.values.length, 0));
    expect(keys).toBe(rows);
  });

  test.each([
    ["acts_late_bill", "acts.late_bill"],
    ["records_true", "records_true"],
    ["met_air_ban", "met.air_ban"],
    ["under_exit_ban", "under.exit_ban"],
    ["court_listed", "court_listed"],
    ["words_held_back", "words_held_back"],
  ])("%s adds up to what was counted", async (measure, counter) => {
    const rows = await ask(
      `select "group" as g, sum(value) as s from ${table} where measure = '${measure}' group by 1`,
    );
    expect(rows).toHaveLength(outcomes.groups.length);
    for (const { g, s } of rows) expect([g, s]).toEqual([g, sumOf(counter, String(g))]);
  });

  test("the labels of every dimension add up to everyone, for every count", async () => {
    const counted = blocks.filter((b) => "formula" in b.measure && b.measure.formula === "counted");
    const list = counted.map((b) => `'${b.measure.key}'`).join(", ");
    const rows = await ask(
      `with parts as (select month, measure, split_part("group", ':', 1) as dimension, sum(value) as s from ${table}
         where measure in (${list}) group by all)
       select p.measure, p.dimension, p.month, p.s, w.s as everyone from parts p join parts w using (month, measure)
       where w.dimension = 'all' and p.s <> w.s`,
    );
    expect(rows).toEqual([]);
  });

  test("a group that turned out empty is there, with n = 0 and nothing estimated", async () => {
    expect(outcomes.warnings).toHaveLength(1);
    const [{ residents }] = await ask(
      `select sum(value) as residents from ${table} where measure = 'residents' and "group" = 'region:Tibet'`,
    );
    expect(residents).toBe(0);
    const rows = await ask(
      `select distinct n, value from ${table} where "group" = 'region:Tibet' and measure in ('mean_score', 'sanctioned_share', 'income_mean')`,
    );
    expect(rows).toEqual([{ n: 0, value: null }]);
  });

  test("nothing but null stands for what cannot be estimated, and n says why", async () => {
    const [{ odd }] = await ask(`select count(*) as odd from ${table} where isnan(value) or isinf(value)`);
    expect(odd).toBe(0);
    const [{ unexplained }] = await ask(
      `select count(*) as unexplained from ${table} where value is null and n > 0 and "group" not like '%/%' and measure not like 'spell_%'`,
    );
    expect(unexplained).toBe(0);
  });

  test("shares lie between 0 and 1, and bands share out the rated", async () => {
    const [{ outside }] = await ask(
      `select count(*) as outside from ${table} where unit like 'share of %' and "group" not similar to '.*[-/].*'
         and measure <> 'ties_dropped_share' and (value < 0 or value > 1)`,
    );
    expect(outside).toBe(0);
    const sums = await ask(
      `select month, sum(value) as s from ${table} where measure like 'band_share_%' and "group" = 'all' group by 1`,
    );
    expect(sums).toHaveLength(outcomes.months.length);
    for (const { s } of sums) expect(s).toBeCloseTo(1, 12);
  });

  test("comparisons are differences and ratios of what the two groups have", async () => {
    const rows = await ask(
      `select a.month, a.value as female, b.value as male, d.value as difference, r.value as ratio, d.n as n, least(a.n, b.n) as least
       from ${table} a, ${table} b, ${table} d, ${table} r
       where a.measure = 'mean_score' and b.measure = a.measure and d.measure = a.measure and r.measure = a.measure
         and b.month = a.month and d.month = a.month and r.month = a.month
         and a."group" = 'sex:female' and b."group" = 'sex:male' and d."group" = 'sex:female-male' and r."group" = 'sex:female/male'`,
    );
    expect(rows).toHaveLength(outcomes.months.length);
    for (const r of rows) {
      expect(r.difference).toBe((r.female as number) - (r.male as number));
      expect(r.ratio).toBe((r.female as number) / (r.male as number));
      expect(r.n).toBe(r.least);
    }
  });

  test("the calendar year so far begins anew each January", async () => {
    const rows = await ask(
      `select month, value from ${table} where measure = 'court_listed_this_year' and "group" = 'all' order by month`,
    );
    const month = await ask(
      `select month, value from ${table} where measure = 'court_listed' and "group" = 'all' order by month`,
    );
    let year = 0;
    rows.forEach(({ month: label, value }, k) => {
      year = (String(label).endsWith("-01") ? 0 : year) + (month[k].value as number);
      expect([label, value]).toEqual([label, year]);
    });
  });

  test("spells and inequality are there, at their months and groups", async () => {
    const [{ months, groups }] = await ask(
      `select count(distinct month) as months, count(distinct "group") as groups from ${table} where measure = 'spell_survival_06'`,
    );
    expect([months, groups]).toEqual([1, outcomes.groups.length]);
    const gini = await ask(`select "group", value, n from ${table} where measure = 'income_gini'`);
    expect(gini).toHaveLength(outcomes.months.length * outcomes.groups.length);
    const within = { all: [0.3, 0.6], "sex:female": [0.3, 0.6], "income:Q3": [0.001, 0.2] } as const;
    for (const { group, value, n } of gini) {
      expect([group, value === null]).toEqual([group, n === 0]);
      const [least, most] = within[group as keyof typeof within] ?? [0, 1];
      if (typeof value === "number") expect([group, value >= least && value < most]).toEqual([group, true]);
    }
  });
});

test("the last values of a world are those of everyone in the last month in which each is counted", () => {
  const last = lastValues(blocks, outcomes.scenario.start);
  expect(last.residents).toBe(outcomes.residents);
  expect(last.mean_score).toBeGreaterThan(900);
  expect(Object.keys(last).length).toBeGreaterThan(150);
  for (const { measure, months, groups, values } of blocks) {
    const all = groups.indexOf("all");
    if (all < 0) continue;
    const counted = months.map((_, m) => m).filter((m) => measure.when?.(clockAt(outcomes.scenario.start, m)) ?? true);
    const value = values[(counted.at(-1) ?? 0) * groups.length + all];
    expect([measure.key, last[measure.key]]).toEqual([measure.key, Number.isNaN(value) ? null : value]);
  }
  // Counted once a quarter, once a year in December, once a year in January.
  for (const key of ["mean_degree", "adults", "rank_slope", "ranked_twice", "was_bottom_fifth"] as const)
    expect([key, last[key]]).toEqual([key, expect.any(Number)]);
});
