import type { Language } from "./languages.js";

export type Values = { readonly [hole: string]: number | string };

type Write = (value: number, language: Language) => string;

const digits = (language: Language, least: number, most = least): Intl.NumberFormat =>
  new Intl.NumberFormat(language, { minimumFractionDigits: least, maximumFractionDigits: most });

/** How a number in a hole is written: `{share:percent}`. Without a word: whole, and grouped. */
const FORMATS: { readonly [format: string]: Write } = {
  /** A resident's number: no more than its digits. */
  id: String,
  "0": (value, language) => digits(language, 0).format(value),
  "1": (value, language) => digits(language, 1).format(value),
  percent: (value, language) =>
    new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(value),
  /** Three digits; millions in words. */
  about: (value, language) =>
    new Intl.NumberFormat(language, {
      maximumSignificantDigits: 3,
      ...(Math.abs(value) >= 1e6 ? { notation: "compact", compactDisplay: "long" } : {}),
    }).format(value),
};

/**
 * A sentence with its holes filled in: `{n}` a number as the language writes it, or a word; `{n:percent}` in a format; `{n|day|days}` not
 * the number but the word that goes with it. A hole without a value stays, so that it is seen.
 */
export const fill = (template: string, values: Values, language: Language): string =>
  template.replace(
    /\{(\w+)(?::(\w+))?(?:\|([^|{}]*)\|([^|{}]*))?\}/g,
    (hole, name: string, format: string | undefined, one: string | undefined, many: string) => {
      const value = values[name];
      if (value === undefined) return hole;
      if (one !== undefined) return new Intl.PluralRules(language).select(Number(value)) === "one" ? one : many;
      return typeof value === "string" ? value : (FORMATS[format ?? "0"] ?? FORMATS["0"])(value, language);
    },
  );
