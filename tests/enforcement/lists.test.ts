import { describe, expect, test } from "vitest";
import { GATED } from "../../src/draws/decisions.js";
import { COURT_FALSE, EXIT_BARRED, MISCONDUCT_FALSE } from "../../src/enforcement/lists.js";
import { ARREARS, DEBT, NO_DEBT } from "../../src/life/debt.js";
import { TRUE } from "../../src/month/records.js";
import { ADULT } from "../../src/month/scratch.js";
import { type Changes, Lab, type Row, rowsOf, together, without } from "../support/lab.js";
import { must } from "../support/must.js";
import { binomialZ, zLimit } from "../support/statistics.js";
import { STRICT } from "../support/strict.js";

/** Debts come often and stay; nobody pays unless a test says so. */
const OWING: Changes = together(STRICT, without("response.pay_off"), {
  "life.loan_arrears": { rate: 0.05 },
  "life.debt": { cured: 0, judged: 0.3, paid: 0 },
  "watch.courts": { phantom: 0.0005, wrong_person: 0.1 },
});

describe("the court's list", () => {
  const LISTED = 0.7;
  const TERM = 3;
  const EXTENDED = 0.4;
  const EXTENSION = 4;
  const CORRECTED = 0.15;

  interface Entry {
    readonly since: number;
    readonly months: number;
    isFalse: boolean;
  }
  const lab = new Lab({
    residents: 40_000,
    seed: 91,
    settings: together(OWING, {
      "life.debt": { paid: 0.05 },
      "enforcement.court_list": {
        from: "2018-08",
        listed: LISTED,
        term: TERM,
        extended: EXTENDED,
        extension: EXTENSION,
        wrong_corrected: CORRECTED,
      },
    }),
  });
  /** Who is on the list, as the plain reading keeps it. */
  const list = new Map<number, Entry>();
  const sums = { could: 0, listed: 0, entries: 0, longer: 0, wrong: 0, corrected: 0 };
  const left = { paid: 0, term: 0, corrected: 0 };
  const counted: number[][] = [];
  let filed: Row[] = [];
  lab.live(12, {
    record: (_, m) => {
      filed = rowsOf(m.filed);
    },
    enforce: (town) => {
      const { court, flags, status } = town.columns;
      const judged = filed.filter((r) => r.act === GATED.court_judgment && (status[r.subject] & ADULT) !== 0);
      if (lab.month < 2) {
        must(court.every((months) => months === 0));
        return;
      }
      const records = new Map<number, Row[]>();
      for (const r of judged) records.set(r.subject, [...(records.get(r.subject) ?? []), r]);
      let fresh = 0;
      let freshFalse = 0;
      for (const [i, rows] of records) {
        const entry = list.get(i);
        // Who was not on it and now is, came in; whose term is longer than it was, came in anew.
        const now = court[i];
        const before = entry ? entry.months : 0;
        sums.could++;
        if (now === 0) continue;
        if (entry && now === before) {
          // Not listed anew, or listed anew for just what was left: it may have become a true listing, and no false one.
          must(entry.isFalse || (flags[i] & COURT_FALSE) === 0);
          entry.isFalse = (flags[i] & COURT_FALSE) !== 0;
          continue;
        }
        sums.listed++;
        must(now === TERM || now === TERM + EXTENSION, "the term");
        sums.entries++;
        if (now > TERM) sums.longer++;
        const allFalse = rows.every((r) => r.truth !== TRUE);
        if (!entry) {
          fresh++;
          if (rows[0].truth !== TRUE) freshFalse++;
          list.set(i, { since: lab.month, months: now, isFalse: allFalse });
        } else list.set(i, { since: lab.month, months: now, isFalse: entry.isFalse && allFalse });
      }
      for (const [i, entry] of list)
        must(court[i] === entry.months && ((flags[i] & COURT_FALSE) !== 0) === entry.isFalse, "an entry differs");
      must(court.filter((months) => months > 0).length === list.size, "who is on the list");
      counted.push([fresh, freshFalse, list.size]);
    },
    remedy: (town) => {
      const { court, hardship, flags } = town.columns;
      for (const [i, entry] of [...list]) {
        const debt = hardship[i] & DEBT;
        const clear = debt === NO_DEBT || debt === ARREARS;
        if (entry.isFalse) sums.wrong++;
        if (court[i] === 0) {
          list.delete(i);
          must((flags[i] & COURT_FALSE) === 0);
          if (!entry.isFalse && clear) left.paid++;
          else if (entry.isFalse && entry.months > 1) left.corrected++;
          else if (entry.isFalse) left.term++;
          else {
            must(entry.months === 1, "left before the term");
            left.term++;
          }
        } else {
          must(!(clear && !entry.isFalse), "paid, and still on the list");
          must(court[i] === entry.months - 1, "a month less");
          list.set(i, { ...entry, months: court[i] });
        }
      }
    },
  });

  test("takes its share of those judged, from its first month on, and no child", () => {
    expect(sums.could).toBeGreaterThan(1000);
    // Entries anew whose term is by chance what was left of the last cannot be told from none; they are few.
    const z = binomialZ(sums.listed, sums.could, LISTED);
    expect(Math.abs(z)).toBeLessThan(zLimit(3));
  });

  test("extends its share of terms", () => {
    expect(Math.abs(binomialZ(sums.longer, sums.entries, EXTENDED))).toBeLessThan(zLimit(3));
  });

  test("lets go by term, by payment at once, and by correction at its rate; all are counted", () => {
    expect(left.paid).toBeGreaterThan(50);
    expect(left.term).toBeGreaterThan(50);
    const corrections = lab.total("court_left_corrected");
    expect(Math.abs(binomialZ(corrections, sums.wrong, CORRECTED))).toBeLessThan(zLimit(3));
    expect(lab.total("court_left_paid")).toBe(left.paid);
    expect(corrections + lab.total("court_left_term")).toBe(left.corrected + left.term);
  });

  test("entries and who is on it are counted", () => {
    counted.forEach(([fresh, freshFalse, on], n) => {
      expect([lab.count("court_listed", "all", n + 2), lab.count("on_court_list", "all", n + 2)]).toEqual([fresh, on]);
      expect(lab.count("court_listed_false", "all", n + 2)).toBe(freshFalse);
    });
    for (let month = 3; month < 12; month++) {
      const gone = ["court_left_paid", "court_left_term", "court_left_corrected"].reduce(
        (sum, key) => sum + lab.count(key, "all", month - 1),
        0,
      );
      expect(lab.count("on_court_list", "all", month)).toBe(
        lab.count("on_court_list", "all", month - 1) - gone + lab.count("court_listed", "all", month),
      );
    }
  });
});

/** Everybody who misbehaves is listed; everything else that could list or close is off. */
const once = (extra: Changes): Changes =>
  together(STRICT, without("enforcement.court_list"), extra, {
    "life.travel_misconduct": { rate: { "2018-06": 0.05, "2018-07": 0 } },
    "watch.transport_staff": { sees: { travel_misconduct: 1 }, phantom: 0, wrong_person: 0.2 },
    "watch.cameras": { sees: { red_crossing: 0 }, phantom: 0 },
    "registry.regional": { lost: 0 },
  });

describe("the misconduct list", () => {
  test("bars from planes for twelve months and from fast trains for six, then from nothing", () => {
    const below = Object.fromEntries(["air_ban", "rail_ban", "job_bar"].map((k) => [`enforcement.${k}`, { below: 0 }]));
    const lab = new Lab({
      residents: 10_000,
      settings: once(together(below, { "enforcement.misconduct_list": { listed: 1 } })),
    });
    let listed = 0;
    for (let month = 0; month < 14; month++) {
      lab.live();
      if (month === 0) listed = lab.count("on_misconduct_list");
      expect(listed).toBeGreaterThan(50);
      expect(lab.count("under.air_ban")).toBe(month < 12 ? listed : 0);
      expect(lab.count("under.rail_ban")).toBe(month < 6 ? listed : 0);
      expect(lab.count("on_misconduct_list")).toBe(month < 12 ? listed : 0);
    }
    expect(lab.towns[0].columns.flags.every((f) => (f & MISCONDUCT_FALSE) === 0)).toBe(true);
  });

  test("takes its share, and says how many it would take on average", () => {
    const LISTED = 0.3;
    let records = 0;
    let wrong = 0;
    const lab = new Lab({
      residents: 60_000,
      settings: once({ "enforcement.misconduct_list": { listed: LISTED } }),
    }).live(1, {
      record: (town, m) => {
        const grownUp = (i: number): boolean => (town.columns.status[i] & ADULT) !== 0;
        const of = rowsOf(m.filed).filter((r) => r.act === GATED.travel_misconduct && grownUp(r.subject));
        records = of.length;
        wrong = of.filter((r) => r.truth !== TRUE).length;
      },
    });
    expect(lab.count("misconduct_expected") / 2 ** 32).toBeCloseTo(records * LISTED, 3);
    expect(Math.abs(binomialZ(lab.count("misconduct_listed"), records, LISTED))).toBeLessThan(zLimit(2));
    expect(Math.abs(binomialZ(lab.count("misconduct_listed_false"), wrong, LISTED))).toBeLessThan(zLimit(2));
  });
});

describe("exit bans", () => {
  const BARRED = 0.2;
  const RELEASED = 0.3;
  const lab = new Lab({
    residents: 60_000,
    settings: together(STRICT, { "enforcement.tax_list": { barred: BARRED, released: RELEASED } }),
  });
  let could = 0;
  let freed = 0;
  let might = 0;
  let before = new Uint8Array(60_000);
  lab.live(6, {
    record: (town) => {
      before = town.columns.hardship.slice();
    },
    enforce: (town, m) => {
      const { hardship, status } = town.columns;
      const grownUp = (i: number): boolean => (status[i] & ADULT) !== 0;
      const taxed = new Set(
        rowsOf(m.filed).flatMap((r) => (r.act === GATED.unpaid_tax && grownUp(r.subject) ? [r.subject] : [])),
      );
      for (let i = 0; i < town.size; i++) {
        const [was, is] = [before[i] & EXIT_BARRED, hardship[i] & EXIT_BARRED];
        if (was !== 0 && !taxed.has(i)) {
          might++;
          if (is === 0) freed++;
        }
        if (was === 0 && is !== 0) must(taxed.has(i), "barred without a record");
        if (was === 0 && taxed.has(i)) could++;
      }
    },
  });

  test("fall on their share of those with unpaid tax on record", () => {
    expect(could).toBeGreaterThan(300);
    const expected = lab.total("exit_bans_expected") / 2 ** 32;
    // A few have two records in a month, or are barred anew as soon as they are freed; the counter takes each record.
    expect(expected / (could * BARRED)).toBeGreaterThan(1 - 1e-6);
    expect(expected / (could * BARRED)).toBeLessThan(1.1);
    const spread = Math.sqrt(expected * (1 - BARRED));
    expect(Math.abs(lab.total("exit_bans") - expected) / spread).toBeLessThan(zLimit(2));
  });

  test("end when the tax is paid", () => {
    expect(Math.abs(binomialZ(freed, might, RELEASED))).toBeLessThan(zLimit(2));
    const on = lab.towns[0].columns.hardship.filter((h) => (h & EXIT_BARRED) !== 0).length;
    expect(lab.count("under_exit_ban")).toBe(on);
  });
});
