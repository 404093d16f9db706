import { expect, it } from "vitest";
import { SET_AGAINST, setAgainst } from "../../../page/chapters/sources.js";
import { en, type Key } from "../../../page/words/en.js";
import { CLAIMS } from "../../../src/report/sources.js";
import { preset } from "../../../src/scenario/presets.js";

it.each(SET_AGAINST)("%s: a row for each claim, with this world's numbers of it", async (name) => {
  const { rows } = await setAgainst(preset(name).scenario);
  expect(rows.map((row) => row.id)).toEqual(CLAIMS.map((claim) => claim.id));
  const flights = rows[0].world as readonly number[];
  expect(flights).toHaveLength(3);
  // F-SEED-1: 23 M people in the description; 8.10 M air purchases refused in the sources. The press's ±20 %.
  if (name === "described") expect(Math.abs(flights[0] / 23e6 - 1)).toBeLessThan(0.2);
  else expect(Math.abs(flights[1] / 8.1e6 - 1)).toBeLessThan(0.2);
  // Every number has its place in the page's sentence, and every sentence its numbers.
  for (const { id, world } of rows) {
    const key = `seed_${id.slice("F-SEED-".length)}_${name}`;
    expect([key, key in en]).toEqual([key, world !== null]);
    if (world === null) continue;
    const holes = [...en[key as Key].matchAll(/\{(\d)/g)].map((m) => Number(m[1]));
    expect([key, holes]).toEqual([key, world.map((_, n) => n)]);
  }
});
