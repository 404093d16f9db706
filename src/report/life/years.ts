import type { Life, Move } from "../../worlds/explain/life.js";
import { kindOf } from "./says.js";

/** The moves by year, and what they came to, by kind. */
export function yearsOf({ ledger, months }: Life): { year: string; moves: Move[]; sums: Record<string, number> }[] {
  const years = [...new Set(months.map((m) => m.slice(0, 4)))];
  return years.flatMap((year) => {
    const moves = ledger.filter((m) => m.month.startsWith(year));
    if (moves.length === 0) return [];
    const sums: Record<string, number> = {};
    for (const m of moves) {
      const kind = m.act !== null && kindOf(m) === "record" ? (m.truth === "true" ? "own" : "false") : kindOf(m);
      sums[kind] = (sums[kind] ?? 0) + m.points;
    }
    return [{ year, moves, sums }];
  });
}
