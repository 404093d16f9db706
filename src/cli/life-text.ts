import { kindOf, moveSays, score, signed, whoSays } from "../report/life/says.js";
import { yearsOf } from "../report/life/years.js";
import { GENERATED, type Life, type Move } from "../worlds/explain/life.js";
import { grouped } from "./numbers.js";
import { textTable } from "./screen.js";

/** A life as text: one plain sentence, then what it rests on. */
export function lifeText(life: Life): string {
  const { counterfactual: c, twin, typical } = life;
  const others = c.others_changed;
  return [
    life.sentence,
    GENERATED,
    "",
    whoSays(life),
    ...part("Ledger", ledgerText(life)),
    ...part("Sanctions, and what they cost", sanctionsText(life)),
    ...part("The smallest single change", [
      c.says,
      ...(c.change === null || others === null
        ? []
        : [
            `With it the lowest score is ${c.lowest_with_change} instead of ${c.lowest}. Found in ${c.tried} ${c.tried === 1 ? "re-run" : "re-runs"} of the paired world, smallest change first;`,
            `${others === 1 ? "1 other resident" : `${grouped(others)} other residents`} of the town and its paired town would end with another score.`,
          ]),
    ]),
    ...part("The twin without the score", [twin.says, "", ...twinText(life)]),
    ...part("How common this is", [
      typical.says,
      ...(typical.month === null
        ? []
        : [
            `In that month ${grouped(typical.sanctioned)} residents were under a sanction, ${grouped(typical.sanctioned_false)} of them through false records and ${grouped(typical.sanctioned_through_others)} through the scores of others.`,
          ]),
    ]),
    ...part("What the rules let a resident do, and how often it worked in this world", remediesText(life)),
  ].join("\n");
}

const part = (title: string, lines: readonly string[]): string[] => [
  "",
  title,
  ...lines.map((l) => (l === "" ? "" : `  ${l}`)),
];

/** Each record in a line of its own; fading, ties and household added up by year. The lines of a year sum to its move. */
function ledgerText(life: Life): string[] {
  const years = yearsOf(life);
  if (years.length === 0) return ["There are no moves: the resident was not rated in these months."];
  return years.flatMap(({ year, moves }) => {
    const single = moves.filter((m) => kindOf(m) === "record" || kindOf(m) === "rest");
    const [first, last] = [moves[0], moves[moves.length - 1]];
    return [
      `${year}: ${score(first.before)} to ${score(last.after)}`,
      ...single.map((m) => line(m.month, m.points, moveSays(m))),
      ...(["fading", "ties", "household"] as const).flatMap((kind) => {
        const some = moves.filter((m) => kindOf(m) === kind);
        if (some.length === 0) return [];
        const points = some.reduce((sum, m) => sum + m.points, 0);
        return [line(year, points, addedUp(kind, some))];
      }),
    ];
  });
}

const line = (when: string, points: number, says: string): string =>
  `  ${when.padEnd(7)} ${signed(points).padStart(10)}  ${says}`;

/** What was added up: of pulls, also who pulled most. */
function addedUp(kind: "fading" | "ties" | "household", moves: readonly Move[]): string {
  const many = `${moves.length} ${moves.length === 1 ? "move" : "moves"}`;
  if (kind === "fading") return `fading (${many})`;
  const by = new Map<number, number>();
  for (const { cause, points } of moves)
    if (cause !== null) by.set(cause.resident, (by.get(cause.resident) ?? 0) + points);
  const most = [...by].reduce<readonly [number, number] | null>(
    (a, b) => (a === null || Math.abs(b[1]) > Math.abs(a[1]) ? b : a),
    null,
  );
  const who =
    most === null || most[1] === 0 ? "" : `, the largest part by resident ${grouped(most[0])}: ${signed(most[1])}`;
  return `${kind === "ties" ? "the scores of ties" : "the scores of the household"} (${many}${who})`;
}

function sanctionsText({ sanctions: s, months }: Life): string[] {
  if (s.met.length === 0) return ["Nothing was closed to this resident in these months."];
  const table = textTable(
    ["", "from", "to", "months", "by score", "by a list", "times met"],
    s.met.map((m) => [
      m.says,
      m.first_month ?? "-",
      m.last_month ?? "-",
      String(m.months),
      String(m.by_score),
      String(m.by_list),
      String(m.met),
    ]),
  );
  return [
    ...table.split("\n"),
    "",
    `${s.months} months under a sanction; refused something ${s.refused === 1 ? "once" : `${s.refused} times`}.`,
    s.income_at_end < s.income_without_loss
      ? `Income per head in ${months.at(-1)}: ${grouped(s.income_at_end)} a year instead of ${grouped(s.income_without_loss)}.`
      : "No income lost.",
    ...(s.ties_dropped > 0 ? [`Ties dropped because one of the two stood low: ${s.ties_dropped}.`] : []),
  ];
}

const twinText = ({ twin }: Life): string[] =>
  textTable(
    ["", "resident", "twin"],
    twin.compared.map((c) => [c.says, grouped(c.resident), grouped(c.twin)]),
  ).split("\n");

const remediesText = ({ typical }: Life): string[] =>
  typical.remedies.map(({ says, open, worked, of, share }) => {
    if (!open) return `${says.split(". ")[0]}. Not in these rules.`;
    if (worked === null) return says;
    if (of === null) return `${says} ${grouped(worked)}.`;
    return `${says} ${grouped(worked)} of ${grouped(of)}${share === null ? "" : ` (${(share * 100).toFixed(1)} %)`}.`;
  });
