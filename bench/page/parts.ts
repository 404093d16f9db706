import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext } from "playwright-core";
import { type Served, servePage } from "../../src/cli/open/server.js";
import { launchBrowser } from "../../tests/support/browser.js";

const BUILT = fileURLToPath(new URL("../../page/", import.meta.url));
const SCREEN = { viewport: { width: 1280, height: 800 }, locale: "en" };
/** Milliseconds between two clicks while a world is lived. */
const CLICK_EVERY = 400;
const WHOLE_TOWN = "Whole town";

/** What a browser did with a world of so many residents, lived from its first month to its last as fast as it can. */
export interface Lived {
  /** Threads may share memory: the host sent the two headers. */
  readonly isolated: boolean;
  readonly monthsPerSecond: number;
  /** The same by the engine's own clock: what it spent on the months, beside a page that draws them. */
  readonly engineMonthsPerSecond: number;
  /** Months shown a second without the first two years, in which the browser still compiles what it runs. */
  readonly steadyPerSecond: number;
  /** Frames that the browser could draw a second, and pictures of the town among them. */
  readonly framesPerSecond: number;
  readonly picturesPerSecond: number;
  /** From a click to the next frame, milliseconds: the worst of all; and the worst wait before the page took notice. */
  readonly answered: number;
  readonly delayed: number;
  readonly clicks: number;
  /** Processor time of the page's process, all of its threads, by resident and month, in ns: steadier than the clock on a busy machine. */
  readonly cpuNs: number;
}

/** Lives a world in the page, with clicks on the picture's buttons all the while. `isolated` 0: as from a host that sends no headers. */
export const pageLives = (residents: number, isolated: number): Promise<Lived> =>
  inBrowser(async (browser, { url }) => {
    const page = await (await contextOf(browser, isolated === 1)).newPage();
    await page.goto(`${url}#v1;at=sandbox;residents=${residents};month=0`);
    // The society is made first; that is told apart.
    await page.getByText("before the first month").first().waitFor({ timeout: 120_000 });
    await page.locator(".time select").selectOption("Infinity");
    const before = await cpuOf(browser);
    const living = page.evaluate(live);
    let clicks = 0;
    let over = false;
    const clicking = (async () => {
      while (!over) {
        await page.waitForTimeout(CLICK_EVERY);
        if (over) return;
        await page.getByRole("button", { name: clicks % 4 === 3 ? WHOLE_TOWN : "Zoom in" }).click();
        clicks++;
      }
    })();
    const lived = await living;
    over = true;
    await clicking;
    const { months, ...told } = lived;
    return { ...told, clicks, cpuNs: (((await cpuOf(browser)) - before) * 1e9) / (residents * months) };
  });

/** In the page: plays, and watches what comes of it. */
async function live(): Promise<Omit<Lived, "clicks" | "cpuNs"> & { months: number }> {
  const slider = document.querySelector('.time input[type="range"]') as HTMLInputElement;
  let [answered, delayed] = [0, 0];
  // Events answered within a frame are not reported at all.
  new PerformanceObserver((list) => {
    for (const event of list.getEntries() as PerformanceEventTiming[]) {
      answered = Math.max(answered, event.duration);
      delayed = Math.max(delayed, event.processingStart - event.startTime);
    }
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  const shown = new Set<string>();
  const warm = 24;
  let warmAt = 0;
  let frames = 0;
  const began = performance.now();
  (document.querySelector(".time button") as HTMLButtonElement).click();
  await new Promise<void>((done) => {
    const look = (): void => {
      frames++;
      shown.add(slider.value);
      if (warmAt === 0 && Number(slider.value) >= warm) warmAt = performance.now();
      if (slider.value === slider.max) done();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const ended = performance.now();
  const seconds = (ended - began) / 1000;
  return {
    months: Number(slider.max),
    isolated: crossOriginIsolated,
    monthsPerSecond: Number(slider.max) / seconds,
    engineMonthsPerSecond:
      Number(slider.max) / Number((document.querySelector(".digest") as HTMLElement).dataset.seconds),
    steadyPerSecond: ((Number(slider.max) - warm) * 1000) / (ended - warmAt),
    framesPerSecond: frames / seconds,
    picturesPerSecond: shown.size / seconds,
    answered,
    delayed,
  };
}

/** Milliseconds from the start of loading to the first picture of everyone, by the page's own clock. */
export const firstPicture = (residents: number): Promise<number> =>
  inBrowser(async (browser, { url }) => {
    const page = await (await contextOf(browser, true)).newPage();
    await page.addInitScript(() => {
      const watch = new MutationObserver(() => {
        // The sentence changes with the picture; a frame later both are on the screen.
        if (!/^[\d,]+ residents|: of /.test(document.querySelector(".happening")?.textContent ?? "")) return;
        watch.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("picture")));
      });
      watch.observe(document, { subtree: true, childList: true, characterData: true });
    });
    await page.goto(`${url}#v1;residents=${residents}`);
    await page.waitForFunction(() => performance.getEntriesByName("picture").length > 0, undefined, {
      timeout: 120_000,
    });
    return page.evaluate(() => performance.getEntriesByName("picture")[0].startTime);
  });

/** A life told in the page: seconds from the link to the life, and the most memory its process ever had (0 where the system does not say). */
export const pageTells = (residents: number, resident: number): Promise<{ seconds: number; peak: number }> =>
  inBrowser(async (browser, { url }) => {
    const page = await (await contextOf(browser, true)).newPage();
    const began = performance.now();
    await page.goto(`${url}#v1;at=life;residents=${residents};resident=${resident}`);
    await page.locator(".life").waitFor({ timeout: 600_000 });
    return { seconds: (performance.now() - began) / 1000, peak: await peakOf(browser) };
  });

/** Bytes of the page with all it carries, each file compressed by gzip. */
export const pageBytes = (): number =>
  readdirSync(BUILT, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(html|js|css|svg)$/.test(name))
    .reduce((sum, name) => sum + gzipSync(readFileSync(`${BUILT}${name}`)).length, 0);

async function inBrowser<T>(work: (browser: Browser, served: Served) => Promise<T>): Promise<T> {
  const [browser, served] = [await launchBrowser(), await servePage(BUILT, 0)];
  try {
    return await work(browser, served);
  } finally {
    await browser.close();
    await served.end();
  }
}

async function contextOf(browser: Browser, isolated: boolean): Promise<BrowserContext> {
  const context = await browser.newContext(SCREEN);
  if (!isolated)
    await context.route(/\/$/, async (route) => {
      const response = await route.fetch();
      const headers = Object.entries(response.headers()).filter(([name]) => !name.startsWith("cross-origin-"));
      await route.fulfill({ response, headers: Object.fromEntries(headers) });
    });
  return context;
}

/** The browser's processes that draw a page. */
async function renderers(browser: Browser): Promise<{ id: number; cpuTime: number }[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer");
}

/** Seconds of the processor that they have had. */
const cpuOf = async (browser: Browser): Promise<number> =>
  (await renderers(browser)).reduce((sum, { cpuTime }) => sum + cpuTime, 0);

/** The most memory that any of them has had. */
const peakOf = async (browser: Browser): Promise<number> =>
  Math.max(0, ...(await renderers(browser)).map(({ id }) => peakOfProcess(id)));

function peakOfProcess(id: number): number {
  try {
    const said = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, "utf8"));
    return Number(said?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
