import type { Report, Section } from "../report.js";
import { grouped, monthName, noun } from "../words.js";
import { againstHtml } from "./against.js";
import { assumptionsHtml } from "./assumptions.js";
import { safe } from "./escape.js";
import { figureHtml } from "./figure.js";
import { reproduceHtml } from "./reproduce.js";
import { STYLE } from "./style.js";
import { ownTable } from "./table.js";

const CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The page of a report: one file that loads nothing and needs no script. */
export function renderReport(report: Report): string {
  const parts = partsOf(report);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CSP}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${safe(report.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
${headHtml(report)}
<nav aria-label="Contents"><ol>${parts.map((p) => `<li><a href="#${p.key}">${safe(p.title)}</a></li>`).join("")}</ol></nav>
</header>
<main>
${parts.map((p) => `<section aria-labelledby="${p.key}"><h2 id="${p.key}">${safe(p.title)}</h2>\n${p.html}</section>`).join("\n")}
</main>
<footer>
<ul>${report.boundary.map((line) => `<li>${safe(line)}</li>`).join("")}</ul>
</footer>
</body>
</html>
`;
}

interface Part {
  readonly key: string;
  readonly title: string;
  readonly html: string;
}

const partsOf = (report: Report): Part[] => [
  {
    key: "happened",
    title: "What happened",
    html: `<ul class="happened">${report.happened.map((s) => `<li>${safe(s.text)}</li>`).join("\n")}</ul>`,
  },
  ...report.sections.map((s) => ({ key: s.key, title: s.title, html: sectionHtml(s) })),
  { key: "against", title: "The description against the sources", html: againstHtml(report) },
  { key: "assumptions", title: "What is assumed", html: assumptionsHtml(report) },
  { key: "reproduce", title: "How to get this world again", html: reproduceHtml(report) },
];

function headHtml(r: Report): string {
  const span = r.months === 1 ? monthName(r.first_month) : `${monthName(r.first_month)} to ${monthName(r.last_month)}`;
  const facts = [
    ["Scenario", `${r.scenario.name}: ${r.scenario.says}`],
    ["Residents", grouped(r.residents)],
    ["Months", `${r.months} (${span})`],
    ["Seed", String(r.seed)],
    ["Digest", r.digest],
  ];
  return `<h1>${safe(r.title)}</h1>
<p class="lead">${safe(r.about)}</p>
<p class="generated">Everyone here was generated: ${r.residents === 1 ? "the one resident is" : `all ${grouped(r.residents)} residents are`} invented, and ${noun(r.residents, "is no real person", "none is a real person")}.</p>
<dl class="facts">${facts.map(([k, v]) => `<dt>${k}</dt><dd>${safe(v)}</dd>`).join("")}</dl>
${r.warnings.map((w) => `<p class="note">${safe(w)}</p>`).join("\n")}`;
}

const sectionHtml = ({ says, shows, left_out }: Section): string =>
  [
    says.length === 0 ? "" : `<ul>${says.map((s) => `<li>${safe(s.text)}</li>`).join("")}</ul>`,
    ...left_out.map((reason) => `<p class="note">${safe(reason)}</p>`),
    ...shows.map((x) => (x.kind === "figure" ? figureHtml(x) : ownTable(x))),
  ]
    .filter((html) => html !== "")
    .join("\n");
