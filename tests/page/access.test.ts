import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tooWide } from "../support/page-checks.js";
import { DESKTOP, faults, PHONE, settled, tooSmall, Visit } from "./support.js";

let visit: Visit;
beforeAll(async () => {
  visit = await Visit.begin();
});
afterAll(() => visit?.end());

const VIEWS = [
  ["the contents", "residents=4096;month=12"],
  ["a chapter before its bet", "at=spiral"],
  ["a chapter with bars", "at=watched;position=many;bet=8"],
  ["a chapter with lines", "at=rated;position=dear"],
  ["a chapter with a street", "at=company;position=strong"],
  ["a chapter with a household", "at=child;position=described"],
  ["the sources", "at=sources"],
  ["the sandbox", "at=sandbox;residents=4096;months=60;month=54"],
  ["a life", "at=life;residents=3000;months=60;resident=367"],
  ["the difference of two worlds", "at=worlds;residents=3000;months=50"],
  ["two worlds side by side", "at=worlds;residents=3000;months=50;position=side"],
] as const;

const openAll = (page: Page): Promise<void> =>
  page.locator("details").evaluateAll((all) => {
    for (const d of all) (d as HTMLDetailsElement).open = true;
  });

/** With forced colours: what is worked with and has no edge, or an edge of the colour that it lies on; and choices that look alike taken or not. */
const unseen = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const controls = [
      ...document.querySelectorAll("button, select, input[type=number], label:has([type=radio]), [role=switch]"),
    ];
    return controls
      .filter((e) => e.checkVisibility() && !(e as HTMLButtonElement).disabled)
      .filter((e) => {
        const { borderTopWidth, borderTopColor } = getComputedStyle(e);
        return Number.parseFloat(borderTopWidth) < 1 || borderTopColor === ground;
      })
      .map((e) => e.outerHTML.slice(0, 100));
  });

test.each(VIEWS)(
  "%s: axe finds nothing on a phone or a desk; targets are large; 320 pixels are enough; forced colours leave the controls",
  async (_, fragment) => {
    const { page, said } = await visit.open(`#v1;${fragment}`, { ...PHONE, reducedMotion: "reduce" });
    await page.locator("h2").waitFor();
    await settled(page);
    await openAll(page);
    expect([await faults(page), await tooSmall(page), await tooWide(page)]).toEqual([[], [], []]);
    await page.setViewportSize(DESKTOP.viewport);
    expect(await faults(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ forcedColors: "active" });
    expect([await tooWide(page), await unseen(page)]).toEqual([[], []]);
    // A bar is a picture: it keeps its colour.
    for (const bar of await page.locator(".bar:not(.before)").all())
      expect(await bar.evaluate((e) => getComputedStyle(e).backgroundColor)).toBe("rgb(230, 159, 0)");
    expect(said).toEqual([]);
    await page.context().close();
  },
);

test("in each language the sandbox, all open, has its words, and axe finds nothing", async () => {
  const { page } = await visit.open("#v1;at=sandbox;residents=4096;months=60;month=54", PHONE);
  await openAll(page);
  for (const [language, tag] of [
    ["fr", "fr"],
    ["zh", "zh-Hans"],
  ] as const) {
    await page.locator("nav select").selectOption(language);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(tag);
    expect([await faults(page), await tooWide(page)]).toEqual([[], []]);
  }
  await page.context().close();
});
