// After a build: makes the built program executable and puts it in node_modules/.bin,
// so that `npx glasshouse` inside a clone runs this clone and never asks a registry.
import { chmodSync, existsSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const program = at("dist/src/cli/main.js");
const target = "../../dist/src/cli/main.js";
const link = at("node_modules/.bin/glasshouse");

if (existsSync(program) && existsSync(at("node_modules"))) {
  chmodSync(program, 0o755);
  mkdirSync(at("node_modules/.bin"), { recursive: true });
  if (process.platform === "win32") {
    writeFileSync(`${link}.cmd`, `@node "%~dp0\\..\\..\\dist\\src\\cli\\main.js" %*\r\n`);
  } else if (current() !== target) {
    rmSync(link, { force: true });
    symlinkSync(target, link);
  }
}

function current() {
  return lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(link) : undefined;
}
