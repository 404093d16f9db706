import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { STORY } from "../../../page/chapters/teller.js";
import { PRESETS } from "../../../page/state/presets.js";
import { en, type Key } from "../../../page/words/en.js";
import { fill } from "../../../page/words/fill.js";
import { fr, frSaid } from "../../../page/words/fr.js";
import { zh, zhSaid } from "../../../page/words/zh.js";
import { ACTS } from "../../../src/life/acts.js";
import { CLAIMS } from "../../../src/report/sources.js";
import { SECTIONS } from "../../../src/scenario/catalogue.js";
import { CENSUS_REGIONS } from "../../../src/society/census-regions.js";

const OTHERS = { zh, fr };
const keys = Object.keys(en) as Key[];
/** The holes of a sentence, each once. */
const holes = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)/g)].map((m) => m[1]))].sort();

describe.each(Object.entries(OTHERS))("%s", (language, words) => {
  it("says all that English says, and fills in the same", () => {
    expect(Object.keys(words).sort()).toEqual([...keys].sort());
    for (const key of keys) {
      expect([key, words[key].trim() === "" ? "" : words[key]]).not.toEqual([key, ""]);
      // A plural of one form need not repeat its number; every other hole is filled in both.
      expect([key, holes(words[key])]).toEqual([key, holes(en[key])]);
    }
  });

  it("has a sentence for all of the catalogue that the page shows", () => {
    const shown = [
      ...SECTIONS.map((s) => s.path),
      ...ACTS.map((act) => `life.${act.key}`),
      ...PRESETS.map((name) => `preset.${name}`),
      ...Object.keys(CENSUS_REGIONS).map((name) => `society.regions.${name}`),
    ];
    const said = language === "zh" ? zhSaid : frSaid;
    expect(shown.filter((path) => !(path in said))).toEqual([]);
    expect(Object.keys(said).filter((path) => !shown.includes(path))).toEqual([]);
  });
});

describe("the story's words", () => {
  const has = (key: string): boolean => key in en;

  it("are there for each chapter, position, bet and picture", () => {
    for (const { key, positions, bet } of STORY) {
      const asked = ["title", "idea", "control", "base", "told", "picture", "ground"].map(
        (what) => `ch_${key}_${what}`,
      );
      const at = positions.map((p) => `ch_${key}_at_${p.key}`);
      const bets =
        bet === null ? [] : ["ask", "answer", ...bet.options.map((n) => `bet_${n}`)].map((w) => `ch_${key}_${w}`);
      expect([...asked, ...at, ...bets].filter((k) => !has(k))).toEqual([]);
    }
  });

  it("name the claims and the sources as the report does", () => {
    for (const { id, description, sources } of CLAIMS) {
      const n = id.slice("F-SEED-".length);
      expect(en[`seed_${n}_claim` as Key]).toBe(description);
      expect(en[`seed_${n}_found` as Key]).toBe(sources);
    }
  });

  it("give no verdict, in any language", () => {
    const verdicts =
      /\b(compliant|lawful|unlawful|illegal|fair|unfair|légal|illégal|conforme|équitable)\b|合法|违法|合乎公平/i;
    for (const words of [en, ...Object.values(OTHERS)])
      for (const [key, text] of Object.entries(words)) expect([key, verdicts.test(text)]).toEqual([key, false]);
  });
});

describe("a sentence", () => {
  it("writes numbers as its language does", () => {
    expect(fill("{n} {s:percent} {m:about} {k:about}", { n: 12345, s: 0.0905, m: 22532967, k: 8375.5 }, "en")).toBe(
      "12,345 9.1% 22.5 million 8,380",
    );
    expect(fill("{m:about}", { m: 22532967 }, "fr").replace(/\s/gu, " ")).toBe("22,5 millions");
    expect(fill("{m:about}", { m: 22532967 }, "zh")).toBe("2250万");
    expect(fill("{r:id} {x:1}", { r: 12345, x: 7.89 }, "en")).toBe("12345 7.9");
  });

  it("chooses the word that goes with a number", () => {
    const text = "{n} {n|child is|children are}";
    expect([0, 1, 2].map((n) => fill(text, { n }, "en"))).toEqual(["0 children are", "1 child is", "2 children are"]);
    expect([0, 1, 2].map((n) => fill("{n} {n|fiche|fiches}", { n }, "fr"))).toEqual(["0 fiche", "1 fiche", "2 fiches"]);
  });

  it("leaves a hole it has nothing for, so that it is seen", () => {
    expect(fill("{a} and {b}", { a: 1 }, "en")).toBe("1 and {b}");
  });
});

it("no file of the page says a word that is not in the books", () => {
  const files = readdirSync("page", { recursive: true, encoding: "utf8" }).filter((f) => /\.(svelte|ts)$/.test(f));
  const asked = files.flatMap((f) => [...readFileSync(`page/${f}`, "utf8").matchAll(/\bt\("(\w+)"/g)].map((m) => m[1]));
  expect(asked.filter((key) => !(key in en))).toEqual([]);
});
