import type { DecisionName } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import { drawn } from "../month/drawn.js";
import type { Month } from "../month/month.js";
import { ADULT, SCHOOL_AGE } from "../month/scratch.js";
import type { Clock } from "../state/clock.js";
import type { Town } from "../state/town.js";
import { OCCASIONS } from "./occasions.js";
import { Rate } from "./rates.js";
import type { RowValues } from "./row.js";

/** Those of a list who want it this month, in its order. The answer is the same whoever asks, and whether anyone asks. */
export type Wanting = (town: Town, m: Month, occasion: DecisionName, list: Uint16Array) => Uint16Array;

const NOBODY = new Uint16Array(0);

/**
 * The occasions of a month. Nothing follows from an occasion unless something is closed or opened to the resident, so they are
 * asked of those residents alone.
 */
export function occasions(rowValues: (key: string) => RowValues): (clock: Clock) => Wanting {
  const rates = new Map(OCCASIONS.map((row) => [row.key, new Rate(row, rowValues(row.key))]));
  return (clock) => {
    for (const rate of rates.values()) rate.turnTo(clock);
    return (town, m, occasion, list) => {
      const rate = rates.get(occasion);
      if (rate === undefined || !rate.values.on || rate.none) return NOBODY;
      const need = rate.row.who === "pupil" ? SCHOOL_AGE : rate.row.who === "anyone" ? 0 : ADULT;
      const { status } = town.columns;
      const k = m.key(occasion);
      // Most draws are above everyone's rate.
      return drawn(m, list, list.length, k, rate.most).filter(
        (i) => (status[i] & need) === need && word(i, k.a, k.b) >>> 0 < rate.of(m, i),
      );
    };
  };
}
