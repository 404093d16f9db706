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
  const never = outcomesWithout(gaps, runs);
  const single = gaps.filter(({ outcome }) => outcome === null || !never.includes(outcome));
  const lines = single
    .slice(0, SHOWN)
    .map(
      ({ cell, replicate, outcome, why }) =>
        `  cell ${cell}, replicate ${replicate}: ${outcome === null ? "" : `${outcome}: `}${why}`,
    );
  const more = single.length - lines.length;
  return [
    `${count.toLocaleString("en-US")} of ${runs.toLocaleString("en-US")} runs ${count === 1 ? "lacks a value" : "lack values"}, and an analysis of the others may mislead:`,
    ...never.map(
      (key) =>
        `  ${key}: it cannot be estimated in any run, in the month or months asked for; judge the others with --outcome`,
    ),
    ...lines,
    ...(more > 0 ? [`  … and ${more.toLocaleString("en-US")} more (--json lists all)`] : []),
    ...(single.length === 0
      ? []
      : [
          "Finish the sweep with the command that began it, or say --missing drop to leave them out and have that stated.",
        ]),
  ].join("\n");
}

/** Outcomes that no run has, those that failed or are missing aside. */
function outcomesWithout(gaps: readonly Gap[], runs: number): string[] {
  const done = runs - gaps.filter(({ outcome }) => outcome === null).length;
  const lacking = new Map<string, number>();
  for (const { outcome } of gaps) if (outcome !== null) lacking.set(outcome, (lacking.get(outcome) ?? 0) + 1);
  return [...lacking].flatMap(([key, n]) => (n === done ? [key] : []));
}
