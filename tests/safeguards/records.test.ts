import { describe, expect, test } from "vitest";
import { TRUE } from "../../src/month/records.js";
import { actIn, subjectIn, truthIn } from "../../src/safeguards/record-word.js";
import { educationOf } from "../../src/state/traits.js";
import { CHANNELS } from "../../src/watch/channel.js";
import { together } from "../support/lab.js";
import { binomialZ } from "../support/statistics.js";
import { costsOver, ERRORS, on, sums, UNFADING, world } from "./support.js";

const SIZE = 6000;

describe("expiry", () => {
  test("gives back what an offence cost after so many months, to the month and to the sixteenth", () => {
    const lab = world(SIZE, UNFADING, on("expiry", { after: 3 }));
    const costs = costsOver(lab, 7);
    const stands = (c: { points: number; month: number }): boolean => c.points > 0 || c.month > 6 - 3;
    const { own, wrong } = lab.towns[0].columns;
    expect(Array.from(own)).toEqual(sums(SIZE, costs, (c) => c.truth === TRUE && stands(c)));
    // A false good deed may hide a false cost: what is given back never makes a gain.
    const costly = sums(SIZE, costs, (c) => c.truth !== TRUE && c.points < 0 && stands(c));
    const only = sums(SIZE, costs, (c) => c.truth !== TRUE && c.points > 0);
    for (const [i, x] of wrong.entries()) if (only[i] === 0) expect([i, x]).toEqual([i, costly[i]]);
    expect(lab.total("cases.expiry")).toBe(costs.filter((c) => c.points < 0 && c.month <= 3).length);
  });

  test("gives back no more than is left: a single offence that has faded comes to nothing", () => {
    const lab = world(SIZE, { "score.rule_book": { decay: 0.2 } }, on("expiry", { after: 4 }));
    const costs = costsOver(lab, 5);
    const first = new Set(costs.filter((c) => c.month === 0 && c.points < 0 && c.truth === TRUE).map((c) => c.i));
    const later = new Set(costs.filter((c) => c.month > 0 || c.points > 0 || c.truth !== TRUE).map((c) => c.i));
    const alone = [...first].filter((i) => !later.has(i) && costs.filter((c) => c.i === i).length === 1);
    expect(alone.length).toBeGreaterThan(50);
    for (const i of alone) expect(lab.towns[0].columns.own[i]).toBe(0);
  });
});

describe("appeal", () => {
  const sure = { appeals: 1, by_education: [1, 1, 1, 1], by_income: [1, 1, 1, 1, 1], of_true: 0 };

  test("a false record that is appealed against and found false leaves nothing behind, also when it has faded", () => {
    for (const fading of [
      { fading: "never" },
      { fading: "decay", decay: 0.1 },
      { fading: "expiry", expires_after: 5 },
    ]) {
      const settings = on("appeal", { ...sure, true_facts: 1, strikes_true: 0, delay: 2 });
      const lab = world(SIZE, ERRORS, { "score.rule_book": fading }, settings);
      const costs = costsOver(lab, 7);
      const recent = new Set(costs.filter((c) => c.month > 4).map((c) => c.i));
      const gained = new Set(costs.filter((c) => c.truth !== TRUE && c.points > 0).map((c) => c.i));
      const twice = sums(
        SIZE,
        costs.map((c) => ({ ...c, points: 1 })),
        (c) => c.truth !== TRUE,
      );
      const { wrong } = lab.towns[0].columns;
      let looked = 0;
      wrong.forEach((x, i) => {
        // Several that fade together may differ from their sum by a sixteenth each.
        if (recent.has(i) || gained.has(i) || twice[i] !== 1) return;
        looked++;
        expect([fading.fading, i, x]).toEqual([fading.fading, i, 0]);
      });
      expect(looked).toBeGreaterThan(50);
      expect(lab.total("left_false.appeal")).toBe(0);
    }
  });

  test("is decided so many months after the record, and costs so many minutes", () => {
    const lab = world(SIZE, ERRORS, on("appeal", { ...sure, delay: 3, minutes: 7 })).live(6);
    for (let month = 0; month < 6; month++)
      expect(lab.count("decided.appeal", "all", month)).toBe(
        month < 3 ? 0 : lab.count("cases.appeal", "all", month - 3),
      );
    expect(lab.total("staff_minutes.appeal")).toBe(7 * lab.total("cases.appeal"));
  });

  test("is for those whom schooling and means let: here nobody without college, and nobody of the poorest fifth", () => {
    const lab = world(
      SIZE,
      ERRORS,
      on("appeal", { appeals: 1, by_education: [0, 0, 0, 1], by_income: [0, 1, 1, 1, 1] }),
    ).live(3);
    const { appeals } = lab.towns[0].held;
    expect(appeals.live.length).toBeGreaterThan(100);
    for (let at = appeals.head; at < appeals.length; at += 2)
      expect(educationOf(lab.towns[0].columns.traits[subjectIn(appeals.words[at])])).toBe(3);
    expect(lab.total("cases.appeal", "income:Q1")).toBe(0);
    expect(lab.total("cases.appeal", "income:Q5")).toBeGreaterThan(0);
  });

  test("against a record known to be true comes less often", () => {
    const lab = world(SIZE, ERRORS, on("appeal", { ...sure, of_true: 0, delay: 12 })).live(3);
    const { appeals } = lab.towns[0].held;
    for (let at = appeals.head; at < appeals.length; at += 2) expect(truthIn(appeals.words[at])).not.toBe(TRUE);
  });

  test("ends the listing that the false record led to", () => {
    const decided = { ...sure, true_facts: 1, delay: 1 };
    const debts = {
      "life.debt": { judged: 0.8, paid: 0 },
      "enforcement.court_list": { wrong_corrected: 0, term: 100 },
    };
    const listed = (lab: ReturnType<typeof world>): number => lab.total("court_left_corrected");
    expect(listed(world(SIZE, ERRORS, debts).live(5))).toBe(0);
    expect(listed(world(SIZE, ERRORS, debts, on("appeal", decided)).live(5))).toBeGreaterThan(0);
  });
});

describe("once the centre's copies count", () => {
  const central = { "registry.centre": { from: "2018-06", delay: 0, lost: 0, duplicate: 0, mixed_up: 0 } };
  const appeal = { appeals: 1, true_facts: 1, delay: 1, reaches_centre: 0 };

  test("a correction that does not travel changes no score, and one that travels does", () => {
    const plain = world(SIZE, ERRORS, central, { "enforcement.court_list": { on: false } });
    const still = world(SIZE, ERRORS, central, { "enforcement.court_list": { on: false } }, on("appeal", appeal));
    const lists = together(on("appeal", appeal), on("travelling_correction", { reaches: 1 }));
    const moved = world(SIZE, ERRORS, central, { "enforcement.court_list": { on: false } }, lists);
    for (const lab of [plain, still, moved]) lab.live(4);
    expect(still.total("struck_false.appeal")).toBeGreaterThan(50);
    expect(still.total("not_carried.appeal")).toBe(
      still.total("struck_false.appeal") + still.total("struck_true.appeal"),
    );
    expect(Array.from(still.towns[0].columns.wrong)).toEqual(Array.from(plain.towns[0].columns.wrong));
    expect(moved.total("not_carried.appeal")).toBe(0);
    expect(moved.total("cases.travelling_correction")).toBeGreaterThan(50);
    expect(moved.towns[0].columns.wrong).not.toEqual(plain.towns[0].columns.wrong);
  });
});

describe("human review", () => {
  const reviewed = (values: Record<string, number>) => world(SIZE, ERRORS, on("human_review", values)).live(4);

  test("strikes out the share of false records that the bias leaves, and looks at machines' records alone", () => {
    const lab = reviewed({ sees_error: 0.8, bias: 0.5, strikes_true: 0, minutes: 3 });
    const sure = reviewed({ sees_error: 1, bias: 0, strikes_true: 0 });
    expect(lab.total("struck_true.human_review")).toBe(0);
    expect(
      Math.abs(binomialZ(lab.total("struck_false.human_review"), sure.total("struck_false.human_review"), 0.4)),
    ).toBeLessThan(4);
    expect(lab.total("staff_minutes.human_review")).toBe(3 * lab.total("cases.human_review"));
    const machines = ["cameras", "payments", "review", "subscriptions"];
    expect(lab.total("cases.human_review")).toBeLessThanOrEqual(
      CHANNELS.filter((c) => machines.includes(c)).reduce((n, c) => n + lab.total(`records.${c}`), 0),
    );
  });

  test("with a reviewer who always follows the machine it costs time and changes nothing", () => {
    const blind = reviewed({ bias: 1 });
    const without = world(SIZE, ERRORS).live(4);
    expect(blind.total("cases.human_review")).toBeGreaterThan(500);
    expect(blind.state).toEqual(without.state);
  });
});

describe("audit", () => {
  test("of every record, by auditors who see all, leaves no false record that is old enough", () => {
    const lab = world(SIZE, ERRORS, UNFADING, on("audit", { share: 1, finds: 1, delay: 1, minutes: 11 }));
    const costs = costsOver(lab, 5);
    const recent = new Set(costs.filter((c) => c.truth !== TRUE && (c.month === 4 || c.points > 0)).map((c) => c.i));
    for (const [i, x] of lab.towns[0].columns.wrong.entries()) if (!recent.has(i)) expect([i, x]).toEqual([i, 0]);
    expect(lab.total("found_false.audit")).toBe(
      costs.filter((c) => c.truth !== TRUE && c.points < 0 && c.month < 4).length,
    );
    expect(lab.total("cases.audit")).toBe(costs.filter((c) => c.points < 0).length);
    expect(lab.total("staff_minutes.audit")).toBe(11 * lab.total("cases.audit"));
  });

  test("draws the share it is told to", () => {
    const lab = world(SIZE, on("audit", { share: 0.2 }));
    const n = costsOver(lab, 4).filter((c) => c.points < 0).length;
    expect(Math.abs(binomialZ(lab.total("cases.audit"), n, 0.2))).toBeLessThan(4);
  });
});

describe("reasons", () => {
  test("where all answer and all is rectified, whoever has just come under a sanction has no false costs left", () => {
    const lab = world(SIZE, ERRORS, on("reasons", { answers: 1, rectified: 1 }));
    let began = 0;
    lab.live(4, {
      remedy: (town, m) => {
        for (let t = 0; t < m.scratch.touchedCount; t++) {
          const i = m.scratch.touched[t];
          if (m.scratch.closed[i] === 0 || town.columns.spell[i] !== 1) continue;
          began++;
          expect(town.columns.wrong[i]).toBeGreaterThanOrEqual(0);
        }
      },
    });
    expect(began).toBe(lab.total("spells_started"));
    expect(lab.total("cases.reasons")).toBe(began);
    expect(lab.total("rectified.reasons")).toBeGreaterThan(20);
  });

  test("nothing rectified is held any longer, to be given back a second time", () => {
    const rules = { "score.rule_book": { fading: "expiry", expires_after: 6 } };
    const guards = [on("expiry", { after: 4 }), on("appeal", { appeals: 0.5, delay: 5 }), on("audit", { share: 0.5 })];
    const lab = world(SIZE, ERRORS, rules, ...guards, on("reasons", { answers: 1, rectified: 1 }));
    let rectified = 0;
    let before = new Int16Array(0);
    lab.live(4, {
      enforce: (town) => {
        before = town.columns.wrong.slice();
      },
      remedy: (town, m) => {
        const { offences, appeals, audits } = town.held;
        const owed = new Set<number>();
        for (let at = town.expiring.head; at < town.expiring.length; at += 2)
          if (town.expiring.words[at] >>> 16 === 1 && (town.expiring.words[at + 1] & 0xffff) !== 0)
            owed.add(town.expiring.words[at] & 0xffff);
        for (let at = offences.head; at < offences.length; at += 2 + offences.words[at + 1])
          for (const word of offences.words.subarray(at + 2, at + 2 + offences.words[at + 1]))
            if (word < 0) owed.add(word & 0xffff);
        for (const { live } of [appeals, audits])
          for (let at = 0; at < live.length; at += 2) if (truthIn(live[at]) !== TRUE) owed.add(subjectIn(live[at]));
        for (let t = 0; t < m.scratch.touchedCount; t++) {
          const i = m.scratch.touched[t];
          if (m.scratch.closed[i] === 0 || town.columns.spell[i] !== 1 || before[i] >= 0) continue;
          rectified++;
          expect(owed.has(i)).toBe(false);
        }
        if (m.clock.index > 0) expect(owed.size).toBeGreaterThan(50);
      },
    });
    expect(rectified).toBeGreaterThan(20);
  });

  test("more of those who know the reason appeal", () => {
    const few = on("appeal", { appeals: 0.05 });
    const alone = world(SIZE, ERRORS, few).live(3).total("cases.appeal");
    const told = world(SIZE, ERRORS, few, on("reasons", { answers: 0, more_appeals: 3 }))
      .live(3)
      .total("cases.appeal");
    expect(told).toBeGreaterThan(2 * alone);
  });
});

test("a record is found again by its act, whatever holds it", () => {
  const lab = world(SIZE, ERRORS, on("appeal", { appeals: 1, delay: 9 }), on("audit", { share: 1, delay: 9 }));
  const costs = costsOver(lab, 2).filter((c) => c.points < 0);
  const held = lab.towns[0].held.audits;
  const found: string[] = [];
  for (let at = held.head; at < held.length; at += 2)
    found.push(`${subjectIn(held.words[at])} ${actIn(held.words[at])} ${truthIn(held.words[at])}`);
  expect(found.sort()).toEqual(costs.map((c) => `${c.i} ${c.act} ${c.truth}`).sort());
});
