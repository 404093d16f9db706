import type { Command } from "commander";
import { SweepFolder } from "../experiments/sweep/folder.js";
import { type Status, statusOf, type WriterNow } from "../experiments/sweep/status.js";
import { commandOf } from "./command-line.js";
import { EXIT } from "./exit.js";
import { grouped, spans } from "./numbers.js";
import { duration } from "./progress.js";
import { print, textTable } from "./screen.js";

const EXAMPLES = `
Examples:
  $ glasshouse status sweeps/first
  $ watch glasshouse status /shared/mine
  $ glasshouse status sweeps/first --json | jq '.waiting[] | .why'

Exit codes: 0 complete · 2 bad use · 3 runs lack.`;

/** `glasshouse status`: where a sweep stands, and why any cell of it does. */
export function status(program: Command): void {
  program
    .command("status")
    .summary("tell where a sweep stands")
    .description(
      "Tells where a sweep stands, while it runs and after: what is done, who is at work, and why any cell is not done.",
    )
    .argument("<folder>", "the sweep's folder")
    .option("--json", "print one JSON object")
    .addHelpText("after", EXAMPLES)
    .action((path: string, choice: { json?: boolean }) => {
      const now = new Date();
      const found = statusOf(SweepFolder.existing(path), now);
      process.exitCode = found.waiting.length === 0 ? EXIT.done : EXIT.incomplete;
      print(choice.json ? JSON.stringify(found) : inWords(found, path, now));
    });
}

/** Cells are named by spans; all of them are in the JSON. */
const MOST_SPANS = 12;

function inWords(s: Status, path: string, now: Date): string {
  const active = s.writers.filter((w) => w.state === "at work");
  const rate = active.reduce((sum, w) => sum + rateOf(w, now), 0);
  const left = rate > 0 ? `, about ${duration((s.runs - s.done) / rate)} left` : "";
  const lines = [
    `${s.name}: ${grouped(s.done)} of ${grouped(s.runs)} runs, ${grouped(s.cellsDone)} of ${grouped(s.cells)} cells, ${grouped(s.failed)} failed${left}`,
    `${s.hours < 0.1 ? `${(s.hours * 3600).toFixed(0)} s` : `${s.hours.toFixed(1)} h`} of computing so far`,
  ];
  if (active.length > 0) lines.push("", ...table(active, now));
  if (s.waiting.length > 0) {
    lines.push("", "Not done:");
    for (const { state, why, cells, runs } of s.waiting.slice(0, 20))
      lines.push(
        `  ${state}: ${cells.length === 1 ? "cell" : `${grouped(cells.length)} cells,`} ${spans(cells, MOST_SPANS)} (${grouped(runs)} ${runs === 1 ? "run" : "runs"}): ${why}`,
      );
    if (active.length === 0) lines.push("The sweep's command, given again, goes on with them.");
  }
  if (s.stale > 0)
    lines.push(
      "",
      `${grouped(s.stale)} stale runs in the folder: of cells that are not asked for any more, or of another version of the model. They are kept, and in no table.`,
    );
  if (s.torn.length > 0)
    lines.push(
      "",
      `Cut short while it was being written, as a kill does: the last record of ${s.torn.join(", ")}. It is run again.`,
    );
  lines.push("", MERGED[s.merged](path));
  return lines.join("\n");
}

const MERGED: { readonly [m in Status["merged"]]: (path: string) => string } = {
  yes: (path) => `Merged: ${path}/runs.parquet`,
  no: (path) => `Not merged yet: ${commandOf("merge", path)}`,
  "of an earlier plan": (path) => `The merged table is of an earlier plan: ${commandOf("merge", path)}`,
};

const rateOf = (w: WriterNow, now: Date): number =>
  w.done / Math.max(1, (now.getTime() - Date.parse(w.started)) / 1000);

function table(writers: readonly WriterNow[], now: Date): string[] {
  const rows = writers.map((w) => [
    `${w.shard.i}/${w.shard.n}`,
    `${w.pid} on ${w.host}`,
    grouped(w.done),
    `${rateOf(w, now).toFixed(1)}/s`,
    `${Math.round((now.getTime() - Date.parse(w.beat)) / 1000)} s ago`,
  ]);
  return [textTable(["shard", "process", "runs", "rate", "last sign"], rows, 2)];
}
