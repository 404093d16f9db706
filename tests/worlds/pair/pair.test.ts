import { describe, expect, test } from "vitest";
import { hireThread } from "../../../src/engine/thread.js";
import type { Scenario } from "../../../src/scenario/catalogue.js";
import { preset } from "../../../src/scenario/presets.js";
import { applySets } from "../../../src/scenario/sets.js";
import { measured, valueAt } from "../../../src/worlds/measured.js";
import { Effects } from "../../../src/worlds/pair/effects.js";
import { livePair, NotPaired, type Pair } from "../../../src/worlds/pair/pair.js";
import { TWIN_COUNTERS, type TwinCounter, twinCount } from "../../../src/worlds/pair/twins.js";
import { runWorld } from "../../../src/worlds/run.js";
import { Interrupted } from "../../../src/worlds/stopped.js";
import { hashed, lasting } from "../../engine/small-world.js";

/** Half a year around the first sanctions, rules so strict that much happens. */
const STRICT = [
  "start=2017-11",
  "until=2018-05",
  "registry.enrolment.running=1",
  "life.loan_arrears.rate=0.02",
  "enforcement.air_ban.below=985",
  "enforcement.rail_ban.below=985",
  "enforcement.job_bar.below=985",
];
const plain = applySets(preset("described").scenario, STRICT);
const but = (...sets: string[]): Scenario => applySets(plain, sets);
const asked = { seed: 3, residents: 65536 + 3000 };
const pair = (b: Scenario, more: object = {}): Promise<Pair> => livePair({ a: plain, b, ...asked, ...more });
const short = (scenario: Scenario): Scenario => ({ ...scenario, months: 4 });
const alone = (scenario: Scenario) => runWorld({ scenario, ...asked, sample: 10 });
const groupsOf = ({ a }: Pair): number => a.groups.length;
const count = (p: Pair, key: TwinCounter, month = p.a.months.length - 1, group = 0): number =>
  twinCount(p.twins, groupsOf(p), key, month, group);

describe("two paired worlds", () => {
  test.each([
    ["that differ from the first month", ["score.association=false"], 0],
    ["that share some months", ["enforcement.air_ban.from=2018-03", "enforcement.rail_ban=false"], 2],
  ])("%s end as two runs do, shared or apart, on one thread or two", async (_, sets, shared) => {
    const a = short(plain);
    const b = short(but(...sets));
    const [here, there] = [await alone(a), await alone(b)];
    const first = await pair(b, { a, sample: 10 });
    expect(first.shared).toBe(shared);
    for (const p of [
      first,
      await pair(b, { a, sample: 10, share: false }),
      await pair(b, { a, sample: 10, threads: 2, hire: hireThread }),
    ]) {
      expect(lasting(p.a)).toEqual(lasting(here));
      expect(lasting(p.b)).toEqual(lasting(there));
      expect(hashed(p.twins)).toEqual(hashed(first.twins));
    }
  });

  test("a month without a first difference is not lived twice", async () => {
    const seen: string[] = [];
    await pair(but("enforcement.air_ban.from=2018-03"), { onMonth: (p: object) => seen.push(JSON.stringify(p)) });
    expect(seen.at(-1)).toBe('{"done":12,"of":12}');
    expect(seen).toHaveLength(13);
  });

  test("that are cut short say so", async () => {
    const controller = new AbortController();
    const onMonth = ({ done }: { done: number }) => done === 3 && controller.abort();
    await expect(pair(but("score.association=false"), { onMonth, signal: controller.signal })).rejects.toThrow(
      Interrupted,
    );
  });

  test("must live the same months", async () => {
    await expect(pair(but("until=2018-04"))).rejects.toThrow(/7 and 6 months/);
    await expect(pair(but("start=2017-12"))).rejects.toThrow(NotPaired);
  });
});

describe("identical worlds", () => {
  // A threshold that nobody falls below is a rule that nobody meets.
  test.each([
    ["of one scenario", []],
    ["of a rule that nobody meets", ["enforcement.public_naming.below=0", "enforcement.public_naming.court=true"]],
  ])("%s, each lived on its own: exactly zero for every resident and every measure", async (_, sets) => {
    const base = applySets(plain, ["enforcement.public_naming=false", "enforcement.court_list=false"]);
    const b = applySets(base, sets.length === 0 ? [] : ["enforcement.public_naming.on=true", ...sets]);
    const p = await livePair({ a: base, b, ...asked, share: false });
    expect(p.b.digest).toBe(p.a.digest);
    expect(p.twins.identical).toBe(asked.residents);
    expect(p.twins.first).toEqual([]);
    const groups = groupsOf(p);
    const counts = (["gained", "lost", "into_sanction", "out_of_sanction", "parted", "change"] as const).flatMap(
      (key) => Array.from({ length: 7 * groups }, (_, n) => count(p, key, Math.floor(n / groups), n % groups)),
    );
    expect(new Set(counts)).toEqual(new Set([0]));
    const effects = new Effects();
    effects.add(p);
    effects.add(p);
    let zeros = 0;
    const others: string[] = [];
    effects.blocks.forEach(({ measure, months, groups }, n) => {
      if (/^twins_(unchanged|sanctioned_in_both)$/.test(measure.key)) return;
      for (let m = 0; m < months.length; m++)
        for (let g = 0; g < groups.length; g++) {
          const { estimate, lo, hi, gain } = effects.at(n, m, g);
          if (estimate === null) continue;
          if (estimate === 0 && lo === 0 && hi === 0 && gain === null) zeros++;
          else others.push(`${measure.key} ${months[m]} ${groups[g]}`);
        }
    });
    expect(others).toEqual([]);
    expect(zeros).toBeGreaterThan(30000);
  });
});

const LISTS = ["court_list", "misconduct_list", "tax_list"];

test("safeguards that nobody triggers, all of them at once, change nothing for anyone", async () => {
  // Nobody is rated, listed or sanctioned, so there is nothing to protect from.
  const nobody = ["registry.enrolment", "score.publicity", ...LISTS.map((list) => `enforcement.${list}`)];
  const base = applySets(plain, [...nobody.map((path) => `${path}=false`), "months=4", "safeguards=none"]);
  const p = await livePair({ a: base, b: applySets(base, ["safeguards=all"]), ...asked, share: false });
  expect(p.twins.identical).toBe(asked.residents);
  const there = new Map(measured(p.b).map((block) => [`${block.measure.key} ${block.groups.join()}`, block.values]));
  for (const block of measured(p.a))
    expect(there.get(`${block.measure.key} ${block.groups.join()}`), block.measure.key).toEqual(block.values);
});
describe("residents and their twins", () => {
  const sets = ["enforcement.air_ban.from=2018-03", "enforcement.rail_ban=false", "enforcement.job_bar=false"];
  let p: Pair;
  test("add up to what each world counted by itself, in every month and group", async () => {
    p = await pair(but(...sets));
    const [here, there] = [p.a, p.b].map(measured);
    const value = (blocks: typeof here, key: string, m: number, g: number): number => {
      const block = blocks.find((b) => b.measure.key === key);
      return block === undefined ? Number.NaN : (valueAt(block, m, g) ?? 0);
    };
    for (let m = 0; m < 7; m++) {
      for (let g = 0; g < groupsOf(p); g++) {
        const c = Object.fromEntries(TWIN_COUNTERS.map(({ key }) => [key, count(p, key, m, g)]));
        expect(c.residents).toBe(value(here, "residents", m, g));
        expect(c.gained + c.lost + c.unchanged + c.rated_in_a_only).toBe(value(here, "rated", m, g));
        expect(c.sanctioned_in_both + c.out_of_sanction).toBe(value(here, "sanctioned", m, g));
        if (g > 0) continue;
        expect(c.gained + c.lost + c.unchanged + c.rated_in_b_only).toBe(value(there, "rated", m, g));
        expect(c.sanctioned_in_both + c.into_sanction).toBe(value(there, "sanctioned", m, g));
      }
    }
    expect(count(p, "out_of_sanction", 3)).toBeGreaterThan(100);
  });

  test("part in the month the rules do, not before, and only by what differs", () => {
    expect([0, 1].map((m) => count(p, "parted", m))).toEqual([0, 0]);
    expect(count(p, "parted", 2)).toBeGreaterThan(0);
    expect(p.twins.identical).toBe(asked.residents - count(p, "parted"));
    expect(p.twins.first).toHaveLength(12);
    expect(p.twins.first.map((f) => f.month)).toEqual(Array(12).fill(2));
    expect(p.twins.first.every((f) => f.differs.length > 0)).toBe(true);
    expect(p.twins.first[0].differs).toContain("spell");
  });

  test("stand in bands and score changes that count everyone once", () => {
    const { bands, changes } = p.twins;
    const sum = (list: Iterable<number>): number => [...list].reduce((s, x) => s + x, 0);
    expect(sum(bands.residents)).toBe(asked.residents);
    expect(bands.a).toEqual(["D", "C", "B", "A", "AA", "AAA"]);
    expect(sum(changes)).toBe(count(p, "gained") + count(p, "lost") + count(p, "unchanged"));
    const [rated, ...shares] = ["rated", ...bands.a.map((name) => `band_share_${name.toLowerCase()}`)].map(
      (key) => measured(p.a).flatMap((b) => (b.measure.key === key ? [valueAt(b, 6, 0) ?? 0] : []))[0],
    );
    for (const [from, share] of shares.entries())
      expect(sum(bands.residents.slice(from * 7, from * 7 + 7))).toBe(Math.round(share * rated));
    const meanChange = sum(Array.from(changes, (n, k) => n * (k - 2047)));
    expect(Math.abs(meanChange - count(p, "change") / 16)).toBeLessThan(0.5 * sum(changes));
  });
});
