import type { Scenario } from "../scenario/catalogue.js";
import type { Group } from "../society/groups.js";

/** What a world leaves behind: every counter, for every month and group, and what is worked out from the residents at the end. */
export interface Outcomes {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly residents: number;
  readonly threads: number;
  /** "2014-01" … */
  readonly months: readonly string[];
  readonly groups: readonly Group[];
  /** months × COUNTERS × groups, in that order. Whole numbers. */
  readonly counts: Float64Array;
  /** months × 256: residents at each income level. */
  readonly incomeLevels: Int32Array;
  /** months × groups: inequality of incomes within a group (Gini), NaN where nobody has any. */
  readonly incomeGini: Float64Array;
  /** 256 × groups: spells under sanction that ended, by length in months. */
  readonly spellsEnded: Int32Array;
  /** 256 × groups: spells still running at the end, by length so far. */
  readonly spellsRunning: Int32Array;
  /** A declared sample of residents, month by month. */
  readonly sample: Sample;
  /** months × towns × 2: a print of every town's state at the end of each month; empty where none are kept. */
  readonly prints: Int32Array;
  /** Fingerprint of the final state of all towns and of everything counted. */
  readonly digest: string;
  /** Regions too small for this world, and the like. Sentences. */
  readonly warnings: readonly string[];
  /** Wall-clock seconds of the months alone, and of making the society. */
  readonly seconds: number;
  readonly secondsToGenerate: number;
  /** State of a resident in bytes, with what the registries hold back, averaged over residents at the end. */
  readonly bytesPerResident: number;
}

/** The part of a world's outcomes that measures are worked out from: all but the residents followed, and how the run went. */
export type Counted = Pick<
  Outcomes,
  | "scenario"
  | "seed"
  | "residents"
  | "months"
  | "groups"
  | "counts"
  | "incomeLevels"
  | "incomeGini"
  | "spellsEnded"
  | "spellsRunning"
  | "digest"
  | "warnings"
>;

export interface Sample {
  /** Numbers of the residents sampled, rising. */
  readonly residents: readonly number[];
  /** Packed traits of each, see state/traits. */
  readonly traits: Uint32Array;
  /** months × residents × SAMPLED. */
  readonly rows: Int32Array;
}
