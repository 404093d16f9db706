import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { ask } from "../support/duckdb.js";
import { programIn } from "../support/program.js";

const { folder, glasshouse, begin, pasted, afresh } = programIn("sweep");
const long = process.env.GLASSHOUSE_LONG === "1";
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const SMALL = `name: small
scenario: described
residents: 200
months: 3
factors:
  courts: { path: watch.courts }
  company: { path: score.association.weight, range: [0, 0.4] }
design: { method: full-factorial, steps: 3 }
replicates: ${long ? 120 : 8}
outcomes:
  - measure: mean_score
  - { measure: rated, month: 2014-02 }
`;
const table = (name: string): Buffer => readFileSync(join(folder, name, "runs.parquet"));
const runsKept = (name: string): number => {
  const runs = join(folder, name, "runs");
  return existsSync(runs) ? readdirSync(runs).reduce((sum, file) => sum + readFileSync(join(runs, file)).length, 0) : 0;
};

let seconds = 0;
beforeAll(() => {
  writeFileSync(join(folder, "small.yaml"), SMALL);
  const began = performance.now();
  expect(glasshouse("sweep", "small.yaml", "--workers", "1", "--out", "whole").code).toBe(0);
  seconds = (performance.now() - began) / 1000;
}, 3_600_000);

test("a sweep ends with a table of all its cells, which DuckDB reads", async () => {
  const { code, out, err } = glasshouse("sweep", "small.yaml", "--out", "whole");
  expect(code).toBe(0);
  expect(out.split("\n")[0]).toMatch(/^cell +courts +company +n +mean_score +rated all 2014-02$/);
  expect(err).toContain("small: 6 cells");
  const rows = await ask(
    `select count(*) n, count(distinct seed) seeds, count(distinct digest) worlds, count(distinct address) cells, min(value) low, count(distinct "month") spans from '${join(folder, "whole", "runs.parquet")}'`,
  );
  const runs = 6 * (long ? 120 : 8);
  expect(rows[0]).toMatchObject({ n: 2 * runs, seeds: runs, worlds: runs, cells: 6, spans: 2 });
});

test("killed at any moment, again and again, the same command ends with the same bytes", async () => {
  afresh("killed");
  const wanted = long ? 100 : 5;
  let kills = 0;
  let grown = 0;
  const args = ["sweep", "small.yaml", "--workers", "2", "--out", "killed"];
  for (let k = 0; k < 20 * wanted; k++) {
    const { child, ended } = begin(...args);
    const before = runsKept("killed");
    // Every other time while it begins or ends, else soon after it has kept a run.
    const last = kills >= wanted;
    if (!last && k % 2 === 0) await Promise.race([pause(Math.random() * Math.min(seconds, 3) * 1000), ended]);
    else if (!last) {
      while (runsKept("killed") <= before + 400 && child.exitCode === null) await pause(5);
      await Promise.race([pause(Math.random() * 200), ended]);
    }
    const killed = !last && child.exitCode === null && child.kill("SIGKILL");
    const { code } = await ended;
    if (killed && child.signalCode === "SIGKILL") kills++;
    if (runsKept("killed") > before && killed) grown++;
    if (code === 0) {
      if (kills >= wanted) break;
      // Done too early: begin anew, so that every kill falls on work under way.
      expect(table("killed").equals(table("whole"))).toBe(true);
      rmSync(join(folder, "killed"), { recursive: true });
    }
  }
  expect(kills).toBeGreaterThanOrEqual(wanted);
  expect(grown).toBeGreaterThan(0);
  expect(table("killed").equals(table("whole"))).toBe(true);
  process.stderr.write(`kills survived: ${kills}, of which ${grown} fell between runs that were kept\n`);
}, 3_600_000);

test("SIGINT ends in order, with 130, and the same command goes on", async () => {
  afresh("interrupted");
  const { child, ended } = begin("sweep", "small.yaml", "--workers", "2", "--out", "interrupted");
  while (runsKept("interrupted") < 1500) await pause(5);
  child.kill("SIGINT");
  expect([130, 0]).toContain((await ended).code);
  const { code, err } = glasshouse("sweep", "small.yaml", "--resume", "--out", "interrupted");
  expect(code).toBe(0);
  expect(err).toMatch(/Going on: \d+ runs are done already|0 runs/);
  expect(table("interrupted").equals(table("whole"))).toBe(true);
});

test("shards, two copies of one among them, and a merge; until then exit 3 names what lacks", async () => {
  afresh("shards");
  const shard = async (i: number) =>
    (await begin("sweep", "small.yaml", "--workers", "1", "--shard", `${i}/3`, "--out", "shards").ended).code;
  expect(await Promise.all([shard(2), shard(2)])).toEqual([0, 0]);
  const early = glasshouse("merge", "shards");
  expect(early.code).toBe(3);
  expect(early.err).toMatch(/runs lack:\n {2}cell 1, replicates 1–\d+: it has not been run/);
  const status = glasshouse("status", "shards");
  expect(status.code).toBe(3);
  expect(status.out).toContain("nobody has taken it");
  expect(await Promise.all([shard(1), shard(3)])).toEqual([0, 0]);
  const merged = glasshouse("merge", "shards");
  expect(merged.code).toBe(0);
  expect(table("shards").equals(table("whole"))).toBe(true);
  expect(glasshouse("merge", "shards").err).toContain("The same table was there already");
  expect(glasshouse("status", "shards")).toMatchObject({ code: 0 });
});

test("a run that cannot be is a failure with its cell, its error and a command that works; the others are done", () => {
  writeFileSync(
    join(folder, "big.yaml"),
    "name: big\nmonths: 1\nfactors: { many: { path: residents, levels: [10, 2000000000] } }\nreplicates: 2\noutcomes: [{ measure: rated }]\n",
  );
  const { code, err, out } = glasshouse("sweep", "big.yaml", "--workers", "1", "--out", "so big");
  expect(code).toBe(3);
  expect(err).toMatch(/cell 2, replicate 1 failed: RangeError: 2,000,000,000 residents need .*\n +at /);
  expect(err).toMatch(/^2 +1 +RangeError: .* glasshouse replay 'so big' --cell 2 --replicate 1$/m);
  expect(err).toContain("Incomplete: 2 runs lack");
  expect(out).toMatch(/^2 +2000000000|^2 +2\.000e\+9/m);
  const status = glasshouse("status", "so big");
  expect(status.out).toMatch(/failed: cell 2 \(2 runs\): failed: RangeError/);
  const stopped = glasshouse("sweep", "big.yaml", "--on-error", "stop", "--json", "--out", "so big");
  expect(stopped.code).toBe(3);
  // What is printed, pasted into a shell.
  const { reproduce } = JSON.parse(stopped.out).failures[0];
  const again = pasted(reproduce);
  expect(again.code).toBe(1);
  expect(again.err).toMatch(/RangeError: 2,000,000,000 residents need .*\n +at /);
});

test("any row of the table gives its bits again, alone", async () => {
  const [row] = await ask(
    `select cell, replicate, seed, digest, value from '${join(folder, "whole", "runs.parquet")}' where cell = 5 and replicate = 3 and measure = 'mean_score'`,
  );
  const { code, out, err } = glasshouse("replay", "whole", "--cell", "5", "--replicate", "3");
  expect(code).toBe(0);
  expect(err).toBe("");
  expect(out).toContain(`cell 5, replicate 3, seed ${row.seed}: courts `);
  expect(out).toContain(`As kept, bit for bit: digest ${row.digest}\n`);
  const told = JSON.parse(glasshouse("replay", "whole", "--cell", "5", "--replicate", "3", "--json").out);
  expect(told).toMatchObject({ matches: true, digest: row.digest, expected: row.digest, seed: Number(row.seed) });
  expect(told.outcomes[0]).toMatchObject({ outcome: "mean_score", value: row.value, kept: row.value });
});

test("a row whose bits are not as kept ends with 4; a row that is none of the sweep's, with 2", () => {
  cpSync(join(folder, "whole"), join(folder, "changed"), { recursive: true });
  const runs = join(folder, "changed", "runs");
  const file = join(runs, readdirSync(runs)[0]);
  const bytes = readFileSync(file);
  // The last bit of the last value of the last record, and the check that fits it: a fault that only a replay can find.
  const contents = bytes.subarray(bytes.length - 4 - 61, bytes.length - 4);
  contents[contents.length - 8] ^= 1;
  bytes.writeUInt32LE(crc32(contents), bytes.length - 4);
  writeFileSync(file, bytes);
  const [last, replicate] = ["6", String(long ? 120 : 8)];
  const differs = glasshouse("replay", "changed", "--cell", last, "--replicate", replicate);
  expect(differs.code).toBe(4);
  expect(differs.err).toContain(
    `cell 6, replicate ${replicate} is not as kept: rated all 2014-02 came out differently`,
  );
  const refused = (...args: string[]) => {
    const { code, err } = glasshouse("replay", "changed", ...args);
    expect(code).toBe(2);
    return err;
  };
  expect(refused("--cell", "7", "--replicate", "1")).toContain("--cell: found 7; changed has cells 1 to 6; nearest: 6");
  expect(refused("--cell", "1", "--replicate", "0")).toContain("--replicate: found 0; changed has replicates 1 to");
  expect(refused("--cell", "1")).toContain("name one of its runs with --cell and --replicate");
});

// A world of thirteen months: before, the scheme may not run yet in the one region of so few residents.
// Thresholds may change while a sweep grows, so that all cases judge the same runs.
test("thresholds: held, inconclusive and crossed", () => {
  const judged = (op: string, value: number, more = "", ...options: string[]) => {
    const text = `name: t\nresidents: 200\nmonths: 13\nreplicates: 3\noutcomes: [{ measure: rated }, { measure: mean_score }]\nthresholds: [{ measure: mean_score, op: "${op}", value: ${value}${more} }]\n`;
    writeFileSync(join(folder, "t.yaml"), text);
    return glasshouse("sweep", "t.yaml", "--out", "t", ...options);
  };
  const held = judged("<", 5000, "", "--quiet", "--json");
  expect(held).toMatchObject({ code: 0, err: "" });
  const { mean, verdict } = JSON.parse(held.out).thresholds[0];
  expect(verdict).toBe("held");
  const crossed = judged(">", 5000, "", "--quiet");
  expect(crossed.code).toBe(99);
  expect(crossed.err).toBe("");
  const straddles = judged("<", mean);
  expect(straddles.code).toBe(0);
  expect(straddles.err).toContain("inconclusive in 1 of 1");
  expect(judged("<", mean, ", inconclusive: crossed", "--quiet").code).toBe(99);
  const typo = judged("<", 1, ", meassure: rated");
  expect(typo.code).toBe(2);
  expect(typo.err).toMatch(/t\.yaml:6:56 .*meassure/);
});

test("--dry-run tells cells, runs, hours, disk and end, and writes nothing", () => {
  const { code, out } = glasshouse("sweep", "small.yaml", "--dry-run", "--out", "dry");
  expect(code).toBe(0);
  for (const word of ["cells          6", "runs ", "CPU-hours", "disk", "UTC, if begun now", "Nothing was written."])
    expect(out).toContain(word);
  expect(existsSync(join(folder, "dry"))).toBe(false);
});

test("--progress json is a line an event on stderr, --json one object on stdout", () => {
  writeFileSync(join(folder, "few.yaml"), SMALL.replace(/replicates: \d+/, "replicates: 1"));
  const { code, out, err } = glasshouse("sweep", "few.yaml", "--progress", "json", "--json", "--out", "json");
  expect(code).toBe(0);
  const events = err
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events.at(-1)).toMatchObject({ event: "end", how: "done", failed: 0 });
  expect(JSON.parse(out)).toMatchObject({ experiment: "small", complete: true, cells: 6, failures: [] });
});

test("bad use is told and ends with 2", () => {
  const refused = (...args: string[]) => {
    const { code, err } = glasshouse("sweep", ...args);
    expect(code).toBe(2);
    return err;
  };
  expect(refused("small.yaml", "--resume", "--out", "nowhere")).toContain("there is no folder nowhere");
  expect(refused("small.yaml", "--shard", "4/3")).toContain("i/n with i from 1 to n");
  expect(refused("frist")).toContain('did you mean "first"?');
  expect(refused("small.yaml", "--out", ".")).toContain("holds no sweep");
  expect(glasshouse("status", ".")).toMatchObject({ code: 2 });
  cpSync(join(folder, "whole"), join(folder, "other"), { recursive: true });
  writeFileSync(join(folder, "other.yaml"), SMALL.replace("residents: 200", "residents: 201"));
  expect(refused("other.yaml", "--out", "other")).toContain("it differs in residents (there 200, here 201)");
});
