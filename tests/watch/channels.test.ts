import { beforeAll, describe, expect, test } from "vitest";
import { GATED, type GatedName } from "../../src/draws/decisions.js";
import { ACTS } from "../../src/life/acts.js";
import { NOBODY, TRUE, WRONG_PERSON } from "../../src/month/records.js";
import { ADULT, PAYER } from "../../src/month/scratch.js";
import { defaultSettings } from "../../src/scenario/catalogue.js";
import { CHANNELS, channelNumber } from "../../src/watch/channel.js";
import { type Changes, Lab, type Row, rowsOf, together, whoDid, without } from "../support/lab.js";
import { must } from "../support/must.js";
import { binomialZ, zLimit } from "../support/statistics.js";

const DEFAULTS = defaultSettings();
/** Channels that see by chance, and put a share on somebody else; what they invent, and of whom. */
const PLAIN = {
  payments: ADULT | PAYER,
  billers: ADULT,
  courts: ADULT,
  tax_office: ADULT,
  subscriptions: null,
  employers: ADULT,
  transport_staff: ADULT,
  offices: null,
} as const;
type PlainName = keyof typeof PLAIN;
const WRONG = 0.25;
const PHANTOM = 1 / 400;

/** Everything is done often enough to count; debts come and go. */
const BUSY: Changes = together(
  without("response.compliance", "response.self_censorship", "response.point_seeking"),
  Object.fromEntries(
    ACTS.filter((a) => !a.derived && (a.rate as number) < 0.03).map((a) => [`life.${a.key}`, { rate: 0.03 }]),
  ),
  { "life.debt": { judged: 0.5, paid: 0.3 } },
);

interface Look {
  seen: Row[];
  did: Map<GatedName, Set<number>>;
}

/** What was done and what each channel saw of it, in some months of one town. */
function look(months: number, settings: Changes, residents = 60_000): Look[] {
  const out: Look[] = [];
  new Lab({ residents, seed: 21, settings: together(BUSY, settings) }).live(months, {
    watch: (_, m) =>
      out.push({ seen: rowsOf(m.seen), did: new Map(ACTS.map((a) => [a.key, new Set(whoDid(m, a.key))])) }),
  });
  return out;
}

const chancesOf = (name: string): [GatedName, number][] =>
  Object.entries(DEFAULTS[`watch.${name}`].sees as Record<GatedName, number>) as [GatedName, number][];

describe("plain channels", () => {
  let honest: Look[];
  let wrong: Look[];
  /** Plain channels with a share put on others, and nothing invented. */
  const each = (wrong_person: number): Changes =>
    Object.fromEntries(
      Object.entries(PLAIN).map(([name, need]) => [
        `watch.${name}`,
        need === null ? { wrong_person } : { wrong_person, phantom: 0 },
      ]),
    );
  beforeAll(() => {
    honest = look(3, each(0));
    wrong = look(3, each(WRONG));
  });

  test.each(Object.keys(PLAIN) as PlainName[])(
    "%s sees each act with its chance, and sees nothing that was not done",
    (name) => {
      const id = channelNumber(name);
      const chances = chancesOf(name);
      for (const [act, chance] of chances) {
        let done = 0;
        let seen = 0;
        for (const month of honest) {
          const records = month.seen.filter((r) => r.channel === id && r.act === GATED[act]);
          for (const r of records) expect([r.truth, month.did.get(act)?.has(r.subject)]).toEqual([TRUE, true]);
          done += month.did.get(act)?.size ?? 0;
          seen += records.length;
        }
        expect(done, act).toBeGreaterThan(50);
        expect(Math.abs(binomialZ(seen, done, chance)), act).toBeLessThan(zLimit(chances.length * 8));
      }
      const known = new Set(chances.map(([act]) => GATED[act]));
      for (const month of honest)
        for (const r of month.seen) if (r.channel === id) expect(known.has(r.act as never)).toBe(true);
    },
  );

  test.each(Object.keys(PLAIN) as PlainName[])(
    "%s puts its share on another, who is no likelier to have done it",
    (name) => {
      const id = channelNumber(name);
      const records = wrong.flatMap((month) => month.seen.filter((r) => r.channel === id));
      const pinned = records.filter((r) => r.truth === WRONG_PERSON).length;
      expect(records.filter((r) => r.truth === NOBODY)).toEqual([]);
      expect(Math.abs(binomialZ(pinned, records.length, WRONG))).toBeLessThan(zLimit(8));
      // Whom it falls on is anybody else: as many as chance has it did the same thing themselves.
      for (const [act] of chancesOf(name)) {
        let falls = 0;
        let expected = 0;
        for (const { seen, did } of wrong) {
          const doers = did.get(act) ?? new Set();
          const on = seen.filter((r) => r.channel === id && r.act === GATED[act] && r.truth === WRONG_PERSON);
          falls += on.filter((r) => doers.has(r.subject)).length;
          expected += (on.length * (doers.size - 1)) / 59_999;
        }
        if (expected > 10) expect(Math.abs(falls - expected) / Math.sqrt(expected), act).toBeLessThan(zLimit(24));
      }
    },
  );

  test("what is seen is the same whether or not a share of it is put on others", () => {
    for (const name of Object.keys(PLAIN) as PlainName[]) {
      const of = (looks: Look[]): number[] =>
        looks.map((month) => month.seen.filter((r) => r.channel === channelNumber(name)).length);
      expect(of(wrong).slice(0, 1)).toEqual(of(honest).slice(0, 1));
    }
  });

  test("they invent at their rate, of those whom they could have seen", () => {
    const inventive = (Object.entries(PLAIN) as [PlainName, number | null][]).filter(([, need]) => need !== null);
    let able = new Map<PlainName, number>();
    const seen: Row[] = [];
    const lab = new Lab({
      residents: 60_000,
      seed: 22,
      settings: together(
        BUSY,
        Object.fromEntries(inventive.map(([name]) => [`watch.${name}`, { sees: some(name), phantom: PHANTOM }])),
      ),
    });
    lab.live(6, {
      watch: (town, m) => {
        const { status } = town.columns;
        able = new Map(
          inventive.map(([name, need]) => [
            name,
            (able.get(name) ?? 0) + status.filter((s) => (s & (need as number)) === need).length,
          ]),
        );
        for (const r of rowsOf(m.seen)) {
          if (r.truth !== NOBODY || !(CHANNELS[r.channel] in PLAIN)) continue;
          const need = PLAIN[CHANNELS[r.channel] as PlainName] as number;
          expect(status[r.subject] & need).toBe(need);
          seen.push(r);
        }
      },
    });
    for (const [name] of inventive) {
      const made = seen.filter((r) => CHANNELS[r.channel] === name);
      expect(Math.abs(binomialZ(made.length, able.get(name) as number, PHANTOM)), name).toBeLessThan(zLimit(8));
      for (const r of made) expect(r.act < GATED.award || r.act === GATED.court_judgment, name).toBe(true);
    }
    for (const [name, need] of Object.entries(PLAIN))
      if (need === null) expect(DEFAULTS[`watch.${name}`].phantom ?? 0).toBe(0);
  });
});

/** A channel invents only acts that it looks for. */
const some = (name: string): Record<string, number> => Object.fromEntries(chancesOf(name).map(([act]) => [act, 1e-6]));

describe("online review", () => {
  const settings: Changes = { "watch.review": { wrong_person: 0.1, false_flag: 0.05 } };
  const months = look(2, settings);
  const id = channelNumber("review");

  test("sees each kind of word with its recall, and puts its share on others", () => {
    const records = months.flatMap((m) => m.seen.filter((r) => r.channel === id && r.truth !== NOBODY));
    const pinned = records.filter((r) => r.truth === WRONG_PERSON).length;
    expect(Math.abs(binomialZ(pinned, records.length, 0.1))).toBeLessThan(zLimit(7));
    for (const [act, recall] of chancesOf("review")) {
      const done = months.reduce((sum, m) => sum + (m.did.get(act)?.size ?? 0), 0);
      const seen = records.filter((r) => r.act === GATED[act]).length;
      expect(Math.abs(binomialZ(seen, done, recall)), act).toBeLessThan(zLimit(7));
    }
  });

  test("flags what was in line, as the kind it was, at its rate", () => {
    for (const kind of ["post", "comment", "photo", "article", "video"] as const) {
      let flagged = 0;
      let written = 0;
      for (const { seen, did } of months) {
        const inLine = did.get(`${kind}_in`) ?? new Set();
        const of = seen.filter((r) => r.channel === id && r.truth === NOBODY && r.act === GATED[`${kind}_out`]);
        for (const r of of) expect(inLine.has(r.subject)).toBe(true);
        flagged += of.length;
        written += inLine.size;
      }
      expect(written).toBeGreaterThan(1000);
      expect(Math.abs(binomialZ(flagged, written, 0.05)), kind).toBeLessThan(zLimit(5));
    }
  });
});

test("online review strikes out what it flags, whoever is rated and whatever it costs; praise is left standing", () => {
  const id = channelNumber("review");
  let struckOut = 0;
  new Lab({ residents: 30_000, seed: 5, settings: BUSY }).live(1, {
    watch: (town, m) => {
      const struck = new Uint8Array(town.size);
      for (const r of rowsOf(m.seen)) if (r.channel === id && r.act !== GATED.praise) struck[r.subject]++;
      for (let i = 0; i < town.size; i++) must(m.scratch.struck[i] === struck[i], `struck out of ${i}`);
      struckOut = struck.reduce((sum, n) => sum + n, 0);
    },
  });
  expect(struckOut).toBeGreaterThan(100);
});

describe("neighbours", () => {
  const BIAS = 2.5;
  const lab = new Lab({
    residents: 60_000,
    seed: 23,
    settings: together(BUSY, {
      "watch.neighbours": { malice: 1 / 256, wrong_person: 0.1 },
      society: { minority: 0.2 },
    }),
  });
  let reports = 0;
  let able = 0;
  let onThoseWhoStandOut = 0;
  let expected = 0;
  let spread = 0;
  const seenOf = new Map<number, { done: number; seen: number; pinned: number }>();
  lab.live(8, {
    watch: (town, m) => {
      const { status, traits } = town.columns;
      const id = channelNumber("neighbours");
      const out = (i: number): boolean => ((traits[i] >>> 12) & 3) !== 0;
      // By neighbourhood: grown-ups who stand out, and the others.
      const hoods = town.hoods.map((_, h) => {
        const grown = Array.from({ length: Math.min(4096, town.size - h * 4096) }, (_, k) => h * 4096 + k).filter(
          (i) => (status[i] & ADULT) !== 0,
        );
        return { grown: grown.length, standOut: grown.filter(out).length };
      });
      for (const h of hoods) able += h.grown;
      for (const [act] of chancesOf("neighbours")) {
        const sum = seenOf.get(GATED[act]) ?? { done: 0, seen: 0, pinned: 0 };
        sum.done += whoDid(m, act).length;
        seenOf.set(GATED[act], sum);
      }
      for (const r of rowsOf(m.seen)) {
        if (r.channel !== id) continue;
        const sum = seenOf.get(r.act);
        if (r.truth !== NOBODY) {
          if (sum) sum.seen++;
          if (sum && r.truth === WRONG_PERSON) sum.pinned++;
          continue;
        }
        reports++;
        if (out(r.subject)) onThoseWhoStandOut++;
        const { grown, standOut } = hoods[Math.floor(r.subject / 4096)];
        const p = standOut / (standOut + (grown - standOut) / BIAS);
        expected += p;
        spread += p * (1 - p);
      }
    },
  });

  test("see what they see at its chance, by mistake of others at theirs", () => {
    let seen = 0;
    let pinned = 0;
    for (const [act, chance] of chancesOf("neighbours")) {
      const sum = seenOf.get(GATED[act]) as { done: number; seen: number; pinned: number };
      expect(Math.abs(binomialZ(sum.seen, sum.done, chance)), act).toBeLessThan(zLimit(8));
      seen += sum.seen;
      pinned += sum.pinned;
    }
    expect(Math.abs(binomialZ(pinned, seen, 0.1))).toBeLessThan(zLimit(8));
  });

  test("make reports up at their rate", () => {
    // A report finds no one only if eight neighbours in a row are let pass; with a fifth standing out that is under 1 in 1,000.
    expect(Math.abs(binomialZ(reports, able, 1 / 256))).toBeLessThan(zLimit(2));
  });

  test("and the reports fall on those who stand out as much more often as the bias says", () => {
    expect(reports).toBeGreaterThan(1000);
    expect(Math.abs(onThoseWhoStandOut - expected) / Math.sqrt(spread)).toBeLessThan(zLimit(2));
  });
});

test("every channel is looked at here or among the cameras", () => {
  expect(new Set([...Object.keys(PLAIN), "review", "neighbours", "cameras"])).toEqual(new Set(CHANNELS));
});
