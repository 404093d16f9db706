import { execFileSync, spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { SCHEDULE } from "../../src/engine/schedule.js";
import { type Ended, programIn, until } from "../support/program.js";

const { folder, glasshouse, begin, afresh } = programIn("run");

const SMALL = ["--residents", "9000", "--months", "14"];

test("a run writes its folder, a table on stdout, and the rest on stderr", () => {
  const { code, out, err } = glasshouse("run", ...SMALL);
  expect(err).toMatch(/described: 9,000 residents, 2014-01 to 2015-02, seed 1/);
  expect(code).toBe(0);
  const lines = out.trimEnd().split("\n");
  expect(lines[0]).toMatch(/^year +rated +mean/);
  expect(lines.slice(2).map((line) => line.slice(0, 4))).toEqual(["2014", "2015"]);
  const digest = /Digest ([0-9a-f]{32})/.exec(err)?.[1] ?? "";
  const [name] = readdirSync(join(folder, "runs"));
  expect(name).toMatch(new RegExp(`^\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d_described_${digest.slice(0, 6)}$`));
  expect(err).toContain(`Folder ${join("runs", name)}`);
  const files = readdirSync(join(folder, "runs", name));
  expect(files).toEqual(expect.arrayContaining(["manifest.json", "outcomes.parquet", "residents.parquet"]));
  expect(files).not.toContain("checkpoint");
  expect(`${out}${err}`).not.toContain("\u001b");
  expect(err).not.toContain("\r");
});

test("--json prints one object, --quiet nothing on stderr", () => {
  const { code, out, err } = glasshouse("run", ...SMALL, "--seed", "7", "--json", "--quiet", "--out", "json");
  expect(err).toBe("");
  expect(code).toBe(0);
  const said = JSON.parse(out);
  expect(Object.keys(said)).toEqual([
    "digest",
    "scenario",
    "seed",
    "residents",
    "months",
    "threads",
    "seconds",
    "ns_per_resident_month",
    "bytes_per_resident",
    "out",
    "outcomes",
  ]);
  expect(said).toMatchObject({ scenario: "described", seed: 7, residents: 9000, months: 14, threads: 1, out: "json" });
  expect(said.outcomes.residents).toBe(9000);
  expect(Object.keys(said.outcomes)).toEqual(expect.arrayContaining(["rated", "mean_score", "income_gini"]));
});

test.skipIf(!existsSync("/dev/full"))("output that cannot be written is told in a line, and fails", () => {
  const full = openSync("/dev/full", "w");
  const scenarios = [fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url)), "scenarios"];
  const { status, stderr } = spawnSync(process.execPath, scenarios, {
    encoding: "utf8",
    stdio: ["ignore", full, "pipe"],
  });
  closeSync(full);
  expect(stderr).toMatch(/^error: the output could not be written: ENOSPC.*\n$/);
  expect(status).toBe(1);
});

test("--quiet alone prints the folder alone", () => {
  const { code, out, err } = glasshouse("run", "--residents", "10", "--months", "1", "--quiet", "--out", "quiet");
  expect([code, out, err]).toEqual([0, "quiet\n", ""]);
});

test("--schedule prints the steps with what they read and write", () => {
  const { code, out, err } = glasshouse("run", "--schedule");
  expect([code, err]).toEqual([0, ""]);
  const lines = out.trimEnd().split("\n");
  expect(lines).toHaveLength(SCHEDULE.length + 1);
  SCHEDULE.forEach((step, n) => {
    for (const words of [step.name, step.reads, step.writes]) expect(lines[n + 1]).toContain(words);
  });
});

test.each([
  [["run", "--residents", "0"], /whole number from 1/],
  [["run", "--residents", "1.5"], /whole number/],
  [["run", "--residents", "-1"], /whole number/],
  [["run", "--residents", "1e12"], /whole number/],
  [["run", "--residents", "1000000000000"], /to 2,000,000,000/],
  [["run", "--residents", "many"], /whole number/],
  [["run", "--threads", "0"], /whole number from 1/],
  [["run", "--seed", "-3"], /whole number from 0/],
  [["run", "--months", "0"], /whole number from 1/],
  [["run", "--until", "2014-13"], /YYYY-MM/],
  [["run", "--until", "2013-12"], /before the scenario's first month, 2014-01/],
  [["run", "--until", "9999-01"], /at most/],
  [["run", "--until", "2014-06", "--months", "6"], /cannot be used with/],
  [["run", "descried"], /did you mean "described"/],
  [["run", "nowhere/none.yaml"], /nowhere\/none\.yaml/],
  [["run", "--set", "watch.camera=false"], /did you mean "cameras"/],
  [["run", "--resident", "5"], /Did you mean --residents/],
  [["rnu"], /Did you mean run/],
  [["run", "described", "documented"], /too many arguments/],
])("%j is bad use", (args, words) => {
  const { code, out, err } = glasshouse(...args);
  expect(err).toMatch(words);
  expect(err).not.toMatch(/\n +at /);
  expect([code, out]).toEqual([2, ""]);
});

// That every command's help has them is tested where the page of help is (tests/docs).
test("help has examples, and says nothing on stderr", () => {
  for (const args of [[], ["run", "--help"]]) {
    const { code, out, err } = glasshouse(...args);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/Examples:\n {2}\$ glasshouse /);
  }
  expect(glasshouse("--version")).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test("a complete folder is never run into again", () => {
  const args = ["run", "--residents", "100", "--months", "2", "--out", "once"];
  expect(glasshouse(...args).code).toBe(0);
  const before = readFileSync(join(folder, "once", "manifest.json"));
  const { code, err } = glasshouse(...args);
  expect(err).toMatch(/once holds a complete run/);
  expect(code).toBe(2);
  expect(readFileSync(join(folder, "once", "manifest.json")).equals(before)).toBe(true);
});

test("a folder that cannot be written fails at once", () => {
  writeFileSync(join(folder, "a-file"), "");
  const { code, err } = glasshouse("run", "--residents", "100", "--months", "2", "--out", "a-file/inside");
  expect(err).toMatch(/a-file\/inside cannot be the folder of a run/);
  expect(err).not.toMatch(/\n +at /);
  expect(code).toBe(1);
  expect(glasshouse("run", "--residents", "100", "--months", "2", "--out", "a-file")).toMatchObject({
    code: 2,
    err: expect.stringContaining("a-file is a file; name a folder for the run"),
  });
});

const LONG = ["--residents", "200000", "--months", "84", "--threads", "2"];

/** Starts a run, waits for its first checkpoint and a little longer, and sends it a signal. */
async function stopped(out: string, signal: "SIGINT" | "SIGTERM" | "SIGKILL", wait: number): Promise<Ended> {
  afresh(out);
  const { child, ended } = begin("run", ...LONG, "--out", out);
  while (!checkpointsIn(out).some((name) => name.endsWith(".checkpoint"))) {
    if (child.exitCode !== null) throw new Error(`the run ended before its first checkpoint: ${(await ended).err}`);
    await sleep(5);
  }
  await sleep(wait);
  child.kill(signal);
  return ended;
}

const checkpointsIn = (out: string): string[] => {
  const path = join(folder, out, "checkpoint");
  return existsSync(path) ? readdirSync(path) : [];
};
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test("after SIGINT, SIGTERM and kill -9 the same command ends with the same bytes", async () => {
  afresh("whole");
  const plain = glasshouse("run", ...LONG, "--out", "whole", "--json");
  expect(plain.code).toBe(0);
  const { digest } = JSON.parse(plain.out);
  const files = ["outcomes.parquet", "residents.parquet", "scenario.yaml", "ODD.md"];
  for (const [n, signal] of (["SIGINT", "SIGTERM", "SIGKILL"] as const).entries()) {
    const out = `stopped-${n}`;
    const { code, err } = await stopped(out, signal, Math.random() * 60);
    if (signal !== "SIGKILL") {
      expect(code).toBe(130);
      expect(err).toMatch(/interrupted after \d+ of 84 months; they are kept in stopped-\d/);
      expect(err).toContain(`To go on: glasshouse run ${LONG.join(" ")} --out ${out}`);
    }
    expect(existsSync(join(folder, out, "manifest.json"))).toBe(false);
    const { code: after, out: said, err: told } = glasshouse("run", ...LONG, "--out", out, "--json");
    expect(told).toMatch(/Resuming after 20\d\d-\d\d/);
    expect(after).toBe(0);
    expect(JSON.parse(said).digest).toBe(digest);
    for (const file of files)
      expect(readFileSync(join(folder, out, file)).equals(readFileSync(join(folder, "whole", file))), file).toBe(true);
    expect(checkpointsIn(out)).toEqual([]);
  }
}, 300_000);

test("where the tables cannot be written the months stay, and the same command writes them", async () => {
  const asked = ["--residents", "30000", "--months", "84"];
  afresh("unwritten");
  const { ended } = begin("run", ...asked, "--out", "unwritten");
  await until(() => checkpointsIn("unwritten").length > 0);
  const inTheWay = join(folder, "unwritten", "outcomes.parquet");
  mkdirSync(inTheWay);
  const { code, err } = await ended;
  expect(err).toMatch(
    /all 84 months are done, but their results could not be written: .*outcomes\.parquet.*they are kept in/,
  );
  expect(err).not.toMatch(/\n +at /);
  expect(code).toBe(3);
  rmdirSync(inTheWay);
  const again = glasshouse("run", ...asked, "--out", "unwritten", "--quiet");
  expect(again).toEqual({ code: 0, out: "unwritten\n", err: "" });
});

test("a damaged checkpoint is named and refused; one of another world, too", async () => {
  await stopped("hurt", "SIGKILL", 0);
  const other = glasshouse("run", ...LONG, "--seed", "2", "--out", "hurt");
  expect(other.err).toMatch(/was written with seed 1, but 2 is asked for/);
  expect(other.code).toBe(2);
  const name = checkpointsIn("hurt").find((file) => file.endsWith(".checkpoint")) ?? "";
  const file = join("hurt", "checkpoint", name);
  truncateSync(join(folder, file), 5000);
  const { code, err } = glasshouse("run", ...LONG, "--out", "hurt");
  expect(err).toContain(`${file} is damaged`);
  expect(code).toBe(1);
  expect(checkpointsIn("hurt")).toContain(name);
});

const tiny = mountTiny();
test.skipIf(tiny === null)("a full disk is told in clear words, and keeps the months it could keep", () => {
  if (tiny === null) return;
  try {
    const { code, err } = glasshouse("run", "--residents", "20000", "--months", "30", "--out", join(tiny, "run"));
    expect(err).toMatch(/checkpoint after month 12 could not be written: .*no space left/i);
    expect(err).toMatch(/results could not be written: .*(full|no space)/i);
    expect(err).not.toMatch(/\n +at /);
    expect([1, 3]).toContain(code);
  } finally {
    execFileSync("umount", [tiny]);
    rmSync(tiny, { recursive: true, force: true });
  }
});

/** A disk of 600 kB, where this user may mount one. */
function mountTiny(): string | null {
  const at = mkdtempSync(join(tmpdir(), "glasshouse-tiny-"));
  mkdirSync(at, { recursive: true });
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=600k", "tmpfs", at]);
  if (status === 0) return at;
  rmSync(at, { recursive: true, force: true });
  return null;
}
