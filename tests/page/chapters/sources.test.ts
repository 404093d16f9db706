import { expect, it } from "vitest";
import { SET_AGAINST, setAgainst } from "../../../page/chapters/sources.js";
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
});
