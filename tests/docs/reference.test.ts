import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

test("the pages made from the program are up to date", () => {
  const { status, stderr } = spawnSync(process.execPath, ["tools/docs.mjs", "--check"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("the help of every command has examples, and tells no default twice", () => {
  const page = readFileSync(`${ROOT}docs/reference/command-line.md`, "utf8");
  const [main, ...commands] = page.split(/^## glasshouse /m);
  const named = [...main.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name).filter((name) => name !== "help");
  expect(commands.map((text) => text.split("\n", 1)[0])).toEqual(named);
  for (const text of [main, ...commands]) {
    expect(text).toMatch(/Examples:\n {2}\$ glasshouse /);
    for (const option of text.split(/\n(?= {2}\S)/))
      expect([option, option.match(/\(default:/g)?.length ?? 0]).toEqual([
        option,
        expect.toSatisfy((n: number) => n < 2),
      ]);
  }
});
