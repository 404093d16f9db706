import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SAFEGUARDS } from "../../src/safeguards/safeguards.js";
import { MECHANISMS } from "../../src/scenario/catalogue.js";
import { commandOn, DESKTOP, faults, PHONE, shows, Visit } from "./support.js";

let visit: Visit;
beforeAll(async () => {
  visit = await Visit.begin();
});
afterAll(() => visit?.end());

const SMALL = "#v1;at=sandbox;residents=4096;months=60;month=54";

test("every mechanism and safeguard has a switch, with its sentence and its source; a switch changes the world and the link", async () => {
  const { page } = await visit.open(SMALL);
  for (const { room, key } of [...MECHANISMS.filter((m) => m.room !== "life"), ...SAFEGUARDS]) {
    const source = page.locator(`[id="source-${room}.${key}"]`);
    expect([room, key, await source.textContent()]).toEqual([room, key, expect.stringMatching(/Source: \S+/)]);
  }
  const shown = page.locator(".happening");
  await shows(page, /June 2018/);
  const before = await shown.textContent();
  await page.getByText("Lists, closed doors, rewards", { exact: true }).click();
  await page.getByRole("switch", { name: "Residents who do not carry out a court judgment" }).uncheck();
  expect(await commandOn(page)).toContain("--set enforcement.court_list.on=false");
  // It goes on from the month that was shown, with fewer doors closed.
  await expect.poll(() => shown.textContent(), { timeout: 20_000 }).not.toBe(before);
  await shows(page, /June 2018/);
  await expect.poll(() => page.evaluate(() => location.hash)).toContain("set.enforcement.court_list.on=false");
  await page.getByRole("button", { name: /^Back to “described”/ }).click();
  await expect.poll(() => shown.textContent(), { timeout: 20_000 }).toBe(before);
  await page.getByRole("button", { name: "Another town" }).click();
  expect(await commandOn(page)).toContain("--seed 2");
  await page.context().close();
});

test("by keyboard alone: time, switches, the picture and the charts' tables", async () => {
  const { page } = await visit.open(SMALL);
  await shows(page, /June 2018/);
  await page.getByRole("button", { name: "One month on" }).focus();
  await page.keyboard.press("Enter");
  await shows(page, /July 2018/);
  await page.getByRole("slider", { name: "Month" }).focus();
  await page.keyboard.press("Home");
  await shows(page, /before the first month/);
  await page.keyboard.press("End");
  await shows(page, /December 2018/);
  const canvas = page.locator("canvas");
  await canvas.focus();
  for (const key of ["ArrowDown", "ArrowRight", "+", "+", "ArrowDown", "Shift+ArrowLeft"])
    await page.keyboard.press(key);
  expect(await canvas.getAttribute("aria-label")).toMatch(/Resident [\d,]+$/);
  expect(await page.getByRole("button", { name: "Whole town" }).isEnabled()).toBe(true);
  await page.keyboard.press("0");
  expect(await page.getByRole("button", { name: "Whole town" }).isDisabled()).toBe(true);
  // The picture is one stop: Tab leaves it.
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Zoom in");
  await page.locator("summary", { hasText: "Table: Under a sanction" }).focus();
  await page.keyboard.press("Enter");
  const rows = page.getByRole("region", { name: "Under a sanction" }).getByRole("row");
  await expect.poll(() => rows.count()).toBe(61);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as CSV: Under a sanction" }).press("Enter"),
  ]);
  const csv = readFileSync(await download.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(csv).toHaveLength(61);
  expect(csv[0]).toBe("month,all");
  expect(csv[60]).toMatch(/^2018-12,0\.\d+$/);
  await page.context().close();
});

test("whoever asked for less motion sees a year at a time", async () => {
  const { page } = await visit.open("#v1;at=sandbox;residents=4096", { ...DESKTOP, reducedMotion: "reduce" });
  // Everything that the sentence says until it has said two years.
  const seen = await page.evaluate(
    () =>
      new Promise<string[]>((done) => {
        const months = new Set<string>();
        const look = (): void => {
          const month = /^(\w+ \d{4}):/.exec(document.querySelector(".happening")?.textContent ?? "")?.[1];
          if (month !== undefined) months.add(month);
          if (months.size > 1) done([...months]);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  expect(seen).toEqual(["December 2014", "December 2015"]);
  await page.context().close();
});

test("nothing is kept and nothing is asked for: with the network cut after loading, everything still works", async () => {
  const { page, asked } = await visit.open(SMALL);
  await page.context().setOffline(true);
  const before = asked.length;
  await page.getByRole("button", { name: "Another town" }).click();
  await shows(page, /2018/);
  // A world of its own asks the browser for the worker's file again; the browser may take it from its memory or fail.
  expect(asked.slice(before).filter((url) => !url.startsWith(visit.served.url))).toEqual([]);
  expect(
    await page.evaluate(async () => [
      document.cookie,
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]),
  ).toEqual(["", 0, 0, 0, 0]);
  await page.context().close();
});

describe("when the engine fails, the page says so and leads back", () => {
  test("after a crash", async () => {
    const { page } = await visit.open("#v1;at=sandbox;residents=4096;month=12");
    await shows(page, /2014/);
    await page.workers()[0].evaluate(() => {
      setTimeout(() => {
        throw new Error("boom");
      });
    });
    await page.getByRole("alert").getByText("The simulation stopped").waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole("button", { name: "Begin again" }).click();
    await shows(page, /20\d\d: of 4,096/);
    expect(await page.getByRole("alert").count()).toBe(0);
    await page.context().close();
  });

  test("when memory runs out", async () => {
    const { page } = await visit.open("#v1;at=sandbox;residents=40000;month=1");
    await page.waitForFunction(() => document.querySelector(".happening")?.textContent?.includes("2014"));
    await page.workers()[0].evaluate(() => {
      // What a browser does when there is no more: every new array fails.
      Float64Array.prototype.slice = () => {
        throw new RangeError("Array buffer allocation failed");
      };
    });
    await page.getByRole("button", { name: "One month on" }).click();
    await page.getByRole("alert").getByText("not enough memory").waitFor();
    await page.getByRole("button", { name: "Begin again with 10,000 residents" }).click();
    await shows(page, /of 10,000/);
    await page.context().close();
  });
});

test("hostile and broken links give a message and a working page", async () => {
  const { page, said } = await visit.open("#v1;residents=-5;world=described");
  const links = [
    ["#v1;residents=-5;world=described", "residents"],
    ["#v1;set.watch.cameras.on=%3Cscript%3Ealert(1)%3C%2Fscript%3E", "set.watch.cameras.on"],
    ["#v99;world=described", "newer version"],
    ["#%00%ff;;;=", "could not be read"],
    [`#v1;at=${"x".repeat(60_000)}`, "could not be read"],
    ["#v1;%3Cimg src=x onerror=alert(1)%3E=1", "could not be used"],
  ] as const;
  for (const [link, message] of links) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, link);
    await page.getByRole("status").getByText(message).waitFor();
    await shows(page, /of 100,000/);
    await page.getByRole("button", { name: "Close" }).click();
    expect(await page.getByRole("status").getByText(message).count()).toBe(0);
  }
  expect(said).toEqual([]);
  await page.context().close();
});

test("the buttons that zoom lie beside the town, and not on it", async () => {
  const { page } = await visit.open("#v1;at=sandbox;residents=4096;month=1", PHONE);
  await page.locator("canvas").waitFor();
  for (const viewport of [PHONE.viewport, { width: 320, height: 568 }, { width: 844, height: 390 }, DESKTOP.viewport]) {
    await page.setViewportSize(viewport);
    const [town, buttons] = await Promise.all(["canvas", ".zoom"].map((e) => page.locator(e).boundingBox()));
    if (town === null || buttons === null) throw new Error("the town and its buttons are not there");
    const over = (from: "x" | "y", size: "width" | "height") =>
      Math.min(town[from] + town[size], buttons[from] + buttons[size]) - Math.max(town[from], buttons[from]);
    expect([viewport, Math.min(over("x", "width"), over("y", "height")) <= 0]).toEqual([viewport, true]);
    expect(town.height).toBeGreaterThan(150);
  }
  await page.context().close();
});

test("embedded, there is the town, its controls and the way to the whole page", async () => {
  const { page } = await visit.open("?embed#v1;residents=4096;month=24", { viewport: { width: 480, height: 480 } });
  await shows(page, /December 2015/);
  expect(await page.getByText("Everyone here is generated").isVisible()).toBe(true);
  expect(await page.getByRole("navigation").count()).toBe(0);
  const whole = await page.getByRole("link", { name: "Open the whole page" }).getAttribute("href");
  expect(whole).toContain("#v1;residents=4096;month=24");
  expect(whole).not.toContain("embed");
  expect(await faults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0);
  await page.context().close();
});

test("WebGL and the plain canvas draw the same town", async () => {
  const mean: Record<string, number[]> = {};
  for (const wanted of ["webgl", "flat"]) {
    const { page } = await visit.open("about:blank", DESKTOP, "");
    if (wanted === "webgl")
      // The test's browser draws in software, which the page would rather not.
      await page.addInitScript(() => {
        const named = WebGL2RenderingContext.prototype.getParameter;
        WebGL2RenderingContext.prototype.getParameter = function (name) {
          return name === 0x9246 ? "a graphics card" : named.call(this, name);
        };
      });
    await page.goto(`${visit.served.url}#v1;at=sandbox;residents=4096;month=60`);
    await shows(page, /December 2018/);
    expect(await page.locator("canvas").getAttribute("data-painter")).toBe(wanted);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const png = (await page.locator("canvas").screenshot()).toString("base64");
    await page.goto("about:blank");
    mean[wanted] = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext("2d") as CanvasRenderingContext2D;
      context.drawImage(image, 0, 0);
      const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
      return [0, 1, 2].map((channel) => {
        let sum = 0;
        for (let at = channel; at < pixels.length; at += 4) sum += pixels[at];
        return sum / (pixels.length / 4);
      });
    }, png);
    await page.context().close();
  }
  // Mean red, green and blue: mostly the blue of band A, with some yellow, on a dark ground.
  const [red, green, blue] = mean.flat;
  expect(blue - red).toBeGreaterThan(20);
  expect(green).toBeGreaterThan(50);
  mean.flat.forEach((level, channel) => {
    expect(Math.abs(level - mean.webgl[channel])).toBeLessThan(12);
  });
});
