import { describe, expect, test } from "vitest";
import { GATED } from "../../src/draws/decisions.js";
import { SANCTIONS } from "../../src/enforcement/sanctions.js";
import { ACTS } from "../../src/life/acts.js";
import { RATED } from "../../src/month/scratch.js";
import { DOMAINS } from "../../src/safeguards/domains.js";
import { type Changes, Lab, together, without } from "../support/lab.js";
import { STRICT } from "../support/strict.js";
import { type Cost, costsOver, ERRORS, on, sums, UNFADING, world } from "./support.js";

const SIZE = 6000;
/** Lists close nothing here. */
const NO_LISTS = without("enforcement.court_list", "enforcement.misconduct_list", "enforcement.tax_list");
const nameOf = (act: number): string => ACTS.find((a) => GATED[a.key] === act)?.key ?? "";
const OF: Record<string, string> = { travel: "travel", money: "money", tax: "money", court: "money", online: "online" };
const domainOf = (act: number): string | undefined =>
  nameOf(act) === "fraud" ? "money" : OF[ACTS.find((a) => GATED[a.key] === act)?.domain ?? ""];

describe("purpose limits", () => {
  test.each([
    ["never", UNFADING],
    ["expiry", { "score.rule_book": { fading: "expiry", expires_after: 2 } }],
  ])("keep count of what records of each domain cost, and close by that alone (points go: %s)", (fading, rules) => {
    const lab = world(SIZE, NO_LISTS, ERRORS, rules as Changes, on("purpose_limits"));
    const costs = costsOver(lab, 3);
    let wrongly = 0;
    lab.live(1, {
      enforce: (town, { scratch, filed }) => {
        for (let n = 0; n < filed.length; n++)
          costs.push({
            ...blank,
            i: filed.subject[n],
            act: filed.act[n],
            truth: filed.truth[n],
            points: filed.points[n],
            month: 3,
          });
        const stands = (c: Cost): boolean => c.points < 0 && (fading === "never" || c.month > 3 - 2);
        for (const domain of DOMAINS) {
          const spent = sums(SIZE, costs, (c) => stands(c) && domainOf(c.act) === domain);
          const wrong = sums(SIZE, costs, (c) => stands(c) && domainOf(c.act) === domain && c.truth !== 0);
          expect(Array.from(must(town.extras[`spent_${domain}`]))).toEqual(spent);
          expect(Array.from(must(town.extras[`false_${domain}`]))).toEqual(wrong);
          SANCTIONS.forEach((r, bit) => {
            if (r.domain !== domain) return;
            for (let i = 0; i < SIZE; i++)
              if (((scratch.closed[i] >> bit) & 1) !== 0 && (1000 * 16 + spent[i]) >> 4 >= 985) wrongly++;
          });
        }
        SANCTIONS.forEach((r, bit) => {
          if (r.domain === null) expect(scratch.closed.some((c, i) => i < SIZE && ((c >> bit) & 1) !== 0)).toBe(false);
        });
      },
    });
    expect(wrongly).toBe(0);
    expect(lab.total("spared.purpose_limits")).toBeGreaterThan(5);
    expect(lab.total("sanctioned_by_score")).toBeGreaterThan(5);
  });

  test("a record that is struck out is taken out of its domain, too", () => {
    const guards = together(on("purpose_limits"), on("audit", { share: 1, finds: 1, delay: 1 }));
    const lab = world(SIZE, ERRORS, UNFADING, guards);
    const costs = costsOver(lab, 5);
    for (const domain of DOMAINS)
      expect(Array.from(must(lab.towns[0].extras[`false_${domain}`]))).toEqual(
        sums(SIZE, costs, (c) => c.points < 0 && c.truth !== 0 && c.month === 4 && domainOf(c.act) === domain),
      );
  });
});

const blank: Cost = { town: 0, i: 0, act: 0, truth: 0, points: 0, month: 0 };
const must = <T>(x: T | undefined): T => {
  if (x === undefined) throw new Error("no such column");
  return x;
};

test("the proportionality cap: as many months of sanction as what is on record allows, and not one more", () => {
  const months = 0.5;
  const most = 4;
  const lab = world(SIZE, NO_LISTS, on("proportionality_cap", { months, most }));
  const allowed = new Array<number>(SIZE).fill(0);
  for (let n = 0; n < 7; n++)
    lab.live(1, {
      enforce: (town, { filed, scratch }) => {
        for (let r = 0; r < filed.length; r++)
          if (filed.points[r] < 0) {
            const i = filed.subject[r];
            allowed[i] = Math.min(most, allowed[i] + Math.ceil((-filed.points[r] / 160) * months));
          }
        const score = town.scores(n);
        for (let i = 0; i < SIZE; i++) {
          const low = score[i] >= 0 && score[i] >> 4 < 985;
          expect([n, i, scratch.closed[i] !== 0]).toEqual([n, i, low && allowed[i] > 0]);
          if (low && allowed[i] > 0) allowed[i]--;
        }
      },
    });
  expect(lab.total("spared.proportionality_cap")).toBeGreaterThan(20);
});

describe("notice", () => {
  const debts: Changes = { "life.debt": { judged: 0.8, paid: 0 }, "response.pay_off": { pays: 0 } };

  test("lists the same residents, so many months later", () => {
    const sure = { "watch.courts": { wrong_person: 0, phantom: 0 }, ...debts };
    const at_once = world(SIZE, sure).live(5);
    const later = world(SIZE, sure, on("notice", { window: 2, minutes: 13 })).live(5);
    expect(at_once.total("court_listed")).toBeGreaterThan(50);
    for (let month = 0; month < 5; month++)
      expect(later.count("court_listed", "all", month)).toBe(
        month < 2 ? 0 : at_once.count("court_listed", "all", month - 2),
      );
    expect(later.total("staff_minutes.notice")).toBe(13 * later.total("cases.notice"));
    expect(later.total("cases.notice")).toBeGreaterThanOrEqual(at_once.total("court_listed"));
  });

  test("nobody is listed who has paid in time", () => {
    const paying = { "life.debt": { judged: 0.8, paid: 0.5 }, "watch.courts": { wrong_person: 0, phantom: 0 } };
    const lab = world(SIZE, paying, on("notice", { window: 3 })).live(8);
    expect(lab.total("paid.notice")).toBeGreaterThan(20);
    expect(lab.total("court_listed")).toBeLessThan(lab.total("cases.notice"));
  });
});

describe("consent", () => {
  test("only those who joined are rated, and whoever left stays out", () => {
    const lab = world(SIZE, on("consent", { joins: 0.5, leaves: 0.05, leaves_sanctioned: 0.4 }));
    let out = new Set<number>();
    for (let n = 0; n < 8; n++)
      lab.live(1, {
        record: (town) => {
          const now = new Set(
            Array.from(town.columns.status.keys()).filter((i) => (town.columns.status[i] & RATED) === 0),
          );
          const adults = Array.from(now).filter((i) => (town.columns.status[i] & 1) !== 0);
          for (const i of out) expect(now.has(i)).toBe(true);
          out = new Set(adults);
        },
      });
    const everyone = world(SIZE).live(1);
    const rated = (l: Lab): number => l.towns[0].columns.status.filter((s) => (s & RATED) !== 0).length;
    expect(rated(lab)).toBeLessThan(rated(everyone) * 0.5);
    expect(rated(lab)).toBeGreaterThan(rated(everyone) * 0.2);
    expect(lab.total("cases.consent")).toBeGreaterThan(50);
  });
});

describe("sunset", () => {
  test("until then the world is as without it; from then on nothing is left of the scheme", () => {
    const lab = world(SIZE, ERRORS, on("sunset", { runs: 3 }));
    const other = world(SIZE, ERRORS);
    lab.live(3);
    other.live(3);
    expect(lab.state).toEqual(other.state);
    lab.live(2);
    const { court, misconduct, own, wrong, status, hardship } = lab.towns[0].columns;
    for (const column of [court, misconduct, own, wrong]) expect(column.some((x) => x !== 0)).toBe(false);
    expect(status.some((s) => (s & RATED) !== 0)).toBe(false);
    expect(hardship.some((h) => (h & 0x40) !== 0)).toBe(false);
    expect(lab.towns[0].scores(lab.month - 1).every((s) => s === -1)).toBe(true);
    for (const key of ["records", "sanctioned", "rewarded", "court_listed", "on_court_list"])
      expect([key, lab.count(key)]).toEqual([key, 0]);
    expect(lab.total("released.sunset")).toBeGreaterThan(SIZE / 2);
  });
});

test("ratings that are private, kin that are protected and friends that do not count are worlds in which those mechanisms are off", () => {
  const as = (guard: Changes, off: readonly string[]): void => {
    const start = { residents: SIZE, start: "2018-06" };
    const [a, b] = [guard, without(...off)].map(
      (changes) => new Lab({ ...start, settings: together(STRICT, changes) }),
    );
    expect(a.live(4).state).toEqual(b.live(4).state);
  };
  as(on("no_association"), ["score.association"]);
  as(on("kin_protected"), ["score.household", "enforcement.school_bar"]);
  as(on("private_ratings"), ["score.publicity", "enforcement.public_naming", "response.dropping_ties"]);
});
