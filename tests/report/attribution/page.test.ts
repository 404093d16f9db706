import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderAttribution } from "../../../src/report/attribution/page.js";
import { SIZES } from "../../../src/report/draw/canvas.js";
import { waterfall } from "../../../src/report/draw/waterfall.js";
import type { AttributionJson } from "../../../src/results/attribution-json.js";
import { BOUNDARY } from "../../../src/results/provenance.js";
import { switchNamed, USUAL_SWITCHES } from "../../../src/scenario/switches.js";
import { launchBrowser } from "../../support/browser.js";
import { coveredWords, graveFindings } from "../../support/page-checks.js";
import { VERDICT, visible } from "../support.js";

const amount = (estimate: number, half = Math.abs(estimate) / 4 + 1) => ({
  estimate,
  lo: estimate - half,
  hi: estimate + half,
});
const BRINGS = [512.25, 88, -40.5, 1e-15, 300, 120, 0.75, 22];
const TOTAL = BRINGS.reduce((a, b) => a + b, 0);
const answer = {
  group: "all",
  without: amount(100),
  as_it_is: amount(100 + TOTAL),
  total: amount(TOTAL),
  parts: USUAL_SWITCHES.map((mechanism, n) => ({ mechanism, ...amount(BRINGS[n]), share: BRINGS[n] / TOTAL })),
};
const json: AttributionJson = {
  kind: "glasshouse attribution",
  version: 1,
  generated: BOUNDARY[0],
  program: { name: "glasshouse-lab", version: "0" },
  model: 1,
  scenario: { name: "described", says: "The description taken at its word.", start: "2014-01", until: "2020-12" },
  residents: 50000,
  seed: 1,
  replicates: 5,
  method: { name: "exact" },
  measure: { key: "sanctioned_false", unit: "residents", says: "Residents under a sanction for false records." },
  window: { from: "2020-01", to: "2020-12" },
  mechanisms: USUAL_SWITCHES.map((key) => ({
    key,
    says: switchNamed(key).found?.says ?? "",
    off: { [`x.${key}`]: 0 },
  })),
  interval: { level: 0.95, over: "replicates", n: 5 },
  ...answer,
  groups: [
    { ...answer, group: "sex:female" },
    { ...answer, group: "region:Beijing" },
  ],
  groups_untold: ["age:0-17"],
};
const page = renderAttribution(json, ["glasshouse", "attribute", "described"]);

describe("the page of an attribution", () => {
  const text = visible(page);

  test("says what there was without, what there is, and what brings most", () => {
    expect(text).toContain("With all 8 mechanisms off: 100");
    expect(text).toMatch(/As it is: 1,10[23]/);
    expect(text).toContain("the largest part is false matches, +512");
    expect(text).toContain("51.1");
  });

  test("tells the waterfall in words, the largest part first, and gives no verdict", () => {
    const alt = /aria-label="(Waterfall[^"]*)"/.exec(page)?.[1] ?? "";
    expect(alt.indexOf("false matches")).toBeLessThan(alt.indexOf("association"));
    expect(alt).toContain("mix ups 0 ");
    expect(text).not.toMatch(/\d+e-\d+|0\.00000/);
    expect(text.replace(/never that something is lawful or fair/, "")).not.toMatch(VERDICT);
  });

  test("shows groups, not regions, and names those of which it cannot be told", () => {
    expect(text).toContain("female");
    expect(text).not.toContain("Beijing");
    expect(text).toMatch(/share of nobody: 0–17/);
  });

  test("of one replicate says that there are no intervals", () => {
    const bare = <A extends { estimate: number }>(a: A) => ({ ...a, lo: null, hi: null });
    const one = {
      ...json,
      interval: { level: 0.95, over: null, n: 1 },
      total: bare(json.total),
      without: bare(json.without),
      as_it_is: bare(json.as_it_is),
      parts: json.parts.map(bare),
    };
    expect(visible(renderAttribution(one, []))).toContain("One replicate: nothing is known of the spread");
  });
});

describe("a waterfall", () => {
  const of = (...adds: number[]): string =>
    waterfall(
      {
        unit: "residents",
        format: "rate",
        steps: adds.map((x, n) => ({ name: `part ${n}`, adds: x, lo: null, hi: null })),
        total: { name: "all", adds: adds.reduce((a, b) => a + b, 0), lo: null, hi: null },
        write: String,
        alt: "a waterfall",
      },
      SIZES[0],
    );
  /** Left and right edge of each bar. */
  const bars = (svg: string): [number, number][] =>
    [...svg.matchAll(/<rect fill="#\w+" height="[\d.]+" width="([\d.]+)" y="[\d.]+" x="([\d.]+)"/g)].map((m) => [
      Number(m[2]),
      Number(m[2]) + Number(m[1]),
    ]);

  test("begins each bar where the one before ends, and the last at zero", () => {
    const [a, b, c, all] = bars(of(4, 3, -5));
    expect(b[0]).toBeCloseTo(a[1], 0);
    expect(c[1]).toBeCloseTo(b[1], 0);
    expect(all[0]).toBeCloseTo(a[0], 0);
    expect(all[1]).toBeCloseTo(c[0], 0);
    expect((b[1] - b[0]) / (a[1] - a[0])).toBeCloseTo(3 / 4, 1);
  });

  test("of nothing but falls, or of nothing, is drawn, too", () => {
    const [a, , all] = bars(of(-4, -3));
    expect(all[1]).toBeCloseTo(a[1], 0);
    expect(of(0, 0)).toContain("part 1");
  });
});

describe("in a browser", () => {
  let folder: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "glasshouse-attribution-"));
    await writeFile(join(folder, "attribute.html"), page);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.each([1280, 390])(
    "the page fits %i pixels, its words cover nothing, and axe finds nothing serious",
    async (width) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
      const shown = await context.newPage();
      const asked: string[] = [];
      shown.on("request", (request) => asked.push(request.url()));
      await shown.goto(pathToFileURL(join(folder, "attribute.html")).href);
      expect(asked).toHaveLength(1);
      expect(await shown.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      expect(await coveredWords(shown)).toEqual([]);
      expect(await graveFindings(shown)).toEqual([]);
      await context.close();
    },
  );
});
