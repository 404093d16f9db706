import { BOUNDARY, program } from "../../results/provenance.js";
import { lastMonth } from "../../scenario/differences.js";
import { sameSociety } from "../../scenario/first-difference.js";
import type { Compared } from "../../worlds/pair/replicates.js";
import { safe } from "../html/escape.js";
import { figureHtml } from "../html/figure.js";
import { type Part, pageHtml } from "../html/shell.js";
import { ownTable, table } from "../html/table.js";
import type { Table } from "../report.js";
import { grouped, listed, monthName, noun } from "../words.js";
import { changed } from "./sentences.js";
import { courses } from "./series.js";
import { bandsTable, keyTable, partedTable, settingsTable } from "./tables.js";
import { winners } from "./winners.js";

/** The page of a comparison: one file that loads nothing and needs no script. The same comparison and command give the same bytes. */
export const comparePage = (compared: Compared, command: string): string =>
  pageHtml({
    title: `Glasshouse: ${compared.a.name} and ${compared.b.name}`,
    head: headHtml(compared),
    parts: partsOf(compared, command),
    // The last of them is about words that this page does not print.
    boundary: BOUNDARY.slice(0, 4),
  });

const paragraph = (text: string): string => `<p class="note">${safe(text)}</p>`;
const own = (t: Table | null): string => (t === null ? "" : ownTable(t));

function partsOf(compared: Compared, command: string): Part[] {
  const { figures, alike } = courses(compared);
  const groups = winners(compared);
  return [
    {
      key: "changed",
      title: "What B changes",
      html: [
        `<ul class="happened">${changed(compared)
          .map((s) => `<li>${safe(s)}</li>`)
          .join("\n")}</ul>`,
        paragraph(oneOrMany(compared)),
        own(keyTable(compared)),
      ].join("\n"),
    },
    {
      key: "who",
      title: "Who gains and who loses",
      html: [
        ...groups.map(figureHtml),
        groups.length === 0 ? paragraph("In the last month nobody's score or sanction differs.") : "",
        own(bandsTable(compared)),
        own(partedTable(compared)),
      ].join("\n"),
    },
    {
      key: "course",
      title: "Month by month",
      html: [
        ...figures.map(figureHtml),
        alike.length === 0 ? "" : paragraph(`The two worlds never differ in: ${listed(alike)}.`),
      ].join("\n"),
    },
    {
      key: "different",
      title: "What is different",
      html: own(settingsTable(compared)) || paragraph("Nothing: B has the same settings as A."),
    },
    { key: "reproduce", title: "How to get this comparison again", html: reproduceHtml(compared, command) },
  ];
}

function oneOrMany({ replicates }: Compared): string {
  return replicates.length === 1
    ? "One pair of worlds: there is no interval, since one pair says nothing of how much pairs differ. Ask for more with --replicates."
    : `${replicates.length} pairs of worlds, each of another seed. An interval says how far the mean of the pairs may lie from that of all seeds (Student's t, 95 %). It is no statement about any country: what the model assumes is in a.yaml and b.yaml.`;
}

function headHtml(compared: Compared): string {
  const { a, b, residents, replicates, seed, first } = compared;
  const months = `${a.months} (${a.months === 1 ? monthName(a.start) : `${monthName(a.start)} to ${monthName(lastMonth(a))}`})`;
  const facts = [
    ["A", `${a.name}: ${a.says}`],
    ["B", `${b.name}: ${b.says}`],
    ["Residents", `${grouped(residents)}, the same in both`],
    ["Months", first.shared > 0 ? `${months}, the first ${first.shared} lived once for both` : months],
    ["Pairs", `${replicates.length}, from seed ${seed}`],
    ["Digests", `${replicates[0].digests.a} (A), ${replicates[0].digests.b} (B), of the first pair`],
  ];
  const different = sameSociety(a, b)
    ? ""
    : paragraph(
        "A and B have different societies: a resident of A and the same number in B are not the same person, and only what is told of everyone and of groups compares like with like.",
      );
  return `<h1>${safe(`${a.name} and ${b.name}`)}</h1>
<p class="lead">The same generated residents under two sets of rules: what B does to them that A does not.</p>
<p class="generated">Everyone here was generated: ${residents === 1 ? "the one resident is" : `all ${grouped(residents)} residents are`} invented, and ${noun(residents, "is no real person", "none is a real person")}.</p>
<dl class="facts">${facts.map(([k, v]) => `<dt>${k}</dt><dd>${safe(v)}</dd>`).join("")}</dl>
${different}
${first.a.warnings.map(paragraph).join("\n")}`;
}

const FILES: readonly (readonly [string, string])[] = [
  ["effects.parquet", "Every measure: mean difference, interval, pairing gain, by month and group."],
  ["replicates.parquet", "Every measure in its last month, pair by pair."],
  ["compare.json", "The last month's effects as one JSON object."],
  ["compare.html", "This page."],
  ["a.yaml", "Scenario A, with every default written out."],
  ["b.yaml", "Scenario B, with every default written out."],
  ["manifest.json", "Seeds, digests of all pairs, and the SHA-256 of every file."],
];

function reproduceHtml({ a, residents, seed, replicates }: Compared, command: string): string {
  const { name, version } = program();
  const again = `npx glasshouse compare a.yaml b.yaml --residents ${residents} --months ${a.months} --seed ${seed} --replicates ${replicates.length}`;
  const columns = ["File", "What it is"].map((title) => ({ title, unit: "", format: "text" }) as const);
  return `<p>This comparison was made by ${safe(name)} ${safe(version)} with</p>
<pre><code>${safe(command)}</code></pre>
<p>From this folder alone, on any machine and any number of threads, this gives the same worlds and the same numbers:</p>
<pre><code>${safe(again)}</code></pre>
${table("Files of the folder", columns, FILES)}
<p>DuckDB</p>
<pre><code>select month, estimate, lo, hi from 'effects.parquet' where measure = 'sanctioned_share' and "group" = 'all';</code></pre>`;
}
