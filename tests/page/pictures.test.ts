import { afterAll, beforeAll, expect, test } from "vitest";
import { unlikeGolden } from "../support/pictures.js";
import { DESKTOP, PHONE, settled, Visit } from "./support.js";

let visit: Visit;
beforeAll(async () => {
  visit = await Visit.begin();
});
afterAll(() => visit?.end());

/** Letters of another font move some squares; a part that is gone moves more. */
const MOST = 0.06;
const SCREENS = [
  ["contents", "residents=20000;month=60"],
  ["chapter-rated", "at=rated;position=dear"],
  ["chapter-bet", "at=watched"],
  ["sandbox", "at=sandbox;residents=20000;month=60"],
  ["life", "at=life;residents=3000;resident=367"],
  ["worlds", "at=worlds;residents=3000;months=60;month=60"],
] as const;

test.each(SCREENS)("%s looks as it did, on a desk and on a phone", async (name, fragment) => {
  for (const [device, how] of [
    ["desktop", DESKTOP],
    ["phone", { ...PHONE, deviceScaleFactor: 1 }],
  ] as const) {
    const { page } = await visit.open(`#v1;${fragment}`, { ...how, reducedMotion: "reduce" });
    await page.locator("h2").waitFor();
    await settled(page);
    // The town is drawn once its month has come.
    if (fragment.includes("month=60") && !fragment.includes("at=worlds"))
      await page.locator("output", { hasText: "December 2018" }).first().waitFor();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const unlike = await unlikeGolden(visit.browser, `${name}-${device}`, await page.screenshot());
    expect([name, device, unlike <= MOST ? "alike" : unlike]).toEqual([name, device, "alike"]);
    await page.context().close();
  }
});
