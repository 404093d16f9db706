import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandOn, DESKTOP, PAGE, Visit } from "./support.js";

const CLI = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));
let visit: Visit;
let folder: string;
beforeAll(async () => {
  visit = await Visit.begin();
  folder = mkdtempSync(join(tmpdir(), "glasshouse-page-"));
});
afterAll(async () => {
  await visit?.end();
  rmSync(folder, { recursive: true, force: true });
});

/** What `glasshouse` prints for a command as the page shows it. */
function glasshouse(command: string): { digest: string; threads: number } {
  const words = command.match(/'[^']*'|\S+/g)?.map((word) => word.replace(/^'|'$/g, "")) ?? [];
  const out = mkdtempSync(join(folder, "run-"));
  const args = [CLI, ...words.slice(1), "--out", join(out, "run"), "--json", "--quiet"];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
}
const digestOn = async (page: Page): Promise<string> => {
  await expect.poll(() => page.locator(".digest").textContent(), { timeout: 60_000 }).toMatch(/^[0-9a-f]{32}$/);
  return (await page.locator(".digest").textContent()) as string;
};
/** The page as some host serves it that sends no headers of isolation: then there is no shared memory. */
async function plainHost(): Promise<{ url: string; end(): void }> {
  const types: Record<string, string> = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    const file = join(PAGE, path === "/" ? "index.html" : path);
    response.setHeader("Content-Type", types[extname(file)] ?? "text/plain");
    response.end(readFileSync(file));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, end: () => server.close() };
}

describe("the world in the browser is the program's, bit for bit", () => {
  test.each([
    ["two towns on threads", "#v1;at=sandbox;world=described;residents=70000;seed=3;months=14;month=14"],
    [
      "four towns in one memory",
      "#v1;at=sandbox;world=described;residents=208953;seed=3;start=2019-11;months=6;month=6",
    ],
    [
      "changed rules",
      "#v1;at=sandbox;world=france;residents=3000;months=30;month=30;set.watch.cameras.on=false;set.score.scale.highest=1500",
    ],
    [
      "other bands and a safeguard",
      "#v1;at=sandbox;world=sesame;residents=4096;months=26;month=26;set.safeguards.no_association.on=true",
    ],
    ["a later start", "#v1;at=sandbox;world=rongcheng;residents=1;seed=4294967295;start=2016-03;months=20;month=20"],
  ])("%s", async (_, fragment) => {
    const { page, said } = await visit.open(fragment);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(await digestOn(page)).toBe(glasshouse(await commandOn(page)).digest);
    expect(said).toEqual([]);
    await page.context().close();
  });

  test.each([70000, 208953])(
    "and on one thread, where the host gives no shared memory: %i residents",
    async (residents) => {
      const host = await plainHost();
      const fragment = `#v1;at=sandbox;world=described;residents=${residents};seed=3;start=2019-11;months=6;month=6`;
      const { page } = await visit.open(fragment, DESKTOP, host.url);
      expect(await page.evaluate(() => [crossOriginIsolated, "SharedArrayBuffer" in globalThis])).toEqual([
        false,
        false,
      ]);
      expect(await digestOn(page)).toBe(glasshouse(await commandOn(page)).digest);
      await page.context().close();
      host.end();
    },
  );

  test("and in a page of one file, opened from the disk without a network", async () => {
    const file = join(folder, "town.html");
    const args = ["open", "suining-2010", "--residents", "5000", "--set", "months=13", "--export", file];
    execFileSync(process.execPath, [CLI, ...args], { encoding: "utf8" });
    const { page, asked, said } = await visit.open("", { ...DESKTOP, offline: true }, pathToFileURL(file).href);
    await page.locator(".time select").selectOption("Infinity");
    expect(await digestOn(page)).toBe(glasshouse(await commandOn(page)).digest);
    expect(asked.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
    expect(asked.filter((url) => url.startsWith("file:"))).toEqual([pathToFileURL(file).href]);
    expect(said).toEqual([]);
    expect(() => execFileSync(process.execPath, [CLI, ...args], { stdio: "pipe" })).toThrow(/exists/);
    await page.context().close();
  });
});
