import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, type Written, writeText } from "../../results/files.js";
import { BOUNDARY, program } from "../../results/provenance.js";
import { studyOf } from "../read-study.js";
import type { Study } from "../study.js";
import type { SweepFolder } from "./folder.js";
import { type KeptRuns, readKept } from "./kept.js";
import type { SweepPlan } from "./plan.js";
import { writeRunsTable } from "./table.js";

export const RUNS_TABLE = "runs.parquet";
export const MANIFEST = "manifest.json";

/** What a merge found and wrote. */
export interface Merged {
  readonly plan: SweepPlan;
  readonly study: Study;
  readonly kept: KeptRuns;
  /** Null where something lacks and no partial table was asked for. */
  readonly table: Written | null;
  /** False where the same table was there already. */
  readonly isNew: boolean;
}

/**
 * Makes the merged table of a sweep, `runs.parquet`, and its manifest. The same runs give the same bytes. An incomplete sweep gets
 * no table, unless `partial` is asked for: then it is called `runs.partial.parquet`, and the manifest beside it lists what lacks. A merged table of before that differs
 * (the sweep has grown since) is kept under `earlier/`.
 */
export function merge(folder: SweepFolder, options: { readonly partial?: boolean } = {}): Merged {
  const plan = folder.plan();
  const kept = readKept(folder.runs, plan);
  const study = studyOf(plan, kept);
  const complete = study.missing.length === 0;
  const about = { plan, study, kept };
  if (!complete && options.partial !== true) return { ...about, table: null, isNew: false };
  if (!complete) {
    const table = writeRunsTable(folder.path, "runs.partial.parquet", plan, kept);
    writeText(folder.path, "manifest.partial.json", manifest(plan, study, kept, table));
    return { ...about, table, isNew: true };
  }
  const made = `${RUNS_TABLE}.${process.pid}.new`;
  const table = { ...writeRunsTable(folder.path, made, plan, kept), name: RUNS_TABLE };
  const before = join(folder.path, RUNS_TABLE);
  if (existsSync(before) && existsSync(join(folder.path, MANIFEST))) {
    if (sha256Of(before) === table.sha256) {
      rmSync(join(folder.path, made));
      return { ...about, table, isNew: false };
    }
    setAside(folder.path, [RUNS_TABLE, MANIFEST]);
  }
  renameSync(join(folder.path, made), before);
  writeText(folder.path, MANIFEST, manifest(plan, study, kept, table));
  return { ...about, table, isNew: true };
}

/** Moves what was made of a sweep before it grew to a folder of its own, and gives that folder. */
export function setAside(path: string, names: readonly string[]): string {
  const earlier = join(path, "earlier");
  makeFolder(earlier);
  const place = join(earlier, String(readdirSync(earlier).length + 1).padStart(4, "0"));
  makeFolder(place);
  for (const name of names) renameSync(join(path, name), join(place, name));
  return place;
}

function manifest(plan: SweepPlan, study: Study, kept: KeptRuns, table: Written): string {
  const { experiment, modelVersion, cells, digest } = plan;
  const { layout: _, base: __, bases: ___, ...asked } = experiment;
  return `${JSON.stringify(
    {
      kind: "glasshouse sweep",
      generated: BOUNDARY[0],
      plan: digest,
      program: program(),
      model_version: modelVersion,
      experiment: asked,
      base_scenario: experiment.base,
      cells: cells.length,
      points: plan.cellOf.length,
      runs: kept.state.length - study.missing.length,
      complete: study.missing.length === 0,
      missing: study.missing,
      hours_of_computing: Number(kept.hours.toPrecision(4)),
      files: [table],
    },
    null,
    2,
  )}\n`;
}

/** Of a file that may be too large to be read whole. */
function sha256Of(file: string): string {
  const hash = createHash("sha256");
  const piece = Buffer.alloc(1 << 20);
  const fd = openSync(file, "r");
  try {
    for (let n = readSync(fd, piece); n > 0; n = readSync(fd, piece)) hash.update(piece.subarray(0, n));
    return hash.digest("hex");
  } finally {
    closeSync(fd);
  }
}

/** The manifest of a merged sweep; null where there is none. */
export function readManifest(path: string): { readonly plan: string; readonly files: readonly Written[] } | null {
  const file = join(path, MANIFEST);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
