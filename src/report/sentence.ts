import type { Amount } from "./reading/amount.js";
import type { Format, Sentence, Stated } from "./report.js";
import { FORMATS, noun } from "./words.js";

/** A number and how it is written in a sentence. */
export interface Said {
  readonly written: string;
  readonly stated: Stated;
}

/** Puts an amount into words: its number, and after it `one` or `many` where they are given. */
export function put(amount: Amount, format: Format, one?: string, many?: string): Said {
  const { value, ...about } = amount;
  if (value === null) throw new Error(`nothing to say of ${amount.measure}`);
  const written = FORMATS[format](value);
  const after = one === undefined ? "" : ` ${noun(value, one, many)}`;
  return { written: `${written}${after}`, stated: { written, value, ...about } };
}

/** A sentence as a template: sentence`In all, ${put(x, "count", "record")} …`. Words stand as they are; numbers are kept beside it. */
export function sentence(parts: TemplateStringsArray, ...between: readonly (Said | string)[]): Sentence {
  const text = parts.reduce((sum, part, k) => {
    const next = between[k - 1];
    return `${sum}${typeof next === "string" ? next : next.written}${part}`;
  });
  return { text, numbers: between.flatMap((x) => (typeof x === "string" ? [] : [x.stated])) };
}

/** Sentences that belong together, as one. */
export const joined = (sentences: readonly Sentence[]): Sentence => ({
  text: sentences.map((s) => s.text).join(" "),
  numbers: sentences.flatMap((s) => s.numbers),
});
