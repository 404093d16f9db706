import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { en } from "../../page/words/en.js";
import { DESKTOP, shows, Visit } from "./support.js";

const CLI = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));
let visit: Visit;
beforeAll(async () => {
  visit = await Visit.begin();
});
afterAll(() => visit?.end());

/** Small, so that a replay takes a second. */
const WORLD = "#v1;at=life;residents=3000;months=60";

test("a life is found in every way, told, and in the address", async () => {
  const { page, said } = await visit.open(WORLD);
  await page.getByText(en.life_none).waitFor();
  const ways = ["random", "median", "fall", "accused", "association", "parted"] as const;
  const seen = new Set<string>();
  for (const way of ways) {
    await page.getByRole("button", { name: en[`life_pick_${way}`] }).click();
    await page.waitForFunction(
      () => document.querySelector('[aria-busy="true"]') === null && document.querySelector("h3") !== null,
    );
    const name = (await page.locator(".life h3").first().textContent()) ?? "";
    expect(name).toContain(en.life_generated);
    const number = /\d+/.exec(name)?.[0] ?? "";
    seen.add(number);
    await page.waitForFunction((n) => location.hash.includes(`resident=${n}`), number);
    if (way === "parted") expect(await page.locator(".parted").textContent()).toContain("A tie to a friend");
  }
  expect(seen.size).toBeGreaterThan(3);
  expect(said).toEqual([]);
  await page.context().close();
});

test("a link to a resident tells that life by keyboard alone: timeline, twin, ledger that sums, how typical, one change", async () => {
  const { page, said } = await visit.open(`${WORLD};resident=367`, DESKTOP);
  await page.locator(".life").waitFor();
  for (const title of [en.life_twin, en.life_ledger, en.life_typical])
    expect(await page.getByRole("heading", { name: title }).isVisible()).toBe(true);
  const sums = (await page.getByText("moves, the starting score among them").textContent()) ?? "";
  const [, sum, last] = /come to ([\d,.]+)\. The last score is ([\d,.]+)\./.exec(sums) ?? [];
  expect(sum).toBe(last);
  // Opens the last year with the keys.
  const year = page.locator("summary").last();
  await year.focus();
  await page.keyboard.press("Enter");
  expect(await page.locator("details[open] tbody tr").count()).toBeGreaterThan(0);
  // The number of another resident, typed.
  await page.getByRole("spinbutton").focus();
  await page.keyboard.type("13");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /Resident 13 / }).waitFor();
  expect(await page.evaluate(() => location.hash)).toContain("resident=13");
  await page.goBack();
  await page.getByRole("heading", { name: /Resident 367 / }).waitFor();
  expect(said).toEqual([]);
  await page.context().close();
});

test("a dot chosen in the town opens that life: by keys, and by a click on it", async () => {
  const { page } = await visit.open("#v1;at=sandbox;residents=3000;months=24;month=24");
  await shows(page, /December 2015/);
  await page.locator("canvas").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.locator(".life").waitFor({ timeout: 20_000 });
  const chosen = /at=life;.*resident=(\d+)/.exec(await page.evaluate(() => location.hash))?.[1];
  expect(chosen).toBeDefined();
  await page.goBack();
  await shows(page, /December 2015/);
  // In the middle of the picture there lives somebody else.
  await page.locator("canvas").click({ position: { x: 300, y: 200 } });
  await page.waitForFunction((before) => /at=life;.*resident=(\d+)/.exec(location.hash)?.[1] !== before, chosen);
  expect(await page.evaluate(() => location.hash)).toMatch(/at=life;.*resident=\d+/);
  await page.context().close();
});

test("among several towns, on threads, a life is what the command shown for it explains", async () => {
  const { page, said } = await visit.open("#v1;at=life;residents=140000;start=2017-01;months=24;resident=70001");
  await page.locator(".life").waitFor({ timeout: 60_000 });
  const text = (await page.locator(".life").textContent()) ?? "";
  const command = (await page.locator(".life code").last().textContent()) ?? "";
  expect(command).toMatch(/^glasshouse explain described --residents 140000 .* --resident 70001$/);
  const out = execFileSync(
    process.execPath,
    [CLI, ...command.split(" ").slice(1), "--search", "0", "--json", "--quiet"],
    { encoding: "utf8" },
  );
  const life = JSON.parse(out) as { ledger: { after: number }[]; traits: { age_at_start: number } };
  expect(text).toContain(`${life.ledger.length} moves`);
  expect(text).toContain(
    `The last score is ${life.ledger.at(-1)?.after.toLocaleString("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 })}.`,
  );
  expect(text).toContain(`${life.traits.age_at_start} in 2017`);
  expect(said).toEqual([]);
  await page.context().close();
});
