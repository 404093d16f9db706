import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SAFEGUARDS } from "../../src/safeguards/safeguards.js";
import { ask } from "../support/duckdb.js";
import { programIn, until } from "../support/program.js";

const GUIDE = readFileSync(new URL("../../docs/guide/safeguards-table.md", import.meta.url), "utf8");
const { folder, glasshouse, begin, text, afresh } = programIn("safeguards");

const ARMS = SAFEGUARDS.length + 3;
/** As in the guide. */
const SHOWN = ["--residents", "5000", "--replicates", "3", "--until", "2018-12"];
const ASKED = ["safeguards", "described", ...SHOWN];

test("killed in the middle it goes on: says what each safeguard changes and costs, in the catalogue's order, and leaves a folder", async () => {
  afresh("first", "runs");
  const { child, ended } = begin(...ASKED, "--workers", "2", "--out", "first");
  await until(() => kept() >= 3);
  child.kill("SIGKILL");
  const { err: before } = await ended;
  expect(before).toMatch(
    new RegExp(`described: ${SAFEGUARDS.length} safeguards, each alone and all together, 3 replicates`),
  );
  expect(before).toMatch(new RegExp(`${ARMS * 3} worlds: ${ARMS * 3} to live, [\\d,]+ months in all, about`));
  expect(kept()).toBeGreaterThanOrEqual(3);
  expect(kept()).toBeLessThan(ARMS * 3);

  const { code, out, err } = glasshouse(...ASKED, "--out", "first");
  expect(err).toMatch(new RegExp(`${ARMS * 3} worlds, \\d+ of them kept in runs/worlds already: \\d+ to live`));
  expect(code).toBe(0);
  await expect(out).toMatchFileSnapshot("../golden/safeguards/changes.txt");
  expect(out).toMatch(/^Without safeguards +95 % interval +unit\n {2}Under any sanction +\d/);
  const blocks = out.trimEnd().split("\n\n");
  const names = SAFEGUARDS.map((s) => s.key.replaceAll("_", " "));
  const heads = [...names, "all but sunset", "All of them together"];
  expect(blocks.slice(1).map((block) => block.split(/[:\n]/)[0])).toEqual(heads);
  expect(out.match(/^ {2}Costs: /gm)).toHaveLength(SAFEGUARDS.length + 2);
  expect(GUIDE).toContain(`glasshouse safeguards described ${SHOWN.join(" ")}\n`);
  const shown = ["Without safeguards", "private ratings", "expiry", "appeal", "all but sunset"];
  const inGuide = blocks.filter((block) => shown.some((name) => block.startsWith(name)));
  expect(inGuide).toHaveLength(shown.length);
  expect(GUIDE).toContain(inGuide.join("\n\n"));
  expect(readdirSync(join(folder, "first")).sort()).toEqual([
    "manifest.json",
    "safeguard-costs.parquet",
    "safeguards.html",
    "safeguards.json",
    "safeguards.parquet",
    "scenario.yaml",
  ]);
  const table = join(folder, "first/safeguards.parquet");
  const [row] = await ask(
    `select count(distinct arm) as arms, count(distinct "group") as groups, max(abs("with" - without - change)) as off from '${table}'`,
  );
  expect(row.arms).toBe(ARMS);
  expect(row.groups).toBeGreaterThan(40);
  expect(row.off).toBeLessThan(1e-9);
});

test("a scenario with safeguards is compared with itself without, from the same worlds; --json is what the folder holds", () => {
  const named = [
    "safeguards",
    "described-with-safeguards",
    ...SHOWN,
    "--json",
    "--group",
    "income:Q1",
    "--out",
    "second",
  ];
  const { code, out, err } = glasshouse(...named);
  expect(err).toContain("has all safeguards on; here they are compared with it without any");
  expect(err).toContain(`All ${ARMS * 3} worlds are kept`);
  expect(code).toBe(0);
  expect(out.trimEnd()).toBe(text("second/safeguards.json").trimEnd());
  const json = JSON.parse(out);
  const keys = ["none", ...SAFEGUARDS.map((s) => s.key), "all_but_sunset", "all"];
  expect(json.arms.map((a: { key: string }) => a.key)).toEqual(keys);
  expect(json.order).toMatch(/nothing is ranked/);
  expect(json.changes).toEqual(JSON.parse(text("first/safeguards.json")).changes);
});

const kept = (): number => {
  try {
    return readdirSync(join(folder, "runs/worlds")).filter((name) => name.endsWith(".world")).length;
  } catch {
    return 0;
  }
};

test("prints the groups that are asked for, one after the other", () => {
  const { code, out } = glasshouse(...ASKED, "--group", "income:Q1", "--group", "sex:female", "--out", "groups");
  expect(code).toBe(0);
  const [poorest, women, ...others] = out.split("\n\n\n");
  expect(poorest).toMatch(/^Poorest fifth \(income:Q1\)\n\nWithout safeguards /);
  expect(women).toMatch(/^Female \(sex:female\)\n\nWithout safeguards /);
  expect(others).toEqual([]);
  for (const text of [poorest, women]) expect(text.match(/^ {2}Under any sanction/gm)?.length).toBeGreaterThan(10);
});

test.each([
  [["--group", "income:q6"], "did you mean income:Q"],
  [["--window", "2018-01..2022-01"], "goes from 2014-01 to 2018-12"],
  [["--replicates", "0"], "a whole number"],
  [["--out", "first"], "complete results"],
])("%j is refused with exit code 2", (args, told) => {
  const { code, out, err } = glasshouse(...ASKED, ...args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(told);
});
