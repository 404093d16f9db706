import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { programIn } from "../support/program.js";

const scenarios = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const { folder, glasshouse } = programIn("commands");

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

describe("check", () => {
  test("says that a file is valid, what it is, and how it differs from its parent", () => {
    const file = write("mine.yaml", "says: No cameras.\nextends: described\nwatch: { cameras: false }\n");
    const { code, out, err } = glasshouse("check", file);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(
      /^mine\.yaml: valid\n {2}mine: No cameras\. \(2014-01 to 2020-12, 84 months\)\n {2}differs from described in 1 of \d+ parameters and months:\n {4}watch\.cameras\.on: true → false\n$/,
    );
  });

  test("as JSON", () => {
    const file = write("mine.yaml", "extends: described\nuntil: 2015-12\n");
    const { code, out } = glasshouse("check", file, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      file,
      valid: true,
      extends: "described",
      months: 24,
      differences: [{ path: "until", from: "2020-12", to: "2015-12" }],
    });
  });

  test("names every problem on stderr and ends with 2", () => {
    const file = write("bad.yaml", "life: { fly: { rate: 2 } }\nwatch: { camras: true }\n");
    const { code, out, err } = glasshouse("check", file);
    expect([code, out]).toEqual([2, ""]);
    expect(err.split("\n")[0]).toBe(
      "bad.yaml:1:22 life.fly.rate: found 2; allowed: a number from 0 to 1 (per resident and month)",
    );
    expect(err).toContain('bad.yaml:2:10 watch.camras: no such key; did you mean "cameras"?');
  });

  test("as JSON, the problems are data on stdout", () => {
    const file = write("bad.yaml", "until: soon\n");
    const { code, out } = glasshouse("check", file, "--json");
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ valid: false, problems: [{ file, line: 1, column: 8, path: "until" }] });
  });

  test.each([["nothing.yaml"], ["described-"], ["."]])("%s is no scenario", (file) => {
    expect(glasshouse("check", file).code).toBe(2);
  });
});

describe("scenarios", () => {
  test("a line each", () => {
    const { code, out } = glasshouse("scenarios");
    expect(code).toBe(0);
    const names = out
      .trimEnd()
      .split("\n")
      .map((line) => line.match(/^(\S+) +\d{4}-\d{2} to \d{4}-\d{2} {2}\S/)?.[1]);
    expect(names).toEqual(
      readdirSync(scenarios)
        .map((file) => file.replace(/\.yaml$/, ""))
        .sort(),
    );
  });

  test("as JSON, with files that can be copied", () => {
    const presets = JSON.parse(glasshouse("scenarios", "--json").out);
    expect(presets.map((p: { name: string }) => p.name)).toContain("suining-2010");
    for (const { file } of presets) expect(existsSync(file)).toBe(true);
  });
});

test("schema prints JSON Schema", () => {
  const { code, out } = glasshouse("schema");
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ type: "object", additionalProperties: false });
});

describe("init", () => {
  test("writes a scenario that is valid, and its schema, and nothing else", () => {
    const { code, out } = glasshouse("init", "new/world");
    expect(code).toBe(0);
    expect(out).toBe("new/world/scenario.yaml\nnew/world/scenario.schema.json\n");
    expect(readdirSync(join(folder, "new/world")).sort()).toEqual(["scenario.schema.json", "scenario.yaml"]);
    const text = readFileSync(join(folder, "new/world/scenario.yaml"), "utf8");
    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=./scenario.schema.json");
    expect(readFileSync(join(folder, "new/world/scenario.schema.json"), "utf8")).toBe(glasshouse("schema").out);
    expect(glasshouse("check", "new/world/scenario.yaml").code).toBe(0);
  });

  test.each(["scenario.yaml", "scenario.schema.json"])("overwrites no %s, and leaves nothing behind", (name) => {
    const dir = `taken-${name}`;
    mkdirSync(join(folder, dir));
    write(join(dir, name), "mine");
    const { code, err } = glasshouse("init", dir);
    expect(code).toBe(2);
    expect(err).toContain(`${name}: it is there already`);
    expect(readdirSync(join(folder, dir))).toEqual([name]);
    expect(readFileSync(join(folder, dir, name), "utf8")).toBe("mine");
  });

  test("a file where the folder should be", () => {
    const { code, err } = glasshouse("init", write("file", ""));
    expect([code, err]).toEqual([2, "file: this is a file, not a folder\n"]);
  });
});

test.each(["check", "schema", "init", "scenarios"])("%s --help has examples", (command) => {
  const { code, out } = glasshouse(command, "--help");
  expect(code).toBe(0);
  expect(out).toContain(`Examples:\n  $ glasshouse ${command}`);
});
