import type { DecisionName } from "../draws/decisions.js";
import { word } from "../draws/hash.js";
import type { Month } from "../month/month.js";
import { ADULT, SCHOOL_AGE } from "../month/scratch.js";
import type { Clock } from "../state/clock.js";
import type { Town } from "../state/town.js";
import { OCCASIONS } from "./occasions.js";
import { Rate } from "./rates.js";
import type { RowValues } from "./row.js";

/** Does this resident want it this month? The answer is the same whoever asks, and whether anyone asks. */
export type Wants = (i: number) => boolean;

/**
 * The occasions of a month. Nothing follows from an occasion unless something is closed or opened to the resident, so they are
 * asked of those residents alone.
 */
export function occasions(
  rowValues: (key: string) => RowValues,
): (clock: Clock) => (town: Town, m: Month, occasion: DecisionName) => Wants {
  const rates = new Map(OCCASIONS.map((row) => [row.key, new Rate(row, rowValues(row.key))]));
  return (clock) => {
    for (const rate of rates.values()) rate.turnTo(clock);
    return (town, m, occasion) => {
      const rate = rates.get(occasion);
      if (rate === undefined || !rate.values.on || rate.none) return () => false;
      const need = rate.row.who === "pupil" ? SCHOOL_AGE : rate.row.who === "anyone" ? 0 : ADULT;
      const { status } = town.columns;
      const k = m.key(occasion);
      const { most } = rate;
      return (i) => {
        if ((status[i] & need) !== need) return false;
        const u = word(i, k.a, k.b) >>> 0;
        // Most draws are above everyone's rate.
        return u < most && u < rate.of(m, i);
      };
    };
  };
}
