import { afterAll, beforeAll, expect, test } from "vitest";
import { en } from "../../page/words/en.js";
import { DESKTOP, Visit } from "./support.js";

let visit: Visit;
beforeAll(async () => {
  visit = await Visit.begin();
});
afterAll(() => visit?.end());

const WORLDS = "#v1;at=worlds;residents=3000;months=54";
const DONE = '[role=status][aria-busy="false"]';

test("two worlds are lived, drawn as a difference and side by side, with charts of both", async () => {
  const { page, said, asked } = await visit.open(WORLDS);
  await page.locator(DONE).waitFor({ state: "attached", timeout: 30_000 });
  const told = (await page.locator("p.told").textContent()) ?? "";
  expect(told).toMatch(
    /^June 2018: [\d,]+ residents stand higher in B than in A, [\d,]+ lower, and [\d,]+ the same\. Something is closed/,
  );
  expect(await page.locator("canvas").count()).toBe(1);
  expect(await page.locator("figure").count()).toBe(5);
  await page.getByText(en.worlds_side).click();
  expect(await page.locator("canvas").count()).toBe(2);
  expect(said).toEqual([]);
  expect(asked.filter((url) => !url.startsWith(visit.served.url))).toEqual([]);
  await page.context().close();
});

test("by keyboard: another world, a month before, and a link that opens the same", async () => {
  const { page, said } = await visit.open(WORLDS, DESKTOP);
  await page.locator(DONE).waitFor({ state: "attached", timeout: 30_000 });
  await page.getByRole("button", { name: en.worlds_keep }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("everyone stands the same in both worlds").waitFor();
  await page.getByLabel(en.worlds_without).first().selectOption("watch.cameras");
  await page.locator("p.told", { hasText: "stand higher" }).waitFor();
  await page.locator(DONE).waitFor({ state: "attached", timeout: 30_000 });
  // A safeguard that A has not got.
  await page.getByLabel(en.worlds_with).first().selectOption("safeguards.expiry");
  await page
    .getByRole("button", { name: new RegExp(`^${en.worlds_restore}: .*record`) })
    .first()
    .waitFor();
  await page.locator(DONE).waitFor({ state: "attached", timeout: 30_000 });
  await page.getByText(en.ch_command).click();
  const commands = await page.locator("details code").allTextContents();
  expect(commands).toEqual([
    "glasshouse run described --residents 3000 --seed 1 --until 2018-06",
    `${commands[0]} --set watch.cameras.on=false --set safeguards.expiry.on=true`,
  ]);
  const slider = page.getByRole("slider");
  await slider.focus();
  // The worlds with the safeguard may still be on their way, and the slider with them.
  await expect
    .poll(
      async () => {
        const month = Number(await slider.inputValue());
        if (month !== 48) await page.keyboard.press(month > 48 ? "ArrowLeft" : "ArrowRight");
        return month;
      },
      { timeout: 30_000 },
    )
    .toBe(48);
  await page.locator("p.told", { hasText: "December 2017" }).waitFor();
  const told = await page.locator("p.told").textContent();
  await page.waitForFunction(() => location.hash.includes("month=48"));
  const hash = await page.evaluate(() => location.hash);
  await page.reload();
  await page.locator("p.told", { hasText: "December 2017" }).waitFor({ timeout: 30_000 });
  expect(await page.locator("p.told").textContent()).toBe(told);
  expect(await page.evaluate(() => location.hash)).toBe(hash);
  expect(said).toEqual([]);
  await page.context().close();
});

test.each([
  "other=nonsense",
  "other=%7B%22preset%22%3A%22described%22%2C%22sets%22%3A%7B%22score.scale.base%22%3A%22x%22%7D%7D",
])("a link with another world that is none (%s) gives a message and a working page", async (part) => {
  const { page } = await visit.open(`${WORLDS};${part}`, DESKTOP);
  await page.getByText("Parts of this link could not be used").waitFor();
  await page.locator(DONE).waitFor({ state: "attached", timeout: 30_000 });
  await page.context().close();
});
