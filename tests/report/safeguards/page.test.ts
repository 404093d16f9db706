import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderSafeguards } from "../../../src/report/safeguards/page.js";
import { type SafeguardsJson, safeguardsJson } from "../../../src/results/safeguards-json.js";
import { SAFEGUARDS } from "../../../src/safeguards/safeguards.js";
import { preset } from "../../../src/scenario/presets.js";
import { runWorld } from "../../../src/worlds/run.js";
import { changes } from "../../../src/worlds/safeguards/changes.js";
import { launchBrowser } from "../../support/browser.js";
import { coveredWords, graveFindings, tooWide } from "../../support/page-checks.js";
import { VERDICT, visible } from "../support.js";

const scenario = { ...preset("described").scenario, start: "2017-10", months: 12 };
const asked = { scenario, residents: 3000, seed: 1, replicates: 2, window: { from: "2018-04", to: "2018-09" } };
let json: SafeguardsJson;
let page: string;
let folder: string;
let browser: Browser;

beforeAll(async () => {
  const worlds = [await runWorld({ ...asked, sample: 1 }), await runWorld({ ...asked, seed: 2, sample: 1 })];
  // Every arm is one of two worlds, so that changes go both ways.
  let read = 0;
  json = safeguardsJson(
    asked,
    changes(asked, () => worlds[((read++ * 5) % 7) % 2]),
  );
  page = renderSafeguards(json, ["glasshouse", "safeguards", "described"]);
  folder = await mkdtemp(join(tmpdir(), "glasshouse-safeguards-page-"));
  await writeFile(join(folder, "safeguards.html"), page);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

test("shows a picture and a table by group for every harm, and all safeguards in the catalogue's order, with their sources", () => {
  for (const harm of json.harms) expect(page).toContain(`id="harm-${harm.key}"`);
  const list = visible(page.slice(page.indexOf('id="safeguards"')));
  const places = SAFEGUARDS.map((s) => list.indexOf(`${s.key.replaceAll("_", " ")} :`));
  expect(places.every((at, n) => at > (places[n - 1] ?? 0))).toBe(true);
  for (const s of SAFEGUARDS) expect(visible(page)).toContain(s.source);
  expect(visible(page)).toContain("nothing is ranked");
});

test("says in its head what is compared, tells each picture in words, and gives no verdict", () => {
  const text = visible(page);
  expect(text).toContain(`${SAFEGUARDS.length} safeguards, each alone and all together`);
  const alts = [...page.matchAll(/aria-label="(Dot chart[^"]*)"/g)].map((m) => m[1]);
  expect(alts.length).toBeGreaterThan(10);
  for (const alt of alts) expect(alt).toMatch(/change: from .+ to .+/);
  expect(text).not.toMatch(/\d+e-\d+|NaN|undefined|null/);
  expect(text.replace(/never that something is lawful or fair/, "")).not.toMatch(VERDICT);
});

describe("in a browser", () => {
  test.each([1280, 390])(
    "the page fits %i pixels, its words cover nothing, it asks for nothing, and axe finds nothing serious",
    async (width) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
      const shown = await context.newPage();
      const requests: string[] = [];
      shown.on("request", (request) => requests.push(request.url()));
      await shown.goto(pathToFileURL(join(folder, "safeguards.html")).href);
      expect(requests).toHaveLength(1);
      await shown.locator("details").evaluateAll((all) => {
        for (const d of all.slice(0, 2)) d.setAttribute("open", "");
      });
      expect(await tooWide(shown)).toEqual([]);
      expect(await coveredWords(shown)).toEqual([]);
      // The same elements stand there at any width.
      if (width < 500) expect(await graveFindings(shown)).toEqual([]);
      await context.close();
    },
  );
});
