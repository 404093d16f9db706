import type { Scenario } from "../scenario/catalogue.js";
import type { Layout } from "./design.js";
import type { Factor } from "./factor.js";

/** A number that is taken of every run. */
export interface Outcome {
  /** Unique in the experiment: "sanctioned_share", "sanctioned_share income:Q1", "mean_score all 2015-01..2015-12 mean". */
  readonly key: string;
  /** Key of a measure (docs/measures.md). */
  readonly measure: string;
  /** A group, or a comparison of two: "all", "income:Q1", "sex:female-male", "sex:female/male". */
  readonly group: string;
  /** The month it is taken in, or the window it is taken over; null for the last month of the run. */
  readonly when: string | { readonly from: string; readonly to: string; readonly take: Take } | null;
  readonly unit: string;
}

/** What a window makes of its months. Months in which the measure cannot be estimated are left out; none left: no value. */
export type Take = "mean" | "sum" | "least" | "most";

/** How close an outcome's mean must be known before a cell is left alone. */
export interface Bound {
  /** Key of the outcome. */
  readonly outcome: string;
  /** Of Student's interval of the mean over replicates; the one given counts, either where both are. */
  readonly halfWidth: number | null;
  /** Half-width ÷ |mean|. */
  readonly relative: number | null;
  readonly level: number;
}

/** How many replicates each cell has. */
export interface Replication {
  /** Replicates that every cell has. */
  readonly min: number;
  /** Replicates that no cell exceeds. Equal to `min` where nothing stops early. */
  readonly max: number;
  /** All of these must be met to stop before `max`. Empty: exactly `min`. */
  readonly bounds: readonly Bound[];
  /** Hours by the clock after which no further run is begun; null for no limit. What is done stays, and the sweep can go on later. */
  readonly hours: number | null;
}

/** A line that the user does not want an outcome to be beyond. */
export interface Threshold {
  /** As it was said: "sanctioned_share income:Q1 < 0.05". */
  readonly says: string;
  /** Key of the outcome. */
  readonly outcome: string;
  /** What should hold of the mean. Where it does not, the threshold is crossed. */
  readonly op: "<" | "<=" | ">" | ">=";
  readonly value: number;
  readonly level: number;
  /** What it means that the interval straddles the line: a warning, or as bad as crossed. */
  readonly inconclusive: "warn" | "crossed";
}

/** What an experiment's file says, with every default filled in. */
export interface Experiment {
  readonly name: string;
  readonly says: string;
  /** As named in the file: a preset, or a scenario's file. */
  readonly scenario: string;
  /** Changes that all cells share, by path. */
  readonly set: { readonly [path: string]: unknown };
  /** The base scenario, with what `set` changes and with the experiment's months. */
  readonly base: Scenario;
  /** The same for each level of a factor whose path is "scenario", by that level; else empty. */
  readonly bases: { readonly [scenario: string]: Scenario };
  readonly residents: number;
  /** 0..2³¹−1. Seeds of the runs are made from it, with the experiment's name. */
  readonly seed: number;
  /** Common: replicate r has the same seed in all cells, so that they are paired. Independent: each run has a seed of its own. */
  readonly randomNumbers: "independent" | "common";
  readonly factors: readonly Factor[];
  readonly design: { readonly method: string; readonly options: { readonly [name: string]: unknown } };
  readonly layout: Layout;
  readonly outcomes: readonly Outcome[];
  readonly replication: Replication;
  readonly thresholds: readonly Threshold[];
}
