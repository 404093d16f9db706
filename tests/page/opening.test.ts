import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tooWide } from "../support/page-checks.js";
import { DESKTOP, PAGE, PHONE, Visit } from "./support.js";

let visit: Visit;
beforeAll(async () => {
  visit = await Visit.begin();
});
afterAll(() => visit?.end());

test.each([
  ["desktop", DESKTOP],
  ["phone", PHONE],
] as const)("on a %s it lives by itself, is drawn, and asks for nothing but its own files", async (_, how) => {
  const { page, asked, said } = await visit.open("", how);
  const happening = page.locator(".happening");
  await expect.poll(() => happening.textContent(), { timeout: 10_000 }).toMatch(/2014: of 100,000 residents/);
  expect(await page.getByText("Everyone here is generated").isVisible()).toBe(true);
  // Blue is there once residents have scores: the picture is no blank.
  const shades = await page.locator("canvas").screenshot();
  expect(shades.length).toBeGreaterThan(5000);
  expect(asked.filter((url) => !url.startsWith(visit.served.url))).toEqual([]);
  expect(said).toEqual([]);
  expect(await tooWide(page)).toEqual([]);
  await page.context().close();
});

test("the page with all it carries is at most 300 KB, compressed", () => {
  const files = readdirSync(PAGE, { recursive: true, encoding: "utf8" }).filter((f) => /\.(html|js|css|svg)$/.test(f));
  expect(files.length).toBeGreaterThan(3);
  const bytes = files.map((f) => gzipSync(readFileSync(join(PAGE, f))).length).reduce((a, b) => a + b, 0);
  expect(bytes).toBeLessThan(300_000);
});
