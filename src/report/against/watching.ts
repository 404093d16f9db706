import { some } from "../reading/amount.js";
import { isOn } from "../reading/parts.js";
import type { Reading } from "../reading/reading.js";
import type { Sentence } from "../report.js";
import { scaledNote } from "../sections/scaled-note.js";
import { joined, put, sentence } from "../sentence.js";
import { monthName } from "../words.js";
import { monthsOf, notLived } from "./when.js";

const camerasIn = (r: Reading, month: string): Sentence =>
  sentence`${put(r.scaled(r.at("cameras", month)), "country")} cameras in ${monthName(month)}`;

/** F-SEED-5: street cameras at the two dates of the claim. */
export function cameras(r: Reading): Sentence[] {
  if (!isOn(r.scenario, "watch.cameras")) return [];
  const asked = ["2017-12", "2020-12"].filter((m) => r.months.includes(m));
  const told = (asked.length > 0 ? asked : [r.lastMonth]).map((m) => camerasIn(r, m));
  const all = joined(told);
  return [{ text: `${told.map((t) => t.text).join(", ")} (${scaledNote(r)}).`, numbers: all.numbers }];
}

/** F-SEED-10: the same in a world made like France. */
export function camerasInFrance(r: Reading): Sentence[] {
  const regions = r.scenario.settings.society.regions as Record<string, number>;
  return "France" in regions ? cameras(r) : [];
}

/** F-SEED-9: who pays by phone. Some months do not count it: the last of 2018 that does. */
export function payers(r: Reading): Sentence[] {
  const months = monthsOf(r, 2018);
  if (months.length === 0) return [notLived(2018)];
  const month = [...months].reverse().find((m) => some(r.at("payers", m)));
  if (month === undefined) return [sentence`Nobody paid by phone.`];
  return [
    sentence`${put(r.scaled(r.at("payers", month)), "country")} people paid by phone in ${monthName(month)} (${scaledNote(r)}).`,
  ];
}
