import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { launchBrowser } from "./browser.js";

test("a browser starts, runs a local page and takes its picture", async () => {
  const folder = await mkdtemp(join(tmpdir(), "glasshouse-browser-"));
  const browser = await launchBrowser();
  try {
    await writeFile(
      join(folder, "page.html"),
      "<title>-</title><h1>Glasshouse</h1><script>document.title = 6 * 7</script>",
    );
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, "page.html")).href);
    expect(await page.title()).toBe("42");
    await page.screenshot({ path: join(folder, "page.png") });
    expect((await readFile(join(folder, "page.png"))).length).toBeGreaterThan(1000);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
});
