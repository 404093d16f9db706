import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHAPTERS } from "../../page/chapters/chapter.js";
import { STORY } from "../../page/chapters/teller.js";
import { en, type Key } from "../../page/words/en.js";
import { tooWide } from "../support/page-checks.js";
import { DESKTOP, focused, literal, PHONE, settled, tabTo, tooSmall, Visit } from "./support.js";

let visit: Visit;
beforeAll(async () => {
  visit = await Visit.begin();
});
afterAll(() => visit?.end());

const word = (chapter: string, what: string): string => en[`ch_${chapter}_${what}` as Key];

describe.each([
  ["a phone", PHONE],
  ["a desk", DESKTOP],
] as const)("on %s", (device, how) => {
  test("by touch or mouse: every chapter asks its bet, moves its control, tells what follows and leads on", async () => {
    const { page, said, asked } = await visit.open("", how);
    /** A finger or a click. */
    const press = (what: Locator): Promise<void> => (device === "a phone" ? what.tap() : what.click());
    await press(page.getByRole("button", { name: en.ch_begin }));
    for (const { key, bet, positions, base } of STORY) {
      expect(await page.getByRole("heading", { level: 2 }).textContent()).toBe(word(key, "title"));
      if (bet !== null) {
        expect(await page.locator("figure").count()).toBe(0);
        expect(await page.getByRole("button", { name: en.ch_bet_place }).isDisabled()).toBe(true);
        await press(page.getByText(word(key, `bet_${bet.options[1]}`), { exact: true }));
        await press(page.getByRole("button", { name: en.ch_bet_place }));
        await settled(page);
        const verdict = (await page.locator(".verdict").textContent()) ?? "";
        expect(verdict).toContain(word(key, `bet_${bet.options[1]}`));
        // None of the middle bets comes out the closest.
        expect(verdict).toContain(en.ch_bet_miss.slice(0, 15));
      } else {
        const other = positions.filter((p) => p.key !== base).at(-1)?.key ?? "";
        await press(page.getByText(word(key, `at_${other}`), { exact: true }));
        await settled(page);
      }
      const told = (await page.locator(".told").textContent()) ?? "";
      expect([key, told.length > 60, /[{}]|NaN|undefined/.test(told)]).toEqual([key, true, false]);
      expect(await page.locator("figure").isVisible()).toBe(true);
      expect([key, await tooWide(page), await tooSmall(page)]).toEqual([key, [], []]);
      await press(page.locator(".after").getByRole("button", { name: literal("Next") }));
    }
    await settled(page);
    expect(await page.locator("tbody tr").count()).toBe(11);
    expect(await page.locator("tbody").textContent()).toContain("22.5 million people were barred from flying");
    expect([await tooWide(page), await tooSmall(page)]).toEqual([[], []]);
    expect(said).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(visit.served.url))).toEqual([]);
    await page.context().close();
  });

  test("by keyboard alone: from the address to the sandbox, through every chapter", async () => {
    const { page, said } = await visit.open("", { ...how, reducedMotion: "reduce" });
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
