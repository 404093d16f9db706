import { SECTIONS } from "../../scenario/catalogue.js";
import { type Difference, differences } from "../../scenario/differences.js";
import { monthLabel, monthNumber } from "../../state/clock.js";
import { COLUMNS } from "../../state/columns.js";
import type { Compared } from "../../worlds/pair/replicates.js";
import { shown } from "../assumptions.js";
import type { Cell, Column, Table } from "../report.js";
import { monthName } from "../words.js";
import { gainOf, intervalOf, keyEffects, signedly } from "./key-measures.js";

const text = (title: string, unit = ""): Column => ({ title, unit, format: "text" });
const count = (title: string, unit = ""): Column => ({ title, unit, format: "count" });

/** Where B departs from A, setting by setting. */
export function settingsTable({ a, b }: Compared): Table | null {
  const changes = differences(a, b);
  if (changes.length === 0) return null;
  return {
    kind: "table",
    key: "settings",
    title: "Settings of A and of B",
    says: "Every setting in which B departs from A. All others are alike.",
    columns: [text("Setting"), text("A"), text("B"), text("Unit"), text("Source")],
    rows: changes.map(settingRow),
  };
}

function settingRow({ path, from, to }: Difference): Cell[] {
  const section = SECTIONS.find((s) => path.startsWith(`${s.path}.`));
  const p = section?.parameters[path.slice(section.path.length + 1)];
  return [path, shown(from), shown(to), p?.unit ?? "", p?.source ?? ""];
}

/** The key measures of everyone. */
export function keyTable({ effects, months }: Compared): Table {
  const word = (value: string): Cell => value;
  return {
    kind: "table",
    key: "key-measures",
    title: `Everyone, ${monthName(months[months.length - 1])}`,
    says: "Means over the pairs. Pairing gain: by which factor unpaired pairs of worlds would have to be more for an interval as narrow.",
    columns: ["Measure", "A", "B", "B − A", "95 % interval", "Pairing gain"].map((title, n) =>
      n === 0 ? text(title) : count(title),
    ),
    rows: keyEffects(effects).map(({ key, effect: e }) => [
      key.name,
      e.meanA === null ? null : { value: e.meanA, as: key.format },
      e.meanB === null ? null : { value: e.meanB, as: key.format },
      word(signedly(key.change, e.estimate)),
      word(intervalOf(key.change, e.lo, e.hi)),
      word(gainOf(e.gain)),
    ]),
  };
}

/** Residents by their band in A and in B. */
export function bandsTable({ first, bands, replicates, months }: Compared): Table {
  const { a, b } = first.twins.bands;
  const rows = [...a, "no score"];
  const columns = [...b, "no score"];
  const residents = (from: number, to: number): number => bands[from * columns.length + to] / replicates.length;
  const order = (names: readonly string[]): number[] => names.map((_, n) => n).reverse();
  const [down, across] = [order(rows), order(columns)].map((list) => [...list.slice(1), list[0]]);
  const each = replicates.length === 1 ? "" : ", mean of the pairs";
  return {
    kind: "table",
    key: "bands",
    title: "From which band to which",
    says: `Residents by their band in A (down) and the same resident's band in B (across), in ${monthName(months[months.length - 1])}${each}.`,
    columns: [text("Band in A"), ...across.map((n) => count(columns[n])), count("all in A")],
    rows: [
      ...down.map((from): Cell[] => [
        rows[from],
        ...across.map((to) => residents(from, to)),
        across.reduce((sum, to) => sum + residents(from, to), 0),
      ]),
      ["all in B", ...across.map((to) => down.reduce((sum, from) => sum + residents(from, to), 0)), first.a.residents],
    ],
  };
}

/** The residents whose lives parted first, in the first pair. */
export function partedTable({ a, first }: Compared): Table | null {
  if (first.twins.first.length === 0) return null;
  const start = monthNumber(a.start);
  return {
    kind: "table",
    key: "parted",
    title: "Whose lives parted first",
    says: "The first residents of the first pair whose two lives differ, at the end of the month in which they came to. The numbers are those of generated residents: they are nobody's.",
    columns: [
      text("Resident"),
      text("Month"),
      { title: "Score in A", unit: "points", format: "points" },
      { title: "Score in B", unit: "points", format: "points" },
      text("What differs"),
    ],
    rows: first.twins.first.map((parted) => [
      String(parted.resident),
      monthLabel(start + parted.month),
      parted.score.a,
      parted.score.b,
      [...new Set(parted.differs.map(columnName))].join("; "),
    ]),
  };
}

/** What a column of the state holds, in a few words. */
const columnName = (column: string): string =>
  /^score_/.test(column) ? "score" : (NAMES[column] ?? COLUMNS[column as keyof typeof COLUMNS]?.says ?? column);

const NAMES: Readonly<Record<string, string>> = {
  traits: "who the resident is",
  own: "points from true records",
  wrong: "points from false records",
  income: "income",
  hardship: "income lost, debt, exit ban",
  status: "rated, online, aware",
  caution: "caution about offences",
  chill: "caution about speaking",
  ties: "ties",
  flags: "listings, offences on file",
  court: "months on the court's list",
  misconduct: "months on the misconduct list",
  spell: "months under sanction",
};
