import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { comparePage } from "../../../src/report/compare/page.js";
import { preset } from "../../../src/scenario/presets.js";
import { applySets } from "../../../src/scenario/sets.js";
import { launchBrowser } from "../../support/browser.js";
import { findings } from "../../support/page-checks.js";
import { comparedOf } from "./support.js";

let folder: string;
let browser: Browser;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "glasshouse-compare-page-"));
  const a = applySets(preset("described").scenario, ["start=2017-09", "until=2018-06"]);
  const compared = await comparedOf(a, applySets(a, ["score.association=false"]), 3, 5000);
  const file = join(folder, "compare.html");
  await writeFile(file, comparePage(compared, "glasshouse compare"));
  url = pathToFileURL(file).href;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

test.each([1280, 390, 320])("fits a window of %i pixels, asks for nothing, and can be read by all", async (width) => {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const [asked, said]: string[][] = [[], []];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  await page.goto(url);
  await page.locator("details").evaluateAll((all) => {
    for (const d of all.slice(0, 4)) d.setAttribute("open", "");
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  expect(asked).toEqual([url]);
  expect(said).toEqual([]);
  if (width !== 1280) return;
  expect(await findings(page)).toEqual([]);
});

test("prints whole", async () => {
  const page = await browser.newPage();
  await page.goto(url);
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  await page.emulateMedia({ media: "print" });
  const cut = await page.evaluate(
    () => [...document.querySelectorAll(".scroll")].filter((e) => getComputedStyle(e).maxHeight !== "none").length,
  );
  expect(cut).toBe(0);
});
