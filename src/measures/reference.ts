import { MEASURES } from "./derived.js";
import type { Described } from "./measure.js";
import { COMPARED, differenceKey, PAIRS, ratioKey } from "./parity.js";
import { SPELL_MEASURES } from "./spells.js";
import { WHOLE_MEASURES } from "./whole.js";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
const table = (rows: readonly Described[]): string =>
  [
    "| measure | unit | what it is | formula |",
    "|---|---|---|---|",
    ...rows.map((r) => `| \`${r.key}\` | ${cell(r.unit)} | ${cell(r.says)} | ${cell(r.formula)} |`),
  ].join("\n");

/** The page of all measures, docs/measures.md, made from the catalogue. */
export function measuresPage(): string {
  const counted = MEASURES.filter((m) => m.formula === "counted");
  const derived = MEASURES.filter((m) => m.formula !== "counted");
  return `# Measures

<!-- Made from the catalogue in src/measures/. To change it, change the catalogue. -->

Every measure is a column of rows in \`outcomes.parquet\`: world, replicate, month, group, measure, value, unit, n. A value is null where it
cannot be estimated, as a share of nobody. \`n\` says how many cases a value rests on: the denominator of a share or a mean, and for
a count the residents of the group. A group that turned out empty is there, with n = 0.

Groups are \`all\`; \`sex\`, \`minority\`, \`registered\` (home or away), \`age\` (bands, in the month), \`income\` (fifths of the national
scale, in the month), \`place\` (rural or urban) and \`region\`, each as \`dimension:label\`. A resident whose age or income changes may change groups.

In formulas, \`Σ since January\` adds up the calendar year so far, the month itself included.

## Counted

As the month counts them, one by one. n counts the group's residents.

${table(counted)}

## Worked out

From what is counted.

${table(derived)}

## Bands

One measure for each band of the scenario, named after it: \`band_share_aaa\` for a band AAA. Share of rated residents in that band; n
counts rated residents.

## Of everyone together

Given for the group \`all\` alone.

${table(WHOLE_MEASURES)}

## Groups compared

For ${COMPARED.map((key) => `\`${key}\``).join(", ")}, two groups are put side by side, as a difference (first minus second, in
the measure's unit) and as a ratio (first over second, unit \`ratio\`):

| compared | difference | ratio |
|---|---|---|
${PAIRS.map((p) => `| ${p.dimension}: ${p.first} and ${p.second} | \`${differenceKey(p)}\` | \`${ratioKey(p)}\` |`).join("\n")}

For shares these are the demographic (statistical) parity difference (Dwork et al. 2012, *Fairness through awareness*) and ratio
(Feldman et al. 2015, *Certifying and removing disparate impact*). Null where either group cannot be estimated, the ratio also where the second is zero. n is the smaller of the two groups' n.
A difference is evidence; it is not a finding that something is fair or unfair, lawful or unlawful.

## Spells under sanction

A spell is a run of months in which a resident is under any sanction. \`spells.parquet\` has, for each group and each month t since a
spell's beginning, the Kaplan–Meier estimate of the share of spells that last longer than t months:

- S(t) = Π over u ≤ t of (1 − d(u) ÷ n(u)), with d(u) spells that ended after u months and n(u) followed so far without an end (Kaplan and Meier 1958).
- se(t) = S(t) √ Σ over u ≤ t of d(u) ÷ (n(u) (n(u) − d(u))) (Greenwood 1926).
- the 95 % interval is S(t)^exp(± 1.96 se(t) ÷ (S(t) ln S(t))), the log–log interval; null where S(t) is 0 or 1.

A spell still running when the world stops is censored: one that has run for L months is known to last longer than L − 1, so it
counts as at risk up to L − 1. Several spells of one resident count as several, and the errors take them as independent. Spells of 255 months and more count as followed to 254.
In \`outcomes.parquet\`, at the last month:

${table(SPELL_MEASURES)}

## Scaled to a country

Counts in a report that are scaled to a country are value × the country's people ÷ the world's residents; the tables hold the world's own numbers.
`;
}
