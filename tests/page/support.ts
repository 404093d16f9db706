import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { type Served, servePage } from "../../src/cli/open/server.js";
import { launchBrowser } from "../support/browser.js";

export const PAGE = fileURLToPath(new URL("../../dist/page/", import.meta.url));

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const DESKTOP = { viewport: { width: 1280, height: 800 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A page open in the browser, with what it asked for and what it complained of. */
export interface Opened {
  readonly page: Page;
  readonly asked: string[];
  readonly said: string[];
}

/** The built page, served, and one browser for all tests of a file. */
export class Visit {
  private constructor(
    readonly browser: Browser,
    readonly served: Served,
  ) {}

  static async begin(): Promise<Visit> {
    return new Visit(await launchBrowser(), await servePage(PAGE, 0));
  }

  async open(fragment = "", how: BrowserContextOptions = DESKTOP, url = this.served.url): Promise<Opened> {
    const context = await this.browser.newContext({ locale: "en", ...how });
    const page = await context.newPage();
    const [asked, said]: string[][] = [[], []];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => {
      if (!/GPU stall|GL Driver Message/.test(message.text())) said.push(message.text());
    });
    page.on("pageerror", (error) => said.push(error.message));
    await page.goto(`${url}${fragment}`);
    return { page, asked, said };
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.served.end();
  }
}

/** What axe finds wrong, a line each. */
export async function faults(page: Page): Promise<string[]> {
  // A string evaluated by the driver is not held back by the page's policy.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as {
        axe: { run(o: unknown): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 120)}`));
  });
}

/** Waits until the sentence over the town says so. */
export const shows = (page: Page, what: RegExp): Promise<void> =>
  expect.poll(() => page.locator(".happening").textContent(), { timeout: 30_000 }).toMatch(what);

/** The command that the sandbox shows. */
export const commandOn = async (page: Page): Promise<string> =>
  (await page.locator(".command").textContent()) as string;
