import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, type BrowserContextOptions, errors, type Page } from "playwright-core";
import { expect } from "vitest";
import { type Served, servePage } from "../../src/cli/open/server.js";
import { launchBrowser } from "../support/browser.js";
import { findings } from "../support/page-checks.js";

export const PAGE = fileURLToPath(new URL("../../dist/page/", import.meta.url));

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
    try {
      return await loaded(context, `${url}${fragment}`, 15_000);
    } catch (error) {
      // About one navigation in five hundred never ends in npm's browser (Chromium 143, old headless) on a busy machine: its main thread waits for
      // something in its own first layout, after all our scripts have run. A page at fault would not load the second time, either.
      if (!(error instanceof errors.TimeoutError)) throw error;
      return await loaded(context, `${url}${fragment}`, 60_000);
    }
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.served.end();
  }
}

async function loaded(context: BrowserContext, url: string, timeout: number): Promise<Opened> {
  const page = await context.newPage();
  const [asked, said]: string[][] = [[], []];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => {
    if (!/GPU stall|GL Driver Message/.test(message.text())) said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(error.message));
  try {
    await page.goto(url, { timeout });
  } catch (error) {
    await page.close();
    throw error;
  }
  return { page, asked, said };
}

/** What axe finds wrong in what WCAG 2.2 AA asks for, and in good practice. */
export const faults = (page: Page): Promise<string[]> =>
  findings(page, ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);

/** Waits until the sentence over the town says so. */
export const shows = (page: Page, what: RegExp): Promise<void> =>
  expect.poll(() => page.locator(".happening").textContent(), { timeout: 30_000 }).toMatch(what);

/** The command that the sandbox shows. */
export const commandOn = async (page: Page): Promise<string> =>
  (await page.locator(".command").textContent()) as string;

/** Waits until nothing is being worked out. */
export const settled = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('[role=status][aria-busy="true"]') === null, undefined, {
    timeout: 60_000,
  });

/** What is to be touched, and is smaller than a finger. */
export const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        "button, select, summary, label:has([role=switch], [type=radio]), input[type=range], input[type=number]",
      ),
    ]
      .filter((e) => e.checkVisibility())
      .filter((e) => Math.min(e.getBoundingClientRect().height, e.getBoundingClientRect().width) < 43.5)
      .map((e) => e.outerHTML.slice(0, 100)),
  );

/** What has the focus: its name, with that of its group where it is one of several. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const e = document.activeElement as HTMLElement | null;
    if (e === null || e === document.body) return "";
    if (e.matches("main, pre, [role=region]")) return e.getAttribute("aria-label") ?? e.tagName;
    if (!(e instanceof HTMLInputElement)) return e.getAttribute("aria-label") ?? e.textContent?.trim() ?? "";
    const group = e.closest("fieldset")?.querySelector("legend")?.textContent;
    return `${group ?? ""}: ${e.getAttribute("aria-label") ?? e.labels?.[0]?.textContent?.trim()}`;
  });

/** Goes on with the tab key (or back, with shift) until what has the focus is as asked. */
export async function tabTo(page: Page, asked: RegExp, back = false): Promise<void> {
  for (let n = 0; n < 80; n++) {
    if (asked.test(await focused(page))) return;
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  throw new Error(`the tab key did not come to ${asked}; it came to "${await focused(page)}"`);
}

export const literal = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
