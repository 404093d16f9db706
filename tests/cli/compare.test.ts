import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../support/duckdb.js";

const program = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));
const GUIDE = readFileSync(new URL("../../docs/guide/compare.md", import.meta.url), "utf8");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "glasshouse-compare-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the built program to its end, streams apart. */
function glasshouse(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 26,
    env: { ...process.env, FORCE_COLOR: "", NO_COLOR: "1", CI: "1" },
  });
  return { code: status, out: stdout, err: stderr };
}

/** A year around the first sanctions, so that two years are shared. */
const SMALL = ["--residents", "4000", "--set", "start=2017-06", "--until", "2018-05"];
const LATE = ["--with", "enforcement.air_ban.from=2018-04"];
const files = (out: string): string[] => readdirSync(join(folder, out)).sort();
const bytes = (out: string, name: string): Buffer => readFileSync(join(folder, out, name));
const TABLES = ["effects.parquet", "replicates.parquet", "compare.json", "a.yaml", "b.yaml"];

test("the table of the guide, on stdout, and the rest on stderr", async () => {
  const args = ["described", "--with", "score.association=false", "--residents", "10000", "--until", "2018-06"];
  const { code, out, err } = glasshouse("compare", ...args, "--replicates", "4", "--out", "guide");
  expect(code).toBe(0);
  await expect(out).toMatchFileSnapshot("../golden/compare/table.txt");
  expect(GUIDE).toContain(out.trimEnd());
  for (const line of err.split("\n").filter((l) => /^(A|B| {3}|10,000 residents, )/.test(l)))
    expect(GUIDE).toContain(line.trimEnd());
  expect(err).toMatch(
    /A: described\nB: described with score.association false\n {3}score.association.on: true → false\n/,
  );
  expect(err).toMatch(/10,000 residents, 2014-01 to 2018-06 \(54 months\), 4 pairs of worlds, seed 1/);
  expect(err).toContain("Open guide/compare.html");
  expect(`${out}${err}`).not.toContain("\u001b");
  expect(files("guide")).toEqual(["compare.html", "manifest.json", ...TABLES].sort());
});

test("--json prints one object of this shape; effects.parquet holds the same, month by month", async () => {
  const { code, out, err } = glasshouse(
    "compare",
    "described",
    ...SMALL,
    ...LATE,
    "--replicates",
    "3",
    "--json",
    "--quiet",
    "--out",
    "json",
  );
  expect([code, err]).toEqual([0, ""]);
  const said = JSON.parse(out);
  expect(Object.keys(said)).toEqual(["a", "b", "replicates", "identical_residents", "effects"]);
  expect(said).toMatchObject({ a: { digest: expect.stringMatching(/^[0-9a-f]{32}$/) }, replicates: 3 });
  expect(Object.keys(said.effects[0])).toEqual([
    "measure",
    "group",
    "month",
    "estimate",
    "lo",
    "hi",
    "n_pairs",
    "pairing_gain",
  ]);
  expect(said.identical_residents).toBeGreaterThan(3000);
  const at = join(folder, "json", "effects.parquet");
  const found = await ask(
    `select measure, "group", month, estimate, lo, hi, n_pairs, pairing_gain from '${at}' where month = '2018-05'`,
  );
  expect(found.length).toBe(said.effects.length);
  expect(found).toEqual(said.effects);
  const early = await ask(
    `select count(*)::int as n, max(abs(estimate)) as most from '${at}' where month < '2018-01' and not starts_with(measure, 'twins_')`,
  );
  expect(early[0].most).toBe(0);
  const manifest = JSON.parse(bytes("json", "manifest.json").toString());
  expect(manifest).toMatchObject({ kind: "glasshouse comparison", months_lived_once: 7, exit: 0 });
  expect(manifest.replicates.map((r: { replicate: number }) => r.replicate)).toEqual([1, 2, 3]);
  expect(manifest.generated).toMatch(/^Every resident is generated/);
});

test("from the folder alone the same command in its page gives the same bytes, on any number of threads", () => {
  const page = bytes("json", "compare.html").toString();
  const [, again] = /npx glasshouse (compare a\.yaml b\.yaml [^<]*)/.exec(page) ?? [];
  const args = again.replace("a.yaml", "json/a.yaml").replace("b.yaml", "json/b.yaml").split(" ");
  for (const threads of ["1"]) {
    const out = `again-${threads}`;
    expect(glasshouse(...args, "--threads", threads, "--out", out, "--quiet")).toEqual({
      code: 0,
      out: `${out}\n`,
      err: "",
    });
    for (const name of TABLES) expect(bytes(out, name).equals(bytes("json", name)), name).toBe(true);
  }
});

test("identical arms give exactly zero, and the digest is that of a plain run", () => {
  const args = ["described", ...SMALL, "--seed", "9"];
  const { out } = glasshouse(
    "compare",
    ...args,
    "described",
    "--replicates",
    "2",
    "--json",
    "--quiet",
    "--out",
    "same",
  );
  const said = JSON.parse(out);
  expect(said.identical_residents).toBe(4000);
  expect(said.a).toEqual(said.b);
  const twins = /^twins_(unchanged|sanctioned_in_both)$/;
  for (const e of said.effects.filter((e: { measure: string }) => !twins.test(e.measure)))
    expect([e.estimate ?? 0, e.lo ?? 0, e.hi ?? 0, e.pairing_gain], e.measure).toEqual([0, 0, 0, null]);
  const run = JSON.parse(glasshouse("run", ...args, "--json", "--quiet", "--out", "plain").out);
  expect(said.a.digest).toBe(run.digest);
  expect(bytes("same", "compare.html").toString()).toMatch(/Nobody&#39;s life differs|Nobody's life differs/);
});

test("one pair gives no interval, and says so", () => {
  const { code, out, err } = glasshouse("compare", "described", ...SMALL, ...LATE, "--replicates", "1", "--out", "one");
  expect(code).toBe(0);
  expect(err).toMatch(/One pair says nothing of the spread, so no interval is given/);
  expect(out).toMatch(/under a sanction, residents +\d+ +\d+ +−?[\d.]+ +– +–/);
  const said = JSON.parse(bytes("one", "compare.json").toString());
  expect(
    said.effects.every((e: { lo: null; hi: null; pairing_gain: null }) => e.lo === null && e.pairing_gain === null),
  ).toBe(true);
  expect(bytes("one", "compare.html").toString()).toMatch(/there is no interval, since one pair/);
});

describe("bad use", () => {
  test.each([
    [["described"], /needs a second scenario, or --with path=value/],
    [[], /missing required argument 'A'/],
    [["described", "descrbed"], /did you mean "described"/],
    [["described", "--with", "score.asociation=false"], /--with score.asociation: .*did you mean "association"/],
    [["described", "--with", "residents=5"], /same residents; use --residents for both/],
    [["described", "--with", "seed=5"], /same seed; use --seed for both/],
    [["described", "--with", "until=2019-01"], /live 84 and 61 months/],
    [["described", "--with", "start=2015-01"], /different months, 2014-01 and 2015-01/],
    [["described", "documented", "--replicates", "0"], /whole number from 1/],
    [["described", "documented", "france"], /too many arguments/],
    [["described", "documented", "--replicate", "3"], /Did you mean --replicates/],
  ])("%j", (args, words) => {
    const { code, out, err } = glasshouse("compare", ...args);
    expect(err).toMatch(words);
    expect(err).not.toMatch(/\n +at /);
    expect([code, out]).toEqual([2, ""]);
    expect(existsSync(join(folder, "runs"))).toBe(false);
  });

  test("a folder of another comparison, of a complete one, or of something else is refused, and nothing is changed", () => {
    const { code, err } = glasshouse("compare", "described", ...SMALL, ...LATE, "--replicates", "1", "--out", "one");
    expect([code, err]).toEqual([2, expect.stringMatching(/one holds a complete comparison or run/)]);
    mkdirSync(join(folder, "letters"));
    writeFileSync(join(folder, "letters", "letter.txt"), "dear");
    const other = glasshouse("compare", "described", ...SMALL, ...LATE, "--out", "letters");
    expect([other.code, other.err]).toEqual([2, expect.stringMatching(/letters is not empty and holds no comparison/)]);
    expect(files("letters")).toEqual(["letter.txt"]);
  });
});

const LONG = ["compare", "described", ...SMALL, ...LATE, "--replicates", "6", "--threads", "2"];

/** Starts the long comparison, waits for so many finished pairs, and sends a signal. */
async function stopped(
  out: string,
  signal: "SIGINT" | "SIGKILL",
  pairs: number,
): Promise<{ code: number | null; err: string }> {
  const child = spawn(process.execPath, [program, ...LONG, "--out", out], { cwd: folder });
  let err = "";
  child.stderr.on("data", (data) => {
    err += data;
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  while (pairsIn(out).length < pairs) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill(signal);
  return { code: await ended, err };
}
const pairsIn = (out: string): string[] => {
  const path = join(folder, out, "replicates");
  return existsSync(path) ? readdirSync(path).filter((name) => /^\d+\.pair$/.test(name)) : [];
};

test("after SIGINT and kill -9 the same command goes on, and ends with the same bytes", async () => {
  expect(glasshouse(...LONG, "--out", "whole", "--quiet").code).toBe(0);
  const { code, err } = await stopped("cut", "SIGINT", 2);
  expect(code).toBe(130);
  expect(err).toMatch(/interrupted after \d of 6 pairs of worlds; (1 is|\d are) kept in cut/);
  expect(err).toContain(`To go on: glasshouse ${LONG.join(" ")} --out cut`);
  await stopped("cut", "SIGKILL", pairsIn("cut").length + 1);
  expect(existsSync(join(folder, "cut", "manifest.json"))).toBe(false);

  const seed = glasshouse(...LONG, "--seed", "2", "--out", "cut");
  expect([seed.code, seed.err]).toEqual([
    2,
    expect.stringMatching(/cut holds a comparison with seed 1, but 2 is asked for/),
  ]);
  const rule = glasshouse(...LONG, "--with", "enforcement.rail_ban.below=700", "--out", "cut");
  expect([rule.code, rule.err]).toEqual([2, expect.stringMatching(/cut holds a comparison/)]);

  // A pair that is damaged is told, and lived again.
  const [hurt] = pairsIn("cut");
  truncateSync(join(folder, "cut", "replicates", hurt), 3000);
  const last = glasshouse(...LONG, "--out", "cut");
  expect(last.code).toBe(0);
  expect(last.err).toMatch(/is damaged: .* Replicate 1 is lived again/);
  for (const name of TABLES) expect(bytes("cut", name).equals(bytes("whole", name)), name).toBe(true);
  expect(files("cut")).toEqual(files("whole"));
});
