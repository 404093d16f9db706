import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "glasshouse-rooms-"));
  for (const name of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"])
    copyFileSync(join(root, name), join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  [
    "an import of an earlier room",
    { "src/cli/b.ts": 'import "../draws/a.js";', "src/draws/a.ts": "export {};" },
    undefined,
  ],
  [
    "an import of a later room",
    { "src/draws/a.ts": 'import "../cli/b.js";', "src/cli/b.ts": "export {};" },
    "room-order-draws",
  ],
  [
    "a type from a later room",
    {
      "src/score/a.ts": 'import type { B } from "../engine/b.js";\nexport type A = B;',
      "src/engine/b.ts": "export type B = 1;",
    },
    "room-order-score",
  ],
  ["a circle", { "src/draws/a.ts": 'import "./b.js";', "src/draws/b.ts": 'import "./a.js";' }, "no-circular"],
  [
    "a room that nobody declared",
    { "src/attic/a.ts": 'import "../draws/b.js";', "src/draws/b.ts": "export {};" },
    "known-rooms",
  ],
  ["a file that is not there", { "src/draws/a.ts": 'import "./nothing.js";' }, "not-to-unresolvable"],
])("the structure check judges %s", (_, files, rule) => {
  rmSync(join(folder, "src"), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${text}\n`);
  }
  expect(brokenRules()).toEqual(rule ? expect.arrayContaining([rule]) : []);
});

function brokenRules(): string[] {
  const bin = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [bin, "--config", ".dependency-cruiser.cjs", "--output-type", "json", "src"];
  const { summary } = JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" }));
  expect(summary.totalCruised).toBeGreaterThan(0);
  return summary.violations.map((violation: { rule: { name: string } }) => violation.rule.name);
}
