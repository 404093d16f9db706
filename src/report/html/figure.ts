import { SIZES } from "../draw/canvas.js";
import { draw } from "../draw/draw.js";
import { swatch } from "../draw/swatch.js";
import type { Figure } from "../report.js";
import { safe } from "./escape.js";
import { dataTable } from "./table.js";

/** A figure: what it is, the picture for a desk and for a phone, and its data in a table. */
export const figureHtml = (figure: Figure): string => `<figure id="${figure.key}">
<figcaption><h3>${safe(figure.title)}</h3><p class="says">${safe(figure.says)}</p></figcaption>
${legend(figure)}${SIZES.map((size) => `<div class="${size.name}">${draw(figure, size)}</div>`).join("\n")}
<details><summary>The data of this figure</summary>${dataTable(figure)}</details>
</figure>`;

/** What is what. Lines and areas have their names beside them where there is room, a scatter's are those of its axes; dots have none. */
function legend(figure: Figure): string {
  if (figure.series.length < 2 || figure.draw === "areas" || figure.draw === "scatter") return "";
  const where = figure.draw === "dots" ? "legend" : "legend narrow";
  return `<ul class="${where}">${figure.series.map((s, k) => `<li>${swatch(figure, k)}${safe(s.name)}</li>`).join("")}</ul>\n`;
}
