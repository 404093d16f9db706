import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { programIn } from "../support/program.js";

const { folder, glasshouse, pasted } = programIn("analyze");

const EXPERIMENT = `
scenario: described
residents: 300
months: 12
random_numbers: common
factors:
  reach: { path: watch.cameras.reach, range: [0.2, 2] }
  company: { path: score.association }
outcomes:
  - measure: mean_score
  - measure: sanctioned_share
thresholds:
  - { measure: mean_score, op: ">", value: 10000 }
`;

beforeAll(() => {
  const swept = (name: string, design: string, replicates: number, text = EXPERIMENT): void => {
    writeFileSync(join(folder, `${name}.yaml`), `name: ${name}\n${text}design: ${design}\nreplicates: ${replicates}\n`);
    const { code, err } = glasshouse("sweep", `${name}.yaml`, "--workers", "1", "--quiet");
    // 99: the line that the experiment draws is crossed everywhere.
    if (code !== 99 && code !== 0 && code !== 3) throw new Error(`sweep ${name} ended with ${code}: ${err}`);
  };
  swept("sobol", "{ method: saltelli, base: 4, second_order: true }", 2);
  swept("morris", "{ method: morris, trajectories: 3 }", 2, EXPERIMENT.replace(/thresholds:[\s\S]*$/, ""));
});

describe("a sweep is judged", () => {
  test("by its design's own method, in words and in files", () => {
    const { code, out, err } = glasshouse("analyze", "sweeps/morris", "--resamples", "50");
    expect([code, err.includes("error")]).toEqual([0, false]);
    expect(out).toMatch(/^mean_score: mean 9\d\d/);
    expect(out).toMatch(/factor +μ\* +μ +σ\n +reach +/);
    expect(readdirSync(join(folder, "sweeps/morris/analysis")).sort()).toEqual([
      "analysis.html",
      "analysis.json",
      "effects.parquet",
      "sensitivity.parquet",
    ]);
  });

  test("again, to the same bytes; as JSON the whole analysis", () => {
    const bytes = () =>
      readdirSync(join(folder, "again")).map((name) => readFileSync(join(folder, "again", name)).toString("base64"));
    const once = glasshouse("analyze", "sweeps/morris", "--out", "again", "--resamples", "50", "--json");
    const before = bytes();
    expect(glasshouse("analyze", "sweeps/morris", "--out", "again", "--resamples", "50", "--json").out).toBe(once.out);
    expect(bytes()).toEqual(before);
    const told = JSON.parse(once.out);
    expect(told).toMatchObject({
      kind: "glasshouse analysis",
      out: "again",
      study: { name: "morris", design: "morris" },
    });
    expect(told.files).toHaveLength(4);
    expect(glasshouse("analyze", "sweeps/morris", "--out", "again", "--quiet")).toEqual({
      code: 0,
      out: "again\n",
      err: "",
    });
  });

  test("by the command that its page prints, to the same bytes", () => {
    glasshouse("analyze", "sweeps/morris", "--resamples", "50", "--quiet");
    const own = join(folder, "sweeps/morris/analysis");
    const before = readdirSync(own).map((name) => readFileSync(join(own, name)));
    const page = readFileSync(join(own, "analysis.html"), "utf8");
    const [, command] = /<code>(glasshouse analyze [^<]*)<\/code>/.exec(page) ?? [];
    const line = `${command.replaceAll("&#39;", "'")} --out again`;
    expect(pasted(line, "sweeps", "morris").code).toBe(0);
    const again = join(folder, "sweeps/morris/again");
    expect(readdirSync(again).map((name) => readFileSync(join(again, name)))).toEqual(before);
  });

  test("a line that the experiment drew and that is crossed ends with 99, when all is written", () => {
    const { code, err, out } = glasshouse("analyze", "sweeps/sobol", "--resamples", "20", "--outcome", "mean_score");
    expect(code).toBe(99);
    expect(err).toMatch(/mean_score > 10000: crossed in 6 of 6 cells, inconclusive in 0\./);
    expect(out).toMatch(/factor +first order +total/);
    expect(existsSync(join(folder, "sweeps/sobol/analysis/analysis.html"))).toBe(true);
  });
});

describe("what is not right is named, and ends with 2", () => {
  test.each([
    [["sweeps/morris", "--method", "sobol"], /method sobol judges points laid out by saltelli.*laid out by morris/],
    [
      ["sweeps/morris", "--outcome", "mean_scor"],
      /no outcome that is judged; did you mean "mean_score"\?\nAllowed: mean_score; sanctioned_share/,
    ],
    [["sweeps/morris", "--cases", "mean_score"], /Allowed: an outcome, then <, <=/],
    [["sweeps/morris", "--cases", "mean_scores < 3"], /--cases: "mean_scores" is no outcome/],
    [["sweeps/morris", "--method", "prim"], /--method prim needs --cases/],
    [["sweeps/morris", "--confidence", "2"], /0\.5 to 0\.9999/],
    [["sweeps/morris", "--method", "shapley"], /Allowed choices are sobol, morris, pawn, effects, prim/],
    [["sweeps"], /no sweep/i],
    [["nowhere"], /nowhere/],
  ])("%j", (args, words) => {
    const { code, out, err } = glasshouse("analyze", ...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(words);
  });

  test("a folder of something else, or of another study, is left as it is", () => {
    mkdirSync(join(folder, "taken"));
    writeFileSync(join(folder, "taken", "mine.txt"), "mine");
    expect(glasshouse("analyze", "sweeps/morris", "--out", "taken")).toMatchObject({ code: 2, out: "" });
    expect(readdirSync(join(folder, "taken"))).toEqual(["mine.txt"]);
    glasshouse("analyze", "sweeps/morris", "--out", "one", "--resamples", "10");
    const { code, err } = glasshouse("analyze", "sweeps/sobol", "--out", "one");
    expect(code).toBe(2);
    expect(err).toContain("the analysis of another study (morris, ");
  });
});

test("runs that are missing are listed, and end with 3; dropped, they are stated", () => {
  writeFileSync(
    join(folder, "part.yaml"),
    `name: part\n${EXPERIMENT}design: { method: morris, trajectories: 4 }\nreplicates: 1\n`,
  );
  glasshouse("sweep", "part.yaml", "--workers", "1", "--shard", "1/2", "--quiet");
  const refused = glasshouse("analyze", "sweeps/part");
  expect(refused).toMatchObject({ code: 3, out: "" });
  expect(refused.err).toMatch(
    /\d+ of \d+ runs lack values[\s\S]*cell \d+, replicate 1: it has not been run[\s\S]*--missing drop/,
  );
  expect(existsSync(join(folder, "sweeps/part/analysis"))).toBe(false);
  const data = glasshouse("analyze", "sweeps/part", "--json");
  expect(data.code).toBe(3);
  expect(JSON.parse(data.out)).toMatchObject({ refused: "missing values" });
  const { err } = glasshouse("analyze", "sweeps/part", "--resamples", "10", "--missing");
  expect(err).toMatch(/\d+ missing values were left out/);
  expect(readFileSync(join(folder, "sweeps/part/analysis/analysis.html"), "utf8")).toContain(
    "were missing and left out",
  );
});

test("a sweep that grows keeps every run that is done, and its analysis of before", () => {
  const nested = (base: number): void =>
    writeFileSync(
      join(folder, "nested.yaml"),
      `name: nested\n${EXPERIMENT}design: { method: saltelli, base: ${base} }\nreplicates: 1\n`,
    );
  nested(2);
  glasshouse("sweep", "nested.yaml", "--workers", "1", "--quiet");
  const before = glasshouse("analyze", "sweeps/nested", "--resamples", "10", "--json").out;
  const { cells } = JSON.parse(before).study;
  nested(4);
  const grown = JSON.parse(glasshouse("sweep", "nested.yaml", "--workers", "1", "--json", "--quiet").out);
  expect(grown.done_here).toBe(grown.runs - cells);
  const { err, out } = glasshouse("analyze", "sweeps/nested", "--resamples", "10", "--json");
  expect(err).toContain("The analysis of before the sweep changed is now in sweeps/nested/earlier/0002");
  expect(JSON.parse(out).study.cells).toBe(grown.cells);
  const kept = JSON.parse(readFileSync(join(folder, "sweeps/nested/earlier/0002/analysis/analysis.json"), "utf8"));
  expect(kept.study).toEqual(JSON.parse(before).study);
});

test("an outcome that no run has is told in a line", () => {
  const text = EXPERIMENT.replace("measure: mean_score", "measure: bottom_fifth_escape").replace(
    /thresholds:[\s\S]*$/,
    "",
  );
  writeFileSync(join(folder, "never.yaml"), `name: never\n${text}design: { method: full-factorial }\nreplicates: 1\n`);
  glasshouse("sweep", "never.yaml", "--workers", "1", "--quiet");
  const { code, err } = glasshouse("analyze", "sweeps/never");
  expect(code).toBe(3);
  expect(err).toContain("bottom_fifth_escape: it cannot be estimated in any run, in the month or months asked for");
  expect(glasshouse("analyze", "sweeps/never", "--outcome", "sanctioned_share", "--quiet").code).toBe(0);
});

test("--help has examples, methods and exit codes", () => {
  expect(glasshouse("analyze", "--help").out).toMatch(
    /Examples:\n {2}\$ glasshouse analyze[\s\S]*sobol \(saltelli\)[\s\S]*3 runs lack values/,
  );
});
