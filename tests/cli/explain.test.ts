import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { fingerprintOf } from "../../src/results/files.js";
import { ask } from "../support/duckdb.js";
import { programIn } from "../support/program.js";

const { folder, glasshouse } = programIn("explain");

const SMALL = ["explain", "described", "--residents", "1500", "--until", "2018-12", "--threads", "1"];

test("a life as text is as in tests/golden/explain/life.txt", async () => {
  // The command of docs/guide/explain.md.
  const { code, out } = glasshouse(
    ..."explain described --residents 6000 --until 2019-12 --pick falsely-accused".split(" "),
  );
  expect(code).toBe(0);
  await expect(out).toMatchFileSnapshot("../golden/explain/life.txt");
  expect(readFileSync(new URL("../../docs/guide/explain.md", import.meta.url), "utf8")).toContain(out.trimEnd());
});

describe("what is written", () => {
  let printed: { code: number | null; out: string; err: string };
  beforeAll(() => {
    printed = glasshouse(...SMALL, "--resident", "7", "--resident", "40", "--search", "2", "--json", "--out", "lives");
  });

  test("JSON: an array of lives where several are asked for, one object where one is", () => {
    expect([printed.code, printed.err.includes("Wrote lives")]).toEqual([0, true]);
    const lives = JSON.parse(printed.out);
    expect(lives.map((l: { resident: number }) => l.resident)).toEqual([7, 40]);
    const { out, err } = glasshouse(...SMALL, "--resident", "40", "--search", "2", "--json", "--quiet");
    expect([JSON.parse(out), err]).toEqual([lives[1], ""]);
  });

  test("a folder: ledger.parquet, lives.json, life.html and a manifest that knows their contents", async () => {
    const out = join(folder, "lives");
    expect(readdirSync(out).sort()).toEqual(["ledger.parquet", "life.html", "lives.json", "manifest.json"]);
    const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
    expect(manifest).toMatchObject({
      kind: "glasshouse explain",
      generated: "This person was generated.",
      lives: [7, 40],
    });
    for (const file of manifest.files) expect(file).toEqual(fingerprintOf(out, file.name));
    expect(JSON.parse(readFileSync(join(out, "lives.json"), "utf8"))).toEqual(JSON.parse(printed.out));
    expect(readFileSync(join(out, "life.html"), "utf8")).toContain("This person was generated.");
    const [{ n, wrong }] = await ask(
      `with t as (select *, lag(after) over (partition by resident) as last from '${join(out, "ledger.parquet")}')
       select count(*) as n, count(*) filter (where before is distinct from last) as wrong from t`,
    );
    expect(n).toBe(JSON.parse(printed.out).reduce((sum: number, l: { ledger: unknown[] }) => sum + l.ledger.length, 0));
    expect(wrong).toBe(0);
    const columns = await ask(`describe select * from '${join(out, "ledger.parquet")}'`);
    const names = columns.map((c) => c.column_name);
    for (const name of ["month", "act", "channel", "rule", "points", "before", "after", "cause", "true_or_false"])
      expect(names).toContain(name);
  });

  test("nothing that is there is overwritten", () => {
    expect(glasshouse(...SMALL, "--resident", "7", "--out", "lives")).toMatchObject({
      code: 2,
      err: expect.stringContaining("lives is not empty"),
    });
    writeFileSync(join(folder, "mine.html"), "mine");
    const { code, err } = glasshouse(...SMALL, "--resident", "7", "--html", "mine.html");
    expect([code, err]).toEqual([2, expect.stringContaining("mine.html is there already")]);
    expect(readFileSync(join(folder, "mine.html"), "utf8")).toBe("mine");
  });

  test("--html writes a page", () => {
    const { code } = glasshouse(...SMALL, "--resident", "7", "--search", "0", "--html", "life.html", "--quiet");
    expect([code, existsSync(join(folder, "life.html"))]).toEqual([0, true]);
  });
});

test.each([
  [[], /say who: --resident ID, or --pick random \| median/],
  [["--resident", "1500"], /resident 1500 is out of range: residents are numbered 0 to 1,499/],
  [["--resident", "x"], /Allowed: a whole number from 0/],
  [["--resident", "1", "--pick", "median"], /exclude each other/],
  [["--pick", "biggest_fall"], /Did you mean "biggest-fall"\?/],
  [
    ["--resident", "1", "--months", "2018-01..2019-01"],
    /month 2019-01 is out of range: the world has 2014-01 to 2018-12/,
  ],
  [["--resident", "1", "--months", "2018-05..2018-01"], /end before they begin/],
  [["--resident", "1", "--months", "May"], /two months with two dots between them/],
])("%j ends with 2 and says why", (args, words) => {
  const { code, out, err } = glasshouse(...SMALL, ...args);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(words);
});

test("nobody to pick ends with 2", () => {
  const { code, err } = glasshouse(
    ..."explain rongcheng --residents 300 --months 2014-01..2014-03 --pick by-association".split(" "),
  );
  expect([code, err]).toEqual([2, expect.stringContaining("there is nobody to pick")]);
});
