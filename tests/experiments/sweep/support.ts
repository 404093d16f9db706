import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Experiment } from "../../../src/experiments/experiment.js";
import { SweepFolder } from "../../../src/experiments/sweep/folder.js";
import { merge } from "../../../src/experiments/sweep/merge.js";
import { makePlan, type SweepPlan } from "../../../src/experiments/sweep/plan.js";
import { Sweep, type SweepEnd, type SweepOptions } from "../../../src/experiments/sweep/sweep.js";
import { experimentOf } from "../support.js";

export const FAKE = new URL("./fake-task.mjs", import.meta.url);

/** A plan of an experiment whose worlds are the fake task's. `more` is what the file says beside the usual. */
export function planOf(folder: string, more: string, says = ""): SweepPlan {
  const text = `name: fake\nresidents: 10\nfactors: { long: { path: months, levels: [3, 4, 5, 6] }, off: { path: watch.courts } }\noutcomes: [{ measure: rated }, { measure: mean_score }]\n${more}\n`;
  const experiment = experimentOf(folder, text);
  const fake: Experiment = { ...experiment, base: { ...experiment.base, says } };
  return makePlan(fake, "e.yaml");
}

export const fresh = (folder: string): string => join(mkdtempSync(join(folder, "sweep-")), "out");

/** Runs a plan, or a shard of it, with the fake task. */
export function run(plan: SweepPlan, out: string, options: Partial<SweepOptions> = {}): Promise<SweepEnd> {
  return new Sweep(plan, SweepFolder.open(out, plan), { workers: 1, module: FAKE, ...options }).run();
}

/** The bytes of the merged table. */
export function tableOf(out: string): Buffer {
  const { study } = merge(SweepFolder.existing(out));
  if (study.missing.length > 0) throw new Error(`${study.missing.length} runs lack`);
  return readFileSync(join(out, "runs.parquet"));
}
