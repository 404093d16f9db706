import { some } from "../reading/amount.js";
import { isOn, sanctionsOf } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Sentence } from "../report.js";
import { scaledNote } from "../sections/scaled-note.js";
import { joined, put, sentence } from "../sentence.js";
import { monthName, upperFirst } from "../words.js";
import { endOf2018, monthsOf, notLived, yearSaid } from "./when.js";

const has = (r: Reading, key: string): boolean => sanctionsOf(r.scenario).some((s) => s.key === key);

/** F-SEED-1: people barred from flying, and tickets refused. */
export function bannedFromFlying(r: Reading): Sentence[] {
  if (!has(r, "air_ban")) return [];
  const months = monthsOf(r, 2018);
  if (months.length === 0) return [notLived(2018)];
  const people = r.scaled(r.at("air_barred_this_year", months[months.length - 1]));
  const air = r.scaled(r.sum("met_air_ban", months));
  const barred = sentence`In ${yearSaid(r, 2018)}, ${put(people, "country")} people were barred from flying at some time, and ${put(air, "country")} air`;
  const rail = has(r, "rail_ban")
    ? sentence` and ${put(r.scaled(r.sum("met_rail_ban", months)), "country")} high-speed-rail purchases were refused`
    : sentence` purchases were refused`;
  return [{ text: `${barred.text}${rail.text} (${scaledNote(r)}).`, numbers: [...barred.numbers, ...rail.numbers] }];
}

/** F-SEED-2: what bans rest on. */
export function whyBanned(r: Reading): Sentence[] {
  if (sanctionsOf(r.scenario).length === 0) return [];
  const month = endOf2018(r);
  const told: Sentence[] = [];
  const byScore = r.at("sanctioned_by_score_share", month);
  if (byScore.value === null) told.push(sentence`Nobody was under a sanction in ${monthName(month)}.`);
  else if (byScore.value === 0)
    told.push(sentence`In ${monthName(month)} every sanction rested on a list, none on a score.`);
  else if (byScore.value === 1)
    told.push(sentence`In ${monthName(month)} the score alone would have brought every sanction.`);
  else
    told.push(
      sentence`In ${monthName(month)} the score alone would have brought the sanction on ${put(byScore, "share")} of those under one.`,
    );
  const listed = monthsOf(r, 2018);
  if (isOn(r.scenario, "enforcement.misconduct_list") && listed.length > 0) {
    const expected = r.scaled(r.at("misconduct_listed_expected_this_year", listed[listed.length - 1]));
    told.push(
      sentence`Listings for travel misconduct expected in ${yearSaid(r, 2018)}: ${put(expected, "country")} (${scaledNote(r)}).`,
    );
  }
  return [joined(told)];
}

/** F-SEED-8: people barred from leaving the country. An expectation, since a world may be too small to hold one. */
export function barredFromLeaving(r: Reading): Sentence[] {
  if (!has(r, "exit_ban")) return [];
  const months = monthsOf(r, 2018);
  if (months.length === 0) return [notLived(2018)];
  const last = months[months.length - 1];
  const expected = r.scaled(r.at("exit_bans_expected_this_year", last));
  const found = r.sum("exit_bans", months);
  const here = some(found) ? sentence`${put(found, "count")} came about` : sentence`none came about`;
  const told = sentence`${upperFirst(yearSaid(r, 2018))}: ${put(expected, "country")} new bans expected (the sum of their chances, ${scaledNote(r)})`;
  return [
    {
      text: `${told.text}; among the world's own residents ${here.text}.`,
      numbers: [...told.numbers, ...here.numbers],
    },
  ];
}

/** F-SEED-7: homes with a slowed connection. */
export function slowed(r: Reading): Sentence[] {
  if (!has(r, "slow_internet")) return [];
  const month = endOf2018(r);
  const met = r.scaled(r.at("met_slow_internet", month));
  return [
    some(met)
      ? sentence`In ${monthName(month)}, ${put(met, "country")} people online had a slowed connection (${scaledNote(r)}).`
      : sentence`In ${monthName(month)} nobody's connection was slowed.`,
  ];
}
