import { word } from "../draws/hash.js";
import type { Month } from "../month/month.js";
import { ADULT, SCHOOL_AGE } from "../month/scratch.js";
import type { Clock } from "../state/clock.js";
import type { Town } from "../state/town.js";
import { OCCASIONS } from "./occasions.js";
import { Rate } from "./rates.js";
import type { RowValues } from "./row.js";

/** An occasion of a month: how often it comes, and the bits of `status` without which it does not. */
export interface Occasion {
  readonly rate: Rate;
  readonly need: number;
}

/** What an occasion is in a month; null where it never comes. */
export type Occasions = (occasion: string, clock: Clock) => Occasion | null;

/**
 * The occasions of a world. Nothing follows from an occasion unless something is closed or opened to the resident, so they are
 * asked of those residents alone, and worked out in those months alone.
 */
export function occasions(rowValues: (key: string) => RowValues): Occasions {
  const known = new Map<string, Occasion>(
    OCCASIONS.map((row) => [
      row.key,
      {
        rate: new Rate(row, rowValues(row.key)),
        need: row.who === "pupil" ? SCHOOL_AGE : row.who === "anyone" ? 0 : ADULT,
      },
    ]),
  );
  return (name, clock) => {
    const occasion = known.get(name);
    if (!occasion?.rate.values.on) return null;
    occasion.rate.turnTo(clock);
    return occasion.rate.none ? null : occasion;
  };
}

/** Those of a list to whom it comes this month, in its order. The answer is the same whoever asks, and whether anyone asks. */
export function wanting(town: Town, m: Month, { rate, need }: Occasion, list: Uint16Array): Uint16Array {
  const { status } = town.columns;
  const k = m.key(rate.row.key);
  return list.filter((i) => {
    const draw = word(i, k.a, k.b) >>> 0;
    // Most draws are above everyone's rate.
    return draw < rate.most && (status[i] & need) === need && draw < rate.of(m, i);
  });
}
