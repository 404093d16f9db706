import { COUNTER_NUMBER, COUNTERS } from "../../src/measures/counters.js";
import { renderReport } from "../../src/report/html/page.js";
import type { Figure, Report, Section, Table } from "../../src/report/report.js";
import { reportOf } from "../../src/report/report-of.js";
import { preset } from "../../src/scenario/presets.js";
import { measured } from "../../src/worlds/measured.js";
import type { Outcomes } from "../../src/worlds/outcomes.js";
import { runWorld } from "../../src/worlds/run.js";

export const COMMAND = ["glasshouse", "run", "small"];

/** The report of a world, as it comes back from its file. */
export const report = (outcomes: Outcomes): Report =>
  JSON.parse(JSON.stringify(reportOf(outcomes, measured(outcomes), { command: COMMAND })));

export const page = (outcomes: Outcomes): string => renderReport(report(outcomes));

/** A preset's world, small. */
export const presetWorld = (name: string, residents: number, months?: number): Promise<Outcomes> => {
  const { scenario } = preset(name);
  return runWorld({
    scenario: { ...scenario, months: months ?? scenario.months },
    seed: 1,
    residents,
    sample: 1,
  });
};

/** A world as it would be if these counters said this of everyone in the last month, and nothing in any month before. */
export function counting(outcomes: Outcomes, said: { readonly [counter: string]: number }): Outcomes {
  const { months, groups } = outcomes;
  const counts = Float64Array.from(outcomes.counts);
  for (const [counter, value] of Object.entries(said)) {
    const number = COUNTER_NUMBER.get(counter);
    if (number === undefined) throw new Error(`no counter ${counter}`);
    for (let m = 0; m < months.length; m++) {
      const at = (m * COUNTERS.length + number) * groups.length;
      counts.fill(0, at, at + groups.length);
      if (m === months.length - 1) counts[at] = value;
    }
  }
  return { ...outcomes, counts };
}

export const sectionOf = (r: Report, key: string): Section => r.sections.find((s) => s.key === key) as Section;
export const figures = (r: Report): Figure[] =>
  r.sections.flatMap((s) => s.shows.filter((x): x is Figure => x.kind === "figure"));
export const tables = (r: Report): Table[] =>
  r.sections.flatMap((s) => s.shows.filter((x): x is Table => x.kind === "table"));

/** Words that this program does not say of anything. */
export const VERDICT = /\b(un)?(compliant|lawful|fair|legal|just|legitimate)(ly|ness)?\b/i;

/** What a reader sees of a page. */
export const visible = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"');
