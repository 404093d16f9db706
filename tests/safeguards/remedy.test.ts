import { expect, test } from "vitest";
import { COURT_FALSE } from "../../src/enforcement/lists.js";
import { type Changes, Lab, together, without } from "../support/lab.js";
import { STRICT } from "../support/strict.js";

const TERM = 4;
/** Debts judged in the first months only, and nobody pays. */
const settings = (court: Record<string, unknown>, more: Changes = {}): Changes =>
  together(
    STRICT,
    without("response.pay_off"),
    {
      "life.loan_arrears": { rate: { "2018-06": 0.05, "2018-07": 0 } },
      "life.debt": { cured: 0, judged: 1, paid: 0 },
      "watch.courts": { phantom: 0, wrong_person: 0 },
      "enforcement.court_list": { listed: 1, term: TERM, extended: 0, ...court },
    },
    more,
  );
const onList = (lab: Lab): number => lab.count("on_court_list");

test("a listing runs out after its term to the month, and so does what it closed", () => {
  const below = Object.fromEntries(["management_bar", "public_naming"].map((k) => [`enforcement.${k}`, { below: 0 }]));
  const lab = new Lab({ residents: 10_000, settings: settings({}, below) }).live(2);
  const listed = onList(lab);
  expect(listed).toBeGreaterThan(100);
  expect(lab.count("court_listed")).toBe(listed);
  for (let month = 1; month <= TERM + 2; month++) {
    expect([month, onList(lab)]).toEqual([month, month <= TERM ? listed : 0]);
    expect(lab.count("under.management_bar")).toBe(month <= TERM ? listed : 0);
    expect(lab.count("court_left_term")).toBe(month === TERM ? listed : 0);
    lab.live();
  }
});

test("who pays is off the list the same month", () => {
  const lab = new Lab({ residents: 10_000, settings: settings({ term: 100 }) }).live(2);
  const listed = onList(lab);
  // From here on every judged debt is paid at once.
  for (const town of lab.towns) for (let i = 0; i < town.size; i++) town.columns.hardship[i] &= ~0x30;
  lab.live();
  expect(lab.count("court_left_paid")).toBe(listed);
  expect(lab.count("court_left_term") + lab.count("court_left_corrected")).toBe(0);
  lab.live();
  expect(onList(lab)).toBe(0);
});

test("a listing on a false record ends only by its term where nothing is corrected, at once where everything is", () => {
  const wrong: Changes = { "watch.courts": { wrong_person: 1 } };
  const never = new Lab({ residents: 10_000, settings: settings({ wrong_corrected: 0 }, wrong) }).live(2);
  const listed = onList(never);
  expect(listed).toBeGreaterThan(100);
  expect(never.count("court_listed_false")).toBe(listed);
  expect(never.towns[0].columns.flags.filter((f) => (f & COURT_FALSE) !== 0).length).toBe(listed);
  never.live(TERM);
  expect(never.total("court_left_corrected") + never.total("court_left_paid")).toBe(0);
  expect(never.total("court_left_term")).toBe(listed);
  expect(never.towns[0].columns.flags.every((f) => (f & COURT_FALSE) === 0)).toBe(true);

  const always = new Lab({ residents: 10_000, settings: settings({ wrong_corrected: 1 }, wrong) }).live(3);
  expect(always.total("court_left_corrected")).toBe(listed);
  expect(onList(always)).toBe(0);
});

test("nobody is corrected off the list who owes", () => {
  const lab = new Lab({ residents: 10_000, settings: settings({ wrong_corrected: 1, term: 100 }) }).live(5);
  expect(onList(lab)).toBeGreaterThan(100);
  expect(lab.total("court_left_corrected")).toBe(0);
});
