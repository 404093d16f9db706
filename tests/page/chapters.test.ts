import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHAPTERS } from "../../page/chapters/chapter.js";
import { STORY } from "../../page/chapters/teller.js";
import { en, type Key } from "../../page/words/en.js";
import { DESKTOP, faults, PHONE, Visit } from "./support.js";

let visit: Visit;
beforeAll(async () => {
  visit = await Visit.begin();
});
afterAll(() => visit?.end());

const word = (chapter: string, what: string): string => en[`ch_${chapter}_${what}` as Key];
const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('[role=status][aria-busy="true"]') === null, undefined, {
    timeout: 60_000,
  });
/** Is the page no wider than the screen? */
const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
/** Buttons and choices smaller than a finger. */
const small = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("button, label:has(input), select, summary")]
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
      .map((e) => e.outerHTML.slice(0, 100)),
  );
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const e = document.activeElement as HTMLElement | null;
    if (e === document.body) return "";
    return e instanceof HTMLInputElement
      ? `${e.closest("fieldset")?.querySelector("legend")?.textContent}: ${e.labels?.[0]?.textContent?.trim()}`
      : (e?.getAttribute("aria-label") ?? e?.textContent?.trim() ?? "");
  });
/** Goes on with the tab key until what has the focus is as asked. */
async function tabTo(page: Page, asked: RegExp): Promise<void> {
  for (let n = 0; n < 40; n++) {
    if (asked.test(await focused(page))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the tab key did not come to ${asked}; it came to "${await focused(page)}"`);
}
const literal = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));

test("on a phone, by touch: every chapter asks its bet, moves its control, tells what follows and leads on", async () => {
  const { page, said, asked } = await visit.open("", PHONE);
  await page.getByRole("button", { name: en.ch_begin }).tap();
  for (const { key, bet, positions, base } of STORY) {
    expect(await page.getByRole("heading", { level: 2 }).textContent()).toBe(word(key, "title"));
    if (bet !== null) {
      expect(await page.locator("figure").count()).toBe(0);
      expect(await page.getByRole("button", { name: en.ch_bet_place }).isDisabled()).toBe(true);
      await page.getByText(word(key, `bet_${bet.options[1]}`), { exact: true }).tap();
      await page.getByRole("button", { name: en.ch_bet_place }).tap();
      await settled(page);
      const verdict = (await page.locator(".verdict").textContent()) ?? "";
      expect(verdict).toContain(word(key, `bet_${bet.options[1]}`));
      // None of the middle bets comes out the closest.
      expect(verdict).toContain(en.ch_bet_miss.slice(0, 15));
    } else {
      const other = positions.filter((p) => p.key !== base).at(-1)?.key ?? "";
      await page.getByText(word(key, `at_${other}`), { exact: true }).tap();
      await settled(page);
    }
    const told = (await page.locator(".told").textContent()) ?? "";
    expect([key, told.length > 60, /[{}]|NaN|undefined/.test(told)]).toEqual([key, true, false]);
    expect(await page.locator("figure").isVisible()).toBe(true);
    expect([key, await fits(page), await small(page)]).toEqual([key, true, []]);
    if (key === "watched" || key === "company") expect(await faults(page)).toEqual([]);
    await page
      .locator(".after")
      .getByRole("button", { name: literal("Next") })
      .tap();
  }
  await settled(page);
  expect(await page.locator("tbody tr").count()).toBe(11);
  expect(await page.locator("tbody").textContent()).toContain("22.5 million people were barred from flying");
  expect([await fits(page), await small(page), await faults(page)]).toEqual([true, [], []]);
  expect(said).toEqual([]);
  expect(asked.filter((url) => !url.startsWith(visit.served.url))).toEqual([]);
  await page.context().close();
});

test("on a desk, by keyboard alone: from the address to the sandbox, through every chapter", async () => {
  const { page, said } = await visit.open("", { ...DESKTOP, reducedMotion: "reduce" });
  await page.waitForSelector("main");
  await tabTo(page, literal(en.ch_begin));
  await page.keyboard.press("Enter");
  for (const { key, bet, positions, opens } of STORY) {
    // Reading begins at the chapter's heading.
    expect(await focused(page)).toBe(word(key, "title"));
    if (bet !== null) {
      await tabTo(page, literal(word(key, "ask")));
      await page.keyboard.press("Space");
      await tabTo(page, literal(en.ch_bet_place));
      await page.keyboard.press("Enter");
      await page.waitForSelector(".chapter fieldset");
    } else {
      await tabTo(page, literal(word(key, "control")));
      const at = positions.findIndex((p) => p.key === opens);
      await page.keyboard.press(at + 1 < positions.length ? "ArrowRight" : "ArrowLeft");
    }
    await settled(page);
    expect((await page.locator(".told").textContent())?.length).toBeGreaterThan(60);
    await tabTo(page, /^Next: /);
    await page.keyboard.press("Enter");
  }
  expect(await focused(page)).toBe(en.ch_sources_title);
  await tabTo(page, literal(en.ch_sandbox));
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => location.hash)).toContain("at=sandbox");
  await page.goBack();
  await page.getByRole("heading", { level: 2, name: en.ch_sources_title }).waitFor();
  expect(said).toEqual([]);
  await page.context().close();
});

test("a link opens the same view: chapter, bet and control; and the language changes in place", async () => {
  const { page } = await visit.open("#v1;at=spiral;position=described;bet=10", DESKTOP);
  await settled(page);
  const told = await page.locator(".told").textContent();
  expect(told).toMatch(/residents are poorer/);
  await page.reload();
  await settled(page);
  expect(await page.locator(".told").textContent()).toBe(told);
  expect(await page.evaluate(() => location.hash)).toBe("#v1;at=spiral;position=described;bet=10");
  for (const [language, tag, title] of [
    ["zh", "zh-Hans", "螺旋"],
    ["fr", "fr", "La spirale"],
  ]) {
    await page.getByRole("combobox").selectOption(language);
    await page.waitForFunction((text) => document.querySelector("h2")?.textContent === text, title);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(tag);
    expect(await page.locator(".told").textContent()).not.toMatch(/[{}]|resident/);
  }
  await page.context().close();
});

test("a bet or a control that no chapter has leaves a working page", async () => {
  const { page } = await visit.open("#v1;at=ban;position=nowhere;bet=7", DESKTOP);
  await settled(page);
  expect(await page.locator(".told").textContent()).toBe(en.ch_ban_base);
  expect(CHAPTERS).toContain("ban");
  await page.context().close();
});

test("at 320 pixels nothing is cut off, and with forced colours the pictures stay", async () => {
  const { page } = await visit.open("#v1;at=watched;position=some;bet=0", {
    viewport: { width: 320, height: 640 },
    forcedColors: "active",
  });
  await settled(page);
  expect([await fits(page), await small(page)]).toEqual([true, []]);
  const bar = page.locator("figure .bar").last();
  expect(await bar.evaluate((e) => getComputedStyle(e).backgroundColor)).toBe("rgb(230, 159, 0)");
  await page.context().close();
});
