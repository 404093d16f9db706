import { afterAll, beforeAll, expect, test } from "vitest";
import { en } from "../../page/words/en.js";
import { commandOn, focused, literal, settled, tabTo, Visit } from "./support.js";

let visit: Visit;
beforeAll(async () => {
  visit = await Visit.begin();
});
afterAll(() => visit?.end());

test("by keyboard alone: a chapter with its bet, a switch in the sandbox, a life with its ledger, and back", async () => {
  const { page, said } = await visit.open("#v1;residents=3000;months=60");
  await page.locator(".happening", { hasText: "of 3,000 residents" }).waitFor();

  // The contents: the first stop skips to them.
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe(en.skip);
  await page.keyboard.press("Enter");
  await tabTo(page, literal(en.ch_watched_title));
  await page.keyboard.press("Enter");

  // The chapter: a bet, then what came of it.
  expect(await focused(page)).toBe(en.ch_watched_title);
  await tabTo(page, literal(en.ch_watched_ask));
  await page.keyboard.press("ArrowDown");
  await tabTo(page, literal(en.ch_bet_place));
  await page.keyboard.press("Enter");
  await page.locator(".verdict").waitFor();
  await settled(page);
  expect(await page.locator(".verdict").textContent()).toContain(`You bet: ${en.ch_watched_bet_2}`);
  expect(await page.getByRole("status").last().textContent()).toContain("Cameras filed");

  // The sandbox: a group of switches opened, one switch put over.
  await tabTo(page, new RegExp(`^${en.sandbox}$`), true);
  await page.keyboard.press("Enter");
  await tabTo(page, literal(en.room_enforcement));
  await page.keyboard.press("Enter");
  await tabTo(page, /Residents who do not carry out a court judgment/);
  await page.keyboard.press("Space");
  await page.waitForFunction(() => location.hash.includes("set.enforcement.court_list.on=false"));
  expect(await commandOn(page)).toContain("--set enforcement.court_list.on=false");

  // A life: a resident chosen in the picture, the last year of the ledger opened.
  await tabTo(page, literal(en.canvas), true);
  for (const key of ["ArrowRight", "ArrowDown", "Enter"]) await page.keyboard.press(key);
  await page.locator(".life").waitFor({ timeout: 60_000 });
  await settled(page);
  const number = /resident=(\d+)/.exec(await page.evaluate(() => location.hash))?.[1];
  const name = page.getByRole("heading", { level: 3 }).first();
  expect(await name.textContent()).toMatch(new RegExp(`^Resident ${number}\\b.*${en.life_generated}`));
  await tabTo(page, /^2018/);
  await page.keyboard.press("Enter");
  const points = page.locator("details[open] tbody tr");
  await expect.poll(() => points.count()).toBeGreaterThan(0);
  const [, sum, last] =
    /come to ([\d,.]+)\. The last score is ([\d,.]+)\./.exec((await page.locator(".life").textContent()) ?? "") ?? [];
  expect([sum, sum]).toEqual([last, expect.stringMatching(/^\d/)]);

  // And back: to the same town, under the changed rule, with the resident marked.
  await tabTo(page, literal(en.life_back), true);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: en.sandbox }).waitFor();
  expect(await commandOn(page)).toContain("--set enforcement.court_list.on=false");
  expect(await page.locator("canvas").getAttribute("aria-label")).toContain(`Resident ${number}`);
  expect(said).toEqual([]);
  await page.context().close();
});
