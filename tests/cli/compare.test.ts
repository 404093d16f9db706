import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ask } from "../support/duckdb.js";
import { type Ended, programIn, until } from "../support/program.js";

const GUIDE = readFileSync(new URL("../../docs/guide/compare.md", import.meta.url), "utf8");
const { folder, glasshouse, begin, bytes, afresh } = programIn("compare");

/** A year around the first sanctions, so that two years are shared. */
const SMALL = ["--residents", "2000", "--set", "start=2017-06", "--until", "2018-05"];
const LATE = ["--with", "enforcement.air_ban.from=2018-04"];
const files = (out: string): string[] => readdirSync(join(folder, out)).sort();
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
  const asked = ["described", ...SMALL, ...LATE, "--replicates", "6"];
  const { code, out, err } = glasshouse("compare", ...asked, "--json", "--quiet", "--out", "whole");
  expect([code, err]).toEqual([0, ""]);
  const said = JSON.parse(out);
  expect(Object.keys(said)).toEqual(["a", "b", "replicates", "identical_residents", "effects"]);
  expect(said).toMatchObject({ a: { digest: expect.stringMatching(/^[0-9a-f]{32}$/) }, replicates: 6 });
  const columns = ["measure", "group", "month", "estimate", "lo", "hi", "n_pairs", "pairing_gain"];
  expect(Object.keys(said.effects[0])).toEqual(columns);
  expect(said.identical_residents).toBeGreaterThan(1500);
  const at = join(folder, "whole", "effects.parquet");
  const found = await ask(
    `select measure, "group", month, estimate, lo, hi, n_pairs, pairing_gain from '${at}' where month = '2018-05'`,
  );
  expect(found.length).toBe(said.effects.length);
  expect(found).toEqual(said.effects);
  const early = await ask(
    `select count(*)::int as n, max(abs(estimate)) as most from '${at}' where month < '2018-01' and not starts_with(measure, 'twins_')`,
  );
  expect(early[0].most).toBe(0);
  const manifest = JSON.parse(bytes("whole", "manifest.json").toString());
  expect(manifest).toMatchObject({ kind: "glasshouse comparison", months_lived_once: 7, exit: 0 });
  expect(manifest.replicates.map((r: { replicate: number }) => r.replicate)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(manifest.generated).toMatch(/^Every resident is generated/);
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
  expect(said.identical_residents).toBe(2000);
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

const pairsIn = (out: string): string[] => {
  const path = join(folder, out, "replicates");
  return existsSync(path) ? readdirSync(path).filter((name) => /^\d+\.pair$/.test(name)) : [];
};

test("the command in its page, stopped by SIGINT and kill -9, goes on, and ends with the same bytes on another number of threads", async () => {
  const [, again] =
    /npx glasshouse (compare a\.yaml b\.yaml [^<]*)/.exec(bytes("whole", "compare.html").toString()) ?? [];
  const asked = again.replace("a.yaml", "whole/a.yaml").replace("b.yaml", "whole/b.yaml").split(" ");
  /** Sends a signal once there are so many finished pairs. */
  const stopped = async (signal: "SIGINT" | "SIGKILL", pairs: number) => {
    const { child, ended } = begin(...asked, "--threads", "2", "--out", "cut");
    await until(() => pairsIn("cut").length >= pairs || child.exitCode !== null);
    child.kill(signal);
    return ended;
  };
  /** Six small pairs may all be done before a signal comes, above all on a busy machine: then again, from the beginning. */
  const cutTwice = async (): Promise<Ended> => {
    for (let tries = 0; tries < 20; tries++) {
      afresh("cut");
      const first = await stopped("SIGINT", 1);
      if (first.code === 0) continue;
      await stopped("SIGKILL", pairsIn("cut").length + 1);
      if (!existsSync(join(folder, "cut", "manifest.json"))) return first;
    }
    throw new Error("the comparison was always done before it could be stopped");
  };
  const { code, err } = await cutTwice();
  expect(code).toBe(130);
  expect(err).toMatch(/interrupted after \d of 6 pairs of worlds; (1 is|\d are) kept in cut/);
  expect(err).toContain(`To go on: glasshouse ${asked.join(" ")} --threads 2 --out cut`);

  const seed = glasshouse(...asked, "--seed", "2", "--out", "cut");
  expect([seed.code, seed.err]).toEqual([
    2,
    expect.stringMatching(/cut holds a comparison with seed 1, but 2 is asked for/),
  ]);
  const rule = glasshouse(...asked, "--with", "enforcement.rail_ban.below=700", "--out", "cut");
  expect([rule.code, rule.err]).toEqual([2, expect.stringMatching(/cut holds a comparison/)]);

  // A pair that is damaged is told, and lived again. Which one was finished first, the two threads settle between them.
  const [hurt] = pairsIn("cut");
  truncateSync(join(folder, "cut", "replicates", hurt), 3000);
  const last = glasshouse(...asked, "--threads", "1", "--out", "cut");
  expect(last.code).toBe(0);
  expect(last.err).toMatch(new RegExp(`${hurt} is damaged: .* Replicate ${Number.parseInt(hurt, 10)} is lived again`));
  for (const name of TABLES) expect(bytes("cut", name).equals(bytes("whole", name)), name).toBe(true);
  expect(files("cut")).toEqual(files("whole"));
});
