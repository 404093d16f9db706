import { beforeAll, expect, test } from "vitest";
import { comparePage } from "../../../src/report/compare/page.js";
import { preset } from "../../../src/scenario/presets.js";
import { applySets } from "../../../src/scenario/sets.js";
import type { Compared } from "../../../src/worlds/pair/replicates.js";
import { VERDICT, visible } from "../support.js";
import { comparedOf } from "./support.js";

const described = applySets(preset("described").scenario, ["start=2017-08", "until=2018-07"]);
const COMMAND = "glasshouse compare described --with score.association=false";
let compared: Compared;
let html: string;
let text: string;

beforeAll(async () => {
  const b = applySets(described, ["score.association=false", "name=no ties"]);
  compared = await comparedOf(described, b, 3, 5000);
  html = comparePage(compared, COMMAND);
  text = visible(html);
});

test("says that it is generated, how to get it again, and draws no conclusion", () => {
  expect(text).toMatch(/Everyone here was generated: all 5,000 residents are invented/);
  expect(text).toContain("Nothing acts outward");
  expect(text).toContain(COMMAND);
  expect(text).toContain("npx glasshouse compare a.yaml b.yaml --residents 5000 --months 12 --seed 6 --replicates 3");
  expect(text).not.toMatch(VERDICT);
  expect(text).not.toMatch(/\b(better|worse|improve|success|safer)/i);
  expect(text).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
});

test("is one file without a script that asks for nothing", () => {
  expect(html).not.toMatch(/<script|<link|<img|url\(|https?:\/\/(?!www\.w3\.org)/);
  expect(html).toContain("default-src 'none'");
});

test("its numbers are those of the effects", () => {
  const e = compared.effects.find("mean_score");
  const signed = (n: number): string => `${n > 0 ? "+" : "\u2212"}${Math.abs(n).toFixed(1)}`;
  expect(text).toContain(
    `a difference of ${signed(e?.estimate ?? 0)} (95 % interval ${signed(e?.lo ?? 0)} to ${signed(e?.hi ?? 0)})`,
  );
  const gained = Math.round(compared.effects.find("twins_gained")?.estimate ?? 0).toLocaleString("en-US");
  expect(text).toContain(gained);
});

test("every picture has its words and its data, and both sizes", () => {
  const figures = html.match(/<figure /g)?.length ?? 0;
  expect(figures).toBeGreaterThan(5);
  expect(html.match(/role="img" aria-label="[^"]{40,}"/g)?.length).toBe(2 * figures);
  expect(html.match(/The data of this figure/g)?.length).toBe(figures);
});

test("the bands of the table add up to everyone, down and across", () => {
  const [, bands] = /<section class="own" id="bands">([\s\S]*?)<\/section>/.exec(html) ?? [];
  const rows = [...bands.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...row.matchAll(/<t[hd][^>]*>([^<]*)</g)].map(([, cell]) => Number(cell.replaceAll(",", ""))),
  );
  expect(rows.at(-1)?.at(-1)).toBe(5000);
  const width = rows[1].length;
  for (const row of rows.slice(1, -1))
    expect(Math.abs(row.slice(1, -1).reduce((s, x) => s + x, 0) - (row[width - 1] ?? 0))).toBeLessThan(width / 2);
});

test("identical arms: nobody's life differs, and no picture is drawn of nothing", async () => {
  const same = comparePage(await comparedOf(described, described, 2, 800), COMMAND);
  expect(visible(same)).toMatch(
    /Nobody's life differs: every one of the 800 residents lived the same life in both worlds, in all 2 pairs/,
  );
  expect(same).not.toContain("<figure");
  expect(visible(same)).toContain("Nothing: B has the same settings as A.");
});

test("one pair: no interval, and it says so; other societies are told apart", async () => {
  const society = applySets(described, ["society.urban=0.9"]);
  const page = visible(comparePage(await comparedOf(described, society, 1, 3000), COMMAND));
  expect(page).toMatch(/One pair of worlds: there is no interval/);
  expect(page).not.toMatch(/95 % interval [+−]/);
  expect(page).toMatch(/are not the same person/);
});
