import { join } from "node:path";
import type { Command } from "commander";
import type { Missing } from "../experiments/study.js";
import { SweepFolder } from "../experiments/sweep/folder.js";
import { merge as mergeRuns } from "../experiments/sweep/merge.js";
import { isCrossed, judge } from "../experiments/sweep/thresholds.js";
import { commandOf } from "./command-line.js";
import { EXIT } from "./exit.js";
import { grouped, spans } from "./numbers.js";
import { print, say } from "./screen.js";
import { cellsTable, thresholdLines } from "./sweep-table.js";

const EXAMPLES = `
Examples:
  $ glasshouse merge sweeps/first
  $ glasshouse merge /shared/mine --partial --json

The same runs give the same table, byte for byte, whatever number of shards, workers and interruptions made them.
Exit codes: 0 done · 2 bad use · 3 runs lack, and are named · 4 a run was done twice and differs · 99 a threshold was crossed.`;

const MOST_NAMED = 20;

/** `glasshouse merge`: one table of all shards of a sweep. */
export function merge(program: Command): void {
  program
    .command("merge")
    .summary("make one table of a sweep's shards")
    .description("Makes runs.parquet of all that the shards of a sweep have run, and says what lacks.")
    .argument("<folder>", "the sweep's folder")
    .option("--partial", "write a table of what is there, although runs lack: runs.partial.parquet")
    .option("--json", "print one JSON object")
    .option("--quiet", "print the table's name alone")
    .addHelpText("after", EXAMPLES)
    .action((path: string, choice: { partial?: boolean; json?: boolean; quiet?: boolean }) => {
      const { study, table, plan, isNew } = mergeRuns(SweepFolder.existing(path), choice);
      const complete = study.missing.length === 0;
      const judged = judge(study, plan.experiment.thresholds);
      const crossed = complete && judged.some(isCrossed);
      process.exitCode = !complete ? EXIT.incomplete : crossed ? EXIT.threshold : EXIT.done;
      const file = table === null ? null : join(path, table.name);
      const { missing } = study;
      if (choice.json) print(JSON.stringify({ folder: path, complete, missing, table, plan: study.digest }));
      else if (choice.quiet) print(file ?? path);
      else if (table !== null) print(cellsTable(study));
      if (choice.quiet || choice.json) return;
      for (const line of complete ? thresholdLines(judged) : whatLacks(missing, study.runs.state.length)) say(line);
      if (file !== null)
        say(
          `${isNew ? "Table" : "The same table was there already:"} ${file}, ${grouped(table?.bytes ?? 0)} bytes, SHA-256 ${table?.sha256.slice(0, 12)}…`,
        );
      else say(`No table was written. Give the sweep's command again, or: ${commandOf("merge", path, "--partial")}`);
    });
}

/** What lacks, cell by cell and why by why. */
export function whatLacks(missing: readonly Missing[], runs: number): string[] {
  const byCell = new Map<string, { cell: number; why: string; replicates: number[] }>();
  for (const { cell, replicate, why } of missing) {
    const key = `${cell} ${why}`;
    const group = byCell.get(key) ?? { cell, why, replicates: [] };
    group.replicates.push(replicate);
    byCell.set(key, group);
  }
  const groups = [...byCell.values()];
  const lines = groups
    .slice(0, MOST_NAMED)
    .map(
      ({ cell, why, replicates }) =>
        `  cell ${cell}, ${replicates.length === 1 ? `replicate ${replicates[0]}` : `replicates ${spans(replicates)}`}: ${why}`,
    );
  const more = groups.length - MOST_NAMED;
  return [
    `${grouped(missing.length)} of ${grouped(runs)} runs lack:`,
    ...lines,
    ...(more > 0 ? [`  … and ${grouped(more)} more cells`] : []),
  ];
}
