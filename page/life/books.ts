import type { Move } from "../../src/worlds/explain/life.js";

/** What brings points or takes them, beside the records: each is added up by year. */
export const KINDS = ["fading", "ties", "household", "other"] as const;
export type Kind = (typeof KINDS)[number];

/** A record's points: the act, with what repetition added. */
export interface Entry {
  readonly month: string;
  readonly act: string;
  readonly channel: string | null;
  readonly truth: Move["truth"];
  readonly cause: Move["cause"];
  readonly points: number;
}

/** A year of a ledger. `before` (null while not rated, which counts as 0) and all its points come to `after`, exactly. */
export interface Year {
  readonly year: string;
  readonly before: number | null;
  readonly entries: readonly Entry[];
  readonly sums: { readonly [K in Kind]: number };
  readonly after: number | null;
}

const SUMMED: { readonly [rule: string]: Kind } = {
  "score.rule_book.decay": "fading",
  "score.rule_book.expires_after": "fading",
  "score.association": "ties",
  "score.household": "household",
};

/** A ledger by year: its records one by one, everything else added up. Points are sixteenths, so the sums are exact. */
export function booksOf(ledger: readonly Move[]): Year[] {
  const years = new Map<string, Move[]>();
  for (const move of ledger) {
    const year = move.month.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), move]);
  }
  return [...years].map(([year, moves]) => {
    const sums = { fading: 0, ties: 0, household: 0, other: 0 };
    const entries: Entry[] = [];
    for (const move of moves) {
      if (move.act === null) sums[SUMMED[move.rule] ?? "other"] += move.points;
      else enter(entries, move as Move & { act: string });
    }
    return { year, before: moves[0].before, entries, sums, after: moves[moves.length - 1].after };
  });
}

/** Adds a record, or what repetition adds to the one just before. */
function enter(entries: Entry[], { month, act, channel, truth, cause, points, rule }: Move & { act: string }): void {
  const last = entries[entries.length - 1];
  if (rule.startsWith("score.rule_book.repetition") && last?.act === act && last.month === month)
    entries[entries.length - 1] = { ...last, points: last.points + points };
  else entries.push({ month, act, channel, truth, cause, points });
}
