import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, test } from "vitest";
import { figuresOf } from "../../../src/report/analysis/figures.js";
import { analysisPage } from "../../../src/report/analysis/page.js";
import { writeAnalysis } from "../../../src/report/analysis/write.js";
import { SIZES } from "../../../src/report/draw/canvas.js";
import { draw } from "../../../src/report/draw/draw.js";
import { VERDICT, visible } from "../support.js";
import { ANALYSES } from "./support.js";

const NAMES = Object.keys(ANALYSES) as (keyof typeof ANALYSES)[];
const folder = mkdtempSync(join(tmpdir(), "glasshouse-analysis-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(NAMES)("the page of %s", (name) => {
  const analysis = ANALYSES[name]();
  const page = analysisPage(analysis);

  test("loads nothing, says what is in each picture, and gives no verdict", () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<link|\bsrc=|@import/);
    const pictures = page.match(/<svg [^>]*role="img"[^>]*>/g) ?? [];
    expect(pictures.length).toBeGreaterThan(1);
    for (const svg of pictures) expect(svg).toMatch(/aria-label="(Dot chart|Scatter plot): [^"]{30,}"/);
    expect(visible(page)).not.toMatch(VERDICT);
    expect(visible(page)).not.toMatch(/NaN|undefined|\[object/);
  });

  test("has every sentence of the analysis, and the command that gives it again", () => {
    const text = visible(page).replace(/\s+/g, " ");
    for (const says of [...analysis.outcomes.flatMap((o) => o.says), ...analysis.left_out])
      expect(text).toContain(says);
    expect(text).toContain("glasshouse analyze .");
  });

  test("and the tables hold every row; the same analysis gives the same bytes", async () => {
    const [one, two] = ["one", "two"].map((copy) => join(folder, `${name}-${copy}`));
    const files = writeAnalysis(one, analysis);
    expect(files.map((f) => f.name)).toEqual([
      "sensitivity.parquet",
      "effects.parquet",
      "analysis.json",
      "analysis.html",
    ]);
    expect(writeAnalysis(two, ANALYSES[name]())).toEqual(files);
    expect(JSON.parse(readFileSync(join(one, "analysis.json"), "utf8"))).toEqual(analysis);
    const rows = async (file: string): Promise<Record<string, unknown>[]> => {
      const { buffer, byteOffset, byteLength } = readFileSync(join(one, file));
      return parquetReadObjects({ file: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer });
    };
    const indices = await rows("sensitivity.parquet");
    expect(
      indices.map((r) => [r.outcome, r.index, r.factor, r.with ?? null, r.estimate ?? null, r.lo ?? null]),
    ).toEqual(analysis.indices.map((r) => [r.outcome, r.index, r.factor, r.with, r.estimate, r.lo]));
    for (const r of indices) {
      expect(r.level).toBe(analysis.options.confidence);
      if (r.lo != null) expect(r.covers_zero).toBe((r.lo as number) <= 0 && (r.hi as number) >= 0);
    }
    const effects = await rows("effects.parquet");
    expect(effects.map((r) => [r.outcome, r.factor, r.from, r.to, r.estimate, r.n_pairs])).toEqual(
      analysis.effects.map((r) => [r.outcome, r.factor, r.from, r.to, r.estimate, r.replicates]),
    );
  });
});

test("a missing value that was left out is listed on the page", () => {
  const text = visible(analysisPage(ANALYSES.factorial()));
  expect(text).toContain("1 value was missing and left out");
  expect(text).toContain("the world broke");
});

test("a box is told by its sides, coverage and density; a line that nobody crosses by its number of cases", () => {
  const text = visible(analysisPage(ANALYSES.strewn())).replace(/\s+/g, " ");
  expect(text).toMatch(/y highest 20%: 40 of 200 cells are cases/);
  expect(text).toMatch(/of all cases \(coverage\); [\d.]+ % of its cells are cases \(density\)/);
  expect(text).toContain(
    "y > 1000: 0 of 200 cells are cases (the line lies at 1,000 share). There is no box to look for.",
  );
});

test("a group of factors, which has no σ, is named under the picture it has no place in", () => {
  expect(visible(analysisPage(ANALYSES.mixed()))).toContain("Groups of factors have no σ, so no place here: g.");
  expect(analysisPage(ANALYSES.morris())).not.toContain("no place here");
});

test.each([
  ["sobol", 0],
  ["morris", 0],
  ["factorial", 0],
] as const)("the first picture of %s is as it was", async (name, n) => {
  const analysis = ANALYSES[name]();
  const svg = draw(figuresOf(analysis, analysis.outcomes[0], 0)[n], SIZES[0]);
  await expect(`${svg}\n`).toMatchFileSnapshot(`../../golden/report/analysis-${name}.svg`);
});
