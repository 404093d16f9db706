import type { Schedule } from "../parameters/parameter.js";
import { valueAt } from "../parameters/schedule.js";
import type { Clock } from "../state/clock.js";
import { gini } from "./gini.js";
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
    key: "income_gini",
    unit: "Gini coefficient",
    says: "Inequality of income per head: 0 where all have the same, towards 1 where one has everything.",
    formula: "Σᵢ Σⱼ |vᵢ − vⱼ| ÷ (2 N² mean), over residents' income levels",
    of: (w) => ({ value: gini(w.incomeLevels, w.incomeValues), n: w.residents }),
  },
  {
    key: "cameras",
    unit: "cameras",
    says: "Street cameras in the world.",
    formula: "watch.cameras.per_resident × residents",
    of: (w) => ({ value: w.cameras === null ? 0 : valueAt(w.cameras, w.clock) * w.residents, n: w.residents }),
  },
];
