import type { Life } from "../../worlds/explain/life.js";
import { GENERATED } from "../../worlds/explain/life.js";
import { SIZES } from "../draw/canvas.js";
import { safe } from "../html/escape.js";
import { STYLE } from "../html/style.js";
import { counted, grouped, monthName, span } from "../words.js";
import { lifeChart, MARKS, strokeOfMark } from "./chart.js";
import { whoSays } from "./says.js";
import { movesTable, remediesTable, sanctionsTable, twinTable, yearsTable } from "./tables.js";
import { yearsOf } from "./years.js";

const CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** What a life page says of the world it comes from. */
export interface LifeWorld {
  readonly scenario: string;
  readonly seed: number;
  readonly residents: number;
  /** As typed, so that the page can be made again. */
  readonly command: string;
}

/** Lives on one page: a file that loads nothing and needs no script. */
export function lifePage(lives: readonly Life[], world: LifeWorld): string {
  const title =
    lives.length === 1
      ? `A generated life: resident ${grouped(lives[0].resident)} of ${world.scenario}`
      : `${lives.length} generated lives of ${world.scenario}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CSP}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${safe(title)}</title>
<style>${STYLE}${LIFE_STYLE}</style>
</head>
<body>
<header>
<h1>${safe(title)}</h1>
<p class="generated">${lives.length === 1 ? GENERATED : "These persons were generated."} No resident of this world is a real person.</p>
${lives.length > 1 ? contents(lives) : ""}
</header>
<main>
${lives.map((life) => lifeHtml(life, lives.length > 1)).join("\n")}
<section aria-labelledby="again"><h2 id="again">How to get this page again</h2>
<pre>${safe(world.command)}</pre>
<p>Scenario ${safe(world.scenario)}, ${counted(world.residents, "resident")}, seed ${world.seed}.</p></section>
</main>
<footer><p>${GENERATED} Nothing here can rate a person.</p></footer>
</body>
</html>
`;
}

const LIFE_STYLE = `
.who { color: var(--faint); }
figure svg.mark { display: inline-block; width: 14px; height: 14px; vertical-align: -2px; margin-right: .35rem; }
section.life > .scroll { max-height: none; }
section.life > h3 { margin-top: 2rem; }
details .scroll { max-height: 30rem; }
section.life td:nth-child(2), section.life tbody th { white-space: nowrap; }
section.life :is(.met, .twin, .remedies) tbody th { white-space: normal; min-width: 8rem; }
.met td:nth-child(3) { white-space: nowrap; }
`;

const contents = (lives: readonly Life[]): string =>
  `<nav aria-label="Contents"><ol>${lives.map((l) => `<li><a href="#resident-${l.resident}">Resident ${grouped(l.resident)}</a></li>`).join("")}</ol></nav>`;

function lifeHtml(life: Life, several: boolean): string {
  const { sanctions, counterfactual, twin, typical, months } = life;
  const id = `resident-${life.resident}`;
  const rated = life.scores.some((s) => s !== null);
  const parts: (readonly [title: string, html: string])[] = [
    [
      "Where the points went",
      rated
        ? `${yearsTable(life)}
${yearsOf(life)
  .map(
    ({ year, moves }) =>
      `<details><summary>All ${moves.length} moves of ${year}</summary>${movesTable(year, moves)}</details>`,
  )
  .join("\n")}`
        : "<p>There are no moves: the resident was not rated in these months.</p>",
    ],
    ["Sanctions, and what they cost", `<div class="met">${sanctionsHtml(sanctions, life)}</div>`],
    ["The smallest single change", `<p>${safe(counterfactual.says)}</p>${changeHtml(counterfactual)}`],
    ["The twin without the score", `<p>${safe(twin.says)}</p><div class="twin">${twinTable(life)}</div>`],
    [
      "How common this is",
      `<p>${safe(typical.says)}</p>${typical.month === null ? "" : `<p>In that month ${grouped(typical.sanctioned)} residents were under a sanction, ${grouped(typical.sanctioned_false)} of them through false records and ${grouped(typical.sanctioned_through_others)} through the scores of others.</p>`}`,
    ],
    ["What the rules let a resident do", `<div class="remedies">${remediesTable(life)}</div>`],
  ];
  const h = several ? "h3" : "h2";
  return `<section class="life" id="${id}"${several ? ` aria-labelledby="${id}-title"` : ` aria-label="Resident ${life.resident}"`}>
${several ? `<h2 id="${id}-title">Resident ${grouped(life.resident)}</h2>` : ""}
<p class="lead">${safe(life.sentence)}</p>
<p class="generated">${GENERATED}</p>
<p class="who">${safe(whoSays(life))}</p>
${rated ? figureHtml(life) : ""}
${parts.map(([title, html]) => `<${h}>${safe(title)}</${h}>\n${html}`).join("\n")}
<p class="note">Told of: ${span(months)}.</p>
</section>`;
}

function figureHtml(life: Life): string {
  const legend = MARKS.map(({ says }, k) => `<li>${markSvg(k)}${safe(says)}</li>`).join("");
  return `<figure><figcaption><h3>The score, month by month</h3><p class="says">Dashed: below these lines something is closed. Black bar: months under sanction.</p></figcaption>
<ul class="legend">${legend}</ul>
${SIZES.map((size) => `<div class="${size.name}">${lifeChart(life, size)}</div>`).join("\n")}</figure>`;
}

/** The sign of a mark, for the legend. */
function markSvg(k: number): string {
  const { colour } = strokeOfMark(k);
  const shapes = [
    `<circle cx="7" cy="7" r="4.5" fill="${colour}"/>`,
    `<rect x="3" y="3" width="8" height="8" fill="${colour}"/>`,
    `<path d="M7 2.5 11.5 11h-9z" fill="white" stroke="${colour}"/>`,
  ];
  return `<svg class="mark" viewBox="0 0 14 14" aria-hidden="true">${shapes[k]}</svg>`;
}

function sanctionsHtml(s: Life["sanctions"], life: Life): string {
  if (s.met.length === 0) return "<p>Nothing was closed to this resident in these months.</p>";
  const lost = s.income_without_loss - s.income_at_end;
  const costs = [
    `${counted(s.months, "month")} under a sanction`,
    s.refused > 0 ? `${counted(s.refused, "refusal")}` : "",
    lost > 0
      ? `income per head of ${grouped(s.income_at_end)} a year in ${monthName(life.months.at(-1) as string)} instead of ${grouped(s.income_without_loss)}`
      : "no income lost",
    s.ties_dropped > 0
      ? `${counted(s.ties_dropped, "friend")} who dropped the tie because one of the two stood low`
      : "",
  ].filter((c) => c !== "");
  return `<p>What they cost: ${safe(costs.join("; "))}.</p>${sanctionsTable(life)}`;
}

function changeHtml(c: Life["counterfactual"]): string {
  if (c.change === null)
    return c.tried === 0
      ? ""
      : `<p class="note">${counted(c.tried, "re-run")} of ${counted(c.candidates, "possible change")}.</p>`;
  const others = c.others_changed ?? 0;
  return `<p class="note">Found in ${counted(c.tried, "re-run")} of the paired world, smallest change first. With it the lowest score is ${c.lowest_with_change} instead of ${c.lowest}; ${counted(others, "other resident")} of the town and its paired town ${others === 1 ? "ends" : "end"} with another score.</p>`;
}
