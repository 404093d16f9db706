import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analyze } from "../../src/experiments/analysis/analyze.js";
import { cellOf } from "../../src/experiments/cell.js";
import { readExperiment } from "../../src/experiments/file/read.js";
import { readStudy } from "../../src/experiments/read-study.js";
import { SweepFolder } from "../../src/experiments/sweep/folder.js";
import { merge } from "../../src/experiments/sweep/merge.js";
import { makePlan, type SweepPlan } from "../../src/experiments/sweep/plan.js";
import { RunsWriter } from "../../src/experiments/sweep/records.js";
import { seedOf } from "../../src/experiments/sweep/seeds.js";
import { Sweep } from "../../src/experiments/sweep/sweep.js";
import { writeAnalysis } from "../../src/report/analysis/write.js";
import { Pool } from "../../src/worlds/pool/pool.js";

const WORKERS = 2;

/** A sweep of so many cells, one run each, of two factors that are cheap to run either way. */
const experiment = (cells: number, residents: number, months: number): string => {
  const levels = (most: number, count: number) => Array.from({ length: count }, (_, k) => (most * (k + 1)) / count);
  const side = Math.ceil(Math.sqrt(cells));
  return `name: bench
residents: ${residents}
months: ${months}
factors:
  company: { path: score.association.weight, levels: [${levels(0.4, side)}] }
  seen: { path: response.compliance.seen, levels: [${levels(8, Math.ceil(cells / side))}] }
replicates: 1
outcomes:
  - { measure: sanctioned_share }
  - { measure: mean_score }
  - { measure: mean_score, group: "income:Q1-Q5" }
`;
};

async function inFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "glasshouse-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<void>) {
  const began = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return {
    seconds: (performance.now() - began) / 1000,
    cpu: (user + system) / 1e6,
    peak: process.resourceUsage().maxRSS * 1024,
  };
}

/** A sweep from its file to its merged table; with a module, its task instead of worlds. */
const sweepFrom = (cells: number, residents: number, months: number, module?: URL) =>
  inFolder((folder) =>
    timed(async () => {
      const file = join(folder, "bench.yaml");
      writeFileSync(file, experiment(cells, residents, months));
      const plan = makePlan(readExperiment(file), file);
      const out = SweepFolder.open(join(folder, "out"), plan);
      await new Sweep(plan, out, { workers: WORKERS, ...(module === undefined ? {} : { module }) }).run();
      if (merge(out).table === null) throw new Error("the bench's sweep is not complete");
    }),
  );

export const sweepWhole = (cells: number, residents: number, months: number) => sweepFrom(cells, residents, months);

/** The same with tasks that live no world: what is left is the runner. */
export const runnerAlone = (cells: number, residents: number, months: number) =>
  sweepFrom(cells, residents, months, new URL("./idle-task.js", import.meta.url));

/** The same worlds, in the same number of threads, and nothing else. */
export const worldsAlone = (cells: number, residents: number, months: number) =>
  inFolder(async (folder) => {
    const file = join(folder, "bench.yaml");
    writeFileSync(file, experiment(cells, residents, months));
    const plan = makePlan(readExperiment(file), file);
    return timed(async () => {
      const pool = new Pool(new URL("./bare-task.js", import.meta.url), { workers: WORKERS });
      let next = 0;
      const hand = async (): Promise<void> => {
        while (next < plan.cells.length) {
          const { values, seeds } = plan.cells[next++];
          await pool.do({ ...cellOf(plan.experiment, values), seed: seedOf(seeds, 1) });
        }
      };
      await Promise.all(Array.from({ length: WORKERS + 1 }, hand));
      await pool.end();
    });
  });

/** The table of so many rows, 100 of them a run: kept runs are made up, then merged, then read and judged as `glasshouse analyze` does. */
export const bigTable = (rows: number) =>
  inFolder(async (folder) => {
    const file = join(folder, "bench.yaml");
    const outcomes = Array.from({ length: 50 }, (_, k) => `2014-${String((k % 12) + 1).padStart(2, "0")}`);
    const text = experiment(Math.max(1, Math.round(rows / 1000)), 10, 60).replace(
      /replicates: 1[\s\S]*/,
      "replicates: 10\noutcomes:\n",
    );
    const said = outcomes.flatMap((_, k) =>
      ["mean_score", "sanctioned_share"].map((m) => `  - { measure: ${m}, month: ${monthAfter(k)} }\n`),
    );
    writeFileSync(file, `${text}${said.join("")}`);
    const plan = makePlan(readExperiment(file), file);
    const out = SweepFolder.open(join(folder, "out"), plan);
    const kept = await timed(async () => keepMadeUp(plan, out));
    let bytes = 0;
    const merged = await timed(async () => {
      bytes = merge(out).table?.bytes ?? 0;
    });
    let found = 0;
    const judged = await timed(async () => {
      const study = readStudy(out.path);
      found = study.runs.state.length * study.outcomes.length;
      writeAnalysis(join(out.path, "analysis"), analyze(study));
    });
    return {
      rows: found,
      bytes,
      kept: kept.seconds,
      merged: merged.seconds,
      judged: judged.seconds,
      peak: judged.peak,
    };
  });

const monthAfter = (k: number): string => `${2014 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, "0")}`;

function keepMadeUp({ cells, digest, experiment: { outcomes, replication } }: SweepPlan, out: SweepFolder): void {
  const writer = new RunsWriter(out.runs, "1of1-made-up", {
    kind: "glasshouse runs 1",
    sweep: "",
    plan: digest,
    modelVersion: 0,
    shard: "1/1",
    outcomes: outcomes.length,
  });
  const values = new Float64Array(outcomes.length);
  for (const { address, seeds } of cells)
    for (let replicate = 1; replicate <= replication.max; replicate++) {
      const seed = seedOf(seeds, replicate);
      for (let k = 0; k < values.length; k++) values[k] = Math.sin(seed + k);
      writer.write({
        state: "done",
        address,
        replicate,
        seed,
        digest: seed.toString(16).padStart(32, "0"),
        seconds: 0,
        values,
      });
    }
  writer.close();
}
