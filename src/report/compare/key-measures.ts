import type { Effect, Effects } from "../../worlds/pair/effects.js";
import type { Format } from "../report.js";
import { grouped, written } from "../words.js";

/** A measure that a comparison tells of first. All others are in effects.parquet. */
export interface KeyMeasure {
  readonly measure: string;
  /** As a row of a table. */
  readonly name: string;
  /** How its values are written, and how a difference of two of them is. */
  readonly format: Format;
  readonly change: Format;
}

const key = (
  measure: string,
  name: string,
  format: Format,
  // A mean of counts is seldom whole.
  change: Format = format === "count" ? "rate" : format,
): KeyMeasure => ({
  measure,
  name,
  format,
  change,
});

/** In the order in which they are told: the score, what it closes, by whose fault, what people do about it, what becomes of them. */
export const KEY_MEASURES: readonly KeyMeasure[] = [
  key("rated", "rated residents", "count"),
  key("mean_score", "mean score, points", "points"),
  key("sanctioned", "under a sanction, residents", "count"),
  key("sanctioned_share", "under a sanction, share of residents", "share", "change"),
  key("sanctioned_false", "under one for a false record", "count"),
  key("sanctioned_through_others", "under one through ties or household", "count"),
  key("children_barred", "children kept out of the best schools", "count"),
  key("spells_over_a_year", "under a sanction for over a year", "count"),
  key("refusals", "doors found closed in the month, times", "count"),
  key("rewarded", "with something opened by the score", "count"),
  key("records", "records filed in the month", "count"),
  key("records_false", "false records filed in the month", "count"),
  key("court_listed_this_year", "new on the court's list this year", "count"),
  key("on_court_list", "on the court's list", "count"),
  key("offences", "offences in the month", "count"),
  key("words_held_back", "words held back in the month", "count"),
  key("ties_dropped", "ends of ties dropped in the month", "count"),
  key("poorer", "with less income than at the start", "count"),
  key("income_gini", "income, Gini coefficient", "index", "rate"),
];

/** The key measures that both worlds have, with their effects on everyone in the last month. */
export const keyEffects = (effects: Effects): { readonly key: KeyMeasure; readonly effect: Effect }[] =>
  KEY_MEASURES.flatMap((k) => {
    const effect = effects.find(k.measure);
    return effect === null || effect.estimate === null ? [] : [{ key: k, effect }];
  });

/** A difference with its sign: "+2.9", "−312", "0". */
export function signedly(format: Format, value: number | null): string {
  const text = (format === "change" && value !== null ? points(value) : written(format, value)).replace("-", "\u2212");
  if (!/[1-9]/.test(text)) return text.replace("\u2212", "");
  return value !== null && value > 0 ? `+${text}` : text;
}

/** A difference of shares in percentage points, two digits of them where it is small, so that the ends of an interval can be told apart. */
const points = (share: number): string => `${(share * 100).toFixed(Math.abs(share) < 0.01 ? 2 : 1)}\u00a0pp`;

/** An interval in words: "+2.7 to +3.1"; a dash where there is none. */
export const intervalOf = (format: Format, lo: number | null, hi: number | null): string =>
  lo === null || hi === null ? "–" : `${signedly(format, lo)} to ${signedly(format, hi)}`;

/** Gains above this are told as such: they say that the difference hardly varies, not how little. */
const MOST_GAIN = 10_000;

/** A gain by pairing: "41 ×". */
export function gainOf(gain: number | null): string {
  if (gain === null) return "–";
  if (gain > MOST_GAIN) return `> ${grouped(MOST_GAIN)} ×`;
  return `${gain >= 9.95 ? grouped(gain) : gain.toFixed(1)} ×`;
}
