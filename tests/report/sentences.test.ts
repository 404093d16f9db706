import { beforeAll, expect, test } from "vitest";
import type { Outcomes } from "../../src/worlds/outcomes.js";
import { smallWorld } from "../support/world.js";
import { counting, report, sectionOf } from "./support.js";

let base: Outcomes;
beforeAll(async () => {
  base = await smallWorld({ residents: 1000, months: 3, start: "2018-10", sample: 1 });
  const none = (all: Int32Array): Int32Array => new Int32Array(all.length);
  base = { ...base, spellsEnded: none(base.spellsEnded), spellsRunning: none(base.spellsRunning) };
});

const SANCTIONED = { sanctioned: 0, sanctioned_false: 0, sanctioned_through_others: 0 };
const happened = (said: { readonly [counter: string]: number }) =>
  report(counting(base, said)).happened.map((s) => s.text);

test.each([
  [0, "Nobody was under a sanction in any month."],
  [
    1,
    "In December 2018, 1 resident was under a sanction (0.10 %); scaled to 1.41 billion people that is 1.41 million.",
  ],
  [
    12,
    "In December 2018, 12 residents were under a sanction (1.2 %); scaled to 1.41 billion people that is 16.9 million.",
  ],
])("%i under a sanction", (n, text) => {
  expect(happened({ ...SANCTIONED, sanctioned: n })[1].replaceAll("\u00a0", " ")).toBe(text);
});

test.each([
  [
    0,
    0,
    "From October 2018 to December 2018, air tickets were never refused, and high-speed-rail tickets were never refused.",
  ],
  [
    1,
    2,
    "From October 2018 to December 2018, air tickets were refused 1 time (scaled, 1.41 million), and high-speed-rail tickets were refused 2 times (scaled, 2.82 million).",
  ],
])("%i air and %i rail refusals", (air, rail, text) => {
  expect(
    happened({ ...SANCTIONED, sanctioned: 5, "met.air_ban": air, "met.rail_ban": rail })[2].replaceAll("\u00a0", " "),
  ).toBe(text);
});

const RECORDS = { records_wrong_person: 0, records_nobody: 0, records_mixed_up: 0, ...SANCTIONED };

test.each([
  [{ ...RECORDS, records: 0 }, "No record was filed."],
  [{ ...RECORDS, records: 1 }, "No record was false: 1 was filed."],
  [{ ...RECORDS, records: 5 }, "No record was false: 5 were filed."],
  [{ ...RECORDS, records: 1, records_nobody: 1 }, "Of 1 record filed, 1 (100 %) was false: 1 of what nobody did."],
  [
    { ...RECORDS, records: 400, records_wrong_person: 1, records_nobody: 2, records_mixed_up: 1 },
    "Of 400 records filed, 4 (1.0 %) were false: 1 of what somebody else did, 2 of what nobody did and 1 put into the wrong file at the centre.",
  ],
])("records %#", (said, text) => {
  expect(happened(said).map((s) => s.replaceAll("\u00a0", " "))).toContain(text);
});

test.each([
  [
    0,
    0,
    "nobody was under a sanction because of a false record, and nobody was because of the scores of ties and household.",
  ],
  [
    1,
    2,
    "1 resident was under a sanction because of a false record, and 2 residents were because of the scores of ties and household.",
  ],
])("%i by a false record, %i by others", (wrong, through, text) => {
  const said = { sanctioned: 5, sanctioned_false: wrong, sanctioned_through_others: through };
  expect(happened(said)[4]).toContain(`In December 2018, ${text}`);
});

test.each([
  [0, "No word out of line was held back."],
  [1, "Words out of line were held back 1 time ("],
  [2, "Words out of line were held back 2 times ("],
])("%i words held back", (n, text) => {
  expect(happened({ words_held_back: n }).at(-1)).toContain(text);
});

test.each([
  [[], []],
  [[3], ["There was 1 spell under sanction; it ended after 3 months."]],
  [[1], ["There was 1 spell under sanction; it ended after 1 month."]],
  [[1, 3], ["Of 2 spells under sanction, an estimated half end within 1 month."]],
])("spells of %j months", (lengths, texts) => {
  const spellsEnded = Int32Array.from(base.spellsEnded);
  for (const months of lengths) spellsEnded[months * base.groups.length]++;
  const told = sectionOf(report({ ...base, spellsEnded }), "spirals").says.map((s) => s.text);
  expect(told.filter((t) => t.includes("spell"))).toEqual(texts);
});

test("a spell still running is not said to have ended", () => {
  const spellsRunning = Int32Array.from(base.spellsRunning);
  spellsRunning[2 * base.groups.length] = 1;
  const told = sectionOf(report({ ...base, spellsRunning }), "spirals").says.map((s) => s.text);
  expect(told).toContain("There was 1 spell under sanction, and it was still running at the end.");
});

test.each([
  [0, 0, undefined],
  [
    1,
    0,
    "In December 2018 a grown-up's sanction kept 1 child of school age out of the best schools, who had not applied for a place.",
  ],
  [
    2,
    1,
    "In December 2018 a grown-up's sanction kept 2 children of school age out of the best schools; over the whole time 1 place was lost.",
  ],
])("%i children and %i places", (children, places, text) => {
  const told = sectionOf(report(counting(base, { children_barred: children, "met.school_bar": places })), "errors");
  expect(told.says.map((s) => s.text).find((t) => t.includes("school"))).toBe(text);
});
