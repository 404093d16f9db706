import type { Analysis, OutcomeAnalysis } from "../../experiments/analysis/analysis.js";
import type { FoundBox } from "../../experiments/analysis/boxes.js";
import { METHODS } from "../../experiments/analysis/methods.js";
import { BOUNDARY, program } from "../../results/provenance.js";
import { safe } from "../html/escape.js";
import { figureHtml } from "../html/figure.js";
import { type Part, pageHtml } from "../html/shell.js";
import { ownTable, table } from "../html/table.js";
import type { Table } from "../report.js";
import { quoted } from "../reproduce.js";
import { FORMATS, grouped, noun, written } from "../words.js";
import { figuresOf, pathFigure } from "./figures.js";
import { convergenceTable, factorsTable, pairsTable, sidesTable } from "./tables.js";

/** Outcomes that have pictures; the tables hold all. */
const MOST_PICTURED = 20;

/** The page of an analysis, from analysis.json alone: one file that loads nothing and needs no script. */
export const analysisPage = (analysis: Analysis): string =>
  pageHtml({
    title: `Glasshouse: sensitivity of ${analysis.study.name}`,
    head: headHtml(analysis),
    parts: [
      ...analysis.outcomes.slice(0, MOST_PICTURED).map((outcome, n) => outcomePart(analysis, outcome, n)),
      ...boxesPart(analysis),
      ...thresholdsPart(analysis),
      missingPart(analysis),
      methodsPart(analysis),
      { key: "varied", title: "What was varied", html: own(factorsTable(analysis)) },
      { key: "reproduce", title: "How to get this analysis again", html: reproduceHtml(analysis) },
    ],
    // The last of them is about words that this page does not print.
    boundary: BOUNDARY.slice(0, 4),
  });

const paragraph = (text: string): string => `<p>${safe(text)}</p>`;
const note = (text: string): string => `<p class="note">${safe(text)}</p>`;
const items = (texts: readonly string[]): string =>
  texts.length === 0 ? "" : `<ul>${texts.map((text) => `<li>${safe(text)}</li>`).join("\n")}</ul>`;
const own = (t: Table | null): string => (t === null ? "" : ownTable(t));

function headHtml({ study, options, outcomes }: Analysis): string {
  const [fewest, most] = study.replicates;
  const replicates = fewest === most ? grouped(most) : `${grouped(fewest)} to ${grouped(most)}`;
  const facts = [
    ["Design", `${study.design}, ${grouped(study.points)} ${noun(study.points, "point")}`],
    ["Factors", String(study.factors.length)],
    ["Cells", grouped(study.cells)],
    [
      "Replicates",
      `${replicates} a cell${study.paired ? ", paired across cells by common random numbers" : ", each with a seed of its own"}`,
    ],
    ["Bounds", `${100 * options.confidence} %, ${grouped(options.resamples)} bootstrap resamples`],
    ["Digest", study.digest],
  ];
  return `<h1>${safe(`Sensitivity: ${study.name}`)}</h1>
<p class="lead">What moves ${outcomes.length === 1 ? "the outcome" : `${outcomes.length} outcomes`} of many generated worlds, when ${study.factors.length === 1 ? "one setting is" : `${study.factors.length} settings are`} varied.</p>
<p class="generated">Everyone in these worlds was generated: none is a real person.</p>
<dl class="facts">${facts.map(([k, v]) => `<dt>${k}</dt><dd>${safe(v)}</dd>`).join("")}</dl>
${outcomes.length > MOST_PICTURED ? note(`The first ${MOST_PICTURED} of ${outcomes.length} outcomes are pictured; sensitivity.parquet and effects.parquet hold all.`) : ""}`;
}

function outcomePart(analysis: Analysis, outcome: OutcomeAnalysis, place: number): Part {
  const { key, unit, mean, sd } = outcome;
  const spread =
    mean === null || sd === null
      ? ""
      : paragraph(
          `Mean over cells ${written("rate", mean)}, standard deviation between cells ${written("rate", sd)} (${unit}).`,
        );
  const figures = figuresOf(analysis, outcome, place);
  return {
    key: `outcome-${place}`,
    title: key,
    html: [
      spread,
      items(outcome.says),
      ...figures.map(figureHtml),
      own(pairsTable(analysis, key, place)),
      own(convergenceTable(analysis, key, place)),
      figures.length === 0 ? note("There is nothing to picture.") : "",
    ].join("\n"),
  };
}

function boxesPart({ boxes }: Analysis): Part[] {
  if (boxes.length === 0) return [];
  return [{ key: "boxes", title: "Which settings lie beyond a line", html: boxes.map(boxHtml).join("\n") }];
}

function boxHtml(found: FoundBox, place: number): string {
  const { says, unit, line, cells, cases, box } = found;
  const said = `${says}: ${grouped(cases)} of ${grouped(cells)} cells are cases (the line lies at ${written("rate", line)} ${unit}).`;
  if (box === null) return items([`${said} There is no box to look for.`]);
  return [
    items([
      said,
      box.restrictions.length === 0
        ? "No box was found in which cases are denser than over all cells."
        : `The box holds ${grouped(box.cells)} cells and ${grouped(box.cases)} of the cases: ${FORMATS.share(box.coverage)} of all cases (coverage); ${FORMATS.share(box.density)} of its cells are cases (density).`,
      "It describes the cells that were run. It is no claim about causes, nor about settings between or beyond them.",
    ]),
    own(sidesTable(found, place)),
    figureHtml(pathFigure(found, place)),
  ].join("\n");
}

function thresholdsPart({ thresholds, study }: Analysis): Part[] {
  if (thresholds.length === 0) return [];
  const columns = [
    { title: "Line", unit: "", format: "text" },
    { title: "Held", unit: "cells", format: "count" },
    { title: "Crossed", unit: "cells", format: "count" },
    { title: "Inconclusive", unit: "cells", format: "count" },
    { title: "Crossed in cells", unit: "", format: "text" },
  ] as const;
  const listed = (cells: readonly number[]): string =>
    cells.length === 0 ? "–" : `${cells.slice(0, MOST_NAMED).join(", ")}${cells.length > MOST_NAMED ? " …" : ""}`;
  const html = [
    paragraph(
      `Lines that the experiment drew, held against the interval of each of ${grouped(study.cells)} cells: held where the whole interval keeps to it, crossed where none of it does, inconclusive where it straddles the line or a single replicate has no interval.`,
    ),
    table(
      "Thresholds",
      columns,
      thresholds.map((t) => [t.says, t.held, t.crossed.length, t.inconclusive.length, listed(t.crossed)]),
    ),
  ].join("\n");
  return [{ key: "thresholds", title: "Lines that the experiment drew", html }];
}

const MOST_LISTED = 100;
const MOST_NAMED = 20;

function missingPart({ dropped, study }: Analysis): Part {
  const columns = ["Cell", "Replicate", "Outcome", "Why"].map(
    (title) => ({ title, unit: "", format: "text" }) as const,
  );
  const html =
    dropped.length === 0
      ? paragraph(`Nothing: all ${grouped(study.runs)} runs have a value for each outcome.`)
      : [
          paragraph(
            `${grouped(dropped.length)} ${noun(dropped.length, "value was", "values were")} missing and left out, as --missing drop asked. A cell keeps its other replicates; a base point of a Sobol design is left out whole where one of its cells has no value. If what is missing has to do with the outcome, the numbers above are biased.`,
          ),
          table(
            "What is missing",
            columns,
            dropped.slice(0, MOST_LISTED).map((g) => [String(g.cell), String(g.replicate), g.outcome ?? "all", g.why]),
          ),
          dropped.length > MOST_LISTED ? note(`The first ${MOST_LISTED} are listed; analysis.json has all.`) : "",
        ].join("\n");
  return { key: "missing", title: "What is missing", html };
}

function methodsPart({ options, left_out }: Analysis): Part {
  const used = METHODS.filter(({ key }) => options.methods.includes(key));
  return {
    key: "methods",
    title: "How it was worked out",
    html: [
      items(used.map(({ says }) => says)),
      left_out.map(note).join("\n"),
      paragraph(
        "The formulas and their sources are in docs/sensitivity.md. glasshouse validate works out published and exact numbers with the same code.",
      ),
    ].join("\n"),
  };
}

const FILES: readonly (readonly [string, string])[] = [
  ["sensitivity.parquet", "Every index of every factor and outcome, with its bounds."],
  ["effects.parquet", "What setting a factor otherwise does to each outcome."],
  ["analysis.json", "All of this as data; the page is made from it."],
  ["analysis.html", "This page."],
];

/** The index to look at first, by method. */
const FIRST_LOOK = { sobol: "total", morris: "mu_star", pawn: "median" } as const;

function reproduceHtml({ options, indices }: Analysis): string {
  const { name, version } = program();
  const words = [
    ...options.outcomes.flatMap((key) => ["--outcome", key]),
    ...options.methods.filter((key) => key !== "prim").flatMap((key) => ["--method", key]),
    ...options.cases.flatMap((says) => ["--cases", says]),
    ...(options.missing === "drop" ? ["--missing", "drop"] : []),
    "--confidence",
    String(options.confidence),
    "--resamples",
    String(options.resamples),
  ];
  const columns = ["File", "What it is"].map((title) => ({ title, unit: "", format: "text" }) as const);
  const [first] = indices;
  const query =
    first === undefined
      ? 'select factor, "from", "to", estimate, lo, hi from \'effects.parquet\' order by abs(estimate) desc;'
      : `select factor, estimate, lo, hi from 'sensitivity.parquet' where outcome = '${first.outcome}' and "index" = '${FIRST_LOOK[first.method]}' order by estimate desc;`;
  return `<p>By ${safe(name)} ${safe(version)}. In the folder of the sweep, this gives the same bytes:</p>
<pre><code>${safe(["glasshouse", "analyze", ".", ...words].map(quoted).join(" "))}</code></pre>
${table("Files of the analysis", columns, FILES)}
<p>DuckDB</p>
<pre><code>${safe(query)}</code></pre>`;
}
