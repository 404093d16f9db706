import { beforeAll, describe, expect, test } from "vitest";
import { GATED } from "../../../src/draws/decisions.js";
import { MIXED_UP, NOBODY, TRUE, WRONG_PERSON } from "../../../src/month/records.js";
import { defaultSettings, type Scenario, SECTIONS } from "../../../src/scenario/catalogue.js";
import { CHANNELS } from "../../../src/watch/channel.js";
import { NotThere } from "../../../src/worlds/explain/asked.js";
import { explain } from "../../../src/worlds/explain/explain.js";
import { asJson, GENERATED, type Life } from "../../../src/worlds/explain/life.js";
import { NO_SCORE, twinScenario, withoutAll } from "../../../src/worlds/explain/twin.js";
import { changed, Lab, together, without } from "../../support/lab.js";
import { STRICT } from "../../support/strict.js";

const RESIDENTS = 6000;
const SEED = 4;
const MONTHS = 14;
const SETTINGS = together(STRICT, {
  "registry.centre": { from: "2018-09", mixed_up: 0.1, delay: 1 },
  "watch.billers": { wrong_person: 0.6, phantom: 0.0039 },
  "watch.neighbours": { malice: 0.0039 },
});
const scenario: Scenario = {
  name: "small",
  says: "",
  start: "2018-06",
  months: MONTHS,
  settings: changed(defaultSettings(), SETTINGS),
};
const lab = (settings = SETTINGS) => new Lab({ residents: RESIDENTS, seed: SEED, start: "2018-06", settings });
const IDS = Array.from({ length: 40 }, (_, n) => n * 149 + 3);

let lives: Life[];
beforeAll(async () => {
  lives = await explain(scenario, SEED, RESIDENTS, IDS);
});

/** Scores of a resident, month by month, in a world looked into between the steps. */
function scoresIn(
  world: Lab,
  resident: number,
  drop?: (m: Parameters<NonNullable<Parameters<Lab["live"]>[1]>["record"] & {}>[1]) => void,
) {
  return Array.from({ length: MONTHS }, (_, month) => {
    world.live(1, drop === undefined ? {} : { record: (_, m) => drop(m) });
    const score = world.towns[0].scores(month)[resident];
    return score < 0 ? null : score / 16;
  });
}

describe("the ledger", () => {
  test("ends each month at its score, and each move begins where the one before ended", () => {
    for (const { ledger, months, scores } of lives) {
      let before: number | null = null;
      let at = 0;
      months.forEach((month, n) => {
        for (; at < ledger.length && ledger[at].month === month; at++) {
          expect(ledger[at].before).toBe(before);
          expect((ledger[at].after ?? 0) - (before ?? 0)).toBe(ledger[at].points);
          before = ledger[at].after;
        }
        expect(before).toBe(scores[n]);
      });
      expect(at).toBe(ledger.length);
    }
  });

  test("holds every kind of truth, and who is behind it", () => {
    const moves = lives.flatMap((life) => life.ledger.map((move) => ({ ...move, resident: life.resident })));
    for (const truth of ["true", "wrong_person", "nobody", "mixed_up", "someone_else"])
      expect([truth, moves.some((m) => m.truth === truth)]).toEqual([truth, true]);
    for (const m of moves) {
      if (m.truth === "wrong_person") expect([m.cause?.how, m.cause?.resident === m.resident]).toEqual(["act", false]);
      if (m.truth === "mixed_up") expect([m.cause?.how, m.cause?.resident === m.resident]).toEqual(["file", false]);
      if (m.truth === "true" && m.act !== null) expect(m.cause?.resident).toBe(m.resident);
      if (m.truth === "someone_else" && m.cause !== null) expect(["tie", "household"]).toContain(m.cause.how);
    }
  });

  test("for some months is that part of the whole, and the scores are those of the world", async () => {
    const [part] = await explain(scenario, SEED, RESIDENTS, [IDS[5]], { months: ["2018-09", "2019-01"], search: 0 });
    const [whole] = lives.filter((life) => life.resident === IDS[5]);
    expect(part.ledger).toEqual(whole.ledger.filter((m) => m.month >= "2018-09" && m.month <= "2019-01"));
    expect(part.scores).toEqual(whole.scores.slice(3, 8));
    expect(whole.scores).toEqual(scoresIn(lab(), IDS[5]));
  });
});

test("as JSON it has exactly the keys that were promised, and says that the person was generated", () => {
  const [life] = lives;
  expect(Object.keys(asJson(life))).toEqual([
    "resident",
    "traits",
    "ledger",
    "sanctions",
    "counterfactual",
    "twin",
    "typical",
  ]);
  expect(Object.keys(life.ledger[0])).toEqual([
    "month",
    "act",
    "channel",
    "rule",
    "points",
    "before",
    "after",
    "truth",
    "cause",
  ]);
  expect(life.traits.generated).toBe(GENERATED);
});

describe("the smallest single change", () => {
  const BELOW = 985;
  const fell = (scores: readonly (number | null)[]): boolean => scores.some((s) => s !== null && Math.floor(s) < BELOW);
  const TRUTH = { true: TRUE, wrong_person: WRONG_PERSON, nobody: NOBODY, mixed_up: MIXED_UP } as Record<
    string,
    number
  >;
  /** The world without one record, found by what the ledger says of it. */
  const withoutRecord = (resident: number, month: string, act: string, channel: string, truth: string) => {
    const n = lives[0].months.indexOf(month);
    return scoresIn(lab(), resident, (m) => {
      if (m.clock.index !== n) return;
      const { filed } = m;
      for (let r = 0; r < filed.length; r++)
        if (
          filed.subject[r] === resident &&
          filed.act[r] === GATED[act as keyof typeof GATED] &&
          CHANNELS[filed.channel[r]] === channel &&
          filed.truth[r] === TRUTH[truth]
        )
          return filed.drop(r);
    });
  };

  test("is looked for where the score closed something, and only there", () => {
    for (const { counterfactual: c, scores } of lives) expect(c.goal === "score").toBe(fell(scores));
    expect(new Set(lives.map((life) => life.counterfactual.change?.kind)).size).toBeGreaterThan(1);
  });

  test("a record left out keeps the resident above, and each cheaper one does not", () => {
    const found = lives.filter((life) => life.counterfactual.change?.kind === "record").slice(0, 4);
    expect(found.length).toBe(4);
    for (const { resident, counterfactual: c, scores, ledger } of found) {
      if (c.change?.kind !== "record") throw new Error("not a record");
      const { month, act, channel, truth, points } = c.change;
      expect(fell(scores)).toBe(true);
      const with_ = withoutRecord(resident, month, act, channel, truth);
      expect(fell(with_)).toBe(false);
      expect(c.lowest_with_change).toBe(Math.min(...with_.filter((s) => s !== null)));
      const cheaper = ledger.filter(
        (m) =>
          m.act !== null && m.channel !== null && m.points < 0 && m.points > points && m.month <= (c.crossed as string),
      );
      for (const m of cheaper.slice(0, 6))
        expect(fell(withoutRecord(resident, m.month, m.act as string, m.channel as string, m.truth as string))).toBe(
          true,
        );
    }
  });

  test("a mechanism switched off keeps the resident above", () => {
    const found = lives.filter((life) => life.counterfactual.change?.kind === "mechanism").slice(0, 2);
    for (const { resident, counterfactual: c } of found) {
      if (c.change?.kind !== "mechanism") throw new Error("not a mechanism");
      const with_ = scoresIn(lab(together(SETTINGS, without(c.change.mechanism))), resident);
      expect(fell(with_)).toBe(false);
      expect(c.lowest_with_change).toBe(Math.min(...with_.filter((s) => s !== null)));
    }
  });

  test("is not looked for further than asked", async () => {
    const one = lives.find((life) => life.counterfactual.tried > 3) as Life;
    const [again] = await explain(scenario, SEED, RESIDENTS, [one.resident], { search: 2 });
    expect(again.counterfactual.tried).toBe(2);
    expect(again.counterfactual.candidates).toBe(one.counterfactual.candidates);
    expect(again.counterfactual.change).toBeNull();
    const [none] = await explain(scenario, SEED, RESIDENTS, [one.resident], { search: 0 });
    expect(none.counterfactual.tried).toBe(0);
  });
});

test("the twin lives in the world without the score, and is refused nothing", () => {
  const world = lab(together(SETTINGS, without(...NO_SCORE))).live(MONTHS);
  const ones = (bits: number): number => bits.toString(2).replaceAll("0", "").length;
  for (const { resident, twin, sanctions, scores } of lives) {
    const of = (measure: string) => twin.compared.find((c) => c.measure === measure);
    expect(of("ties")?.twin).toBe(ones(world.towns[0].columns.ties[resident]));
    expect(of("refused")).toMatchObject({ twin: 0, resident: sanctions.refused });
    expect(of("months_under_sanction")).toMatchObject({ twin: 0, resident: sanctions.months });
    if (scores.every((s) => s === null) && sanctions.months === 0 && twin.first_difference === null)
      for (const c of twin.compared) expect(c.twin).toBe(c.resident);
  }
});

test.each(["none", "all"])(
  "a twin's world leaves out only what then makes no difference (safeguards: %s)",
  (safeguards) => {
    const on = SECTIONS.filter((s) => s.room === "safeguards").map(
      (s) => [s.path, { on: safeguards === "all" }] as const,
    );
    const settings = changed(defaultSettings(), together(SETTINGS, Object.fromEntries(on)));
    const here = { ...scenario, settings };
    const lived = (from: Scenario): Lab =>
      new Lab({ residents: RESIDENTS, seed: SEED, start: "2018-06", from: from.settings }).live(MONTHS);
    const [plain, lean] = [lived(withoutAll(here, NO_SCORE)), lived(twinScenario(here))];
    for (const name of [
      "income",
      "hardship",
      "status",
      "caution",
      "chill",
      "ties",
      "court",
      "misconduct",
      "spell",
    ] as const)
      expect([name, lean.towns[0].columns[name]]).toEqual([name, plain.towns[0].columns[name]]);
    const differ = lean
      .differences(plain)
      .filter(
        (key) => !/record|copies_|listed|exit_bans|^cases|^staff|\.(audit|appeal|two_sources|human_review)$/.test(key),
      );
    expect(differ).toEqual([]);
    expect(plain.total("words_held_back")).toBeGreaterThan(0);
  },
);

test("how common it is: counted over the whole world in the month of the lowest score", () => {
  const world = lab();
  const months = Array.from({ length: MONTHS }, () => Int16Array.from(world.live(1).towns[0].scores(world.month - 1)));
  for (const { typical: t, scores, months: labels } of lives) {
    if (t.month === null) {
      expect(scores.every((s) => s === null)).toBe(true);
      continue;
    }
    const all = months[labels.indexOf(t.month)].filter((s) => s >= 0);
    expect(t.score).toBe(Math.min(...scores.filter((s) => s !== null)));
    expect(t.rated).toBe(all.length);
    expect(t.as_low).toBe(all.filter((s) => s / 16 <= (t.score as number)).length);
    expect(t.percentile).toBeCloseTo((100 * t.as_low) / t.rated, 10);
  }
});

test.each([
  [[RESIDENTS], undefined, /resident 6000 is out of range: residents are numbered 0 to 5,999/],
  [[-1], undefined, /resident -1 is out of range/],
  [[1], ["2018-05", "2018-09"], /month 2018-05 is out of range: the world has 2018-06 to 2019-07/],
  [[1], ["2018-09", "2019-08"], /month 2019-08 is out of range/],
  [[1], ["2018-09", "2018-08"], /end before they begin/],
] as const)("refuses %j %j", async (ids, months, message) => {
  const options = months === undefined ? {} : { months };
  await expect(explain(scenario, SEED, RESIDENTS, ids, options)).rejects.toThrow(NotThere);
  await expect(explain(scenario, SEED, RESIDENTS, ids, options)).rejects.toThrow(message);
});
