import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Cluster, processes, until, whyNoCluster } from "./cluster.js";

const program = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));
const why = whyNoCluster();
const folder = mkdtempSync(join(tmpdir(), "glasshouse-array-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs long enough to be caught at work: two seconds a shard, on a machine with nothing else to do. */
const EXPERIMENT = `name: array
scenario: described
residents: 4000
months: 24
factors:
  courts: { path: watch.courts }
  company: { path: score.association.weight, range: [0, 0.4] }
design: { method: full-factorial, steps: 3 }
replicates: 8
outcomes:
  - measure: mean_score
  - measure: sanctioned_share
`;
const TASKS = 3;
const SECONDS = 150;

if (why !== null) console.warn(`Skipped: the tests on a Slurm cluster. ${why}`);

describe.skipIf(why !== null)("on a Slurm of three nodes", { timeout: 2 * SECONDS * 1000 }, () => {
  let cluster: Cluster;
  let local: Buffer;

  beforeAll(async () => {
    writeFileSync(join(folder, "array.experiment.yaml"), EXPERIMENT);
    execFileSync(process.execPath, [program, "sweep", "array.experiment.yaml", "--out", "local", "--quiet"], {
      cwd: folder,
    });
    local = table("local");
    cluster = await Cluster.start();
  }, 120_000);
  afterAll(() => cluster?.stop());

  const table = (out: string): Buffer => readFileSync(join(folder, out, "runs.parquet"));
  /** Bytes of the runs that are kept, of one shard or of all. */
  const sizeOfRuns = (out: string, shard = ""): number => {
    const runs = join(folder, out, "runs");
    if (!existsSync(runs)) return 0;
    const names = readdirSync(runs).filter((name) => name.startsWith(shard));
    return names.reduce((sum, name) => sum + readFileSync(join(runs, name)).length, 0);
  };
  /** Submits the experiment; gives the numbers of the array and of the merge. */
  const submit = (out: string): [string, string] => {
    const args = ["slurm", "array.experiment.yaml", "--tasks", String(TASKS), "--out", out, "--submit", "--quiet"];
    const said = execFileSync(process.execPath, [program, ...args, "--", "--partition=main"], {
      cwd: folder,
      env: cluster.env,
      encoding: "utf8",
    });
    return said.trim().split(" ") as [string, string];
  };
  /** The shard's own process, once it has kept a run. */
  const worker = async (out: string, task: number): Promise<number> => {
    const words = `--shard ${task}/${TASKS} `;
    const found = (): number | undefined =>
      processes().find((p) => p.words.includes(words) && p.words.includes(join(folder, out)) && !/bash/.test(p.words))
        ?.pid;
    // A file of runs begins with words about itself; what comes next is a run.
    let first = 0;
    const keeps = (): boolean => {
      const size = sizeOfRuns(out, `${task}of`);
      if (first === 0) first = size;
      return size > first && found() !== undefined;
    };
    await until(keeps, SECONDS, `task ${task} to be at work`, 20);
    return found() as number;
  };
  const logs = (out: string): string => {
    const scripts = join(folder, out, "slurm", "1");
    return readdirSync(scripts)
      .filter((name) => name.endsWith(".log"))
      .map((name) => readFileSync(join(scripts, name), "utf8"))
      .join("\n");
  };
  /** Waits for the merge; a task that was put back is not made to wait its two minutes. */
  const end = async (array: string, merge: string, out: string): Promise<void> => {
    const over = (): boolean => {
      cluster.hurry(array);
      return /COMPLETED|FAILED|CANCELLED|TIMEOUT/.test(cluster.states(merge).get("0") ?? "");
    };
    await until(over, SECONDS, "the merge", 500).catch(() => {});
    const told = `${JSON.stringify([...cluster.states(array)])}\n${logs(out)}\n${cluster.logs()}`;
    expect(cluster.states(merge).get("0"), told).toBe("COMPLETED");
  };

  test("an array runs every shard, and the merge gives the table of a run on one machine, byte for byte", async () => {
    const [array, merge] = submit("plain");
    await end(array, merge, "plain");
    expect([...cluster.states(array).values()]).toEqual(["COMPLETED", "COMPLETED", "COMPLETED"]);
    expect(table("plain").equals(local)).toBe(true);
    // Given again, nothing is run a second time.
    const before = sizeOfRuns("plain");
    const again = submit("plain");
    await end(...again, "plain");
    expect(sizeOfRuns("plain")).toBe(before);
    expect(table("plain").equals(local)).toBe(true);
  });

  test("a task that is killed goes back into the queue and goes on", async () => {
    const [array, merge] = submit("killed");
    process.kill(await worker("killed", 2), "SIGKILL");
    await end(array, merge, "killed");
    expect(logs("killed")).toContain("shard 2 ended with 137; back into the queue");
    expect(logs("killed")).toMatch(/Going on: \d+ runs are done already/);
    expect(table("killed").equals(local)).toBe(true);
  });

  test("a node that is lost takes nothing with it", async () => {
    const [array, merge] = submit("lost");
    await worker("lost", 1);
    const node = cluster.nodeOf(array, 1);
    expect(node).toMatch(/^n[1-3]$/);
    cluster.loseNode(node);
    await until(
      () => /down/i.test(cluster.command("sinfo", "-h", "-n", node, "-o", "%T")),
      SECONDS,
      `${node} to be missed`,
      500,
    );
    await end(array, merge, "lost");
    expect(table("lost").equals(local)).toBe(true);
  });
});

describe("glasshouse slurm", () => {
  const glasshouse = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: "1", PATH: "/nowhere" },
    });
    return { code: status, out: stdout, err: stderr };
  };
  const SMALL = EXPERIMENT.replace("name: array", "name: small");
  beforeAll(() => writeFileSync(join(folder, "small.experiment.yaml"), SMALL));

  test("writes scripts that bash reads, with what was asked for", () => {
    const options = ["--", "--partition=long", "-A", "my lab"];
    const args = ["--tasks", "5", "--cpus", "2", "--time", "1:30:00", "--mem", "2G", "--out", "with space"];
    const { code, out, err } = glasshouse("slurm", "small.experiment.yaml", ...args, "--json", ...options);
    expect(err).toBe("");
    expect(code).toBe(0);
    const { scripts, runs, array } = JSON.parse(out);
    expect({ runs, array }).toEqual({ runs: 48, array: null });
    for (const name of ["array.sh", "merge.sh", "submit.sh"])
      expect(spawnSync("/bin/bash", ["-n", join(scripts, name)]).status).toBe(0);
    const lines = readFileSync(join(scripts, "array.sh"), "utf8").split("\n");
    for (const option of [
      "--array=1-5",
      "--cpus-per-task=2",
      "--time=1:30:00",
      "--mem=2G",
      "--partition=long",
      '-A "my lab"',
    ])
      expect(lines).toContain(`#SBATCH ${option}`);
    // The next call leaves these alone: they may be in the queue.
    const next = glasshouse("slurm", "small.experiment.yaml", "--out", "with space", "--quiet");
    expect(next.out.trim()).toBe(scripts.replace(/1$/, "2"));
    expect(readFileSync(join(scripts, "array.sh"), "utf8").split("\n")).toEqual(lines);
  });

  test("says what is wrong, and writes nothing", () => {
    const wrong: [string[], string][] = [
      [["--tasks", "49"], "the experiment has 48 runs at most"],
      [["--time", "soon"], "Allowed: minutes, minutes:seconds"],
      [["--mem", "lots"], "Allowed: a whole number with K"],
      [["partition=long"], 'unexpected word "partition=long". Options for sbatch come after --'],
    ];
    for (const [args, words] of wrong) {
      const { code, err } = glasshouse("slurm", "small.experiment.yaml", "--out", "none", ...args);
      expect(err).toContain(words);
      expect(code).toBe(2);
    }
    expect(existsSync(join(folder, "none"))).toBe(false);
  });

  test("where there is no Slurm, the scripts are kept and it is said", () => {
    const { code, err } = glasshouse("slurm", "small.experiment.yaml", "--out", "off", "--submit");
    expect(code).toBe(1);
    expect(err).toContain("sbatch");
    expect(existsSync(join(folder, "off", "slurm", "1", "array.sh"))).toBe(true);
  });
});
