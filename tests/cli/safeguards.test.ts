import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SAFEGUARDS } from "../../src/safeguards/safeguards.js";
import { ask } from "../support/duckdb.js";

const program = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));
const env = { ...process.env, FORCE_COLOR: "", NO_COLOR: "", CI: "1" };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "glasshouse-safeguards-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function glasshouse(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    env,
    maxBuffer: 1 << 26,
  });
  return { code: status, out: stdout, err: stderr };
}

const SMALL = ["--residents", "2000", "--replicates", "2", "--set", "start=2018-01", "--until", "2018-09"];
const ASKED = ["safeguards", "described", ...SMALL];
const ARMS = SAFEGUARDS.length + 3;

test("says what each safeguard changes and costs, in the catalogue's order, and leaves a folder", async () => {
  const { code, out, err } = glasshouse(...ASKED, "--out", "first");
  expect(err).toMatch(
    new RegExp(`described: ${SAFEGUARDS.length} safeguards, each alone and all together, 2 replicates`),
  );
  expect(err).toMatch(new RegExp(`${ARMS * 2} worlds: ${ARMS * 2} to live, [\\d,]+ months in all, about`));
  expect(code).toBe(0);
  expect(out).toMatch(/^Without safeguards +95 % interval +unit\n {2}Under any sanction +\d/);
  const heads = out.split("\n\n").map((block) => block.split(/[:\n]/)[0]);
  const names = SAFEGUARDS.map((s) => s.key.replaceAll("_", " "));
  expect(heads.slice(1).map((head) => head.trim())).toEqual([...names, "all but sunset", "All of them together"]);
  expect(out.match(/^ {2}Costs: /gm)).toHaveLength(SAFEGUARDS.length + 2);
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

test("the same command prints the same, lives nothing again, and --json is what the folder holds", () => {
  const { code, out, err } = glasshouse(...ASKED, "--json", "--group", "income:Q1", "--out", "second");
  expect(err).toContain(`All ${ARMS * 2} worlds are kept`);
  expect(code).toBe(0);
  expect(out).toBe(readFileSync(join(folder, "second/safeguards.json"), "utf8"));
  expect(out).toBe(readFileSync(join(folder, "first/safeguards.json"), "utf8"));
  const json = JSON.parse(out);
  expect(json.arms.map((a: { key: string }) => a.key)).toEqual([
    "none",
    ...SAFEGUARDS.map((s) => s.key),
    "all_but_sunset",
    "all",
  ]);
  expect(json.order).toMatch(/nothing is ranked/);
});

test("a scenario with safeguards is compared with itself without, from the same worlds", () => {
  const named = ["safeguards", "described-with-safeguards", ...SMALL, "--json", "--out", "third"];
  const { code, out, err } = glasshouse(...named);
  expect(err).toContain("has all safeguards on; here they are compared with it without any");
  expect(err).toContain(`All ${ARMS * 2} worlds are kept`);
  expect(code).toBe(0);
  expect(JSON.parse(out).changes).toEqual(
    JSON.parse(readFileSync(join(folder, "first/safeguards.json"), "utf8")).changes,
  );
});

test("killed in the middle, it goes on, and ends with the same bytes", async () => {
  const more = [...ASKED, "--quiet", "--workers", "2", "--worlds", "elsewhere", "--out", "fourth"];
  const child = spawn(process.execPath, [program, ...more], { cwd: folder, env, stdio: "ignore" });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  for (let wait = 0; wait < 3000 && kept() < 3; wait++) await new Promise((r) => setTimeout(r, 10));
  child.kill("SIGKILL");
  await ended;
  expect(kept()).toBeGreaterThanOrEqual(3);
  expect(kept()).toBeLessThan(ARMS * 2);
  const { code, out } = glasshouse(...more);
  expect({ code, out }).toEqual({ code: 0, out: "fourth\n" });
  for (const file of ["safeguards.json", "safeguards.parquet", "safeguard-costs.parquet"])
    expect(readFileSync(join(folder, "fourth", file)).equals(readFileSync(join(folder, "first", file)))).toBe(true);
});

const kept = (): number => {
  try {
    return readdirSync(join(folder, "elsewhere")).filter((name) => name.endsWith(".world")).length;
  } catch {
    return 0;
  }
};

test.each([
  [["--group", "income:q6"], "did you mean income:Q"],
  [["--window", "2018-01..2022-01"], "goes from 2018-01 to 2018-09"],
  [["--replicates", "0"], "a whole number"],
  [["--out", "first"], "complete results"],
])("%j is refused with exit code 2", (args, told) => {
  const { code, out, err } = glasshouse(...ASKED, ...args);
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain(told);
});
