import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--no-proxy-server",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The project's folder: this file may run as it is, or compiled in dist/. */
const ROOT = ["../../", "../../../"]
  .map((up) => fileURLToPath(new URL(up, import.meta.url)))
  .find((folder) => existsSync(join(folder, "package.json"))) as string;

const CACHE = join(ROOT, "node_modules/.cache/glasshouse");

/**
 * Starts a headless Chromium with a fresh user data folder: the one named by GLASSHOUSE_CHROMIUM, or the system's, or the one
 * that comes from npm. `GLASSHOUSE_CHROMIUM=npm` asks for the last even where the system has one.
 */
export async function launchBrowser({ args = [] as string[] } = {}): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    executablePath,
    args: [...FLAGS, ...args],
    chromiumSandbox: false,
    env: { ...(process.env as Record<string, string>), ...env },
  });
}

type Found = { executablePath: string; env: Record<string, string> };

async function findChromium(): Promise<Found> {
  const named = process.env.GLASSHOUSE_CHROMIUM;
  if (named && named !== "npm") return { executablePath: named, env: {} };
  if (!named && existsSync("/usr/bin/chromium")) return { executablePath: "/usr/bin/chromium", env: {} };
  const folder = await unpackOnce();
  const executablePath = join(folder, "chromium");
  return { executablePath, env: { ...libraries(folder, executablePath), ...fonts(folder) } };
}

/** Test files run in parallel: each unpacks into a folder of its own, and the first to finish gives it its final name. */
async function unpackOnce(): Promise<string> {
  const done = join(CACHE, "chromium");
  if (existsSync(done)) return done;
  await mkdir(CACHE, { recursive: true });
  const own = await mkdtemp(join(CACHE, "unpack-"));
  await unpackInto(own);
  try {
    await rename(own, done);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    if (!existsSync(done)) throw error;
  }
  return done;
}

async function unpackInto(folder: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder; // where the package unpacks to
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    const bin = join(ROOT, "node_modules/@sparticuz/chromium/bin");
    await packed.executablePath(bin);
    const packedLibraries = brotliDecompressSync(readFileSync(join(bin, "al2023.tar.br")));
    mkdirSync(join(folder, "al2023"), { recursive: true });
    execFileSync("tar", ["-x", "-C", join(folder, "al2023")], { input: packedLibraries });
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** The package brings nss and its kin for machines that have none. */
function libraries(folder: string, executable: string): Record<string, string> {
  if (!execFileSync("ldd", [executable], { encoding: "utf8" }).includes("not found")) return {};
  const paths = [join(folder, "al2023", "lib"), process.env.LD_LIBRARY_PATH];
  return { LD_LIBRARY_PATH: paths.filter(Boolean).join(":") };
}

function fonts(folder: string): Record<string, string> {
  return existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") };
}
