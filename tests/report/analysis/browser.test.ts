import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { analysisPage } from "../../../src/report/analysis/page.js";
import { launchBrowser } from "../../support/browser.js";
import { coveredWords, graveFindings, tooWide } from "../../support/page-checks.js";
import { ANALYSES } from "./support.js";

const NAMES = Object.keys(ANALYSES) as (keyof typeof ANALYSES)[];
let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "glasshouse-analysis-"));
  browser = await launchBrowser();
  for (const name of NAMES) await writeFile(join(folder, `${name}.html`), analysisPage(ANALYSES[name]()));
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

test.each(NAMES.flatMap((name) => [1280, 360].map((width) => [name, width] as const)))(
  "the page of %s at %i pixels asks for nothing, fits, and its words can be read",
  async (name, width) => {
    // The page's own policy forbids scripts; axe comes in past it.
    const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    expect(asked).toHaveLength(1);
    expect(await coveredWords(page)).toEqual([]);
    await page.locator("details").evaluateAll((all) => {
      for (const d of all) d.setAttribute("open", "");
    });
    expect(await tooWide(page)).toEqual([]);
    expect(await graveFindings(page)).toEqual([]);
    await context.close();
  },
);
