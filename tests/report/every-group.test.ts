import { expect, test } from "vitest";
import type { Table } from "../../src/report/report.js";
import { measuredOne, valueAt } from "../../src/worlds/measured.js";
import { smallWorld } from "../support/world.js";
import { report, tables } from "./support.js";

test("every group stands in the table with its measures of the last month, and a group of nobody with what can be said of it", async () => {
  const outcomes = await smallWorld({ residents: 12, months: 2, start: "2018-01", sample: 1 });
  const { rows, columns } = tables(report(outcomes)).find(({ key }) => key === "groups") as Table;
  const shown = (title: string) => rows.map((row) => row[columns.findIndex((c) => c.title === title)]);
  for (const [title, measure] of [
    ["Residents", "residents"],
    ["Mean score", "mean_score"],
    ["Under a sanction", "sanctioned_share"],
    ["With a reward", "rewarded_share"],
    ["Inequality of income", "income_gini"],
  ]) {
    const block = measuredOne(outcomes, measure);
    if (block === null) throw new Error(`no measure ${measure}`);
    const want = outcomes.groups.map((_, g) => valueAt(block, block.months.length - 1, g));
    expect([title, shown(title).map(rounded)]).toEqual([title, want.map(rounded)]);
  }
  const nobody = rows.filter((row) => row[1] === 0);
  expect(nobody.length).toBeGreaterThan(0);
  for (const row of nobody) expect(row.slice(1)).toEqual(columns.slice(1).map(({ unit }) => (unit === "n" ? 0 : null)));
});

const rounded = (x: unknown) => (typeof x === "number" ? x.toPrecision(8) : x);
