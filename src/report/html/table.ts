import type { Cell, Column, Figure, Table } from "../report.js";
import { written } from "../words.js";
import { safe } from "./escape.js";

/** A table in a box of its own, which scrolls where the page is too narrow for it. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  const head = columns.map((c) => `<th scope="col"${align(c)}>${safe(c.title)}${unit(c)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((x, k) => cell(x, columns[k], k)).join("")}</tr>`).join("\n");
  return `<div class="scroll" tabindex="0" role="region" aria-label="${safe(caption)}"><table><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>`;
}

/** A table that stands for itself, with its title and what it says. */
export const ownTable = (t: Table): string =>
  `<section class="own" id="${t.key}"><h3>${safe(t.title)}</h3><p class="says">${safe(t.says)}</p>${table(t.title, t.columns, t.rows)}</section>`;

const align = (c: Column): string => (c.format === "text" ? "" : ' class="number"');
const unit = (c: Column): string => (c.unit === "" ? "" : `<small>${safe(c.unit)}</small>`);

function cell(value: Cell, column: Column, k: number): string {
  const text = textOf(value, column);
  const tag = k === 0 ? 'th scope="row"' : `td${align(column)}`;
  return `<${tag}>${safe(text)}</${k === 0 ? "th" : "td"}>`;
}

/** A cell as it is written. */
function textOf(value: Cell, { format }: Column): string {
  if (value === null) return "–";
  if (typeof value === "string") return value;
  return typeof value === "number" ? written(format, value) : written(value.as, value.value);
}

/** The data of a figure: a row for each place along it, and for each series its values, what they rest on, and their interval. */
export function dataTable(figure: Figure): string {
  const columns: Column[] = [{ title: figure.x_says, unit: "", format: "text" }];
  const picks: ((at: number) => Cell)[] = [(at) => String(figure.x[at])];
  const add = (title: string, unitOf: string, format: Column["format"], values: readonly Cell[]): void => {
    columns.push({ title, unit: unitOf, format });
    picks.push((at) => values[at]);
  };
  const interval = `${100 * (figure.level ?? 0.95)} % interval`;
  figure.series.forEach((s, k) => {
    add(s.name, figure.unit, figure.format, s.values);
    if (s.lo !== undefined && s.hi !== undefined) {
      add("from", interval, figure.format, s.lo);
      add("to", interval, figure.format, s.hi);
    }
    const next = figure.series[k + 1];
    if (next === undefined || next.n.some((n, at) => n !== s.n[at])) add("n", "", "count", s.n);
  });
  return table(
    `Data: ${figure.title}`,
    columns,
    figure.x.map((_, at) => picks.map((pick) => pick(at))),
  );
}
