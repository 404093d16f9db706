import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ban } from "../../../page/chapters/ban.js";
import { type Bars, CHAPTERS, type Chapter, nearestOption } from "../../../page/chapters/chapter.js";
import { child } from "../../../page/chapters/child.js";
import { company } from "../../../page/chapters/company.js";
import { Lived } from "../../../page/chapters/lived.js";
import { protects } from "../../../page/chapters/protects.js";
import { quiet } from "../../../page/chapters/quiet.js";
import { rated } from "../../../page/chapters/rated.js";
import { spiral } from "../../../page/chapters/spiral.js";
import { STORY, Teller, type Telling, worldOf } from "../../../page/chapters/teller.js";
import { watched } from "../../../page/chapters/watched.js";
import { en, type Key } from "../../../page/words/en.js";
import { fill } from "../../../page/words/fill.js";
import { preset } from "../../../src/scenario/presets.js";

const described = preset("described").scenario;
/** One for each chapter, so that no world is lived twice. */
const tellers = new Map(STORY.map((chapter) => [chapter, new Teller(described)]));
const tell = (chapter: Chapter, position: string): Promise<Telling> =>
  (tellers.get(chapter) as Teller).tell(chapter, position);
const hole = (told: Telling, name: string): number => told.holes[name] as number;
const inOrder = (numbers: readonly number[]): boolean => numbers.every((n, k) => k === 0 || numbers[k - 1] < n);

describe("the story", () => {
  it("has its chapters in order, each with a control that opens somewhere", () => {
    expect([...STORY.map((c) => c.key), "sources"]).toEqual(CHAPTERS);
    for (const { opens, base, positions, bet } of STORY) {
      const keys = positions.map((p) => p.key);
      expect(keys).toContain(opens);
      expect(keys).toContain(base);
      expect(new Set(keys).size).toBe(keys.length);
      if (bet !== null) expect(keys).toContain(bet.position);
    }
  });

  it("asks for at least three bets", () => {
    expect(STORY.filter((c) => c.bet !== null).length).toBeGreaterThanOrEqual(3);
  });

  it("switches one section of the scenario with each control", () => {
    for (const chapter of STORY) {
      const sections = new Set(chapter.positions.flatMap((p) => Object.keys(p.changes)));
      // What protects is a choice between rules, so its control is not one section.
      if (chapter !== protects) expect([chapter.key, sections.size]).toEqual([chapter.key, 1]);
    }
  });
});

describe("being rated", () => {
  it("takes more from the same acts as a late bill costs more", async () => {
    const [free, described, dear] = await Promise.all(["free", "described", "dear"].map((p) => tell(rated, p)));
    expect(new Set([free, described, dear].map((told) => hole(told, "late"))).size).toBe(1);
    expect(new Set([free, described, dear].map((told) => hole(told, "resident"))).size).toBe(1);
    expect(inOrder([dear, described, free].map((told) => hole(told, "now")))).toBe(true);
    expect(inOrder([free, described, dear].map((told) => hole(told, "below")))).toBe(true);
  });
});

describe("being watched, and mistaken", () => {
  it("makes more records and more mistakes with more cameras, and more of them for women and minorities", async () => {
    const told = await Promise.all(["few", "some", "many"].map((p) => tell(watched, p)));
    expect(inOrder(told.map((x) => hole(x, "records")))).toBe(true);
    expect(inOrder(told.map((x) => hole(x, "mistaken")))).toBe(true);
    for (const x of told) {
      expect(hole(x, "women")).toBeGreaterThan(1);
      expect(hole(x, "minority")).toBeGreaterThan(2);
    }
  });
});

describe("bad company", () => {
  it("lowers residents with nothing against them, and ends friendships", async () => {
    const told = await Promise.all(["alone", "described", "strong"].map((p) => tell(company, p)));
    expect(hole(told[0], "through")).toBe(0);
    expect(hole(told[0], "dropped")).toBe(0);
    for (const name of ["clean", "through", "dropped"])
      expect([name, inOrder(told.map((x) => hole(x, name)))]).toEqual([name, true]);
  });
});

describe("the ban", () => {
  it("bars more people the higher the line, and about 23 million at the line described (F-SEED-1)", async () => {
    const told = await Promise.all(["none", "low", "described", "high"].map((p) => tell(ban, p)));
    expect(inOrder(told.map((x) => hole(x, "barred")))).toBe(true);
    expect(inOrder(told.map((x) => hole(x, "refused")))).toBe(true);
    expect(hole(told[0], "barred")).toBe(0);
    expect(Math.abs(hole(told[2], "barredCountry") / 23e6 - 1)).toBeLessThan(0.1);
    expect(hole(told[2], "refused")).toBeLessThan(hole(told[2], "barred"));
  });
});

describe("the child", () => {
  it("is kept out for a grown-up's score, having none", async () => {
    const [open, closed] = await Promise.all(["open", "described"].map((p) => tell(child, p)));
    expect(hole(open, "children")).toBe(0);
    expect(hole(closed, "children")).toBeGreaterThan(0);
    for (const { picture } of [open, closed]) {
      if (picture.kind !== "household") throw new Error("no household");
      const barred = picture.members.filter((m) => m.barred);
      expect(barred.length > 0).toBe(picture === closed.picture);
      for (const m of barred) expect([m.child, m.score]).toEqual([true, null]);
      expect(picture.members.some((m) => !m.child && (m.score ?? 9999) < picture.line)).toBe(true);
    }
  });
});

describe("going quiet", () => {
  it("holds more back the more people know", async () => {
    const told = await Promise.all(["nobody", "few", "most"].map((p) => tell(quiet, p)));
    expect(hole(told[0], "held")).toBe(0);
    expect(inOrder(told.map((x) => hole(x, "share")))).toBe(true);
    expect(inOrder(told.map((x) => -hole(x, "said")))).toBe(true);
  });
});

describe("the spiral", () => {
  it("makes residents poorer, some of them with a lower score, and hardly changes how many are under a sanction", async () => {
    const told = await Promise.all(["free", "described", "hard"].map((p) => tell(spiral, p)));
    expect(hole(told[0], "poorer")).toBe(0);
    expect(inOrder(told.map((x) => hole(x, "poorer")))).toBe(true);
    expect(inOrder(told.map((x) => hole(x, "lower")))).toBe(true);
    // "There, and small": the words hold for less than 5 %; and more than half are held for over a year.
    for (const x of told) {
      expect(Math.abs(hole(x, "more"))).toBeLessThan(5);
      expect(hole(x, "stuck")).toBeGreaterThan(0.5);
    }
  });
});

describe("what protects", () => {
  it("leaves less of the harm that each rule is about, and an appeal leaves nearly all", async () => {
    const told = await Promise.all(protects.positions.map((p) => tell(protects, p.key)));
    const [none, appeal, kin, purpose, expiry, sources] = told;
    for (const name of ["sanctioned", "falsely", "through", "children", "stuck"])
      for (const other of [purpose, expiry, sources])
        expect([name, other.position, hole(other, name) < hole(none, name)]).toEqual([name, other.position, true]);
    expect(hole(kin, "children")).toBe(0);
    expect(hole(kin, "through")).toBeLessThan(hole(none, "through"));
    expect(hole(appeal, "falsely")).toBeLessThanOrEqual(hole(none, "falsely"));
    expect(appeal.answer).toBeGreaterThan(80);
  });
});

describe("a bet", () => {
  it("is won by one option, clearly", async () => {
    for (const chapter of STORY) {
      if (chapter.bet === null) continue;
      const answer = (await tell(chapter, chapter.bet.position)).answer ?? Number.NaN;
      const right = nearestOption(chapter.bet, answer);
      for (const option of chapter.bet.options)
        expect(nearestOption({ ...chapter.bet, options: [option, right].sort((a, b) => a - b) }, answer)).toBe(right);
      expect(chapter.bet.options).toContain(right);
    }
  });

  it("is nearest by ratio, and the least for nothing at all", () => {
    const bet = { options: [1, 10, 100], position: "" };
    expect([0, -3, 1, 3, 4, 40, 1e6].map((answer) => nearestOption(bet, answer))).toEqual([1, 1, 1, 1, 10, 100, 100]);
  });
});

describe("a chapter's world", () => {
  it("has the digest of the same world lived elsewhere, and the base differs from itself in nothing", async () => {
    const told = await tell(rated, "dear");
    const again = await Lived.through(worldOf(rated, "dear", described), rated.seed, rated.residents, 0);
    expect(again.digest).toBe(told.digest);
    const base = await tell(spiral, spiral.base);
    expect((base.picture as Bars).rows.every((row) => row.before === row.now)).toBe(true);
  });
});

describe("the worksheet", () => {
  it("quotes the page word for word", async () => {
    const sentences: string[] = [];
    for (const chapter of STORY)
      for (const { key } of chapter.positions) {
        const { holes, position } = await tell(chapter, key);
        const template = en[`ch_${chapter.key}_${position === chapter.base ? "base" : "told"}` as Key];
        sentences.push(fill(template, holes, "en"));
      }
    const answers = readFileSync("docs/worksheet.md", "utf8").split("## Answers")[1];
    const quoted = [...answers.matchAll(/“([^”]{60,})”/g)].map((m) => m[1]);
    expect(quoted.length).toBeGreaterThan(8);
    for (const quote of quoted) expect([quote, sentences.some((said) => said.includes(quote))]).toEqual([quote, true]);
  });
});
