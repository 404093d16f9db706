import type { Report } from "../report.js";
import { safe } from "./escape.js";

/** The description against the sources. On a phone its rows become blocks, so its roles are said outright. */
export function againstHtml({ against, scenario }: Report): string {
  const cell = (label: string, text: string, role = "cell"): string =>
    `<td role="${role}" data-label="${label}">${text}</td>`;
  const rows = against.map((row) => {
    const world =
      row.world.length === 0
        ? '<span class="none">Not part of this scenario.</span>'
        : row.world.map((s) => safe(s.text)).join(" ");
    const id = `<span class="id">${row.id}</span>`;
    const sources = `${safe(row.sources)} <span class="id">grade ${safe(row.grade)}</span>`;
    return `<tr role="row">${cell("The description says", `${id}${safe(row.description)}`)}${cell("The sources say", sources)}${cell("This world", world)}</tr>`;
  });
  const head = ["The description says", "The sources say", `This world (${scenario.name})`];
  return `<div class="scroll" tabindex="0" role="region" aria-label="The description against the sources"><table class="against" role="table">
<thead role="rowgroup"><tr role="row">${head.map((h) => `<th role="columnheader" scope="col">${safe(h)}</th>`).join("")}</tr></thead>
<tbody role="rowgroup">
${rows.join("\n")}
</tbody></table></div>
<p class="note">Grades: S seen in the source named; D arithmetic on such figures; M widely reported, source not seen. The rows are those of docs/facts.md.</p>`;
}
