import type { Cell, Column, Report, RoomParameters, Used } from "../report.js";
import { counted, upperFirst } from "../words.js";
import { safe } from "./escape.js";
import { table } from "./table.js";

const column = (title: string): Column => ({ title, unit: "", format: "text" });
const value = (p: Used): string => (p.changed_from === null ? p.value : `${p.value} (default ${p.changed_from})`);
const name = (p: Used): string => p.path.slice(p.path.indexOf(".") + 1);

const ASSUMED: readonly Column[] = ["Parameter", "Value here", "Vary", "Unit", "What it is", "Source"].map(column);
const assumedRow = (p: Used): Cell[] => [
  name(p),
  value(p),
  p.sweep === null ? null : `${p.sweep[0]} to ${p.sweep[1]}`,
  p.unit,
  p.says,
  p.source,
];
const PUBLISHED: readonly Column[] = ["Parameter", "Value here", "Unit", "What it is", "Source"].map(column);
const publishedRow = (p: Used): Cell[] => [name(p), value(p), p.unit, p.says, p.source];

/** Every parameter in use, room by room: first what is assumed, then what is published. */
export function assumptionsHtml({ assumptions }: Report): string {
  const { says, assumed, published } = assumptions;
  return `${says.map((s) => `<p>${safe(s.text)}</p>`).join("\n")}
<p class="on-paper note">On paper these lists are closed. The page has them, and so have scenario.yaml and ODD.md, with ranges and sources.</p>
<h3>Assumed</h3>
${rooms(assumed, ASSUMED, assumedRow, "Assumptions")}
<h3>Published</h3>
${rooms(published, PUBLISHED, publishedRow, "Published")}`;
}

const rooms = (
  found: readonly RoomParameters[],
  columns: readonly Column[],
  row: (p: Used) => Cell[],
  what: string,
): string =>
  found
    .map(({ room, parameters }) => {
      const changed = parameters.filter((p) => p.changed_from !== null).length;
      const note = changed === 0 ? "" : `, ${changed} changed from ${changed === 1 ? "its default" : "their defaults"}`;
      const summary = `${upperFirst(room)}: ${counted(parameters.length, "parameter")}${note}`;
      return `<details class="parameters"><summary>${safe(summary)}</summary>${table(`${what}: ${room}`, columns, parameters.map(row))}</details>`;
    })
    .join("\n");
