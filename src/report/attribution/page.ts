import type { AttributionJson } from "../../results/attribution-json.js";
import { BOUNDARY } from "../../results/provenance.js";
import { SIZES } from "../draw/canvas.js";
import { type Step, waterfall } from "../draw/waterfall.js";
import { safe } from "../html/escape.js";
import { type Part, pageHtml } from "../html/shell.js";
import { table } from "../html/table.js";
import type { Cell, Column } from "../report.js";
import { grouped, groupName, monthName, span, written } from "../words.js";
import { methodHtml } from "./method.js";
import { changeIn, formatOf, plain, shown, signedChange, withInterval } from "./words.js";

/** attribute.html: which mechanism brings how much of a measure, as one file that loads nothing. */
export function renderAttribution(told: AttributionJson, command: readonly string[]): string {
  const json = shown(told);
  return pageHtml({
    title: `What brings ${plain(json.measure.key)}: ${json.scenario.name}`,
    head: headHtml(json),
    parts: [
      { key: "parts", title: "What each mechanism brings", html: partsHtml(json) },
      ...groupsPart(json),
      { key: "mechanisms", title: "What was switched off", html: mechanismsHtml(json) },
      { key: "method", title: "How it is worked out", html: methodHtml(json) },
      { key: "again", title: "How to get it again", html: `<pre>${safe(command.join(" "))}</pre>` },
    ],
    boundary: BOUNDARY,
  });
}

const when = ({ from, to }: AttributionJson["window"]): string =>
  from === to ? monthName(from) : `mean of ${span([from, to])}`;

function headHtml(json: AttributionJson): string {
  const { scenario, residents, seed, replicates, measure, group, window } = json;
  const facts = [
    ["Measure", `${measure.key}: ${measure.says}`],
    ["Whose", groupName(group)],
    ["When", when(window)],
    ["Scenario", `${scenario.name}: ${scenario.says}`],
    ["Residents", `${grouped(residents)} in each world`],
    ["Replicates", String(replicates)],
    ["Seed", String(seed)],
  ];
  return `<h1>What brings “${safe(plain(measure.key))}”</h1>
<p class="lead">${safe(leadOf(json))}</p>
<p class="generated">Everyone in these worlds was generated: none is a real person.</p>
<dl class="facts">${facts.map(([k, v]) => `<dt>${k}</dt><dd>${safe(v)}</dd>`).join("")}</dl>`;
}

function leadOf({ measure, without, as_it_is, total, parts }: AttributionJson): string {
  const write = (x: number): string => written(formatOf(measure.unit), x);
  const change = signedChange(measure.unit);
  const largest = parts.reduce((a, b) => (Math.abs(b.estimate) > Math.abs(a.estimate) ? b : a));
  const share = largest.share === null ? "" : `, ${written("share", largest.share)} of it`;
  return (
    `With all ${parts.length} mechanisms off: ${withInterval(write, without)} ${measure.unit}. As it is: ${withInterval(write, as_it_is)}. ` +
    `Together they bring ${withInterval(change, total)}; the largest part is ${plain(largest.mechanism)}, ${withInterval(change, largest)}${share}.`
  );
}

/** The largest first. */
const sorted = ({ parts }: AttributionJson) => [...parts].sort((a, b) => Math.abs(b.estimate) - Math.abs(a.estimate));

function partsHtml(json: AttributionJson): string {
  const { measure, total, interval } = json;
  const change = signedChange(measure.unit);
  const step = (name: string, { estimate, lo, hi }: typeof total): Step => ({ name, adds: estimate, lo, hi });
  const parts = sorted(json);
  const picture = {
    unit: measure.unit,
    format: formatOf(measure.unit),
    steps: parts.map((p) => step(plain(p.mechanism), p)),
    total: step("all together", total),
    write: change,
    alt: `Waterfall: what each mechanism brings to ${plain(measure.key)}, ${measure.unit}. ${parts
      .map((p) => `${plain(p.mechanism)} ${withInterval(change, p)}`)
      .join("; ")}; all together ${withInterval(change, total)}.`,
  };
  return `<figure id="waterfall">
<figcaption><h3>From the world without them to the world as it is</h3><p class="says">Zero is the world with all of them off. Each bar begins where the one above ends. ${safe(intervalSays(interval))}</p></figcaption>
${SIZES.map((size) => `<div class="${size.name}">${waterfall(picture, size)}</div>`).join("\n")}
</figure>
${numbersTable(json)}`;
}

const intervalSays = ({ level, over, n }: AttributionJson["interval"]): string =>
  over === null
    ? "One replicate: nothing is known of the spread, so there are no intervals."
    : `Thin lines: ${level * 100} % interval (Student's t over ${n} ${over}).`;

function numbersTable(json: AttributionJson): string {
  const { measure, without, as_it_is, total } = json;
  const { times, unit } = changeIn(measure.unit);
  const columns: Column[] = [
    { title: "", unit: "", format: "text" },
    { title: plain(measure.key), unit, format: "rate" },
    { title: "from", unit: "interval", format: "rate" },
    { title: "to", unit: "interval", format: "rate" },
    { title: "share", unit: "of all together", format: "share" },
  ];
  const as = (x: number | null): Cell => (x === null ? null : { value: x, as: formatOf(measure.unit) });
  const by = (x: number | null): Cell => (x === null ? null : x * times);
  const rows: Cell[][] = [
    ["without any of these", as(without.estimate), as(without.lo), as(without.hi), null],
    ...sorted(json).map((p): Cell[] => [plain(p.mechanism), by(p.estimate), by(p.lo), by(p.hi), p.share]),
    ["all together", by(total.estimate), by(total.lo), by(total.hi), null],
    ["as it is", as(as_it_is.estimate), as(as_it_is.lo), as(as_it_is.hi), null],
  ];
  return table("What each mechanism brings", columns, rows);
}

/** The same for every group of which it can be told. Regions aside: they are in the table of the folder. */
function groupsPart(json: AttributionJson): Part[] {
  const groups = [json, ...json.groups].filter((g) => !g.group.startsWith("region:"));
  if (groups.length < 2) return [];
  const { times, unit } = changeIn(json.measure.unit);
  const parts = sorted(json);
  const columns: Column[] = [
    { title: "group", unit: "", format: "text" },
    { title: "as it is", unit: json.measure.unit, format: formatOf(json.measure.unit) },
    { title: "all together", unit, format: "rate" },
    ...parts.map((p): Column => ({ title: plain(p.mechanism), unit: "", format: "rate" })),
  ];
  const rows = groups.map((g): Cell[] => [
    groupName(g.group),
    g.as_it_is.estimate,
    g.total.estimate * times,
    ...parts.map((p) => (g.parts.find((q) => q.mechanism === p.mechanism)?.estimate ?? 0) * times),
  ]);
  const left = json.groups_untold.filter((g) => !g.startsWith("region:")).map(groupName);
  const note =
    left.length === 0
      ? ""
      : `<p class="note">Of these it cannot be told, since in some world it is a share of nobody: ${safe(left.join(", "))}.</p>`;
  return [
    {
      key: "groups",
      title: "By group",
      html: `<p class="says">Estimates; their intervals, and the regions, are in attribution.parquet. A count depends on how large a group is.</p>${table("By group", columns, rows)}${note}`,
    },
  ];
}

function mechanismsHtml({ mechanisms }: AttributionJson): string {
  const off = (o: Readonly<Record<string, unknown>>): string =>
    Object.entries(o)
      .map(([path, value]) => `<code>${safe(`${path}=${JSON.stringify(value)}`)}</code>`)
      .join(" ");
  return `<p>All else stays as the scenario has it.</p>
<ul>${mechanisms.map((m) => `<li><strong>${safe(plain(m.key))}</strong>: ${safe(m.says)} ${off(m.off)}</li>`).join("\n")}</ul>`;
}
