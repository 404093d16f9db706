import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { fingerprintOf } from "../../src/results/files.js";
import { preset } from "../../src/scenario/presets.js";
import { programIn } from "../support/program.js";

const GUIDE = readFileSync(new URL("../../docs/guide/replay.md", import.meta.url), "utf8");
const { folder, glasshouse } = programIn("replay");

/** Two towns, and points that expire, so that the registry holds something back. */
const RUN = [
  "run",
  "described",
  "--residents",
  "70000",
  "--until",
  "2014-06",
  "--seed",
  "5",
  "--set",
  "score.rule_book.fading=expiry",
  "--set",
  "watch.cameras.per_resident=0.06",
  "--set",
  "registry.enrolment.running=1",
];

beforeAll(() => {
  expect(glasshouse(...RUN, "--out", "stored", "--threads", "2", "--quiet").code).toBe(0);
});

const manifestOf = (run: string) => JSON.parse(readFileSync(join(folder, run, "manifest.json"), "utf8"));

/** A copy of the run with a file changed; where the manifest shall know of it, its SHA-256 there, too. */
function changed(name: string, file: string, change: (text: string) => string, known = true): string {
  cpSync(join(folder, "stored"), join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, file), change(readFileSync(join(folder, name, file), "utf8")));
  if (known && file !== "manifest.json") {
    const manifest = manifestOf(name);
    manifest.files = manifest.files.map((f: { name: string }) =>
      f.name === file ? fingerprintOf(join(folder, name), file) : f,
    );
    writeFileSync(join(folder, name, "manifest.json"), JSON.stringify(manifest));
  }
  return name;
}

describe("a stored run", () => {
  test("is lived again, bit for bit, and the manifest knows its prints", () => {
    const { digest, files } = manifestOf("stored");
    expect(files.map((f: { name: string }) => f.name)).toContain("prints.json");
    const { code, out } = glasshouse("replay", "stored", "--threads", "1");
    expect([code, out]).toEqual([
      0,
      `As stored, bit for bit: all 2 towns in all 6 months, and every table, digest ${digest}\n`,
    ]);
    expect(GUIDE).toContain(`$ glasshouse ${RUN.join(" ")} --out stored\n`);
    expect(GUIDE).toContain(`$ glasshouse replay stored\n${out}`);
  });

  test("holds the scenario whole: what is read back is what was run", () => {
    const { scenario } = manifestOf("stored");
    expect(scenario.settings["watch.payments"]).toEqual(
      JSON.parse(JSON.stringify(preset("described").scenario.settings["watch.payments"])),
    );
    expect(scenario.settings["score.rule_book"].fading).toBe("expiry");
  });

  test("as JSON, with a life on the way", () => {
    const { digest } = manifestOf("stored");
    const { code, out, err } = glasshouse("replay", "stored", "--resident", "66000", "--json", "--quiet");
    expect([code, err]).toEqual([0, ""]);
    const { lives, ...rest } = JSON.parse(out);
    expect(rest).toEqual({ matches: true, digest, expected: digest, first_difference: null, says: null });
    expect(lives.map((l: { resident: number }) => l.resident)).toEqual([66000]);
  });
});

describe("what is not as stored ends with 4", () => {
  test("a town in a month: the first of both is named", () => {
    const run = changed("otherTown", "prints.json", (text) => {
      const prints = JSON.parse(text);
      prints["2014-03"][1] = "0".repeat(16);
      prints["2014-05"][0] = "1".repeat(16);
      return JSON.stringify(prints);
    });
    const { code, out, err } = glasshouse("replay", run, "--json");
    expect([code, JSON.parse(out)]).toMatchObject([
      4,
      { matches: false, first_difference: { month: "2014-03", towns: [1] } },
    ]);
    expect(err).toContain("the replay goes another way in 2014-03, month 3 of 6: town 1 of 2 is not as stored");
    expect(GUIDE).toContain(err.trimEnd().split("\n").at(-1));
  });

  test("another scenario than was run: the month in which it parts", () => {
    const run = changed("otherRules", "scenario.yaml", (text) =>
      text.replace(/^( +per_resident:) 0\.06$/m, "$1 { 2014-03: 0.06, 2014-04: 0.9 }"),
    );
    const { code, err } = glasshouse("replay", run, "--quiet");
    expect([code, err]).toEqual([
      4,
      expect.stringContaining("goes another way in 2014-04, month 4 of 6: towns 0, 1 of 2 are not as stored"),
    ]);
  });

  test("the digest alone, in a folder without prints", () => {
    const run = changed("noPrints", "manifest.json", (text) => {
      const manifest = JSON.parse(text);
      manifest.files = manifest.files.filter((f: { name: string }) => f.name !== "prints.json");
      manifest.digest = "0".repeat(32);
      return JSON.stringify(manifest);
    });
    rmSync(join(folder, run, "prints.json"));
    const { code, err } = glasshouse("replay", run);
    expect(code).toBe(4);
    expect(err).toContain("only its end can be held against what is stored");
    expect(err).toMatch(/ends with digest [0-9a-f]{32}, not 0{32}; no prints of the towns were kept/);
  });

  test("a file that was changed or is gone", () => {
    const run = changed("otherFile", "ODD.md", (text) => `${text}\n`, false);
    rmSync(join(folder, run, "spells.parquet"));
    const { code, err } = glasshouse("replay", run);
    expect([code, err]).toEqual([4, expect.stringContaining("spells.parquet is gone, ODD.md was changed")]);
  });

  test("a table", () => {
    const run = changed("otherTable", "outcomes.parquet", (text) => `${text}.`);
    const { code, err } = glasshouse("replay", run, "--quiet");
    expect([code, err]).toEqual([4, expect.stringContaining("every town is as stored, but not outcomes.parquet")]);
  });
});

test.each([
  [["replay", "nowhere"], /nowhere holds no complete run: there is no manifest\.json in it/],
  [["replay", "stored", "--resident", "70000"], /resident 70000 is out of range/],
  [["replay"], /missing required argument 'folder'/],
])("%j ends with 2", (args, words) => {
  const { code, err } = glasshouse(...args);
  expect(code).toBe(2);
  expect(err).toMatch(words);
});

test("the folder of something else is refused", () => {
  const run = changed("notARun", "manifest.json", (text) => text.replace("glasshouse run", "glasshouse sweep"));
  expect(glasshouse("replay", run)).toMatchObject({
    code: 2,
    err: expect.stringContaining('of kind "glasshouse sweep"'),
  });
  expect(existsSync(join(folder, run, "manifest.json"))).toBe(true);
});
