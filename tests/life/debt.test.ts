import { expect, test } from "vitest";
import { ARREARS, DEBT, JUDGED, NO_DEBT, PAYING } from "../../src/life/debt.js";
import { Lab, together, whoDid, without } from "../support/lab.js";
import { must } from "../support/must.js";
import { levelsOf } from "../support/plain.js";
import { binomialZ, zLimit } from "../support/statistics.js";

const CURED = 0.3;
const JUDGE = 0.2;
const PAID = 0.1;
const BY_INCOME = [0.5, 0.8, 1.1, 1.5, 2];

/** Debts come often, so that a small world has many of every kind. */
const settings = together(without("response.work_lost"), {
  "life.loan_arrears": { rate: 0.05 },
  "life.debt": { cured: CURED, judged: JUDGE, paid: PAID },
  "response.pay_off": { pays: 0.1 },
});

test("arrears are made good or judged, judged debts are paid, by chance and by income as the parameters say", () => {
  const lab = new Lab({ residents: 30000, seed: 4, settings });
  const seen = { arrears: 0, judged: 0, cured: 0, decided: 0 };
  const owing = [0, 0, 0, 0, 0];
  const paid = [0, 0, 0, 0, 0];
  let before = new Uint8Array(0);
  for (let month = 0; month < 8; month++) {
    before = lab.towns[0].columns.hardship.slice();
    lab.live(1, {
      live: (town, m) => {
        const { hardship } = town.columns;
        const fresh = new Set(whoDid(m, "loan_arrears"));
        const judgedNow = new Set(whoDid(m, "court_judgment"));
        const paidNow = new Set(whoDid(m, "debt_paid"));
        for (let i = 0; i < town.size; i++) {
          const [was, is] = [before[i] & DEBT, hardship[i] & DEBT];
          must(judgedNow.has(i) === (was === ARREARS && is === JUDGED));
          if (was === NO_DEBT) must(is === (fresh.has(i) ? ARREARS : NO_DEBT));
          if (was === ARREARS) {
            seen.arrears++;
            if (is === JUDGED) seen.judged++;
            // Made good, though a new loan may fall behind in the same month.
            else if (is === NO_DEBT) seen.cured++;
          }
          if (was === JUDGED) {
            const q = levelsOf(lab, town, i, lab.month).income;
            owing[q]++;
            if (paidNow.has(i)) paid[q]++;
            else must(is === JUDGED);
          }
          if (was === PAYING) {
            seen.decided++;
            must(paidNow.has(i));
          }
        }
        expect(paidNow.size).toBeLessThanOrEqual(owing.reduce((a, b) => a + b, 0) + seen.decided);
      },
    });
  }
  const limit = zLimit(7);
  expect(Math.abs(binomialZ(seen.judged, seen.arrears, JUDGE))).toBeLessThan(limit);
  // Those not judged are made good with the chance that is left, less those who fall behind anew in the same month (at most 18 %).
  const cured = seen.cured / (seen.arrears - seen.judged);
  expect(cured).toBeLessThan(CURED + limit * Math.sqrt((CURED * (1 - CURED)) / (seen.arrears - seen.judged)));
  expect(cured).toBeGreaterThan(CURED * 0.8);
  owing.forEach((n, q) => {
    expect(n).toBeGreaterThan(50);
    expect(Math.abs(binomialZ(paid[q], n, PAID * BY_INCOME[q]))).toBeLessThan(limit);
  });
  expect(seen.decided).toBeGreaterThan(50);
});

test("what is counted is what there is", () => {
  const lab = new Lab({ residents: 20000, seed: 4, settings }).live(5);
  const before = lab.towns[0].columns.hardship.slice();
  lab.live();
  const count = (...states: number[]): number => before.filter((h) => states.includes(h & DEBT)).length;
  expect(lab.count("in_arrears")).toBe(count(ARREARS));
  expect(lab.count("judged_debtors")).toBe(count(JUDGED, PAYING));
});
