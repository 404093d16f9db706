import { en, type Key, type Said, type Words } from "./en.js";
import { fill, type Values } from "./fill.js";
import { fr, frSaid } from "./fr.js";
import type { Language } from "./languages.js";
import { zh, zhSaid } from "./zh.js";

const BOOKS: { readonly [language: string]: Words } = { en, zh, fr };

const SAID: { readonly [language: string]: Said } = { zh: zhSaid, fr: frSaid };

let language = $state<Language>("en");

export const currentLanguage = (): Language => language;
export function speak(tag: Language): void {
  language = tag;
  document.documentElement.lang = tag === "zh" ? "zh-Hans" : tag;
}

/** The words of a key in the reader's language, with what stands in {braces} filled in; numbers as the language writes them. */
export function t(key: Key, values: Values = {}): string {
  return fill(BOOKS[language][key], values, language);
}

/** A number as the reader's language writes it. */
export const number = (value: number, digits = 0): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

export const percent = (share: number, digits = 1): string =>
  new Intl.NumberFormat(language, {
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(share);

/** "2018-06" as the reader's language writes a month. */
export function monthName(label: string): string {
  const [year, month] = label.split("-").map(Number);
  return new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(year, month - 1, 1)),
  );
}

/**
 * What a mechanism, an act, a sanction or a reward is, in the reader's language: `path` as in a scenario, `english` the catalogue's own.
 * @public
 */
export const said = (path: string, english: string): string => SAID[language]?.[path] ?? english;

/** Sentences one after the other. Chinese puts nothing between them. */
export const joined = (...sentences: readonly string[]): string =>
  sentences.filter((text) => text !== "").join(language === "zh" ? "" : " ");
