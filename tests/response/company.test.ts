import { describe, expect, test } from "vitest";
import { LOOK_EVERY } from "../../src/response/company.js";
import { eachTie, FAR_SLOT, PAIR, pairedTown, whitening } from "../../src/society/ties.js";
import { POINT } from "../../src/state/columns.js";
import type { Town } from "../../src/state/town.js";
import { type Changes, Lab, together, without } from "../support/lab.js";
import { must } from "../support/must.js";
import { binomialZ, zLimit } from "../support/statistics.js";
import { STRICT } from "../support/strict.js";

const LOW = 980;
const DROP = 0.2;
const settings: Changes = together(STRICT, {
  "response.dropping_ties": { low: LOW, drop: DROP },
  // No tie is lost or made for reasons of its own, so that what is dropped stands alone.
  society: { tie_loss: 0 },
});

interface Pair {
  readonly i: number;
  readonly j: number;
  readonly bitI: number;
  readonly bitJ: number;
  readonly other: Town;
  /** In which month of each quarter the tie is looked at. */
  readonly turn: number;
}

/** Every pair that may know each other, once: those of a town, and far ones under the first of two towns. */
function pairs(lab: Lab, town: Town): Pair[] {
  const out: Pair[] = [];
  const white = [0, 1, 2].map((kind) => whitening(lab.plan.scene.seed, town.index, town.size, kind));
  eachTie(lab.plan.ordersOf(town.size), white, town.size, (i, slotI, j, slotJ, kind, p) => {
    const turn = Math.floor(p / (kind === PAIR ? 2 : 4)) % LOOK_EVERY;
    out.push({ i, j, bitI: 1 << slotI, bitJ: 1 << slotJ, other: town, turn });
  });
  const far = pairedTown(town.index, lab.towns.length);
  if (far > town.index) {
    const other = lab.towns[far];
    for (let i = 0; i < Math.min(town.size, other.size); i++)
      out.push({ i, j: i, bitI: 1 << FAR_SLOT, bitJ: 1 << FAR_SLOT, other, turn: i % LOOK_EVERY });
  }
  return out;
}

const MONTHS = 5;
const lab = new Lab({ residents: 90_000, seed: 111, settings });
const all = lab.towns.map((town) => pairs(lab, town));
const dropped = { apart: 0, alike: 0, looked: 0, gone: 0 };
const counted: number[] = [];
for (let month = 0; month < MONTHS; month++) {
  const before = lab.towns.map((town) => town.columns.ties.slice());
  const last = lab.towns.map((town) => town.lastScores(month).slice());
  lab.live();
  let ends = 0;
  lab.towns.forEach((town, t) => {
    for (const { i, j, bitI, bitJ, other, turn } of all[t]) {
      const was = (before[t][i] & bitI) !== 0;
      const is = (town.columns.ties[i] & bitI) !== 0;
      must(was === ((before[other.index][j] & bitJ) !== 0), "a tie at one end only");
      must(is === ((other.columns.ties[j] & bitJ) !== 0), "a tie at one end only");
      must(was || !is, "a tie was made");
      if (!was) continue;
      const [a, b] = [last[t][i], last[other.index][j]];
      const apart = a >= 0 && b >= 0 && a < LOW * POINT !== b < LOW * POINT;
      if (apart && turn === month % LOOK_EVERY) dropped.looked++;
      if (is) continue;
      must(turn === month % LOOK_EVERY, "a tie was dropped out of turn");
      ends += 2;
      dropped.gone++;
      if (apart) dropped.apart++;
      else dropped.alike++;
    }
  });
  counted.push(ends);
}

describe("dropping ties", () => {
  test("both ends agree in every slot and month, and only ties between one who stands low and one who does not are dropped", () => {
    expect(dropped.apart).toBeGreaterThan(200);
    expect(dropped.alike).toBe(0);
  });

  test("at the rate: a third of ties is looked at each month, with three months' chance", () => {
    expect(Math.abs(binomialZ(dropped.apart, dropped.looked, 1 - (1 - DROP) ** 3))).toBeLessThan(zLimit(1));
  });

  test("is counted at each end", () => {
    expect(counted.map((_, month) => lab.count("ties_dropped", "all", month))).toEqual(counted);
    expect(lab.total("ties_lost") + lab.total("ties_made")).toBe(0);
  });

  test("needs association or publicity to make it pay", () => {
    const of = (...off: string[]): number =>
      new Lab({ residents: 10_000, settings: together(settings, without(...off)) }).live(4).total("ties_dropped");
    expect(of("score.association")).toBeGreaterThan(0);
    expect(of("score.publicity")).toBeGreaterThan(0);
    expect(of("score.association", "score.publicity")).toBe(0);
  });

  test("no tie is made between those who stand apart, and the low lose more of theirs", () => {
    // Here ties come and go for reasons of their own as well.
    const more = new Lab({
      residents: 20_000,
      seed: 112,
      settings: together(settings, { society: { tie_loss: 0.3 } }),
    });
    const [town] = more.towns;
    const between = pairs(more, town);
    let made = 0;
    for (let month = 0; month < 6; month++) {
      const before = town.columns.ties.slice();
      const last = town.lastScores(month).slice();
      more.live();
      for (const { i, j, bitI } of between) {
        if ((before[i] & bitI) !== 0 || (town.columns.ties[i] & bitI) === 0) continue;
        made++;
        const apart = last[i] >= 0 && last[j] >= 0 && last[i] < LOW * POINT !== last[j] < LOW * POINT;
        must(!apart, "a tie was made with someone who stands low");
      }
    }
    expect(made).toBeGreaterThan(100);
    const score = town.scores(5);
    const degree = (test: (score: number) => boolean): number => {
      const those = Array.from({ length: town.size }, (_, i) => i).filter((i) => score[i] >= 0 && test(score[i]));
      const ties = those.map((i) => town.columns.ties[i].toString(2).replaceAll("0", "").length);
      return ties.reduce((a, b) => a + b, 0) / those.length;
    };
    expect(degree((s) => s < LOW * POINT)).toBeLessThan(degree((s) => s >= LOW * POINT));
  });
});
