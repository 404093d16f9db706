import { describe, expect, test } from "vitest";
import { MIXED_UP, NOBODY, TRUE, WRONG_PERSON } from "../../src/month/records.js";
import { ADULT } from "../../src/month/scratch.js";
import { CHANNELS } from "../../src/watch/channel.js";
import { type Changes, Lab, type Row, rowsOf, together, without } from "../support/lab.js";
import { must } from "../support/must.js";
import { binomialZ, zLimit } from "../support/statistics.js";

const RESIDENTS = 40_000;
const QUIET = without("response.compliance", "response.self_censorship", "response.point_seeking");

interface Desk {
  readonly lab: Lab;
  readonly seen: Row[][];
  readonly filed: Row[][];
  /** Copies that still wait after each month, as they were packed, and the months they wait. */
  readonly waiting: { row: Row; wait: number }[][];
}

function desk(months: number, settings: Changes, start = "2018-06"): Desk {
  const lab = new Lab({ residents: RESIDENTS, seed: 41, start, settings: together(QUIET, settings) });
  const out: Desk = { lab, seen: [], filed: [], waiting: [] };
  lab.live(months, {
    watch: (_, m) => out.seen.push(rowsOf(m.seen)),
    record: (town, m) => {
      out.filed.push(rowsOf(m.filed));
      const words = [...town.pending.words.subarray(0, town.pending.length)];
      out.waiting.push(
        words.map((w) => ({
          row: { subject: w & 0xffff, act: (w >>> 16) & 63, channel: (w >>> 22) & 15, truth: (w >>> 26) & 3 },
          wait: w >>> 28,
        })),
      );
    },
  });
  return out;
}

/** How many of each record there are. */
function tally(rows: readonly Row[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const r of rows) {
    const key = [r.subject, r.act, r.channel, r.truth].join();
    out.set(key, (out.get(key) ?? 0) + 1);
  }
  return out;
}

/** The same rows, told quickly. */
const same = (a: readonly unknown[], b: readonly unknown[]): void => must(JSON.stringify(a) === JSON.stringify(b));

const centre = (values: Record<string, unknown>): Changes => ({
  "registry.regional": { lost: 0 },
  "registry.centre": { from: "2018-06", delay: 0, lost: 0, duplicate: 0, mixed_up: 0, ...values },
});

describe("a regional file", () => {
  test("loses its share of reports, changes none, and adds none", () => {
    const { lab, seen, filed } = desk(2, { "registry.regional": { lost: 0.2 } });
    for (const month of [0, 1]) {
      const left = tally(seen[month]);
      for (const [key, n] of tally(filed[month])) must(n <= (left.get(key) ?? 0), `${key} came from nowhere`);
      const lost = seen[month].length - filed[month].length;
      expect(lab.count("copies_lost", "all", month)).toBe(lost);
      expect(Math.abs(binomialZ(lost, seen[month].length, 0.2))).toBeLessThan(zLimit(2));
    }
  });

  test("keeps everything when it loses nothing", () => {
    const { seen, filed } = desk(1, { "registry.regional": { lost: 0 } });
    expect(filed).toEqual(seen);
  });

  test("files counted by truth and by channel are the files", () => {
    const { lab, filed } = desk(1, {});
    const many = (test: (r: Row) => boolean): number => filed[0].filter(test).length;
    expect(lab.count("records")).toBe(filed[0].length);
    expect(lab.count("records_true")).toBe(many((r) => r.truth === TRUE));
    expect(lab.count("records_wrong_person")).toBe(many((r) => r.truth === WRONG_PERSON));
    expect(lab.count("records_nobody")).toBe(many((r) => r.truth === NOBODY));
    CHANNELS.forEach((name, channel) => {
      expect(lab.count(`records.${name}`)).toBe(many((r) => r.channel === channel));
      expect(lab.count(`false_records.${name}`)).toBe(many((r) => r.channel === channel && r.truth !== TRUE));
    });
  });
});

describe("the centre", () => {
  test("is not there before its first month, and is from then on", () => {
    const { lab, seen, filed, waiting } = desk(
      4,
      centre({ from: "2018-08", delay: 2, lost: 0.1, duplicate: 0.1, mixed_up: 0.1 }),
    );
    for (const month of [0, 1]) {
      expect(filed[month]).toEqual(seen[month]);
      expect(waiting[month]).toEqual([]);
    }
    for (const key of ["copies_lost", "copies_duplicated", "records_mixed_up"]) {
      expect([key, lab.count(key, "all", 0), lab.count(key, "all", 1)]).toEqual([key, 0, 0]);
      expect(lab.total(key)).toBeGreaterThan(0);
    }
    expect(waiting[2].length).toBeGreaterThan(0);
  });

  test("loses its share of copies", () => {
    const { lab, seen, filed } = desk(1, centre({ lost: 0.15 }));
    expect(lab.count("copies_lost")).toBe(seen[0].length - filed[0].length);
    expect(Math.abs(binomialZ(lab.count("copies_lost"), seen[0].length, 0.15))).toBeLessThan(zLimit(1));
  });

  test("has its share twice, and those exactly twice", () => {
    const { lab, seen, filed } = desk(1, centre({ duplicate: 0.15 }));
    expect(filed[0].length - seen[0].length).toBe(lab.count("copies_duplicated"));
    expect(Math.abs(binomialZ(lab.count("copies_duplicated"), seen[0].length, 0.15))).toBeLessThan(zLimit(1));
    const once = tally(seen[0]);
    for (const [key, n] of tally(filed[0])) must(n === once.get(key) || n === 2 * (once.get(key) ?? 0), key);
  });

  test("puts its share into the file of another grown-up, and calls that mixed up", () => {
    const { lab, seen, filed } = desk(1, centre({ mixed_up: 0.15 }));
    const { status } = lab.towns[0].columns;
    expect(filed[0].length).toBe(seen[0].length);
    const mixed = filed[0].flatMap((r, n) => (r.truth === MIXED_UP ? [{ from: seen[0][n], to: r }] : []));
    expect(lab.count("records_mixed_up")).toBe(mixed.length);
    for (const { from, to } of mixed) {
      must(to.act === from.act && to.channel === from.channel && to.subject !== from.subject);
      must((status[to.subject] & ADULT) !== 0);
    }
    filed[0].forEach((r, n) => {
      if (r.truth !== MIXED_UP) expect(r).toEqual(seen[0][n]);
    });
    expect(Math.abs(binomialZ(mixed.length, filed[0].length, 0.15))).toBeLessThan(zLimit(1));
  });

  test.each([0.5, 1, 4])("is late by %d months on average, as a geometric number, at most 15", (delay) => {
    const { seen, filed, waiting } = desk(1, centre({ delay }));
    const waits = [...filed[0].map(() => 0), ...waiting[0].map((w) => w.wait)];
    expect(waits.length).toBe(seen[0].length);
    const late = delay / (1 + delay);
    const chance = (k: number): number => (k < 15 ? late ** k * (1 - late) : late ** 15);
    const mean = waits.reduce((a, b) => a + b, 0) / waits.length;
    const months = Array.from({ length: 16 }, (_, k) => k);
    const expected = months.reduce((sum, k) => sum + k * chance(k), 0);
    const variance = months.reduce((sum, k) => sum + (k - expected) ** 2 * chance(k), 0);
    expect(Math.abs(mean - expected) / Math.sqrt(variance / waits.length)).toBeLessThan(zLimit(3));
    for (const k of [0, 1, 2, 15]) {
      const n = waits.filter((w) => w === k).length;
      if (chance(k) * waits.length > 10)
        expect(Math.abs(binomialZ(n, waits.length, chance(k)))).toBeLessThan(zLimit(12));
    }
  });

  test("a copy comes in the month it was to come in, as it was, and once", () => {
    const { seen, filed, waiting } = desk(14, centre({ delay: 6 }));
    let due: { row: Row; wait: number }[] = [];
    for (let month = 0; month < 14; month++) {
      const come = due.filter((w) => w.wait === 1).map((w) => w.row);
      // What had to come comes first, in the order in which it was kept.
      same(filed[month].slice(0, come.length), come);
      const kept = due.filter((w) => w.wait > 1).map((w) => ({ ...w, wait: w.wait - 1 }));
      same(waiting[month].slice(0, kept.length), kept);
      const fresh = filed[month].length - come.length + waiting[month].length - kept.length;
      expect(fresh).toBe(seen[month].length);
      due = waiting[month];
    }
    expect(waiting.flat().reduce((most, w) => Math.max(most, w.wait), 0)).toBe(15);
  });
});
