import { heldBack } from "../figures/held-back.js";
import { wordsOutOfLine } from "../figures/words.js";
import { some } from "../reading/amount.js";
import { isOn } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Section, Sentence } from "../report.js";
import { put, sentence } from "../sentence.js";
import { monthName } from "../words.js";
import { or, section } from "./section.js";

/** Silence: words written and held back, and offences deterred beside it. */
export const silence = (r: Reading): Section =>
  section(
    "silence",
    "Silence",
    [...wordsHeldBack(r), ...chill(r)],
    [
      or(wordsOutOfLine(r), "Nobody wrote anything out of line."),
      or(heldBack(r), "No word was held back and no offence deterred."),
    ],
  );

/** What was left unsaid and undone. */
export function wordsHeldBack(r: Reading): Sentence[] {
  const { scenario, months } = r;
  const words = r.sum("words_held_back", months);
  const deterred = r.sum("offences_deterred", months);
  const said = isOn(scenario, "response.self_censorship")
    ? some(words)
      ? sentence`Words out of line were held back ${put(words, "count", "time")} (${put(shareOf(r, "words_held_back", "words_out"), "share")} of what there would have been).`
      : sentence`No word out of line was held back.`
    : sentence`Self-censorship is no part of this scenario.`;
  const done = isOn(scenario, "response.compliance")
    ? some(deterred)
      ? sentence`Offences were deterred ${put(deterred, "count", "time")} (${put(shareOf(r, "offences_deterred", "offences"), "share")} of what there would have been).`
      : sentence`No offence was deterred.`
    : sentence`Learned caution about offences is no part of this scenario.`;
  return [said, done];
}

/** What did not happen, as a share of it and what did. */
function shareOf(r: Reading, not: string, did: string) {
  const held = r.sum(not, r.months);
  const came = r.sum(did, r.months);
  const n = (held.value as number) + (came.value as number);
  return {
    ...held,
    value: n > 0 ? Number(((held.value as number) / n).toPrecision(9)) : null,
    measure: `${not} / (${not} + ${did})`,
    unit: "share of what there would have been",
    n,
  };
}

function chill(r: Reading): Sentence[] {
  // Some scenarios count it by quarter: the last month that has it.
  const month = [...r.months].reverse().find((m) => some(r.at("chill_mean", m)));
  if (month === undefined) return [];
  return [
    sentence`In ${monthName(month)} learned caution about speaking was at ${put(r.at("chill_mean", month), "share")} of the most it can be, averaged over all residents.`,
  ];
}
