import type { Scenario } from "../../scenario/catalogue.js";
import type { IncomeScale } from "../../society/income.js";
import type { Span } from "./asked.js";
import { closedBy, doorsIn, doorsOf } from "./doors.js";
import type { Followed } from "./followed.js";
import type { SanctionMet, Sanctions } from "./life.js";

/** The sanctions a resident met in a span of months, and what they cost: income beside that of the twin, to whom nothing is closed. */
export function sanctionsMet(
  scenario: Scenario,
  followed: Followed,
  twin: Followed,
  { first, last }: Span,
  months: readonly string[],
  incomes: IncomeScale,
): Sanctions {
  const doors = doorsOf(scenario);
  const under = (month: number): number => followed.at(month, "closed");
  const span = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const met = doors.flatMap(({ row, bit }): SanctionMet[] => {
    const shut = span.filter((m) => (under(m) & bit) !== 0);
    const times = followed.counted(`met.${row.key}`, first, last);
    if (shut.length === 0 && times === 0) return [];
    const byScore = shut.filter((m) =>
      closedBy(doorsIn(doors, scenario, m), followed.at(m, "score_16ths")).some((door) => door.bit === bit),
    ).length;
    return [
      {
        sanction: row.key,
        says: row.says,
        months: shut.length,
        first_month: months[shut[0]] ?? null,
        last_month: months[shut.at(-1) ?? -1] ?? null,
        by_score: byScore,
        by_list: shut.length - byScore,
        met: times,
      },
    ];
  });
  const level = followed.at(last, "income_level");
  const lost = followed.counted("income_lost", first, last);
  return {
    met,
    months: span.filter((m) => under(m) !== 0).length,
    refused: doors.reduce(
      (sum, { row }) => sum + (row.occasion === null ? 0 : followed.counted(`met.${row.key}`, first, last)),
      0,
    ),
    income_steps_lost: lost,
    income_at_end: Math.round(incomes.values[level]),
    income_without_loss: Math.round(incomes.values[twin.at(last, "income_level")]),
    ties_dropped: followed.counted("ties_dropped", first, last),
    words_held_back: followed.counted("words_held_back", first, last),
  };
}
