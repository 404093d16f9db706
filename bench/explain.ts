import { inTurn, type Measured, median, summary } from "./measure.js";
import { apart } from "./parts.js";

export interface ExplainBench {
  readonly residents: number;
  readonly months: number;
  readonly followed: number;
  /** Processor seconds of a plain run, society and all, on two threads. */
  readonly plain: Measured;
  /** The others as times the plain run of the same round. */
  readonly prints: Measured;
  readonly ledger: Measured;
  readonly one: Measured;
  readonly lives: Measured;
  /** Moves in the ledgers, and bytes of peak memory above the plain run's. */
  readonly moves: number;
  readonly more: number;
}

/** What it costs to keep prints, to follow residents, and to explain them (without the search), against a plain run in one round. */
export function benchExplain(residents: number, months: number, rounds: number, followed: number): ExplainBench {
  const runs = inTurn(rounds, {
    plain: () => apart("whole", residents, months, 2, 0, 0),
    prints: () => apart("whole", residents, months, 2, 1, 0),
    ledger: () => apart("whole", residents, months, 2, 0, followed),
    one: () => apart("lives", residents, months, 2, 1),
    lives: () => apart("lives", residents, months, 2, followed),
  });
  const times = (name: "prints" | "ledger" | "one" | "lives"): Measured =>
    summary(runs[name].map(({ seconds }, round) => seconds / runs.plain[round].seconds));
  const [{ moves }] = runs.lives;
  const more = median(runs.lives.map((r) => r.peak)) - median(runs.plain.map((r) => r.peak));
  return {
    residents,
    months,
    followed,
    plain: summary(runs.plain.map((r) => r.seconds)),
    prints: times("prints"),
    ledger: times("ledger"),
    one: times("one"),
    lives: times("lives"),
    moves,
    more,
  };
}
