import { describe, expect, test } from "vitest";
import { SANCTIONS } from "../../src/enforcement/sanctions.js";
import { DEBT, JUDGED, PAYING } from "../../src/life/debt.js";
import { type Changes, Lab, together, whoDid, without } from "../support/lab.js";
import { must } from "../support/must.js";
import { binomialZ, zLimit } from "../support/statistics.js";
import { STRICT } from "../support/strict.js";

const QUIET = without("response.compliance", "response.self_censorship", "response.point_seeking");
const WORK = SANCTIONS.reduce((bits, r, n) => bits | (/^(job|management)_bar$/.test(r.key) ? 1 << n : 0), 0);

describe("work lost", () => {
  const LOSS = 0.6;
  const STEPS = 2;
  const RECOVERS = 0.2;
  const settings: Changes = together(STRICT, QUIET, {
    "life.apply_job": { rate: 0.1 },
    "enforcement.job_bar": { below: 995 },
    "response.work_lost": { loss: LOSS, steps: STEPS, recovers: RECOVERS },
  });
  const asked = { residents: 30_000, seed: 121 };
  const lab = new Lab({ ...asked, settings });
  const sums = { refused: 0, lost: 0, free: 0, regained: 0 };
  let before = new Uint8Array(0);
  lab.live(8, {
    remedy: (town) => {
      before = town.columns.hardship.map((h) => h & 15);
    },
    respond: (town, m) => {
      const jobs = new Set(whoDid(m, "apply_job"));
      const posts = new Set(whoDid(m, "seek_management"));
      for (let i = 0; i < town.size; i++) {
        const change = (town.columns.hardship[i] & 15) - before[i];
        if (change > 0) must(jobs.has(i) || posts.has(i), "lost without a refusal");
        const barred = (m.scratch.closed[i] & WORK) !== 0;
        if (jobs.has(i) && !posts.has(i)) {
          must(barred && change >= 0);
          must(change === 0 || change === STEPS || before[i] + change === 15);
          if (before[i] < 15) {
            sums.refused++;
            if (change > 0) sums.lost++;
          }
        }
        if (before[i] > 0 && !jobs.has(i) && !posts.has(i)) {
          if (barred) must(change === 0, "recovered under the bar");
          else {
            sums.free++;
            must(change === 0 || change === -1);
            if (change < 0) sums.regained++;
          }
        }
      }
    },
  });

  test("a refusal costs income with its chance; who is free of bars on work recovers at the rate", () => {
    expect(sums.refused).toBeGreaterThan(500);
    expect(Math.abs(binomialZ(sums.lost, sums.refused, LOSS))).toBeLessThan(zLimit(2));
    expect(sums.free).toBeGreaterThan(200);
    expect(Math.abs(binomialZ(sums.regained, sums.free, RECOVERS))).toBeLessThan(zLimit(2));
  });

  test("the spiral: whoever pays late without it does so with it, and others do besides; scores and incomes are lower", () => {
    const bills: Set<string>[] = [];
    const labs = [false, true].map((on) => {
      const late = new Set<string>();
      bills.push(late);
      const world = new Lab({
        ...asked,
        settings: together(settings, { "response.work_lost": { on, steps: 5, recovers: 0 } }),
      });
      return world.live(12, {
        live: (_, m) => {
          for (const i of whoDid(m, "late_bill")) late.add(`${world.month}:${i}`);
        },
      });
    });
    const [without, withIt] = bills;
    for (const bill of without) must(withIt.has(bill), "a bill paid late only in the world without losses");
    const extra = withIt.size - without.size;
    // Losses of 70 % and more raise a refused resident's rate of late bills by at least a third; a share of them are refused.
    expect(extra).toBeGreaterThan(20);
    for (let month = 3; month < 12; month++)
      expect(labs[1].count("income_sum", "all", month)).toBeLessThan(labs[0].count("income_sum", "all", month));
    expect(labs[1].total("score_sum")).toBeLessThan(labs[0].total("score_sum"));
    expect(labs[1].total("acts.loan_arrears")).toBeGreaterThanOrEqual(labs[0].total("acts.loan_arrears"));
    expect(labs[1].count("poorer")).toBeGreaterThan(0);
    expect(labs[0].count("poorer")).toBe(0);
  });

  test("nobody can lose more than there is to lose", () => {
    const worst = new Lab({
      ...asked,
      settings: together(settings, {
        "life.apply_job": { rate: 1 },
        "enforcement.job_bar": { below: 1600 },
        "response.work_lost": { loss: 1, steps: 5, recovers: 0 },
      }),
    }).live(6);
    const lost = worst.towns[0].columns.hardship.map((h) => h & 15);
    expect(lost.reduce((a, b) => Math.max(a, b), 0)).toBe(15);
    expect(worst.total("income_lost")).toBe(lost.reduce((a, b) => a + b, 0));
  });
});

describe("paying off", () => {
  const PAYS = 0.15;
  const settings: Changes = together(STRICT, {
    "life.loan_arrears": { rate: 0.03 },
    "life.debt": { judged: 0.3, paid: 0 },
    "response.pay_off": { pays: PAYS },
  });

  test("listed debtors decide to pay at the rate, and do so the next month", () => {
    const lab = new Lab({ residents: 30_000, seed: 122, settings });
    let before = new Uint8Array(0);
    let could = 0;
    let decided = 0;
    let deciding = 0;
    lab.live(7, {
      live: (town, m) => {
        expect(whoDid(m, "debt_paid").length).toBe(deciding);
        must(!town.columns.hardship.some((h) => (h & DEBT) === PAYING));
      },
      remedy: (town) => {
        before = town.columns.hardship.slice();
      },
      respond: (town) => {
        deciding = 0;
        for (let i = 0; i < town.size; i++) {
          const pays = (town.columns.hardship[i] & DEBT) === PAYING;
          if (pays) deciding++;
          if (town.columns.court[i] > 0 && (before[i] & DEBT) === JUDGED) {
            could++;
            if (pays) decided++;
          } else must(!pays, "pays without being listed");
        }
      },
    });
    expect(could).toBeGreaterThan(1000);
    expect(Math.abs(binomialZ(decided, could, PAYS))).toBeLessThan(zLimit(1));
  });
});
