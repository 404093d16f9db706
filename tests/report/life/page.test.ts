import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { altOf, marksOf } from "../../../src/report/life/chart.js";
import { lifePage } from "../../../src/report/life/page.js";
import { kindOf, moveSays } from "../../../src/report/life/says.js";
import { yearsOf } from "../../../src/report/life/years.js";
import { defaultSettings } from "../../../src/scenario/catalogue.js";
import { explain } from "../../../src/worlds/explain/explain.js";
import { GENERATED, type Life } from "../../../src/worlds/explain/life.js";
import { launchBrowser } from "../../support/browser.js";
import { changed } from "../../support/lab.js";
import { graveFindings } from "../../support/page-checks.js";
import { STRICT } from "../../support/strict.js";

const WORLD = { scenario: "small", seed: 4, residents: 3000, command: "glasshouse explain small --resident 1" };
let lives: Life[];
let folder: string;
let browser: Browser;

beforeAll(async () => {
  const settings = changed(defaultSettings(), STRICT);
  const scenario = { name: "small", says: "", start: "2018-06", months: 20, settings };
  const [fell] = await explain(scenario, 4, 3000, [], { pick: "biggest-fall", search: 4 });
  // A child among them, who has no score.
  lives = [
    fell,
    ...(await explain(
      scenario,
      4,
      3000,
      Array.from({ length: 14 }, (_, n) => n),
      { search: 0 },
    )),
  ];
  folder = await mkdtemp(join(tmpdir(), "glasshouse-life-"));
  await writeFile(join(folder, "one.html"), lifePage([fell], WORLD));
  await writeFile(join(folder, "all.html"), lifePage(lives, WORLD));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

test("every life says that the person was generated, and no page loads anything", () => {
  const page = lifePage(lives, WORLD);
  expect(page.split(GENERATED).length - 1).toBeGreaterThanOrEqual(lives.length);
  expect(page).not.toMatch(/<script|src=|href="(?!#)/);
  expect(lives.some((life) => life.scores.every((s) => s === null))).toBe(true);
});

describe("the picture", () => {
  test("marks each month with a record, and no other with one", () => {
    for (const life of lives) {
      const marks = marksOf(life);
      const months = (truth: (m: Life["ledger"][number]) => boolean): number =>
        new Set(life.ledger.filter((m) => kindOf(m) === "record" && truth(m) && m.after !== null).map((m) => m.month))
          .size;
      expect(marks.filter((m) => m.key === "own").length).toBe(months((m) => m.truth === "true"));
      expect(marks.filter((m) => m.key === "false").length).toBe(months((m) => m.truth !== "true"));
    }
  });

  test("has its words for those who do not see it", () => {
    expect(altOf(lives[0])).toContain(lives[0].sentence);
    expect(lifePage([lives[0]], WORLD)).toContain('role="img" aria-label="The score of generated resident');
  });
});

test("the sums of the years are the moves of the score", () => {
  for (const life of lives)
    for (const { moves, sums } of yearsOf(life)) {
      const sum = Object.values(sums).reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo((moves.at(-1)?.after ?? 0) - (moves[0].before ?? 0), 10);
    }
});

test("every move has words, and no rule's bare path but where it is a new one", () => {
  for (const life of lives) for (const move of life.ledger) expect(moveSays(move)).not.toMatch(/^score\.|^registry\./);
});

test.each([
  ["one", 1280],
  ["one", 390],
  ["all", 390],
])("%s.html fits a window of %i pixels, asks for nothing, and axe finds nothing serious", async (name, width) => {
  const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
  expect(asked).toHaveLength(1);
  await page.locator("details").evaluateAll((all) => {
    for (const d of all.slice(0, 2)) d.setAttribute("open", "");
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  // What the rules let a resident do, and the twin, can be read without moving a table where there is room for it.
  const hidden = (section: string) =>
    page
      .locator(`${section} .scroll`)
      .evaluateAll((all) => Math.max(...all.map((box) => box.scrollWidth - box.clientWidth)));
  expect(await hidden(".twin")).toBeLessThanOrEqual(0);
  if (width > 1000) expect(await hidden(".remedies")).toBeLessThanOrEqual(0);
  // Several lives are one life's parts, several times.
  if (name === "one") expect(await graveFindings(page)).toEqual([]);
  await context.close();
});
