import type { Format } from "./report.js";

/** A space that does not break a number from its sign. */
const NBSP = "\u00a0";
const NONE = "–";

/** 1234567.8 is "1,234,568". */
export const grouped = (n: number): string => Math.round(n).toLocaleString("en-US");

/** A minus sign as it is printed. */
const signed = (text: string): string => text.replace("-", "\u2212");

/** About three digits, never in powers of ten. */
function brief(n: number): string {
  const size = Math.abs(n);
  if (Number.isInteger(n) || size >= 100) return signed(grouped(n));
  const digits = size >= 10 ? 1 : size >= 1 ? 2 : Math.min(6, 1 - Math.floor(Math.log10(size)));
  return signed(n.toFixed(digits));
}

/** 0.1342 is "13.4 %". Two digits at least, and never rounded to nothing or to everything. */
function percent(share: number): string {
  const p = share * 100;
  if (p === 0 || p === 100) return `${p}${NBSP}%`;
  const size = Math.min(Math.abs(p), Math.abs(100 - p));
  const digits = size >= 1 ? 1 : Math.min(6, 1 - Math.floor(Math.log10(size) + 1e-9));
  return `${signed(p.toFixed(digits))}${NBSP}%`;
}

/** 23.1 million, 4.56 thousand million is "4.56 billion". */
function large(n: number): string {
  const size = Math.abs(n);
  if (size >= 999.5e6) return `${(n / 1e9).toPrecision(3)}${NBSP}billion`;
  if (size >= 999500) return `${(n / 1e6).toPrecision(3)}${NBSP}million`;
  return size >= 1000 ? grouped(Number(n.toPrecision(3))) : size >= 10 ? grouped(n) : brief(n);
}

/** 0.076 as "7.6 pp". */
const percentagePoints = (n: number): string => `${signed((n * 100).toFixed(Math.abs(n) >= 0.001 ? 1 : 2))}${NBSP}pp`;

/** How each kind of number is written. The same in sentences, tables and pictures. */
export const FORMATS: Readonly<Record<Format, (n: number) => string>> = {
  count: grouped,
  country: large,
  share: percent,
  rate: brief,
  change: percentagePoints,
  points: (n) => signed(n.toFixed(1)),
  ratio: (n) => `${n >= 10 ? n.toFixed(1) : n.toFixed(2)}`,
  index: (n) => n.toFixed(3),
  months: (n) => String(n),
  text: String,
};

export const written = (format: Format, value: number | null): string =>
  value === null ? NONE : FORMATS[format](value);

/** "resident" for one, "residents" for any other number. */
export const noun = (n: number, one: string, many = `${one}s`): string => (n === 1 ? one : many);

/** "1 resident", "2 residents", "no residents". */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n === 0 ? "no" : grouped(n)} ${noun(n, one, many)}`;

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** "2018-12" is "December 2018". */
export const monthName = (label: string): string => `${MONTHS[Number(label.slice(5)) - 1]} ${label.slice(0, 4)}`;

/** A span of months: "January 2014 to December 2020", or the one month. */
export const span = (months: readonly string[]): string =>
  months.length < 2 ? monthName(months[0]) : `${monthName(months[0])} to ${monthName(months[months.length - 1])}`;

const GROUPS: Readonly<Record<string, string>> = {
  all: "everyone",
  "registered:home": "registered at home",
  "registered:away": "registered elsewhere",
  "income:Q1": "poorest fifth",
  "income:Q2": "second fifth",
  "income:Q3": "middle fifth",
  "income:Q4": "fourth fifth",
  "income:Q5": "richest fifth",
};

/** "income:Q1" is "poorest fifth". */
export const groupName = (key: string): string => GROUPS[key] ?? key.slice(key.indexOf(":") + 1).replace("-", "–");
