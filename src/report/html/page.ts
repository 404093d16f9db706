import type { Report, Section } from "../report.js";
import { grouped, monthName, noun } from "../words.js";
import { againstHtml } from "./against.js";
import { assumptionsHtml } from "./assumptions.js";
import { safe } from "./escape.js";
import { figureHtml } from "./figure.js";
import { reproduceHtml } from "./reproduce.js";
import { type Part, pageHtml } from "./shell.js";
import { ownTable } from "./table.js";

/** The page of a report: one file that loads nothing and needs no script. */
export const renderReport = (report: Report): string =>
  pageHtml({ title: report.title, head: headHtml(report), parts: partsOf(report), boundary: report.boundary });

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
