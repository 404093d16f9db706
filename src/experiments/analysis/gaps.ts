import { type Missing, RUN, type Study } from "../study.js";

/** A run without a value that an analysis needs. */
export interface Gap extends Missing {
  /** The outcome that has none; null where the run has none at all. */
  readonly outcome: string | null;
}

/** Runs without values; what to do is for the user to say. */
export class Incomplete extends Error {
  override readonly name = "Incomplete";
  constructor(
    readonly gaps: readonly Gap[],
    readonly runs: number,
  ) {
    super(messageOf(gaps, runs));
  }
}

const SHOWN = 20;

/** Every run that an analysis of these outcomes (their numbers) has to do without: those missing or failed, and those whose measure cannot be estimated. */
export function gapsOf(study: Study, outcomes: readonly number[]): Gap[] {
  const { runs, missing } = study;
  const gaps: Gap[] = missing.map((run) => ({ ...run, outcome: null }));
  for (let c = 0; c < study.cells.length; c++)
    for (let run = runs.first[c]; run < runs.first[c + 1]; run++) {
      if (runs.state[run] !== RUN.done) continue;
      for (const at of outcomes)
        if (Number.isNaN(runs.values[at][run]))
          gaps.push({
            cell: c + 1,
            replicate: run - runs.first[c] + 1,
            outcome: study.outcomes[at].key,
            why: "the measure cannot be estimated in this run",
          });
    }
  return gaps;
}

function messageOf(gaps: readonly Gap[], runs: number): string {
  const count = new Set(gaps.map(({ cell, replicate }) => `${cell} ${replicate}`)).size;
  const lines = gaps
    .slice(0, SHOWN)
    .map(
      ({ cell, replicate, outcome, why }) =>
        `  cell ${cell}, replicate ${replicate}: ${outcome === null ? "" : `${outcome}: `}${why}`,
    );
  const more = gaps.length - lines.length;
  return [
    `${count.toLocaleString("en-US")} of ${runs.toLocaleString("en-US")} runs ${count === 1 ? "lacks a value" : "lack values"}, and an analysis of the others may mislead:`,
    ...lines,
    ...(more > 0 ? [`  … and ${more.toLocaleString("en-US")} more (--json lists all)`] : []),
    "Finish the sweep with the command that began it, or say --missing drop to leave them out and have that stated.",
  ].join("\n");
}
