import { POINT } from "../../state/columns.js";
import type { Span } from "./asked.js";
import type { Followed } from "./followed.js";
import type { Remedy, Typical } from "./life.js";
import { countOf, type Whole } from "./whole.js";

/** How common a resident's fate is in the world. */
export function typicalOf(
  followed: Followed,
  span: Span,
  months: readonly string[],
  whole: Whole,
  remedies: readonly Remedy[],
): Typical {
  const low = lowestMonth(followed, span);
  const score = low === null ? -1 : followed.at(low, "score_16ths");
  const upTo = low === null ? new Int32Array(0) : whole.upTo[low];
  const rated = upTo.at(-1) ?? 0;
  const asLow = low === null ? 0 : upTo[score];
  const longest = longestSpell(followed, span);
  const { spells, asLong } = spellsOf(whole, longest);
  const counted = (counter: string): number => (low === null ? 0 : countOf(whole, counter, low));
  const out = {
    month: low === null ? null : months[low],
    score: low === null ? null : score / POINT,
    rated,
    as_low: asLow,
    percentile: rated === 0 ? null : (100 * asLow) / rated,
    sanctioned: counted("sanctioned"),
    sanctioned_false: counted("sanctioned_false"),
    sanctioned_through_others: counted("sanctioned_through_others"),
    longest_spell: longest,
    spells_as_long: asLong,
    spells,
    remedies,
  };
  return { ...out, says: sentenceOf(out) };
}

/** The first month of the lowest score, or null where there is none. */
export function lowestMonth(followed: Followed, { first, last }: Span): number | null {
  let low: number | null = null;
  for (let m = first; m <= last; m++) {
    const score = followed.at(m, "score_16ths");
    if (score >= 0 && (low === null || score < followed.at(low, "score_16ths"))) low = m;
  }
  return low;
}

function longestSpell(followed: Followed, { first, last }: Span): number {
  let longest = 0;
  for (let m = first; m <= last; m++) longest = Math.max(longest, followed.at(m, "spell_months"));
  return longest;
}

/** How many spells under sanction there were in the world, ended or running, and how many of them were at least so long. */
function spellsOf({ harvest, groups }: Whole, months: number): { spells: number; asLong: number } {
  let spells = 0;
  let asLong = 0;
  for (let length = 1; length < 256; length++) {
    const n = harvest.spellsEnded[length * groups] + harvest.spellsRunning[length * groups];
    spells += n;
    if (months > 0 && length >= months) asLong += n;
  }
  return { spells, asLong };
}

function sentenceOf(t: Omit<Typical, "says">): string {
  if (t.month === null || t.percentile === null) return "This resident was never rated.";
  const low = `In ${t.month}, the month of the resident's lowest score, ${grouped(t.as_low)} of ${grouped(t.rated)} rated residents (${percentage(t.percentile)} %) stood as low or lower`;
  const spell =
    t.longest_spell === 0
      ? ""
      : `; of ${grouped(t.spells)} spells under sanction, ${grouped(t.spells_as_long)} lasted as long as the resident's longest, ${t.longest_spell} ${t.longest_spell === 1 ? "month" : "months"}, or longer`;
  return `${low}${spell}.`;
}

const grouped = (n: number): string => n.toLocaleString("en-US");
const percentage = (p: number): string => (p >= 10 ? p.toFixed(0) : p >= 0.1 ? p.toFixed(1) : p.toPrecision(1));
