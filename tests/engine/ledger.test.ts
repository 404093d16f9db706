import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LedgerPart, MOVE, MOVE_WIDTH } from "../../src/engine/ledger.js";
import { hireThread } from "../../src/engine/thread.js";
import { World } from "../../src/engine/world.js";
import { COUNTERS } from "../../src/measures/counters.js";
import { SAFEGUARDS } from "../../src/safeguards/safeguards.js";
import { defaultSettings, type Scenario } from "../../src/scenario/catalogue.js";
import { preset } from "../../src/scenario/presets.js";
import { TOWN } from "../../src/state/columns.js";
import { type Changes, changed, together, without } from "../support/lab.js";
import { STRICT } from "../support/strict.js";

const everyone = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

interface Replayed {
  readonly parts: readonly LedgerPart[];
  readonly digest: string;
  /** Score of each resident followed, month by month; −1 while not rated. */
  readonly scores: readonly Int16Array[];
}

async function replay(
  scenario: Scenario,
  residents: number,
  follow: readonly number[],
  threads = 1,
): Promise<Replayed> {
  const world = new World(scenario, 1, residents, { follow, threads });
  world.hire(hireThread);
  await world.generate();
  const scores: Int16Array[] = [];
  while (world.month < scenario.months) {
    const { month } = world;
    await world.live();
    scores.push(Int16Array.from(follow, (r) => world.towns[Math.floor(r / TOWN)].scores(month)[r % TOWN]));
  }
  const parts = await world.ledger();
  const { digest } = await world.finish();
  await world.end();
  return { parts, digest, scores };
}

/** The first month and resident whose moves so far do not sum to the score, or null. */
function firstWrongSum({ parts, scores }: Replayed, follow: readonly number[]): string | null {
  const sums = new Map(follow.map((r) => [r, 0]));
  const next = parts.map(() => 0);
  for (let month = 0; month < scores.length; month++) {
    parts.forEach(({ moves, residents }, p) => {
      for (; next[p] < moves.length && moves[next[p] + MOVE.month] === month; next[p] += MOVE_WIDTH) {
        const resident = residents[moves[next[p] + MOVE.who]];
        sums.set(resident, (sums.get(resident) as number) + moves[next[p] + MOVE.points]);
      }
    });
    for (let n = 0; n < follow.length; n++)
      if (sums.get(follow[n]) !== Math.max(0, scores[month][n]))
        return `resident ${follow[n]} in month ${month}: ${sums.get(follow[n])}, not ${scores[month][n]}`;
  }
  return next.every((at, p) => at === parts[p].moves.length) ? null : "moves after the last month";
}

const small = (settings: Changes, months = 24, start = "2018-06"): Scenario => ({
  name: "small",
  says: "",
  start,
  months,
  settings: changed(defaultSettings(), settings),
});

/** Every kind of move: copies late and mixed up, points that expire, standing, a narrow scale, and pulls that are cut. */
const EVERYTHING: Changes = together(STRICT, {
  "registry.centre": { from: "2018-07", delay: 2, duplicate: 0.1, mixed_up: 0.1 },
  "registry.enrolment": { running: 1, share: { "2018-06": 0.3, "2018-09": 0.9, "2018-12": 0.2, "2019-03": 0.9 } },
  "score.rule_book": { fading: "expiry", expires_after: 5 },
  "score.standing": { on: true },
  "score.scale": { lowest: 940, highest: 1010 },
  "score.association": { weight: 0.4, most: 20 },
  "score.household": { weight: 0.4, most: 20 },
});

describe("the moves of all of 10,000 residents sum to every month's score", () => {
  test.each(["described", "described-with-safeguards", "documented", "rongcheng", "suining-2010", "sesame"])(
    "%s",
    async (name) => {
      const all = everyone(10_000);
      expect(firstWrongSum(await replay(preset(name).scenario, 10_000, all), all)).toBeNull();
    },
  );

  test("with everything on, and a scale that cuts", async () => {
    const all = everyone(10_000);
    const done = await replay(small(EVERYTHING), 10_000, all);
    expect(firstWrongSum(done, all)).toBeNull();
    expect([...done.parts[0].rules].sort()).toEqual([
      "registry.enrolment",
      "score.association",
      "score.association.most",
      "score.household",
      "score.household.most",
      "score.kept",
      "score.rule_book.expires_after",
      "score.rule_book.points",
      "score.rule_book.repetition.second",
      "score.rule_book.repetition.third",
      "score.scale",
      "score.scale.base",
      "score.standing",
    ]);
  });

  test("with every safeguard, and records that expire or fade", async () => {
    const all = everyone(6000);
    const guards = together(
      Object.fromEntries(SAFEGUARDS.map((g) => [`safeguards.${g.key}`, { on: true }])),
      without("safeguards.two_sources"),
      {
        "safeguards.expiry": { after: 6 },
        "safeguards.notice": { on: false },
        "watch.courts": { wrong_person: 0.5 },
        "enforcement.court_list": { wrong_corrected: 0.5 },
        "safeguards.appeal": { appeals: 0.5, true_facts: 0.8, strikes_true: 0.3 },
        "safeguards.audit": { share: 0.2 },
        "safeguards.reasons": { answers: 1, rectified: 0.5 },
        "safeguards.consent": { joins: 0.8 },
        "safeguards.sunset": { runs: 14 },
      },
    );
    const rules = new Set<string>();
    for (const fading of ["expiry", "decay"]) {
      const scenario = small(together(EVERYTHING, guards, { "score.rule_book": { fading } }), 18);
      const done = await replay(scenario, 6000, all);
      expect(firstWrongSum(done, all)).toBeNull();
      for (const rule of done.parts[0].rules) rules.add(rule);
    }
    expect([...rules].filter((rule) => rule.startsWith("safeguards.")).sort()).toEqual([
      "safeguards.appeal",
      "safeguards.audit",
      "safeguards.expiry.after",
      "safeguards.reasons",
      "safeguards.sunset",
      "safeguards.travelling_correction",
    ]);
  });

  test("whatever the weights, the fading and the ends of the scale", async () => {
    const weight = fc.double({ min: 0, max: 0.4, noNaN: true });
    const most = fc.integer({ min: 0, max: 90 });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          association: fc.record({ on: fc.boolean(), weight, most }),
          household: fc.record({ on: fc.boolean(), weight, most }),
          standing: fc.record({ on: fc.boolean() }),
          scale: fc.record({ lowest: fc.integer({ min: 0, max: 990 }), highest: fc.integer({ min: 1001, max: 1400 }) }),
          rule_book: fc.record({
            fading: fc.constantFrom("decay", "expiry", "never"),
            decay: fc.double({ min: 0, max: 0.2, noNaN: true }),
            expires_after: fc.integer({ min: 1, max: 6 }),
          }),
        }),
        async (score) => {
          const settings = Object.fromEntries(Object.entries(score).map(([key, values]) => [`score.${key}`, values]));
          const all = everyone(1500);
          expect(firstWrongSum(await replay(small(together(EVERYTHING, settings), 9), 1500, all), all)).toBeNull();
        },
      ),
      { numRuns: 12 },
    );
  });

  test("across towns and threads, far ties too", async () => {
    const residents = TOWN + 3000;
    const follow = [...everyone(2000), 40_000, ...everyone(2000).map((i) => TOWN + i)];
    const scenario = small(EVERYTHING, 6);
    const [one, two] = [await replay(scenario, residents, follow), await replay(scenario, residents, follow, 2)];
    expect(firstWrongSum(one, follow)).toBeNull();
    expect(firstWrongSum(two, follow)).toBeNull();
    expect(two.digest).toBe(one.digest);
    const far = one.parts[0].moves.filter((_, n) => n % MOVE_WIDTH === MOVE.how).filter((how) => how >> 4 === 8);
    expect(far.length).toBeGreaterThan(0);
  });
});

test("what is told of everyone adds up to what is counted of all: acts, records, doors met", async () => {
  const residents = 3000;
  const told = COUNTERS.flatMap(({ key }, c) => (/^(acts|records|false_records|met|under)\b/.test(key) ? [c] : []));
  const scenario = { ...preset("described").scenario, start: "2019-06", months: 12 };
  const world = new World(scenario, 1, residents, { follow: everyone(residents) });
  world.hire(hireThread);
  await world.generate();
  while (world.month < scenario.months) await world.live();
  const sums = new Float64Array(COUNTERS.length);
  for (const { counted } of await world.ledger())
    for (let n = 0; n < counted.length; n += 4) sums[counted[n + 2]] += counted[n + 3];
  const { counts } = world.harvest;
  const groups = counts.length / COUNTERS.length / scenario.months;
  const all = (counter: number): number =>
    Array.from({ length: scenario.months }, (_, m) => counts[(m * COUNTERS.length + counter) * groups]).reduce(
      (a, b) => a + b,
    );
  await world.end();
  const named = (of: (counter: number) => number) => told.map((c) => [COUNTERS[c].key, of(c)]);
  expect(named((c) => sums[c])).toEqual(named(all));
  expect(all(COUNTERS.findIndex(({ key }) => key === "records"))).toBeGreaterThan(1000);
});

test("a witness changes nothing: the same digest with and without", async () => {
  const scenario = small(EVERYTHING, 12);
  const [with_, without] = [await replay(scenario, 5000, everyone(5000)), await replay(scenario, 5000, [])];
  expect(with_.digest).toBe(without.digest);
  expect(without.parts).toEqual([]);
});

test("what is followed does not depend on who else is", async () => {
  const scenario = small(EVERYTHING, 12);
  const [all, some] = [await replay(scenario, 3000, everyone(3000)), await replay(scenario, 3000, [7, 1234])];
  const of = ({ parts: [{ moves, rules, residents }] }: Replayed, resident: number): unknown[] => {
    const out: unknown[] = [];
    for (let at = 0; at < moves.length; at += MOVE_WIDTH)
      if (residents[moves[at]] === resident)
        out.push([rules[moves[at + MOVE.rule]], ...moves.slice(at + 1, at + MOVE_WIDTH).filter((_, n) => n !== 1)]);
    return out;
  };
  for (const resident of [7, 1234]) expect(of(some, resident)).toEqual(of(all, resident));
});
