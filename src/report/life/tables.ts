import type { Life, Move } from "../../worlds/explain/life.js";
import { table } from "../html/table.js";
import type { Column } from "../report.js";
import { moveSays, score, signed } from "./says.js";
import { yearsOf } from "./years.js";

const text = (title: string): Column => ({ title, unit: "", format: "text" });
const right = (title: string, unit = ""): Column => ({ title, unit, format: "count" });

/** The moves of a year, each as it was written down. */
export function movesTable(year: string, moves: readonly Move[]): string {
  return table(
    `Moves of ${year}`,
    [text("Month"), text("Points"), text("For"), text("After")],
    moves.map((m) => [m.month, signed(m.points), moveSays(m), score(m.after)]),
  );
}

export function yearsTable(life: Life): string {
  const kinds = ["own", "false", "ties", "household", "fading", "rest"] as const;
  return table(
    "Where the points went, by year",
    [
      text("Year"),
      ...["own records", "false records", "ties", "household", "fading", "base and rest"].map(text),
      text("At its end"),
    ],
    yearsOf(life).map(({ year, moves, sums }) => [
      year,
      ...kinds.map((kind) => (sums[kind] === undefined ? "–" : signed(sums[kind]))),
      score(moves.at(-1)?.after ?? null),
    ]),
  );
}

export const sanctionsTable = ({ sanctions }: Life): string =>
  table(
    "Sanctions met",
    [
      text("Sanction"),
      text("From"),
      text("To"),
      right("Months"),
      right("by score"),
      right("by a list"),
      right("Met", "times"),
    ],
    sanctions.met.map((s) => [s.says, s.first_month, s.last_month, s.months, s.by_score, s.by_list, s.met]),
  );

export const twinTable = ({ twin }: Life): string =>
  table(
    "The resident and the twin without the score",
    [text("In the months told of"), right("Resident"), right("Twin")],
    twin.compared.map((c) => [c.says, c.resident, c.twin]),
  );

export const remediesTable = ({ typical }: Life): string =>
  table(
    "What the rules let a resident do, and how often it worked in this world",
    [text("What"), text("Open?"), right("Worked"), right("Of"), { title: "Share", unit: "", format: "share" }],
    typical.remedies.map((r) => [
      r.open ? r.says : `${r.says.split(". ")[0]}.`,
      r.open ? "yes" : "no",
      r.worked,
      r.of,
      r.share,
    ]),
  );
