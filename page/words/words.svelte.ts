import { en, type Key, type Words } from "./en.js";
import { fr } from "./fr.js";
import type { Language } from "./languages.js";
import { zh } from "./zh.js";

const BOOKS: { readonly [language: string]: Words } = { en, zh, fr };

let language = $state<Language>("en");

export const currentLanguage = (): Language => language;
export function speak(tag: Language): void {
  language = tag;
  document.documentElement.lang = tag === "zh" ? "zh-Hans" : tag;
}

/** The words of a key in the reader's language, with what stands in {braces} filled in; numbers as the language writes them. */
export function t(key: Key, values: { readonly [name: string]: string | number } = {}): string {
  return BOOKS[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? number(value) : value;
  });
}

/** A number as the reader's language writes it. */
export const number = (value: number, digits = 0): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** "2018-06" as the reader's language writes a month. */
export function monthName(label: string): string {
  const [year, month] = label.split("-").map(Number);
  return new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(year, month - 1, 1)),
  );
}
