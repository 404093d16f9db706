import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { glasshouse } from "../../src/cli/program.js";

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

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...filesIn("docs"),
  ...filesIn("docs/guide"),
  ...filesIn("docs/reference"),
];

test.each(pages)(
  "%s: its commands are the program's, with options that these have, and its links lead somewhere",
  (page) => {
    const text = readFileSync(join(ROOT, page), "utf8");
    const program = glasshouse();
    for (const [said, name, rest] of text.matchAll(/(?<=^(?: *\$ |.*(?:&&|\|) )?(?:npx )?)glasshouse ([a-z]+)(.*)/gm)) {
      const command = program.commands.find((c) => c.name() === name);
      expect([said, command?.name()]).toEqual([said, name]);
      const own = (command?.options ?? []).map(({ long }) => long);
      const asked = rest.split(/ (?:&&|\||#|--) /)[0].match(/(?<= )--[a-z-]+/g) ?? [];
      expect([said, asked.filter((option) => !own.includes(option) && option !== "--help")]).toEqual([said, []]);
    }
    const links = [...text.replace(/```[\s\S]*?```/g, "").matchAll(/\]\((?!https?:)([^)\s#]+)/g)].map(([, to]) => to);
    expect(links.filter((to) => !existsSync(join(ROOT, dirname(page), to)))).toEqual([]);
  },
);

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name}`);
}
