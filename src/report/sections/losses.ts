import { steady } from "../reading/amount.js";
import type { Reading } from "../reading/reading.js";
import type { Table } from "../report.js";
import { column, textColumn, yearsOf } from "./section.js";

/** Income lost and ties dropped, by year. Null where there was neither. */
export function lossesByYear(r: Reading): Table | null {
  const rows = yearsOf(r).map(({ label, months }) => {
    const last = months[months.length - 1];
    // A tie is counted at each of its two ends.
    const ties = (measure: string): number => (r.sum(measure, months).value as number) / 2;
    const degree = months.map((m) => r.at("mean_degree", m).value).filter((v) => v !== null && v > 0);
    return [
      label,
      r.sum("income_lost", months).value,
      r.at("poorer_share", last).value,
      steady((ties("ties_dropped") / r.residents) * 1000),
      steady((ties("ties_lost") / r.residents) * 1000),
      degree[degree.length - 1] ?? null,
      r.at("income_gini", last).value,
    ];
  });
  if (rows.every(([, income, , dropped]) => income === 0 && dropped === 0)) return null;
  return {
    kind: "table",
    key: "losses",
    title: "Income lost and ties dropped",
    says: "Steps of income (about 14 % each) lost through refused work; residents poorer than at the start; ties dropped because one of the two stood low, and lost for reasons of their own.",
    columns: [
      textColumn("Year"),
      column("Income lost", "steps", "count"),
      column("Poorer at the year's end", "share of residents", "share"),
      column("Ties dropped", "per 1,000 residents", "rate"),
      column("Ties lost otherwise", "per 1,000 residents", "rate"),
      column("Living ties", "per resident", "rate"),
      column("Inequality of income", "Gini", "index"),
    ],
    rows,
  };
}
