import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { load, resolveFile } from "../../src/scenario/presets.js";
import { printProblem, ScenarioError } from "../../src/scenario/problem.js";
import { resolve } from "../../src/scenario/resolve.js";
import { brief, library, problemsIn, problemsOf } from "./support.js";

const folder = mkdtempSync(join(tmpdir(), "glasshouse-scenario-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of every Unix, and no package's. */
const MAKE_PIPE: string = "mkfifo";

const golden = (name: string): URL => new URL(`../golden/scenario/${name}`, import.meta.url);

test("a very wrong scenario gets every mistake named at once, in the order of the file", async () => {
  const text = readFileSync(golden("very-wrong.yaml"), "utf8");
  const problems = problemsIn(() => resolve(text, "very-wrong.yaml", library));
  await expect(`${problems.map(printProblem).join("\n")}\n`).toMatchFileSnapshot(golden("very-wrong.txt").pathname);
});

test("a message names file, line, column, path, what was found, what is allowed and the nearest word", () => {
  const text = "life:\n  red_crossing:\n    rate: 1.4\nwatch:\n  camras: true\n";
  const [rate, camras] = problemsOf(text).map(printProblem);
  expect(rate).toBe(
    "my.yaml:3:11 life.red_crossing.rate: found 1.4; allowed: a number from 0 to 1 (per resident and month)",
  );
  expect(camras).toMatch(
    /^my\.yaml:5:3 watch\.camras: no such key; did you mean "cameras"\? allowed: cameras, payments/,
  );
});

test("an error's message is its problems, a line each", () => {
  const error = new ScenarioError(problemsOf("life: 1\nwatch: 2\n"));
  expect(error.message.split("\n")).toHaveLength(2);
  expect(error.name).toBe("ScenarioError");
});

describe("YAML that is no scenario", () => {
  test.each([
    ["a key twice", "watch:\n  cameras: true\n  cameras: false\n", "3:3 watch.cameras"],
    ["a tab", "watch:\n\tcameras: false\n", "2:1 "],
    ["an alias", "watch:\n  cameras: &a true\n  review: *a\n", "2:15 watch.cameras"],
    ["a merge key", "watch:\n  <<: { cameras: false }\n", "2:3 watch"],
    ["a tag", "watch: !!js/function 'x'\n", "1:22 watch"],
    ["two documents", "name: a\n---\nname: b\n", "2:1 "],
    ["YAML 1.1", "%YAML 1.1\n---\nwatch: { cameras: off }\n", "1:1 "],
    ["a list", "- a\n", "1:1 "],
    ["a word", "hello\n", "1:1 "],
    ["a key that is a list", "? [a, b]\n: 1\n", "1:3 "],
    ["an empty value", "life:\n  fly:\n    rate:\n", "3:10 life.fly.rate"],
    ["no YAML at all", "a: [1, 2\nb: }", "2:1 "],
  ])("%s is refused where it stands", (_, text, first) => {
    expect(brief(problemsOf(text)[0])).toBe(first);
  });

  test.each([
    ["nothing", ""],
    ["comments alone", "# a comment\n\n"],
  ])("%s says nothing", (_, text) => {
    expect(problemsOf(text)).toMatchObject([{ line: 0, found: "the file says nothing" }]);
  });
});

describe("what a user expects of YAML", () => {
  test.each([
    ["a month out of range", "start: 2014-13", "1:8 start"],
    ["a year in place of a month", "registry: { centre: { from: 2020 } }", "1:29 registry.centre.from"],
    ["yes for true", "watch: { cameras: { on: yes } }", "1:25 watch.cameras.on (true)"],
    ["off for false", "watch: { cameras: off }", "1:19 watch.cameras (false)"],
    ["a per cent sign", "society: { male: 51 % }", "1:18 society.male"],
    ["a preset misspelt", "extends: documentd", "1:10 extends (documented)"],
    ["capitals and hyphens", "life: { Red-Crossing: false }", "1:9 life.Red-Crossing (red_crossing)"],
    ["no number", "life: { fly: { rate: .nan } }", "1:22 life.fly.rate"],
    ["infinity", "life: { fly: { rate: 1e999 } }", "1:22 life.fly.rate"],
    ["a room as a switch", "watch: true", "1:8 watch"],
    ["a switch for what is no mechanism", "score: { scale: false }", "1:17 score.scale"],
    ["an empty schedule", "life: { fly: { rate: {} } }", "1:22 life.fly.rate"],
    ["a list too short", "society: { care: [0.5, 0.5] }", "1:18 society.care"],
    ["both ends", "until: 2015-01\nmonths: 3", "2:1 months"],
    ["a name that is a path", "name: ../../etc", "1:7 name"],
  ])("%s", (_, text, expected) => {
    expect(problemsOf(text).map(brief)).toEqual([expected]);
  });
});

describe("rules that several values break together", () => {
  test.each([
    ["shares", "society:\n  care: [0.5, 0.5, 0.5, 0]", "2:9 society.care"],
    ["regions", "society: { regions: { North: 0.5, South: 0.4 } }", "1:21 society.regions"],
    ["no regions", "society: { regions: {} }", "1:21 society.regions"],
    ["young and old", "society: { old_share: 0.9 }", "1:23 society.old_share"],
    ["incomes", "society: { income_lowest: 20000 }", "1:27 society.income_lowest"],
    ["children", "society: { household_sizes: [1, 0, 0, 0, 0, 0] }", "1:29 society.household_sizes"],
    ["ends of the scale", "score: { scale: { lowest: 1700 } }", "1:27 score.scale.lowest"],
    ["base", "score: { scale: { base: 1700 } }", "1:25 score.scale.base"],
    ["no lowest band", "score: { scale: { bands: { A: 10 } } }", "1:26 score.scale.bands"],
    [
      "nine bands",
      "score: { scale: { bands: { a: 0, b: 1, c: 2, d: 3, e: 4, f: 5, g: 6, h: 7, i: 8 } } }",
      "1:26 score.scale.bands",
    ],
    ["the end before the start", "start: 2021-01\nuntil: 2020-12", "2:8 until"],
    ["a long time", "until: 2199-01", "1:8 until"],
    ["another age", "start: 1066-10", "1:8 start"],
  ])("%s", (_, text, expected) => {
    expect(problemsOf(text).map(brief)).toEqual([expected]);
  });
});

describe("files that cannot be read as one", () => {
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  test.each([
    ["a missing file", () => join(folder, "nothing.yaml"), "there is no such file"],
    ["a folder", () => folder, "this is a folder"],
    ["a device", () => "/dev/null", "this is no ordinary file"],
    ["a picture", () => file("p.yaml", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff)), "the file is not UTF-8 text"],
    ["UTF-16", () => file("u.yaml", Buffer.from("\ufeffname: a", "utf16le")), "the file is not UTF-8 text"],
    ["a huge file", () => file("h.yaml", "#".repeat(1_000_001)), "the file has 1000001 bytes"],
    ["an empty file", () => file("e.yaml", ""), "the file says nothing"],
  ])("%s", (_, path, found) => {
    expect(problemsIn(() => resolveFile(path()))).toMatchObject([{ line: 0, found }]);
  });

  test("a pipe is refused rather than waited for", () => {
    const pipe = join(folder, "pipe.yaml");
    execFileSync(MAKE_PIPE, [pipe]);
    expect(problemsIn(() => resolveFile(pipe))).toMatchObject([{ found: "this is no ordinary file" }]);
  });

  test("a name that is neither preset nor file gets the nearest preset", () => {
    expect(problemsIn(() => load("documentd"))).toMatchObject([{ nearest: "documented" }]);
  });

  test("a byte order mark and Windows line ends are let pass", () => {
    const path = file("w.yaml", "\ufeffextends: described\r\nwatch:\r\n  cameras: false\r\n");
    expect(resolveFile(path).scenario.settings["watch.cameras"].on).toBe(false);
  });
});

describe("files made to hang", () => {
  const laughs = [
    "a: &a [x, x]",
    ...Array.from({ length: 40 }, (_, k) => `b${k}: &b${k} [*${k ? `b${k - 1}` : "a"}, *a]`),
  ];
  test.each([
    ["a billion laughs", laughs.join("\n")],
    ["brackets", `a: ${"[".repeat(900_000)}`],
    ["deep blocks", Array.from({ length: 1300 }, (_, k) => `${" ".repeat(k)}a:`).join("\n")],
    ["many keys", Array.from({ length: 60_000 }, (_, k) => `k${k}: 1`).join("\n")],
    ["one key often", "a: 1\n".repeat(60_000)],
    ["a long key", `${"x".repeat(900_000)}: 1`],
  ])("%s: an answer, and soon", (_, text) => {
    // Time of the processor: other work on the machine must not count.
    const before = process.cpuUsage();
    expect(problemsOf(text).length).toBeGreaterThan(0);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(20);
  });
});
