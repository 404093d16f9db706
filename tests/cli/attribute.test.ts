import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ask } from "../support/duckdb.js";
import { programIn, until } from "../support/program.js";

const GUIDE = readFileSync(new URL("../../docs/guide/attribute.md", import.meta.url), "utf8");
const { folder, glasshouse, begin, text, bytes, afresh } = programIn("attribute");

const SMALL = ["--residents", "1500", "--replicates", "2", "--set", "start=2017-10", "--until", "2018-09"];
const THREE = ["--mechanisms", "association,household,publicity"];
const ASKED = ["attribute", "described", "--measure", "sanctioned_through_others", ...SMALL, ...THREE];
/** As in the guide. */
const SHOWN =
  "attribute described --measure sanctioned_false --residents 5000 --replicates 3 --until 2018-12 --mechanisms wrong_person,invented,association";

test("the guide's example: says how many worlds and how long, then what each mechanism brings, and leaves a folder", async () => {
  const { code, out, err } = glasshouse(...SHOWN.split(" "), "--out", "first");
  expect(err).toMatch(/described: sanctioned_false of all, mean of 2018-01 to 2018-12; 3 mechanisms, 3 replicates/);
  expect(err).toMatch(/24 worlds: 24 to live, [\d,]+ months in all, about .* on \d+ thread/);
  expect(code).toBe(0);
  await expect(out).toMatchFileSnapshot("../golden/attribute/table.txt");
  expect(GUIDE).toContain(SHOWN.replace("--mechanisms", "\\\n    --mechanisms"));
  expect(GUIDE).toContain(out.trimEnd());
  expect(readdirSync(join(folder, "first")).sort()).toEqual([
    "attribute.html",
    "attribute.json",
    "attribution.parquet",
    "manifest.json",
    "scenario.yaml",
  ]);
  expect(readdirSync(join(folder, "runs/worlds"))).toHaveLength(24);
  const table = join(folder, "first/attribution.parquet");
  const sums = await ask(
    `select "group", sum(estimate) filter (kind = 'part') as parts, sum(estimate) filter (kind = 'total') as total,
     sum(estimate) filter (kind = 'as_it_is') - sum(estimate) filter (kind = 'without') as difference
     from '${table}' group by "group"`,
  );
  expect(sums.length).toBeGreaterThan(20);
  for (const { parts, total, difference } of sums) {
    expect(parts).toBeCloseTo(total as number, 9);
    expect(difference).toBeCloseTo(total as number, 9);
  }
});

test("another group of the same worlds lives none, as in the guide", async () => {
  const { code, out, err } = glasshouse(...SHOWN.split(" "), "--group", "income:Q1", "--out", "group");
  expect(err).toContain("All 24 worlds are kept in runs/worlds already.");
  expect(code).toBe(0);
  await expect(out).toMatchFileSnapshot("../golden/attribute/poorest.txt");
  expect(GUIDE).toContain(out.trimEnd());
});

test("another measure lives none either, and --json prints what the folder holds", () => {
  const other = ["--measure", "refusals", "--group", "income:Q1", "--json", "--out", "second"];
  const { code, out, err } = glasshouse(...SHOWN.split(" "), ...other);
  expect(err).toContain("All 24 worlds are kept in runs/worlds already.");
  expect(code).toBe(0);
  expect(out).toBe(text("second/attribute.json"));
  const json = JSON.parse(out);
  expect(json).toMatchObject({ measure: { key: "refusals" }, group: "income:Q1", replicates: 3, seed: 1 });
  const sum = json.parts.reduce((s: number, p: { estimate: number }) => s + p.estimate, 0);
  expect(sum).toBeCloseTo(json.as_it_is.estimate - json.without.estimate, 9);
});

test("on one thread and on three, and stopped by SIGINT and kill -9 in between, it ends with the same bytes", async () => {
  afresh("whole", "three", "stopped");
  const asked = [...ASKED, "--quiet"];
  expect(glasshouse(...asked, "--workers", "1", "--out", "whole").code).toBe(0);
  let before = 0;
  for (const signal of ["SIGINT", "SIGKILL"] as const) {
    const { child, ended } = begin(...asked, "--workers", "3", "--worlds", "three", "--out", "stopped");
    await until(() => keptIn("three") >= before + 3);
    child.kill(signal);
    expect((await ended).code).toBe(signal === "SIGINT" ? 130 : null);
    expect(keptIn("three")).toBeLessThan(16);
    expect(keptIn("three")).toBeGreaterThanOrEqual(before + 3);
    before = keptIn("three");
  }
  expect(glasshouse(...asked, "--workers", "3", "--worlds", "three", "--out", "stopped").code).toBe(0);
  for (const file of ["attribute.json", "attribution.parquet"])
    expect(bytes("stopped", file).equals(bytes("whole", file)), file).toBe(true);
});

const keptIn = (worlds: string): number => {
  try {
    return readdirSync(join(folder, worlds)).filter((name) => name.endsWith(".world")).length;
  } catch {
    return 0;
  }
};

test("--plan says what it would take, and lives nothing", () => {
  const { code, out, err } = glasshouse(...ASKED, "--seed", "9", "--plan", "--worlds", "none");
  expect(err).toMatch(/16 worlds: 16 to live/);
  expect({ code, out, kept: keptIn("none") }).toEqual({ code: 0, out: "", kept: 0 });
});

test("--method permutations lives fewer worlds and says what its intervals are over", () => {
  const few = ["--method", "permutations", "--permutations", "2", "--replicates", "1", "--seed", "1"];
  const { code, out, err } = glasshouse(...ASKED, ...few, "--out", "orders");
  expect(err).toMatch(/All \d worlds are kept/);
  expect(code).toBe(0);
  expect(out).toContain("Intervals are over orders of the mechanisms");
  expect(JSON.parse(text("orders/attribute.json"))).toMatchObject({
    method: { name: "permutations", permutations: 2 },
    interval: { over: "permutations", n: 2 },
  });
});

test("--list names what can be switched off", () => {
  const { code, out } = glasshouse("attribute", "--list");
  expect(code).toBe(0);
  expect(out).toMatch(/^false_matches +Faces that street cameras/m);
  expect(out).toMatch(/^association +Bad company/m);
});

test("what is off already is said to bring nothing", () => {
  const one = ["--mechanisms", "standing", "--replicates", "1", "--out", "off"];
  const { code, out, err } = glasshouse(...ASKED, ...one);
  expect(err).toContain("standing is off in described already, so it brings nothing");
  expect(err).toContain("All 1 world");
  expect(code).toBe(0);
  expect(out).toContain("No intervals");
});

test.each([
  [["--measure", "sanctoined"], "did you mean sanctioned?"],
  [["--measure", "sanctioned_through"], "did you mean sanctioned_through_others?"],
  [["--measure", "refusals", "--group", "income:Q9"], "did you mean income:Q"],
  [["--measure", "income_bottom_fifth", "--group", "income:Q1"], "Allowed: all"],
  [["--measure", "refusals", "--mechanisms", "asociation"], "did you mean association?"],
  [["--measure", "refusals", "--mechanisms", "income_spiral,work_lost"], "both switch response.work_lost.on"],
  [["--measure", "refusals", "--mechanisms", "cameras,cameras"], "names cameras twice"],
  [["--measure", "refusals", "--month", "2031-01"], "goes from 2014-01 to 2020-12"],
  [["--measure", "refusals", "--window", "2019-01..2018-01"], "ends before it begins"],
  [["--measure", "refusals", "--window", "2019-01"], "two months"],
  [["--measure", "refusals", "--permutations", "3"], "--method permutations"],
  [[], "--measure is missing"],
  [["--measure", "refusals", "--method", "shapley"], "exact, permutations"],
])("%j is refused with exit code 2, and says what is allowed", (args, told) => {
  const { code, out, err } = glasshouse("attribute", "described", ...args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(told);
});

test("a folder that is complete, or holds something else, is refused", () => {
  expect(glasshouse(...ASKED, "--out", "first")).toMatchObject({ code: 2, err: expect.stringContaining("complete") });
  mkdirSync(join(folder, "letters"));
  writeFileSync(join(folder, "letters/dear.txt"), "dear");
  expect(glasshouse(...ASKED, "--out", "letters")).toMatchObject({ code: 2, err: expect.stringContaining("dear.txt") });
  expect(readdirSync(join(folder, "letters"))).toEqual(["dear.txt"]);
});

test("a share of nobody fails, and says what to ask for", () => {
  const asked = ["--measure", "sanctioned_false_share", "--group", "age:0-17", "--out", "nobody"];
  const { code, err } = glasshouse(...ASKED, ...asked);
  expect(code).toBe(1);
  expect(err).toMatch(/share of nobody/);
});
