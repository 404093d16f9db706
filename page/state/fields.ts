import { MONTH, MOST_MONTHS } from "../../src/scenario/limits.js";
import { isLanguage } from "../words/languages.js";
import { BEGINNING, type Choice, MOST_RESIDENTS, MOST_SEED } from "./choice.js";
import { otherFrom } from "./other.js";
import { PRESETS } from "./presets.js";

/** How one part of the choice is written in a link. A link that lacks it means the beginning's value. */
export interface Field<K extends keyof Choice = keyof Choice> {
  readonly name: string;
  readonly of: K;
  write(value: Choice[K]): string;
  /** Undefined where the text is no such value. */
  read(text: string): Choice[K] | undefined;
}

const field = <K extends keyof Choice>(f: Field<K>): Field => f as unknown as Field;

const whole =
  (least: number, most: number) =>
  (text: string): number | undefined => {
    const n = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    return n >= least && n <= most ? n : undefined;
  };
const plain =
  (pattern: RegExp) =>
  (text: string): string | undefined =>
    pattern.test(text) ? text : undefined;

/** The parts of a link, in order; `sets` are written apart, one each. To add one, add a row here and to `Choice`. */
export const FIELDS: readonly Field[] = [
  field({ name: "at", of: "at", write: String, read: plain(/^[a-z0-9-]{0,40}$/) }),
  field({ name: "position", of: "position", write: String, read: plain(/^[a-zA-Z0-9-]{0,40}$/) }),
  field({ name: "bet", of: "bet", write: String, read: whole(0, 1000) }),
  field({
    name: "world",
    of: "preset",
    write: String,
    read: (text) => (PRESETS.includes(text) ? text : undefined),
  }),
  field({ name: "residents", of: "residents", write: String, read: whole(1, MOST_RESIDENTS) }),
  field({ name: "seed", of: "seed", write: String, read: whole(0, MOST_SEED) }),
  field({ name: "start", of: "start", write: String, read: plain(MONTH) }),
  field({ name: "months", of: "months", write: String, read: whole(1, MOST_MONTHS) }),
  field({ name: "month", of: "month", write: String, read: whole(0, MOST_MONTHS) }),
  field({ name: "resident", of: "resident", write: String, read: whole(0, MOST_RESIDENTS - 1) }),
  field({ name: "group", of: "group", write: String, read: plain(/^[\p{L}\p{N} .,'&()+/_:-]{1,80}$/u) }),
  field({ name: "other", of: "other", write: (other) => JSON.stringify(other), read: otherFrom }),
  field({
    name: "lang",
    of: "language",
    write: String,
    read: (text) => (isLanguage(text) ? text : undefined),
  }),
];

/** Is a part as it is at the beginning? Then a link leaves it out. */
export const isBeginning = (choice: Choice, of: keyof Choice): boolean => choice[of] === BEGINNING[of];
