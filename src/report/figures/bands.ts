import { snake } from "../../measures/measure.js";
import { bandTable } from "../../score/score.js";
import type { Reading } from "../reading/reading.js";
import type { Figure } from "../report.js";
import { overTime } from "./over-time.js";

/** Bands of the scenario from the bottom up, and the measure of each. */
export function bandsOf(r: Reading): { name: string; measure: string; from: number }[] {
  const bands = r.scenario.settings["score.scale"].bands as Record<string, number>;
  return bandTable(bands).names.map((name, b) => ({
    name,
    measure: `band_share_${snake(name) || b}`,
    from: bands[name],
  }));
}

/** How rated residents spread over the scenario's bands. */
export const bands = (r: Reading): Figure | null =>
  overTime(
    r,
    {
      key: "bands",
      title: "Bands of the score",
      says: "Rated residents by band, the lowest band at the bottom. Each month adds up to all who are rated.",
      unit: "share of rated residents",
      format: "share",
      draw: "areas",
    },
    bandsOf(r).map(({ name, measure }) => ({ name, measure })),
  );
