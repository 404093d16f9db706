import { gigabytes, percent, row, spread, whole } from "../words.js";
import type { benchSweep } from "./bench.js";

/** What was measured of sweeps, line by line. */
export function sweepLines(s: ReturnType<typeof benchSweep>): string[] {
  const { memory, table } = s;
  const part =
    s.cells === s.of
      ? "all of them lived here"
      : `${whole(s.cells)} of them (${percent(s.cells / s.of, 1)}) lived here`;
  const megabytes = (peaks: readonly number[]): string => peaks.map((b) => `${Math.round(b / 1e6)} MB`).join(", ");
  const cells = (counts: readonly number[]): string => counts.map(whole).join(" and ");
  return [
    `A sweep of ${whole(s.of)} cells, ${whole(s.residents)} residents, ${s.months} months, two workers; ${part}. Processor ms a run`,
    row("worlds alone", spread(s.alone)),
    row("sweep, from its file to its merged table", spread(s.sweep)),
    row("the runner's share, as their difference", percent(s.difference, 1)),
    row(`the runner by itself, ${whole(s.idle[1])} cells, no worlds`, spread(s.runner, 2)),
    row("its share of the worlds alone", percent(s.byItself, 1)),
    row("peak memory, sweep and worlds alone", megabytes([memory.sweep, memory.alone])),
    row(`runner by itself, ${cells(s.idle)} cells`, megabytes(memory.idle)),
    row(`tiny worlds, ${cells(s.tiny)} cells`, megabytes(memory.tiny)),
    row(
      `a table of ${whole(table.rows)} rows`,
      `${Math.round(table.bytes / 1e6)} MB, merged in ${table.merged.toFixed(1)} s, analysed in ${table.judged.toFixed(0)} s, ${gigabytes(table.peak)} at most`,
    ),
  ];
}
