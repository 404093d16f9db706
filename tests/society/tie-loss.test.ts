import { beforeAll, describe, expect, test } from "vitest";
import { plan } from "../../src/engine/plan.js";
import { emptyTally, makeTowns, Walker } from "../../src/engine/towns.js";
import { defaultSettings } from "../../src/scenario/catalogue.js";
import { tieOf, whitening } from "../../src/society/ties.js";
import { TOWN } from "../../src/state/columns.js";
import type { Town } from "../../src/state/town.js";

/** A year of a world of two towns in which nobody drops a friend for a score: ties end and begin for reasons of their own. */
const SEED = 3;
const ends = (masks: readonly Uint8Array[]): number =>
  masks.reduce((sum, ties) => sum + ties.reduce((n, bits) => n + bits.toString(2).replaceAll("0", "").length, 0), 0);

describe("over twelve months", () => {
  let walker: Walker;
  let towns: Town[];
  let start: Uint8Array[];
  /** Ties of the start that have not ended in any month. */
  let kept: Uint8Array[];

  beforeAll(() => {
    const base = defaultSettings();
    const settings = { ...base, "response.dropping_ties": { ...base["response.dropping_ties"], on: false } };
    const p = plan({ name: "year", says: "", start: "2014-01", months: 12, settings }, SEED, TOWN + 40001);
    towns = makeTowns(p, false);
    walker = new Walker(p, towns);
    for (const t of [0, 1]) walker.generate(t);
    for (const t of [0, 1]) walker.tie(t);
    start = towns.map((t) => t.columns.ties.slice());
    kept = start.map((ties) => ties.slice());
    for (let month = 0; month < 12; month++) {
      walker.live(month, [0, 1], null, emptyTally(p.scene.groups.length));
      kept.forEach((ties, t) => {
        ties.forEach((bits, i) => {
          ties[i] = bits & towns[t].columns.ties[i];
        });
      });
    }
  });

  test("12.3 % of ties end", () => {
    const n = ends(start) / 2;
    const lost = 1 - ends(kept) / ends(start);
    if (process.env.GLASSHOUSE_SHOW)
      console.log("lost in a year", lost, "and not taken up again", 1 - again() / ends(start));
    expect(Math.abs(lost - 0.123) / Math.sqrt((0.123 * 0.877) / n)).toBeLessThan(4);
  });

  test("as many begin or are taken up again, so the number of ties stays within 1 %", () => {
    const now = ends(towns.map((t) => t.columns.ties));
    expect(Math.abs(now / ends(start) - 1)).toBeLessThan(0.01);
  });

  test("a tie is still one tie seen from both ends, far ties too", () => {
    for (const town of towns) {
      const { ties } = town.columns;
      const white = [0, 1, 2].map((kind) => whitening(SEED, town.index, town.size, kind));
      const o = walker.plan.ordersOf(town.size);
      for (let i = 0; i < town.size; i++) {
        for (let slot = 0; slot < 7; slot++) {
          const j = tieOf(o, white, town.size, i, slot);
          const there = j < 0 ? 0 : (ties[j] >> slot) & 1;
          if (((ties[i] >> slot) & 1) !== there) throw new Error(`resident ${i} of town ${town.index}, slot ${slot}`);
        }
        const far = towns[1 - town.index];
        if (ties[i] >> 7 !== (i < far.size ? far.columns.ties[i] >> 7 : 0)) throw new Error(`far tie of ${i}`);
      }
    }
  });

  /** Ends of ties alive at the start and at the end. */
  function again(): number {
    return ends(start.map((ties, t) => ties.map((bits, i) => bits & towns[t].columns.ties[i])));
  }
});
