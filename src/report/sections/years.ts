import { listsOf, sanctionsOf } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Column, Table } from "../report.js";
import { FORMATS, upperFirst } from "../words.js";
import { scaledNote } from "./scaled-note.js";
import { column, yearsOf } from "./section.js";

interface Counted {
  readonly title: string;
  readonly unit: string;
  readonly measure: string;
  /** At the year's last month instead of added up over it. */
  readonly last?: boolean;
}

/** Lists, sanctions and refusals by year, scaled to the country. Null where the scenario has none. */
export function byYear(r: Reading): Table | null {
  const on = (key: string): boolean => sanctionsOf(r.scenario).some((s) => s.key === key);
  const rows: Counted[] = [
    ...listsOf(r.scenario).map((l) => ({ title: `New on the ${l.name}`, unit: "people", measure: l.entered })),
    ...(sanctionsOf(r.scenario).length > 0
      ? [{ title: "Under a sanction at the year's end", unit: "people", measure: "sanctioned", last: true }]
      : []),
    ...(on("air_ban")
      ? [
          { title: "Barred from flying at some time", unit: "people", measure: "air_barred_first" },
          { title: "Air tickets refused", unit: "times", measure: "met_air_ban" },
        ]
      : []),
    ...(on("rail_ban") ? [{ title: "High-speed-rail tickets refused", unit: "times", measure: "met_rail_ban" }] : []),
  ];
  const years = yearsOf(r);
  const amount = (c: Counted, months: string[]) =>
    r.scaled(c.last ? r.at(c.measure, months[months.length - 1]) : r.sum(c.measure, months)).value;
  const cells = rows.map((c) => ({ c, values: years.map((y) => amount(c, y.months)) }));
  if (cells.every(({ values }) => values.every((v) => v === null || v === 0))) return null;
  const columns: Column[] = rows.map((c) => column(c.title, c.unit, "country"));
  return {
    kind: "table",
    key: "by-year",
    title: "By year, scaled to the country",
    says: `${upperFirst(scaledNote(r))}. Each resident stands for ${FORMATS.country(r.population / r.residents)} people, so small numbers are rough.`,
    columns: [column("Year", "", "text"), ...columns],
    rows: years.map((y, k) => [y.label, ...cells.map(({ values }) => values[k])]),
  };
}
