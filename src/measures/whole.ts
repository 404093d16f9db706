import type { Schedule } from "../parameters/parameter.js";
import { valueAt } from "../parameters/schedule.js";
import type { Clock } from "../state/clock.js";
import type { Described, Estimate } from "./measure.js";

/** What measures of a whole world may read in a month. */
export interface WholeReading {
  readonly clock: Clock;
  readonly residents: number;
  /** Residents at each income level, and what each level stands for in money a year. */
  readonly incomeLevels: Int32Array;
  readonly incomeValues: ArrayLike<number>;
  /** Cameras per resident, or null where the world has none. */
  readonly cameras: Schedule | null;
}

/** A number about everyone together, given for the group "all" alone. */
interface WholeMeasure extends Described {
  of(world: WholeReading): Estimate;
}

export const WHOLE_MEASURES: readonly WholeMeasure[] = [
  {
    key: "income_bottom_fifth",
    unit: "money a year",
    says: "Mean income per head of the poorest fifth of residents in that month.",
    formula: "Σ of the N ÷ 5 lowest incomes ÷ (N ÷ 5), over residents' income levels",
    of: (w) => ({
      value: meanOfLowest(w.incomeLevels, w.incomeValues, w.residents / 5),
      n: Math.ceil(w.residents / 5),
    }),
  },
  {
    key: "cameras",
    unit: "cameras",
    says: "Street cameras in the world.",
    formula: "watch.cameras.per_resident × residents",
    of: (w) => ({ value: w.cameras === null ? 0 : valueAt(w.cameras, w.clock) * w.residents, n: w.residents }),
  },
];

/** The mean of the `many` lowest values; a level that holds more than are left counts with as many as are. */
function meanOfLowest(counts: ArrayLike<number>, values: ArrayLike<number>, many: number): number {
  let left = many;
  let sum = 0;
  for (let k = 0; k < counts.length && left > 0; k++) {
    const taken = Math.min(left, counts[k]);
    sum += taken * values[k];
    left -= taken;
  }
  return sum / many;
}
