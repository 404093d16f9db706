import { STAFF_MONTH } from "../../measures/of-safeguards.js";
import { BOUNDARY } from "../../results/provenance.js";
import { type ChangeJson, type SafeguardsJson, shownChange } from "../../results/safeguards-json.js";
import { plain } from "../attribution/words.js";
import { figure } from "../figures/figure.js";
import { safe } from "../html/escape.js";
import { figureHtml } from "../html/figure.js";
import { type Part, pageHtml } from "../html/shell.js";
import { table } from "../html/table.js";
import type { Cell, Column, Figure } from "../report.js";
import { grouped, groupName, span, upperFirst, written } from "../words.js";

/** safeguards.html: what each safeguard changes in each harm, and what it costs, as one file that loads nothing. */
export function renderSafeguards(json: SafeguardsJson, command: readonly string[]): string {
  return pageHtml({
    title: `What safeguards change: ${json.scenario.name}`,
    head: headHtml(json),
    parts: [
      { key: "without", title: "Without safeguards", html: withoutHtml(json) },
      ...json.harms.flatMap((harm) => harmPart(json, harm)),
      { key: "costs", title: "What they cost", html: costsHtml(json) },
      { key: "safeguards", title: "The safeguards", html: armsHtml(json) },
      { key: "method", title: "How it is worked out", html: methodHtml(json) },
      { key: "again", title: "How to get it again", html: `<pre>${safe(command.join(" "))}</pre>` },
    ],
    boundary: BOUNDARY,
  });
}

const nameOf = (arm: string): string => (arm === "all" ? "all together" : plain(arm));
/** All that are compared with the world without any. */
const arms = (json: SafeguardsJson) => json.arms.slice(1);
const isOf =
  (arm: string, harm: string, group: string) =>
  (c: ChangeJson): boolean =>
    c.arm === arm && c.harm === harm && c.group === group;

function headHtml(json: SafeguardsJson): string {
  const { scenario, residents, seed, replicates, window } = json;
  const facts = [
    ["Scenario", `${scenario.name}: ${scenario.says}`],
    ["Residents", `${grouped(residents)} in each world`],
    ["Replicates", String(replicates)],
    ["Read over", span([window.from, window.to])],
    ["Seed", String(seed)],
  ];
  return `<h1>What safeguards change</h1>
<p class="lead">${arms(json).filter((a) => a.says !== undefined).length} safeguards, each alone and all together, against the same worlds without any. They come in the order of the catalogue; nothing is ranked.</p>
<p class="generated">Everyone in these worlds was generated: none is a real person.</p>
<dl class="facts">${facts.map(([k, v]) => `<dt>${k}</dt><dd>${safe(v)}</dd>`).join("")}</dl>`;
}

const text = (title: string): Column => ({ title, unit: "", format: "text" });
const rate = (title: string, unit = ""): Column => ({ title, unit, format: "rate" });

function withoutHtml({ harms, without, replicates }: SafeguardsJson): string {
  const rows = harms.flatMap(({ key, title, unit }): Cell[][] => {
    const found = without.find((w) => w.harm === key && w.group === "all");
    return found === undefined || found.estimate === null
      ? []
      : [[`${title}, ${unit}`, found.estimate, found.lo, found.hi]];
  });
  return `<p class="says">Everyone, ${replicates === 1 ? "one replicate, so without intervals" : "with 95 % intervals (Student's t over replicates)"}.</p>
${table("Harms without safeguards", [text("harm"), rate("without"), rate("from"), rate("to")], rows)}`;
}

function harmPart(json: SafeguardsJson, harm: SafeguardsJson["harms"][number]): Part[] {
  const mine = arms(json).flatMap(({ key }) => json.changes.filter(isOf(key, harm.key, "all")));
  if (mine.every((c) => c.change === null)) return [];
  return [
    {
      key: `harm-${harm.key}`,
      title: harm.title,
      html: `${figureHtml(changesOf(json, harm, mine))}\n${byGroup(json, harm)}`,
    },
  ];
}

function changesOf(json: SafeguardsJson, harm: SafeguardsJson["harms"][number], mine: readonly ChangeJson[]): Figure {
  const without = json.without.find((w) => w.harm === harm.key && w.group === "all")?.estimate ?? null;
  const spread = json.replicates > 1;
  return figure({
    key: `changes-${harm.key}`,
    title: `Change, ${harm.unit}`,
    says: `${harm.says} Without safeguards: ${written("rate", without)}. Each dot: the world with this safeguard less the same world without. ${
      spread ? "Thin lines: 95 % interval." : "One replicate: no intervals."
    }`,
    draw: "dots",
    x: mine.map((c) => nameOf(c.arm)),
    x_says: "Safeguard",
    families: mine.map(() => "Safeguards"),
    unit: harm.unit,
    format: "rate",
    reference: { name: "no change", value: 0 },
    series: [
      {
        name: "change",
        measure: harm.key,
        group: "all",
        values: mine.map(shownChange),
        n: mine.map((c) => c.n_pairs),
        ...(spread ? { lo: mine.map((c) => c.lo), hi: mine.map((c) => c.hi) } : {}),
      },
    ],
  });
}

function byGroup(json: SafeguardsJson, harm: SafeguardsJson["harms"][number]): string {
  const groups = json.groups.filter((g) =>
    json.without.some((w) => w.harm === harm.key && w.group === g && w.estimate !== null),
  );
  if (groups.length < 2) return "";
  const columns = [text("group"), rate("without"), ...arms(json).map((a) => rate(nameOf(a.key)))];
  const rows = groups.map((group): Cell[] => [
    groupName(group),
    json.without.find((w) => w.harm === harm.key && w.group === group)?.estimate ?? null,
    ...arms(json).map((a) => {
      const found = json.changes.find(isOf(a.key, harm.key, group));
      return found === undefined ? null : withHalf(found);
    }),
  ]);
  return `<details><summary>By group</summary><p class="says">${safe(upperFirst(harm.unit))}: without safeguards, and the change by each. After ±: half of the 95 % interval, which is even on both sides. Regions are in safeguards.parquet.</p>${table(`${harm.title}, by group`, columns, rows)}</details>`;
}

/** "−2.17 ± 0.54": an interval by Student's t reaches as far on both sides. */
function withHalf(c: ChangeJson): Cell {
  const change = shownChange(c);
  if (change === null || c.lo === null || c.hi === null) return change;
  const half = (c.hi - c.lo) / 2;
  return half <= Math.abs(c.without ?? 0) * 1e-9 ? change : `${written("rate", change)} ± ${written("rate", half)}`;
}

function costsHtml(json: SafeguardsJson): string {
  const rows = arms(json).map((a): Cell[] => [nameOf(a.key), a.cases, a.staff_months]);
  const parts = json.costs
    .filter((c) => c.arm !== "all")
    .map((c): Cell[] => [nameOf(c.arm), c.says, c.estimate, c.lo, c.hi, c.unit]);
  const counters =
    parts.length === 0
      ? ""
      : `<details><summary>Counter by counter</summary>${table("Costs, counter by counter", [text("safeguard"), text("what"), rate("mean"), rate("from"), rate("to"), text("unit")], parts)}</details>`;
  return `<p class="says">For each million residents a year. A staff-month is ${grouped(STAFF_MONTH / 60)} hours. How long a case takes is assumed, and a parameter of each safeguard. All together may cost less than the sum, since one leaves less for another to do.</p>
${table("What they cost", [text("safeguard"), rate("cases"), rate("staff-months")], rows)}
${counters}`;
}

function armsHtml(json: SafeguardsJson): string {
  const settings = (all: SafeguardsJson["arms"][number]["settings"]): string =>
    Object.entries(all)
      .flatMap(([path, values]) =>
        Object.entries(values)
          .filter(([key]) => key !== "on")
          .map(([key, value]) => `${path.replace("safeguards.", "")}.${key}=${JSON.stringify(value)}`),
      )
      .map((set) => `<code>${safe(set)}</code>`)
      .join(" ");
  return `<p class="says">With their parameters as they were here; <code>--set safeguards.appeal.delay=6</code> gives one another value.</p>
<ul>${arms(json)
    .filter((a) => a.says !== undefined)
    .map(
      (a) =>
        `<li><strong>${safe(nameOf(a.key))}</strong>: ${safe(a.says ?? "")} <small>Source: ${safe(a.source ?? "")}</small> ${settings(a.settings)}</li>`,
    )
    .join("\n")}</ul>`;
}

function methodHtml({ replicates, window }: SafeguardsJson): string {
  return `<ul>
<li>Each arm is lived ${replicates === 1 ? "once" : `${replicates} times`}, from the same seeds: the same residents, and the same random numbers for the same decisions. A change is the mean over these pairs of worlds; so a safeguard that nobody triggers changes exactly nothing.</li>
<li>Sunset ends the scheme after a set time, and then nothing is left for the others to do; so all but sunset are given, too.</li>
<li>Harms and costs are those of ${span([window.from, window.to])}. A harm for each 1,000 residents is added up over these months, and divided by the residents of the group over the same months.</li>
<li>A resident who loses income or grows older may change groups.</li>
<li>What a safeguard does here is what the model makes of its rule. It is no finding about the world outside, and no verdict.</li>
</ul>`;
}
