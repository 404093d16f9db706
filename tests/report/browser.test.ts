import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.js";
import { coveredWords, graveFindings, tooWide } from "../support/page-checks.js";
import { smallWorld } from "../support/world.js";
import { page as pageOf, presetWorld } from "./support.js";

let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "glasshouse-report-"));
  browser = await launchBrowser();
  const worlds = {
    described: await presetWorld("described", 30000),
    france: await presetWorld("france", 3000, 12),
    one: await smallWorld({ residents: 1, months: 1, start: "2018-01", sample: 1 }),
  };
  for (const [name, world] of Object.entries(worlds)) await writeFile(join(folder, `${name}.html`), pageOf(world));
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(name: string, width: number): Promise<{ page: Page; asked: string[]; said: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, bypassCSP: false });
  const [asked, said]: string[][] = [[], []];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
  return { page, asked, said };
}

/** Opens what can be opened: all of it, or the first few. */
const openAll = (page: Page, most = Number.POSITIVE_INFINITY): Promise<void> =>
  page.locator("details").evaluateAll((all, n) => {
    for (const d of all.slice(0, n ?? all.length)) d.setAttribute("open", "");
  }, most);

const CASES = ["described", "france", "one"].flatMap((name) => [1280, 360].map((width) => [name, width] as const));

test.each(CASES)("the report of %s fits a window of %i pixels and asks for nothing", async (name, width) => {
  const { page, asked, said } = await open(name, width);
  expect(asked.filter((url) => !url.startsWith("file:"))).toEqual([]);
  expect(asked).toHaveLength(1);
  expect(said).toEqual([]);
  for (const open of [false, true]) {
    if (open) await openAll(page);
    expect(await tooWide(page)).toEqual([]);
  }
  await page.close();
});

test("on paper nothing is wider than the page, the parts of what is assumed are counted, and pictures are whole", async () => {
  const { page } = await open("described", 690);
  await page.emulateMedia({ media: "print" });
  const paper = await page.evaluate(() => {
    const shown = (selector: string): Element[] =>
      [...document.querySelectorAll(selector)].filter((e) => e.getBoundingClientRect().height > 0);
    return {
      wide: shown("body *").filter(
        (e) => !e.closest("svg, details") && e.getBoundingClientRect().right > window.innerWidth + 1,
      ).length,
      lists: shown("details.parameters > summary").length,
      note: shown(".on-paper").length,
      data: shown("figure details").length,
      pictures: shown("figure svg[role=img]").length,
      figures: document.querySelectorAll("figure").length,
    };
  });
  expect(paper.wide).toBe(0);
  expect(paper.lists).toBeGreaterThan(7);
  expect([paper.note, paper.data, paper.pictures]).toEqual([1, 0, paper.figures]);
  await page.close();
});

test("each picture is shown once, with letters that can be read, at either width", async () => {
  for (const width of [1280, 720, 600, 360]) {
    const { page } = await open("described", width);
    const pictures = await page.evaluate(() =>
      [...document.querySelectorAll("figure")].map((f) =>
        [...f.querySelectorAll("svg[role=img]")]
          .filter((s) => s.getBoundingClientRect().width > 0)
          .map((s) => {
            const size = Number(s.getAttribute("font-size"));
            const scale = s.getBoundingClientRect().width / (s as SVGSVGElement).viewBox.baseVal.width;
            return size * scale;
          }),
      ),
    );
    expect(pictures.length).toBeGreaterThan(10);
    for (const shown of pictures) {
      expect(shown).toHaveLength(1);
      expect(shown[0]).toBeGreaterThan(11);
    }
    await page.close();
  }
});

test("no words of a picture cover others or leave it", async () => {
  for (const width of [1280, 360]) {
    const { page } = await open("described", width);
    expect([width, await coveredWords(page)]).toEqual([width, []]);
    await page.close();
  }
});

test.each([
  ["described", 1280],
  ["described", 360],
  ["one", 360],
])("axe finds nothing serious in the report of %s at %i pixels", async (name, width) => {
  // The page's own policy forbids scripts; axe comes in past it.
  const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
  await openAll(page, 3);
  expect(await graveFindings(page)).toEqual([]);
  await context.close();
});
