import { bands, bandsOf } from "../figures/bands.js";
import { meanScore } from "../figures/mean-score.js";
import { some } from "../reading/amount.js";
import { hasScore } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Section, Sentence } from "../report.js";
import { put, sentence } from "../sentence.js";
import { monthName } from "../words.js";
import { or, section } from "./section.js";

/** Scores over time: their mean, and who stands in which band. */
export function scores(r: Reading): Section {
  const reason = hasScore(r.scenario)
    ? "Nobody was rated in any month, so there is no score to show."
    : "This scenario has no score, so there is none to show.";
  return section(
    "scores",
    "Scores over time",
    [...meanOf(r), ...bandsNow(r), ...atLimit(r)],
    [or(meanScore(r), reason), or(bands(r), reason)],
  );
}

function meanOf(r: Reading): Sentence[] {
  const rated = r.months.filter((m) => r.at("mean_score", m).value !== null);
  if (rated.length === 0) return [];
  const first = r.at("mean_score", rated[0]);
  const last = r.at("mean_score", rated[rated.length - 1]);
  const ends = sentence`The mean score was ${put(last, "points", "point")} in ${monthName(last.when)}`;
  if (rated.length === 1)
    return [sentence`The mean score was ${put(last, "points", "point")} in ${monthName(last.when)}.`];
  const from = sentence`, after ${put(first, "points", "point")} in ${monthName(first.when)}, the first month in which anyone was rated.`;
  return [{ text: ends.text + from.text, numbers: [...ends.numbers, ...from.numbers] }];
}

/** The fullest band and the lowest one. */
function bandsNow(r: Reading): Sentence[] {
  const found = bandsOf(r)
    .map((b) => ({ ...b, share: r.at(b.measure, r.lastMonth) }))
    .filter((b) => b.share.value !== null);
  if (found.length === 0) return [];
  const fullest = found.reduce((best, b) => ((b.share.value as number) > (best.share.value as number) ? b : best));
  const lowest = found[0];
  const of = sentence`Most of the rated stood in band ${fullest.name} in ${monthName(r.lastMonth)}: ${put(fullest.share, "share")}.`;
  const many = (fullest.share.value as number) > 0.5;
  const fewer = sentence`The fullest band in ${monthName(r.lastMonth)} was ${fullest.name}, with ${put(fullest.share, "share")} of the rated.`;
  const bottom = some(lowest.share)
    ? sentence`In the lowest band, ${lowest.name}, stood ${put(lowest.share, "share")}.`
    : sentence`Nobody stood in the lowest band, ${lowest.name}.`;
  return lowest === fullest ? [many ? of : fewer] : [many ? of : fewer, bottom];
}

function atLimit(r: Reading): Sentence[] {
  const share = r.at("at_limit_share", r.lastMonth);
  return some(share)
    ? [sentence`The score of ${put(share, "share")} of the rated was held by an end of the scale.`]
    : [];
}
